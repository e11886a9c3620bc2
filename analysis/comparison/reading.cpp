// An outcome may come from anywhere: sizes and indices are checked before they are used. Bytes are hashed once, before
// (see files.hpp), so that several passes cost no second hash.
#include "analysis/comparison/reading.hpp"

#include "analysis/comparison/reading_groups.hpp"
#include "scenarios/errors.hpp"
#include "sim/outcome/columns.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace lichtung::comparison {
namespace {

namespace fs = std::filesystem;
using outcome::numbers_of;
using outcome::Reader;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Columns that make the town, not the plan.
constexpr std::array<std::string_view, 8> kNetwork{"osm_way_id", "length_m", "district",   "from_node",
                                                   "to_node",    "kind",     "first_edge", "edges"};

outcome::Table table_of(const Reader& reader, const std::string& name) {
  const auto& names = reader.table_names();
  return std::ranges::find(names, name) == names.end() ? outcome::Table{name, {}} : reader.table(name);
}

[[noreturn]] void broken(const fs::path& file, const std::string& what) { throw DataError(ErrorKind::Data, file.string(), what); }

bool is_expected(std::string_view name) { return name.starts_with("expected_"); }
bool is_sampled(std::string_view name) { return name.starts_with("incidents_"); }
bool is_count(std::string_view name) { return is_expected(name) || is_sampled(name) || name == "patrol_minutes"; }

/// Sampled offences are too sparse to compare street by street; what else lies on streets is compared.
bool compared(std::string_view name) {
  constexpr std::array<std::string_view, 8> kStarts{"illuminance_",   "fear_night", "footfall_", "expected_",
                                                    "patrol_minutes", "disorder",   "night_",    "incidents_"};
  return std::ranges::any_of(kStarts, [&](std::string_view start) { return name.starts_with(start); });
}

/// Sum over frames of a count, mean over time of anything else; missing values don't count.
std::vector<double> over_run(const outcome::SegmentVariable& variable, std::size_t segments, const std::vector<double>& start,
                             double end_s) {
  std::vector<double> values = std::visit([](const auto& v) { return std::vector<double>(v.begin(), v.end()); }, variable.values);
  if (!variable.per_frame) return values;
  const bool count = is_count(variable.name);
  std::vector<double> sum(segments, 0.0), weight(segments, 0.0);
  for (std::size_t f = 0; f < start.size(); ++f) {
    const double seconds = std::max(1.0, (f + 1 < start.size() ? start[f + 1] : end_s) - start[f]);
    for (std::size_t s = 0; s < segments; ++s) {
      const double v = values[f * segments + s];
      if (std::isnan(v)) continue;
      sum[s] += count ? v : v * seconds;
      weight[s] += seconds;
    }
  }
  for (std::size_t s = 0; s < segments; ++s)
    if (weight[s] <= 0.0)
      sum[s] = kNaN;
    else if (!count)
      sum[s] /= weight[s];
  return sum;
}

std::vector<double> read_variable(const Reader& reader, const fs::path& file, const std::string& name, Language language) {
  const outcome::SegmentVariable variable = reader.variable(name);
  const std::size_t segments = reader.segment_count();
  const std::size_t n = std::visit([](const auto& v) { return v.size(); }, variable.values);
  if (n != segments * (variable.per_frame ? reader.frame_start_s().size() : 1))
    broken(file, message(language, "compare.error_size", name));
  return over_run(variable, segments, reader.frame_start_s(), 86400.0 * reader.provenance().days);
}

void add_up(std::vector<double>& sum, const std::vector<double>& values) {
  sum.resize(values.size(), 0.0);
  for (std::size_t s = 0; s < values.size(); ++s)
    if (std::isfinite(values[s])) sum[s] += values[s];
}

void read_variables(const Reader& reader, const fs::path& file, Language language, Sample& sample) {
  std::vector<double> all;
  for (const std::string& name : reader.variable_names()) {
    if (!compared(name)) continue;
    std::vector<double> values = read_variable(reader, file, name, language);
    if (is_sampled(name)) {
      add_up(sample.sampled, values);
      continue;
    }
    if (is_expected(name)) add_up(all, values);
    sample.streets.emplace(name, std::move(values));
  }
  if (!all.empty()) sample.streets.emplace("expected_all", std::move(all));
}

Hours sum_by_hour(const std::vector<float>& values, std::size_t segments) {
  Hours hours{};
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i])) hours[i / segments] += static_cast<double>(values[i]);
  return hours;
}

Hours mean_by_hour(const std::vector<float>& values, const std::vector<float>& weights, std::size_t segments) {
  Hours sum{}, weight{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double w = weights.size() == values.size() ? static_cast<double>(weights[i]) : 1.0;
    if (!std::isfinite(values[i]) || !(w > 0.0)) continue;
    sum[i / segments] += static_cast<double>(values[i]) * w;
    weight[i / segments] += w;
  }
  for (std::size_t h = 0; h < kWeekHours; ++h) sum[h] = weight[h] > 0.0 ? sum[h] / weight[h] : kNaN;
  return sum;
}

void read_hours(const Reader& reader, const fs::path& file, Language language, Sample& sample) {
  const std::size_t segments = reader.segment_count();
  const auto& names = reader.profile_names();
  const auto read = [&](const std::string& name) {
    std::vector<float> values = reader.profile(name).values;
    if (values.size() != kWeekHours * segments) broken(file, message(language, "compare.error_size", name));
    return values;
  };
  if (segments == 0) return;
  for (const std::string& name : names) {
    if (name != "fear") {
      sample.hours[name] = sum_by_hour(read(name), segments);
      continue;
    }
    const bool weighted = std::ranges::find(names, "footfall") != names.end();
    sample.hours[name] = mean_by_hour(read(name), weighted ? read("footfall") : std::vector<float>(), segments);
  }
}

void read_totals(const outcome::Table& totals, Sample& sample) {
  const auto metric = outcome::texts_of(totals, "metric"), unit = outcome::texts_of(totals, "unit"),
             ledger = outcome::texts_of(totals, "ledger");
  const auto value = numbers_of(totals, "value");
  for (std::size_t i = 0; i < std::min({metric.size(), value.size(), unit.size(), ledger.size()}); ++i)
    sample.totals.push_back({metric[i], unit[i], ledger[i], value[i]});
}

template <class T>
std::vector<T> column(const outcome::Table& table, std::string_view name) {
  const auto* found = outcome::find_column<T>(table, name);
  return found == nullptr ? std::vector<T>() : *found;
}

void check_streets(const Streets& streets, std::size_t segments, const fs::path& file, Language language) {
  const auto nodes = static_cast<std::int32_t>(streets.mesh.node_x.size());
  const auto fits = [&](const std::vector<std::int32_t>& ends) {
    return ends.size() == segments && std::ranges::all_of(ends, [&](std::int32_t node) { return node >= 0 && node < nodes; });
  };
  const auto is_length = [](double metres) { return std::isfinite(metres) && metres >= 0.0; };
  if (streets.length_m.size() != segments || !std::ranges::all_of(streets.length_m, is_length) || !fits(streets.from) || !fits(streets.to))
    broken(file, message(language, "compare.error_streets"));
}

}  // namespace

std::vector<fs::path> replicate_files(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    if (!fs::exists(path, error)) throw outcome::FileError(outcome::FileError::Kind::Missing, path.string() + ": no such file or folder");
    return {path};
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("replicate-") && name.ends_with(".h5")) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  if (files.empty()) throw outcome::FileError(outcome::FileError::Kind::Missing, path.string() + ": no replicate-….h5 in this folder");
  return files;
}

Streets read_streets(const fs::path& file, Language language) {
  const Reader reader(file, false);
  Streets streets;
  streets.mesh = reader.mesh();
  const std::size_t n = reader.segment_count();
  const outcome::Table table = table_of(reader, "segments");
  streets.length_m = numbers_of(table, "length_m");
  streets.from = column<std::int32_t>(table, "from_node");
  streets.to = column<std::int32_t>(table, "to_node");
  streets.district = column<std::int32_t>(table, "district");
  streets.names = outcome::texts_of(table, "name");
  streets.districts = outcome::texts_of(table_of(reader, "districts"), "name");
  check_streets(streets, n, file, language);
  streets.district.resize(n, -1);
  streets.names.resize(n);
  for (std::int32_t& d : streets.district)
    if (d < 0 || d >= static_cast<std::int32_t>(streets.districts.size())) d = -1;
  for (const outcome::Column& c : table.columns)
    if (std::ranges::find(kNetwork, c.name) == kNetwork.end())
      if (auto values = numbers_of(table, c.name); values.size() == n) streets.state.emplace(c.name, std::move(values));
  return streets;
}

Sample read_sample(const fs::path& file, const Streets& streets, Language language) {
  const Reader reader(file, false);
  if (reader.segment_count() != streets.size()) broken(file, message(language, "compare.error_other_streets"));
  Sample sample;
  sample.provenance = reader.provenance();
  read_variables(reader, file, language, sample);
  read_hours(reader, file, language, sample);
  read_totals(table_of(reader, "totals"), sample);
  add_avoidance(table_of(reader, "avoidance"), sample);
  add_night(table_of(reader, "night"), sample);
  return sample;
}

std::map<std::string, std::vector<double>, std::less<>> read_expected(const fs::path& file, const Streets& streets, Language language) {
  const Reader reader(file, false);
  if (reader.segment_count() != streets.size()) broken(file, message(language, "compare.error_other_streets"));
  std::map<std::string, std::vector<double>, std::less<>> out;
  for (const std::string& name : reader.variable_names())
    if (is_expected(name)) out.emplace(name.substr(std::string_view("expected_").size()), read_variable(reader, file, name, language));
  return out;
}

bool same_network(const Streets& a, const Streets& b) {
  return a.mesh.epsg == b.mesh.epsg && a.mesh.node_x == b.mesh.node_x && a.mesh.node_y == b.mesh.node_y &&
         a.mesh.edge_segment == b.mesh.edge_segment && a.from == b.from && a.to == b.to && a.length_m == b.length_m;
}

}  // namespace lichtung::comparison
