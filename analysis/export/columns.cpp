// Codes are told in words, as the schema of outcome files explains them, so that nobody needs its table beside the map.
#include "analysis/export/columns.hpp"

#include "sim/outcome/columns.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace lichtung::exports {
namespace {

using geopackage::FieldType;
using geopackage::Value;

/// Columns whose numbers stand for words.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kCodes{{
    {"segments", "kind"},
    {"segments", "lit"},
    {"segments", "width_class"},
    {"incidents", "kind"},
    {"incidents", "cleared"},
    {"angst", "kind"},
    {"angst", "risk"},
    {"angst", "best"},
    {"lamps", "luminaire"},
    {"patrol_units", "kind"},
    {"segments", "class"},
    {"angst", "class_worst"},
}};

bool is_code(std::string_view table, std::string_view column) {
  return std::ranges::find(kCodes, std::pair(table, column)) != kCodes.end();
}

/// "1 to 6 for P1 to P6, 7 for none" is no list.
std::string class_word(std::int64_t code) {
  return code >= 1 && code <= 6 ? fmt::format("P{}", code) : std::string("none");
}

std::string code_word(std::string_view table, std::string_view column, std::string_view meaning, std::int64_t code) {
  if ((table == "segments" && column == "class") || column == "class_worst") return class_word(code);
  // The table of feared places refers to that of the streets.
  const std::string_view list =
      table == "angst" && column == "kind" ? outcome::find_variable("segments", "kind")->meaning : meaning;
  std::string word = word_of(list, code);
  return word.empty() ? fmt::format("{}", code) : word;
}

}  // namespace

Columns::Columns(std::string name, std::string meaning, geopackage::Shape shape, std::size_t rows)
    : layer_{.name = std::move(name),
             .meaning = std::move(meaning),
             .fields = {},
             .features = std::vector<geopackage::Feature>(rows),
             .qml = {},
             .shape = shape} {}

void Columns::add(geopackage::Field field, std::vector<Value> values) {
  values.resize(rows());
  layer_.fields.push_back(std::move(field));
  for (std::size_t i = 0; i < values.size(); ++i) layer_.features[i].values.push_back(std::move(values[i]));
}

void Columns::add_numbers(std::string name, std::string unit, std::string meaning, std::span<const double> values) {
  std::vector<Value> out(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i])) out[i] = values[i];
  add({std::move(name), FieldType::Real, std::move(meaning), std::move(unit)}, std::move(out));
}

void Columns::add_whole(std::string name, std::string unit, std::string meaning, std::span<const double> values) {
  std::vector<Value> out(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::abs(values[i]) < 9e15) out[i] = static_cast<std::int64_t>(values[i]);  // false for NaN
  add({std::move(name), FieldType::Integer, std::move(meaning), std::move(unit)}, std::move(out));
}

void Columns::add_texts(std::string name, std::string meaning, std::span<const std::string> values) {
  add({std::move(name), FieldType::Text, std::move(meaning)}, std::vector<Value>(values.begin(), values.end()));
}

void Columns::add_from(const outcome::Table& table, const outcome::Column& column) {
  const outcome::VariableInfo* info = outcome::find_variable(table.name, column.name);
  const std::string meaning(info == nullptr ? "" : info->meaning), unit(info == nullptr ? "" : info->unit);
  if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
    return add_texts(column.name, meaning, *texts);
  if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&column.values))
    return add({column.name, FieldType::Integer, meaning, unit}, std::vector<Value>(whole->begin(), whole->end()));
  if (const auto* small = std::get_if<std::vector<float>>(&column.values)) {
    std::vector<double> values;
    for (const float v : *small) values.push_back(short_digits(v));
    return add_numbers(column.name, unit, meaning, values);
  }
  const std::vector<double> numbers = outcome::numbers_of(table, column.name);
  if (std::holds_alternative<std::vector<double>>(column.values))
    return add_numbers(column.name, unit, meaning, numbers);
  if (!is_code(table.name, column.name)) return add_whole(column.name, unit, meaning, numbers);
  std::vector<std::string> words;
  for (const double code : numbers)
    words.push_back(code_word(table.name, column.name, meaning, static_cast<std::int64_t>(code)));
  add_texts(column.name, meaning, words);
}

std::string word_of(std::string_view meaning, std::int64_t code) {
  const std::string number = fmt::format("{} ", code);
  for (std::size_t at = meaning.find(number); at != std::string_view::npos; at = meaning.find(number, at + 1)) {
    if (at > 0 && (meaning[at - 1] != ' ' || (at > 1 && meaning[at - 2] != ',' && meaning[at - 2] != ':'))) continue;
    const std::size_t from = at + number.size();
    return std::string(meaning.substr(from, meaning.find(',', from) - from));
  }
  return {};
}

Columns columns_of(const outcome::Table& table, std::string name, std::string meaning, geopackage::Shape shape) {
  Columns out(std::move(name), std::move(meaning), shape, outcome::rows_of(table));
  for (const outcome::Column& column : table.columns) out.add_from(table, column);
  return out;
}

double short_digits(float value) {
  if (!std::isfinite(value)) return static_cast<double>(value);
  const std::string text = fmt::format("{}", value);
  double out{};
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

geopackage::Line line_of(std::span<const svg::Point> points) {
  geopackage::Line line;
  for (const svg::Point p : points) line.emplace_back(p.x, p.y);
  return line;
}

Columns street_columns(const report::RunSet& run, std::string meaning) {
  Columns out("streets", std::move(meaning), geopackage::Shape::Lines, run.segments);
  std::vector<double> number(run.segments);
  std::vector<std::string> district(run.segments);
  const auto names = outcome::texts_of(run.districts, "name");
  for (std::size_t s = 0; s < run.segments; ++s) {
    number[s] = static_cast<double>(s);
    if (const auto d = run.district[s]; d >= 0 && static_cast<std::size_t>(d) < names.size())
      district[s] = names[static_cast<std::size_t>(d)];
    out.layer().features[s].lines.push_back(line_of(run.lines[s]));
  }
  out.add_whole("segment", "", "street segment, counted from 0 as in the outcome files", number);
  for (const std::string_view name : {"osm_way_id", "name", "kind", "class", "length_m"})
    for (const outcome::Column& column : run.segment_table.columns)
      if (column.name == name) out.add_from(run.segment_table, column);
  out.add_texts("district", "name of the district", district);
  return out;
}

}  // namespace lichtung::exports
