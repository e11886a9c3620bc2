// See check.hpp. One pass over names, shapes and references; values themselves are judged only where readers rely on
// them (ascending times, indices of the mesh, clean text).
#include "sim/outcome/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::outcome {

ValueType type_of(const ColumnValues& values) {
  constexpr ValueType kTypes[] = {ValueType::U8,  ValueType::I32, ValueType::I64,
                                  ValueType::F32, ValueType::F64, ValueType::Text};
  return kTypes[values.index()];
}

std::size_t size_of(const ColumnValues& values) {
  return std::visit([](const auto& v) { return v.size(); }, values);
}

bool is_clean_text(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char lead = byte(i);
    if (lead == 0) return false;
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((byte(i + k) & 0xC0) != 0x80) return false;
    const unsigned char second = length > 1 ? byte(i + 1) : 0x80;
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F))
      return false;
    i += length;
  }
  return true;
}

const VariableInfo* find_segment_variable(std::string_view name, bool summary) {
  const std::string_view base = summary ? split_summary_name(name).base : name;
  const VariableInfo* info = find_variable("", base);
  const bool fillable = info != nullptr && base != "edge_segment" && (info->dims == "edge" || info->dims == "time edge");
  return fillable ? info : nullptr;
}

const VariableInfo* find_profile_variable(std::string_view name, bool summary) {
  const std::string_view base = summary ? split_summary_name(name).base : name;
  const VariableInfo* info = find_variable("profile", base);
  return info != nullptr && info->dims == "hour_of_week segment" ? info : nullptr;
}

namespace {

using Problem = std::string;  // empty: none

template <class Items, class Name>
Problem find_duplicate(const Items& items, std::string_view where, Name name) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(name(item));
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  return twice == names.end() ? Problem() : fmt::format("{}{} appears twice", where, *twice);
}

Problem check_provenance(const Provenance& p) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  bool date = p.start.size() == 10;
  for (std::size_t i = 0; date && i < 10; ++i) date = i == 4 || i == 7 ? p.start[i] == '-' : digit(p.start[i]);
  if (!date) return fmt::format("start is '{}', expected a date like 2026-11-02", p.start);
  for (const std::string* s : {&p.software_version, &p.git_sha1, &p.source, &p.licence, &p.scenario_sha256,
                               &p.scenario_toml, &p.title})
    if (!is_clean_text(*s)) return "an attribute's text is not valid UTF-8 or holds a zero byte";
  return {};
}

Problem check_mesh(const OutcomeData& data) {
  const Mesh& mesh = data.mesh;
  constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max();
  const std::size_t nodes = mesh.node_x.size(), edges = mesh.edge_from.size();
  if (data.segment_count == 0 || edges == 0 || nodes == 0) return "the mesh has no segments, edges or nodes";
  if (nodes > kMost || edges > kMost || data.segment_count > kMost) return "the mesh is too large for 32-bit indices";
  if (mesh.node_y.size() != nodes) return fmt::format("node_y has {} values, node_x {}", mesh.node_y.size(), nodes);
  if (mesh.edge_to.size() != edges || mesh.edge_segment.size() != edges)
    return "edge_from, edge_to and edge_segment differ in length";
  std::vector<bool> seen(data.segment_count, false);
  for (std::size_t e = 0; e < edges; ++e) {
    for (const std::int32_t node : {mesh.edge_from[e], mesh.edge_to[e]})
      if (node < 0 || static_cast<std::size_t>(node) >= nodes) return fmt::format("edge {} has unknown node {}", e, node);
    const std::int32_t segment = mesh.edge_segment[e];
    if (segment < 0 || static_cast<std::size_t>(segment) >= data.segment_count)
      return fmt::format("edge {} has unknown segment {}", e, segment);
    seen[static_cast<std::size_t>(segment)] = true;
  }
  const auto missing = std::find(seen.begin(), seen.end(), false);
  if (missing != seen.end()) return fmt::format("segment {} has no edge in the mesh", missing - seen.begin());
  return {};
}

Problem check_variables(const OutcomeData& data) {
  const bool summary = data.provenance.replicates > 0;
  for (const SegmentVariable& v : data.variables) {
    const VariableInfo* info = find_segment_variable(v.name, summary);
    if (info == nullptr) return fmt::format("variable {} is not in the schema", v.name);
    if (v.per_frame != (info->dims == "time edge"))
      return fmt::format("variable {} must have dimensions '{}'", v.name, info->dims);
    const ValueType expected = summary ? ValueType::F32 : info->type;
    if ((v.values.index() == 0) != (expected == ValueType::F32))
      return fmt::format("variable {} must be {}", v.name, type_name(expected));
    const std::size_t wanted = data.segment_count * (v.per_frame ? data.frame_start_s.size() : 1);
    const std::size_t found = std::visit([](const auto& values) { return values.size(); }, v.values);
    if (found != wanted) return fmt::format("variable {} has {} values, expected {}", v.name, found, wanted);
    if (const auto* counts = std::get_if<std::vector<std::int32_t>>(&v.values); counts != nullptr && v.per_frame)
      for (const std::int32_t n : *counts)
        if (n > kMostCount || n < -kMostCount) return fmt::format("variable {} holds {}, at most {} fits", v.name, n, kMostCount);
  }
  for (const ProfileVariable& v : data.profile) {
    if (find_profile_variable(v.name, summary) == nullptr)
      return fmt::format("variable profile/{} is not in the schema", v.name);
    if (v.values.size() != kHoursOfWeek * data.segment_count)
      return fmt::format("variable profile/{} has {} values, expected {}", v.name, v.values.size(),
                         kHoursOfWeek * data.segment_count);
  }
  return {};
}

Problem check_column(const Table& table, const Column& column, std::size_t rows) {
  const VariableInfo* info = find_variable(table.name, column.name);
  const std::string where = table.name + "/" + column.name;
  if (info == nullptr || table.name == "profile") return fmt::format("column {} is not in the schema", where);
  if (type_of(column.values) != info->type)
    return fmt::format("column {} is {}, must be {}", where, type_name(type_of(column.values)), type_name(info->type));
  if (size_of(column.values) != rows)
    return fmt::format("column {} has {} rows, the first column {}", where, size_of(column.values), rows);
  if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
    for (std::size_t i = 0; i < texts->size(); ++i)
      if (!is_clean_text((*texts)[i]))
        return fmt::format("row {} of {} is not valid UTF-8 or holds a zero byte", i, where);
  const bool time = column.name == "enter_s" || (column.name == "time_s" && table.name != "frame_totals");
  if (time && !std::visit([](const auto& v) { return std::is_sorted(v.begin(), v.end()); }, column.values))
    return fmt::format("column {} is not ascending", where);
  return {};
}

Problem check_table(const OutcomeData& data, const Table& table) {
  const auto rows_of_group = schema();
  const bool known = !table.name.empty() && table.name != "profile" &&
                     std::any_of(rows_of_group.begin(), rows_of_group.end(),
                                 [&](const VariableInfo& info) { return info.group == table.name; });
  if (!known) return fmt::format("table {} is not in the schema", table.name);
  const std::size_t rows = table.columns.empty() ? 0 : size_of(table.columns.front().values);
  if (row_dimension(table.name) == "segment" && rows != data.segment_count)
    return fmt::format("table {} has {} rows, expected {}", table.name, rows, data.segment_count);
  for (const Column& column : table.columns)
    if (Problem p = check_column(table, column, rows); !p.empty()) return p;
  return find_duplicate(table.columns, table.name + "/", [](const Column& c) { return c.name; });
}

}  // namespace

std::string find_problem(const OutcomeData& data) {
  if (Problem p = check_provenance(data.provenance); !p.empty()) return p;
  if (Problem p = check_mesh(data); !p.empty()) return p;
  const auto& frames = data.frame_start_s;
  for (std::size_t i = 0; i < frames.size(); ++i)
    if (!std::isfinite(frames[i]) || (i > 0 && frames[i] <= frames[i - 1])) return "the starts of frames are not ascending";
  if (Problem p = check_variables(data); !p.empty()) return p;
  if (Problem p = find_duplicate(data.variables, "variable ", [](const auto& v) { return v.name; }); !p.empty()) return p;
  if (Problem p = find_duplicate(data.profile, "variable profile/", [](const auto& v) { return v.name; }); !p.empty())
    return p;
  for (const Table& table : data.tables)
    if (Problem p = check_table(data, table); !p.empty()) return p;
  return find_duplicate(data.tables, "table ", [](const Table& t) { return t.name; });
}

}  // namespace lichtung::outcome
