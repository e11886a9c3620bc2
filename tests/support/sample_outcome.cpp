// See sample_outcome.hpp. Tables are filled from the schema, so a column added there is tested without a change here.
#include "tests/support/sample_outcome.hpp"

#include "sim/outcome/schema.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace lichtung::test {
namespace {

using namespace outcome;

template <class T>
std::vector<T> numbers(std::size_t n, double first, double step) {
  std::vector<T> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = static_cast<T>(first + step * static_cast<double>(i));
  return values;
}

ColumnValues column_values(const VariableInfo& info, std::size_t rows, std::size_t salt) {
  const double first = static_cast<double>(salt % 7);
  switch (info.type) {
    case ValueType::U8: return numbers<std::uint8_t>(rows, first, 1);
    case ValueType::I32: return numbers<std::int32_t>(rows, first, 3);
    case ValueType::I64: return numbers<std::int64_t>(rows, 5e9 + first, 11);
    case ValueType::F32: return numbers<float>(rows, first, 0.25);
    case ValueType::F64: return numbers<double>(rows, first, 0.125);
    case ValueType::Text: break;
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < rows; ++i) texts.push_back(i % 3 == 1 ? "" : fmt::format("Straße {} – {}", info.name, i));
  return texts;
}

std::size_t rows_of(std::string_view table) {
  if (table == "segments" || table == "night") return 2;
  if (table == "patrol_positions") return 0;  // nothing recorded: tables may be empty
  return 5;
}

std::vector<Table> every_table() {
  std::vector<Table> tables;
  std::size_t salt = 0;
  for (const VariableInfo& info : schema()) {
    if (info.group.empty() || info.group == "profile" || info.group == "frame_totals" || info.group == "totals") continue;
    if (tables.empty() || tables.back().name != info.group) tables.push_back({std::string(info.group), {}});
    tables.back().columns.push_back({std::string(info.name), column_values(info, rows_of(info.group), ++salt)});
  }
  return tables;
}

Table totals(std::uint32_t replicate) {
  const double r = replicate;
  return {"totals",
          {{"metric", std::vector<std::string>{"incidents", "incidents", "energy", "name, with \"quotes\""}},
           {"value", std::vector<double>{10 + r, 4 + r, 1234.5, r == 1 ? std::numeric_limits<double>::quiet_NaN() : 0.1}},
           {"unit", std::vector<std::string>{"1", "1", "kWh", "€"}},
           {"ledger", std::vector<std::string>{"true", "recorded", "", ""}}}};
}

void fill_variables(OutcomeData& data, double shift) {
  const std::size_t segments = data.segment_count, cells = segments * data.frame_start_s.size();
  for (const VariableInfo& info : schema()) {
    if (!info.group.empty() || info.name == "edge_segment" || !info.dims.ends_with("edge")) continue;
    std::string name(info.name);
    if (name.ends_with('*')) name.replace(name.size() - 1, 1, "bicycle_theft");
    SegmentVariable v{name, info.dims == "time edge", {}};
    const std::size_t n = v.per_frame ? cells : segments;
    if (info.type == ValueType::F32)
      v.values = numbers<float>(n, shift, 0.5);
    else
      v.values = numbers<std::int32_t>(n, shift, 1);
    data.variables.push_back(std::move(v));
  }
  // Nobody passes: no fear is known.
  for (SegmentVariable& v : data.variables)
    if (v.name == "fear_night") std::get<std::vector<float>>(v.values)[1] = std::numeric_limits<float>::quiet_NaN();
  for (const char* name : {"footfall", "fear", "patrol", "incidents"})
    data.profile.push_back({name, numbers<float>(168 * segments, shift, 0.01)});
}

Provenance provenance(std::uint32_t replicate) {
  Provenance p;
  p.software_version = "0.1.0";
  p.git_sha1 = "0123456789abcdef0123456789abcdef01234567";
  p.source = "Lichtung";
  p.licence = "Map data © OpenStreetMap contributors, ODbL 1.0";
  p.scenario_sha256 = std::string(64, 'a');
  p.scenario_toml = "title = \"Südstadt\"\n";
  p.title = "Südstadt, heller";
  p.start = "2026-11-02";
  p.seed = 18446744073709551557ULL;
  p.replicate = replicate;
  p.days = 28;
  return p;
}

}  // namespace

OutcomeData sample_outcome(std::uint32_t replicate) {
  OutcomeData data;
  data.provenance = provenance(replicate);
  data.mesh.node_x = {566000.5, 566050.25, 566100, 566100};
  data.mesh.node_y = {5936000.5, 5936010, 5936000, 5936080.125};
  data.mesh.edge_from = {0, 1, 2};
  data.mesh.edge_to = {1, 2, 3};
  data.mesh.edge_segment = {0, 0, 1};
  data.mesh.epsg = 25832;
  data.segment_count = 2;
  data.frame_start_s = {0, 604800, 1209600};
  fill_variables(data, replicate);
  data.tables = every_table();
  data.tables.push_back(totals(replicate));
  return data;
}

OutcomeData large_outcome(std::size_t segments, std::size_t frames, std::size_t rows) {
  OutcomeData data;
  data.provenance = provenance(0);
  data.mesh.node_x = numbers<double>(2 * segments + 1, 566000, 40);
  data.mesh.node_y = numbers<double>(2 * segments + 1, 5936000, 0.5);
  data.mesh.edge_from = numbers<std::int32_t>(2 * segments, 0, 1);
  data.mesh.edge_to = numbers<std::int32_t>(2 * segments, 1, 1);
  for (std::size_t e = 0; e < 2 * segments; ++e) data.mesh.edge_segment.push_back(static_cast<std::int32_t>(e / 2));
  data.mesh.epsg = 25832;
  data.segment_count = segments;
  data.frame_start_s = numbers<double>(frames, 0, 604800);
  fill_variables(data, 0);
  const auto seconds = numbers<std::int32_t>(rows, 0, 1);
  data.tables.push_back({"walks", {{"enter_s", seconds}, {"segment", seconds}}});
  return data;
}

}  // namespace lichtung::test
