// An outcome may come from anywhere: sizes and indices are checked before they are used.
#include "analysis/comparison/reading.hpp"

#include "scenarios/errors.hpp"
#include "sim/outcome/columns.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::comparison {
namespace {

namespace fs = std::filesystem;
using outcome::numbers_of;
using outcome::Reader;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<const char*, 8> kAges{"0-5", "6-13", "14-17", "18-24", "25-44", "45-64", "65-79", "80+"};

outcome::Table table_of(const Reader& reader, const std::string& name) {
  const auto& names = reader.table_names();
  return std::ranges::find(names, name) == names.end() ? outcome::Table{name, {}} : reader.table(name);
}

[[noreturn]] void broken(const fs::path& file, const std::string& what) { throw DataError(ErrorKind::Data, file.string(), what); }

bool compared(std::string_view name) {
  for (const std::string_view start : {"illuminance_", "fear_night", "footfall_", "expected_", "patrol_minutes", "disorder", "night_passes",
                                       "night_unsafe", "night_away", "incidents_"})
    if (name.starts_with(start)) return true;
  return false;
}

bool is_count(std::string_view name) { return name.starts_with("expected_") || name.starts_with("incidents_") || name == "patrol_minutes"; }

/// Sum over frames of a count, mean over time of anything else; missing values don't count.
std::vector<double> over_run(const outcome::SegmentVariable& variable, std::size_t segments, const std::vector<double>& start, double end_s) {
  const std::vector<double> values = std::visit([](const auto& v) { return std::vector<double>(v.begin(), v.end()); }, variable.values);
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

void add_up(std::vector<double>& sum, const std::vector<double>& values) {
  sum.resize(values.size(), 0.0);
  for (std::size_t s = 0; s < values.size(); ++s)
    if (std::isfinite(values[s])) sum[s] += values[s];
}

void read_variables(const Reader& reader, const fs::path& file, std::size_t segments, Sample& sample) {
  const double end_s = 86400.0 * sample.provenance.days;
  std::vector<double> all;
  for (const std::string& name : reader.variable_names()) {
    if (!compared(name)) continue;
    const outcome::SegmentVariable variable = reader.variable(name);
    const std::size_t n = std::visit([](const auto& v) { return v.size(); }, variable.values);
    if (n != segments * (variable.per_frame ? reader.frame_start_s().size() : 1)) broken(file, name + " has an unexpected size");
    std::vector<double> values = over_run(variable, segments, reader.frame_start_s(), end_s);
    if (name.starts_with("incidents_")) {
      add_up(sample.sampled, values);   // too sparse to compare street by street
      continue;
    }
    if (name.starts_with("expected_")) add_up(all, values);
    sample.streets.emplace(name, std::move(values));
  }
  if (!all.empty()) sample.streets.emplace("expected_all", std::move(all));
}

void read_hours(const Reader& reader, const fs::path& file, std::size_t segments, Sample& sample) {
  const auto& names = reader.profile_names();
  std::vector<float> footfall;
  if (std::ranges::find(names, "footfall") != names.end()) footfall = reader.profile("footfall").values;
  for (const std::string& name : names) {
    const auto values = reader.profile(name).values;
    if (values.size() != kWeekHours * segments) broken(file, name + " has an unexpected size");
    const bool mean = name == "fear";
    auto& hours = sample.hours[name];
    for (std::size_t h = 0; h < kWeekHours; ++h) {
      double sum = 0.0, weight = 0.0;
      for (std::size_t s = 0; s < segments; ++s) {
        const double v = static_cast<double>(values[h * segments + s]);
        const double w = mean && footfall.size() == values.size() ? static_cast<double>(footfall[h * segments + s]) : 1.0;
        if (!std::isfinite(v) || !(w > 0.0)) continue;
        sum += v * w;
        weight += w;
      }
      hours[h] = !mean ? sum : weight > 0.0 ? sum / weight : kNaN;
    }
  }
}

void read_totals(const outcome::Table& totals, Sample& sample) {
  const auto metric = outcome::texts_of(totals, "metric"), unit = outcome::texts_of(totals, "unit"), ledger = outcome::texts_of(totals, "ledger");
  const auto value = numbers_of(totals, "value");
  for (std::size_t i = 0; i < metric.size() && i < value.size(); ++i)
    sample.totals.push_back({metric[i], i < unit.size() ? unit[i] : "", i < ledger.size() ? ledger[i] : "", value[i]});
}

void read_groups(const outcome::Table& table, Sample& sample) {
  const auto sex = numbers_of(table, "sex"), age = numbers_of(table, "age_band");
  const auto cell = [&](const char* name, std::size_t i) {
    const auto column = numbers_of(table, name);
    return i < column.size() && std::isfinite(column[i]) ? column[i] : 0.0;
  };
  for (std::size_t i = 0; i < std::min(sex.size(), age.size()); ++i) {
    if (!(sex[i] >= 0.0 && sex[i] <= 1.0 && age[i] >= 0.0 && age[i] < static_cast<double>(kAges.size()))) continue;
    Group g;
    g.name = std::string(sex[i] < 0.5 ? "female." : "male.") + kAges[static_cast<std::size_t>(age[i])];
    g.residents = cell("residents", i);
    g.tours = cell("night_trips", i);
    g.avoided = cell("avoided_cancelled", i) + cell("avoided_shifted", i) + cell("avoided_mode", i);
    g.walks = cell("night_walks", i);
    g.unsafe_walks = g.walks * cell("fear_share", i);
    sample.groups.push_back(std::move(g));
  }
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

Streets read_streets(const fs::path& file, bool verify) {
  const Reader reader(file, verify);
  Streets streets;
  streets.mesh = reader.mesh();
  const std::size_t n = reader.segment_count();
  const outcome::Table table = table_of(reader, "segments");
  streets.length_m = numbers_of(table, "length_m");
  streets.lamps = numbers_of(table, "lamps");
  for (const auto& [name, column] : {std::pair("from_node", &streets.from), std::pair("to_node", &streets.to), std::pair("district", &streets.district)})
    if (const auto* found = outcome::find_column<std::int32_t>(table, name)) *column = *found;
  streets.districts = outcome::texts_of(table_of(reader, "districts"), "name");
  const auto nodes = static_cast<std::int32_t>(streets.mesh.node_x.size());
  const auto fits = [&](const std::vector<std::int32_t>& ends) {
    return ends.size() == n && std::ranges::all_of(ends, [&](std::int32_t node) { return node >= 0 && node < nodes; });
  };
  if (streets.length_m.size() != n || !fits(streets.from) || !fits(streets.to)) broken(file, "table segments lacks the ends or lengths of streets");
  streets.district.resize(n, -1);
  streets.lamps.resize(n, 0.0);
  for (std::int32_t& d : streets.district)
    if (d < 0 || d >= static_cast<std::int32_t>(streets.districts.size())) d = -1;
  return streets;
}

Sample read_sample(const fs::path& file, const Streets& streets, bool verify) {
  const Reader reader(file, verify);
  if (reader.provenance().replicates > 0) broken(file, "is a summary, expected a replicate");
  if (reader.segment_count() != streets.size()) broken(file, "has another number of streets than the first replicate");
  Sample sample;
  sample.provenance = reader.provenance();
  read_variables(reader, file, streets.size(), sample);
  read_hours(reader, file, streets.size(), sample);
  read_totals(table_of(reader, "totals"), sample);
  read_groups(table_of(reader, "avoidance"), sample);
  sample.parameters = table_of(reader, "parameters");
  return sample;
}

}  // namespace lichtung::comparison
