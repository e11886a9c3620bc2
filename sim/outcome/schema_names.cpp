// What is derived from the schema's table: look-up, names, documentation.
#include "sim/outcome/schema.hpp"

#include <fmt/format.h>

namespace lichtung::outcome {
namespace {

using enum ValueType;

/// True if `name` fits `pattern`, where a trailing * stands for one or more of a–z, 0–9 and _.
bool fits(std::string_view pattern, std::string_view name) {
  if (pattern.empty() || pattern.back() != '*') return pattern == name;
  pattern.remove_suffix(1);
  if (!name.starts_with(pattern) || name.size() == pattern.size()) return false;
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", pattern.size()) == std::string_view::npos;
}

}  // namespace

const VariableInfo* find_variable(std::string_view group, std::string_view name) {
  for (const VariableInfo& info : schema())
    if (info.group == group && fits(info.name, name)) return &info;
  return nullptr;
}

std::string_view type_name(ValueType type) {
  switch (type) {
    case U8:
      return "uint8";
    case I32:
      return "int32";
    case I64:
      return "int64";
    case F32:
      return "float32";
    case F64:
      return "float64";
    case Text:
      return "text";
  }
  return "";
}

SummaryName split_summary_name(std::string_view name) {
  for (const std::string_view statistic : {"_sd", "_q05", "_q50", "_q95"})
    if (name.ends_with(statistic) && name.size() > statistic.size())
      return {name.substr(0, name.size() - statistic.size()), statistic.substr(1)};
  return {name, {}};
}

std::string_view row_dimension(std::string_view table) {
  return table == "segments" || table == "night" ? "segment" : "row";
}

std::string schema_markdown() {
  std::string out;
  std::string_view group = "?";
  for (const VariableInfo& v : schema()) {
    if (v.group != group) {
      group = v.group;
      out += fmt::format("{}### {}\n\n| variable | type | dimensions | unit | meaning |\n|---|---|---|---|---|\n",
                         out.empty() ? "" : "\n", group.empty() ? "/ (root)" : fmt::format("/{}", group));
    }
    const bool counts = v.group.empty() && v.dims == "time edge" && v.type == I32;
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", v.name, counts ? "float32 (whole numbers)" : type_name(v.type),
                       v.dims, v.unit, v.meaning);
  }
  return out;
}

}  // namespace lichtung::outcome
