// Files are read one after the other and reduced at once: memory holds one variable of one replicate and the result.
// An outcome may come from anywhere, so every index in it is checked before it is used.
#include "analysis/report/run_set.hpp"

#include "analysis/comparison/reading.hpp"
#include "analysis/comparison/street_sums.hpp"
#include "analysis/report/estimate.hpp"
#include "analysis/report/read_tables.hpp"
#include "analysis/statistics/distributions.hpp"
#include "scenarios/errors.hpp"
#include "sim/outcome/columns.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::report {
namespace {

namespace fs = std::filesystem;
using outcome::Reader;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

outcome::Table table_or_none(const Reader& reader, const std::string& name) {
  const auto& names = reader.table_names();
  return std::ranges::find(names, name) == names.end() ? outcome::Table{name, {}} : reader.table(name);
}

/// Straight edges in the order of the mesh, joined where one ends at the start of the next.
void read_lines(const Reader& reader, RunSet& run) {
  const outcome::Mesh& m = reader.mesh();
  run.epsg = m.epsg;
  run.segments = reader.segment_count();
  run.lines.resize(run.segments);
  std::vector<std::int32_t> last(run.segments, -1);
  const auto point = [&](std::int32_t node) {
    return svg::Point{m.node_x[static_cast<std::size_t>(node)], m.node_y[static_cast<std::size_t>(node)]};
  };
  for (std::size_t e = 0; e < m.edge_segment.size(); ++e) {
    const auto s = static_cast<std::size_t>(m.edge_segment[e]);
    auto& line = run.lines[s];
    if (line.empty()) line.push_back(point(m.edge_from[e]));
    else if (last[s] != m.edge_from[e]) continue;   // a stray piece: a street is one line
    line.push_back(point(m.edge_to[e]));
    last[s] = m.edge_to[e];
  }
}

void read_first(const Reader& reader, RunSet& run) {
  run.provenance = reader.provenance();
  run.frame_start_s = reader.frame_start_s();
  read_lines(reader, run);
  run.segment_table = table_or_none(reader, "segments");
  run.districts = table_or_none(reader, "districts");
  run.parameters = table_or_none(reader, "parameters");
  run.length_m = outcome::numbers_of(run.segment_table, "length_m");
  run.length_m.resize(run.segments, 0.0);
  const auto* district = outcome::find_column<std::int32_t>(run.segment_table, "district");
  run.district.assign(run.segments, -1);
  const auto districts = static_cast<std::int32_t>(outcome::rows_of(run.districts));
  if (district != nullptr)
    for (std::size_t s = 0; s < std::min(run.segments, district->size()); ++s)
      if ((*district)[s] >= 0 && (*district)[s] < districts) run.district[s] = (*district)[s];
}

void check_same(const RunSet& run, const Reader& reader, const fs::path& file) {
  const auto& a = run.provenance;
  const auto& b = reader.provenance();
  if (b.replicates > 0) throw DataError(ErrorKind::Data, file.string(), "is a summary, expected a replicate");
  if (a.scenario_sha256 != b.scenario_sha256 || a.seed != b.seed || a.days != b.days || reader.segment_count() != run.segments)
    throw DataError(ErrorKind::Data, file.string(), "has another scenario, seed or number of days than " + run.replicates.front().file);
  if (reader.frame_start_s() != run.frame_start_s) throw DataError(ErrorKind::Data, file.string(), "has other frames than " + run.replicates.front().file);
}

bool is_count(std::string_view name) {
  for (const std::string_view start : {"incidents_", "expected_", "reported_", "discovered_", "recorded_", "patrol_minutes"})
    if (name.starts_with(start)) return true;
  return false;
}

/// Seconds of each frame; the last one ends with the run.
std::vector<double> frame_seconds(const RunSet& run) {
  std::vector<double> out;
  const auto& start = run.frame_start_s;
  for (std::size_t f = 0; f < start.size(); ++f) {
    const double end = f + 1 < start.size() ? start[f + 1] : 86400.0 * run.provenance.days;
    out.push_back(std::max(1.0, end - start[f]));
  }
  return out;
}

/// Sum over frames of a count, mean over time of anything else.
std::vector<double> over_frames(const std::vector<double>& values, bool count, const RunSet& run) {
  const std::vector<double> seconds = frame_seconds(run);
  std::vector<double> sum(run.segments, 0.0), weight(run.segments, 0.0);
  for (std::size_t f = 0; f < seconds.size(); ++f)
    for (std::size_t s = 0; s < run.segments; ++s) {
      const double v = values[f * run.segments + s];
      if (std::isnan(v)) continue;
      sum[s] += count ? v : v * seconds[f];
      weight[s] += seconds[f];
    }
  for (std::size_t s = 0; s < run.segments; ++s)
    if (weight[s] <= 0.0) sum[s] = kNaN;
    else if (!count) sum[s] /= weight[s];
  return sum;
}

/// Running means over replicates by variable; missing values don't count.
using Moments = std::map<std::string, comparison::RunningMoments>;

void add(Moments& moments, const std::string& name, const std::vector<double>& values) {
  moments.try_emplace(name, values.size()).first->second.add(values);
}

void conclude(const Moments& moments, RunSet& run) {
  std::map<std::uint32_t, double> quantiles;   // by number of values: the same for nearly all streets
  const auto quantile = [&](std::uint32_t n) {
    const auto [at, fresh] = quantiles.try_emplace(n, 0.0);
    if (fresh) at->second = statistics::student_t_quantile(n - 1.0, 0.5 + kLevel / 2.0);
    return at->second;
  };
  for (const auto& [name, m] : moments) {
    std::vector<double> mean(m.size(), kNaN), half(m.size(), kNaN);
    for (std::size_t i = 0; i < m.size(); ++i) {
      mean[i] = m.mean(i);
      if (m.count(i) > 1) half[i] = quantile(m.count(i)) * std::sqrt(m.variance(i) / m.count(i));
    }
    run.streets.emplace(name, std::move(mean));
    run.streets_half.emplace(name, std::move(half));
  }
}

/// Sums by district, last: outside all.
void add_expected(const std::string& name, const std::vector<double>& by_segment, const RunSet& run, Replicate& replicate) {
  for (const OffenceKindInfo& kind : kOffenceKindTable)
    if (name == fmt::format("expected_{}", kind.key))
      for (std::size_t s = 0; s < run.segments; ++s)
        if (!std::isnan(by_segment[s])) {
          const std::size_t d = run.district[s] < 0 ? replicate.expected.size() - 1 : static_cast<std::size_t>(run.district[s]);
          replicate.expected[d][index(kind.kind)] += by_segment[s];
        }
}

void add_series(const std::string& name, const std::vector<double>& values, bool count, RunSet& run) {
  auto& series = run.series[name];
  series.resize(run.frame_start_s.size());
  for (std::size_t f = 0; f < series.size(); ++f) {
    double sum = 0.0, n = 0.0;
    for (std::size_t s = 0; s < run.segments; ++s)
      if (const double v = values[f * run.segments + s]; !std::isnan(v)) {
        sum += v;
        n += 1.0;
      }
    series[f].push_back(count ? sum : n > 0.0 ? sum / n : kNaN);
  }
}

std::vector<double> as_doubles(const outcome::SegmentVariable& variable) {
  return std::visit([](const auto& v) { return std::vector<double>(v.begin(), v.end()); }, variable.values);
}

void read_variables(const Reader& reader, const fs::path& file, Moments& means, Replicate& replicate, RunSet& run) {
  for (const std::string& name : reader.variable_names()) {
    const outcome::SegmentVariable variable = reader.variable(name);
    const std::vector<double> values = as_doubles(variable);
    if (values.size() != run.segments * (variable.per_frame ? run.frame_start_s.size() : 1))
      throw DataError(ErrorKind::Data, file.string(), name + " has an unexpected size");
    if (!variable.per_frame) {
      add(means, name, values);
      continue;
    }
    const std::vector<double> whole_run = over_frames(values, is_count(name), run);
    add_expected(name, whole_run, run, replicate);
    add_series(name, values, is_count(name), run);
    add(means, name, whole_run);
  }
}

void read_replicate(const fs::path& file, bool verify, Moments& means, RunSet& run) {
  const Reader reader(file, verify);
  if (run.replicates.empty()) read_first(reader, run);
  check_same(run, reader, file);
  Replicate replicate;
  replicate.file = file.filename().string();
  replicate.content_sha256 = reader.content_sha256();
  replicate.number = reader.provenance().replicate;
  const std::size_t places = outcome::rows_of(run.districts) + 1;
  replicate.offences.resize(places);
  replicate.expected.resize(places);
  read_variables(reader, file, means, replicate, run);
  read_incidents(table_or_none(reader, "incidents"), run, replicate);
  read_calls(table_or_none(reader, "patrol_calls"), replicate);
  read_groups(table_or_none(reader, "avoidance"), replicate);
  add_totals(table_or_none(reader, "totals"), run.replicates.size(), run);
  if (run.replicates.empty()) {
    run.night = table_or_none(reader, "night");
    run.angst = table_or_none(reader, "angst");
  }
  run.replicates.push_back(std::move(replicate));
}

/// Footfall by hour of the week over all streets.
void read_footfall(const Reader& reader, RunSet& run) {
  const auto& names = reader.profile_names();
  if (std::ranges::find(names, "footfall") == names.end()) return;
  const auto values = reader.profile("footfall").values;
  run.footfall_hours.fill(0.0);
  for (std::size_t i = 0; i < values.size() && i < kHours * run.segments; ++i)
    if (!std::isnan(values[i])) run.footfall_hours[i / run.segments] += static_cast<double>(values[i]);
}

void read_summary(const fs::path& summary, const fs::path& first, bool verify, RunSet& run) {
  std::error_code ignored;
  const bool there = fs::exists(summary, ignored);
  const Reader reader(there ? summary : first, verify && there);
  if (there && (reader.provenance().scenario_sha256 != run.provenance.scenario_sha256 || reader.segment_count() != run.segments))
    throw DataError(ErrorKind::Data, summary.string(), "is of another scenario than " + run.replicates.front().file);
  read_footfall(reader, run);
  if (!there) return;
  run.angst_of_means = true;
  run.night = table_or_none(reader, "night");
  run.angst = table_or_none(reader, "angst");
}

}  // namespace

RunSet read_run_set(const fs::path& path, std::span<const std::uint32_t> only, bool verify) {
  std::vector<fs::path> files = comparison::replicate_files(path);
  if (!only.empty())
    std::erase_if(files, [&](const fs::path& file) { return std::ranges::find(only, Reader(file, false).provenance().replicate) == only.end(); });
  if (files.empty()) throw DataError(ErrorKind::Data, path.string(), "holds none of the replicates compared");
  RunSet run;
  const fs::path plain = path.lexically_normal();
  run.name = (plain.has_filename() ? plain : plain.parent_path()).filename().string();
  Moments means;
  for (const fs::path& file : files) read_replicate(file, verify, means, run);
  conclude(means, run);
  for (Total& total : run.totals) total.values.resize(run.size(), kNaN);
  std::error_code ignored;
  read_summary(fs::is_directory(path, ignored) ? path / "summary.h5" : fs::path(), files.front(), verify, run);
  return run;
}

const Total* RunSet::find(std::string_view metric, std::string_view ledger) const {
  for (const Total& t : totals)
    if (t.metric == metric && t.ledger == ledger) return &t;
  return nullptr;
}

const std::vector<double>& RunSet::street(std::string_view variable) const {
  static const std::vector<double> kNone;
  const auto at = streets.find(variable);
  return at == streets.end() ? kNone : at->second;
}

}  // namespace lichtung::report
