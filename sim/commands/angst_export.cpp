// Feared places for programs: JSON, CSV, and layers for GIS. Columns follow the outcome file's table.
#include "sim/basics/csv_cell.hpp"
#include "sim/commands/angst_report.hpp"
#include "sim/commands/town_summary.hpp"
#include "sim/outcome/schema.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lichtung::commands {
namespace {

using geopackage::Feature;
using geopackage::Field;
using geopackage::FieldType;
using geopackage::Layer;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 6> kMeasures{"light", "sight", "way_out", "clean", "company", "patrol"};
constexpr std::array<std::string_view, 3> kRisks{"lower", "higher", "unknown"};

/// Codes of the file as words.
std::string word_of(std::string_view column, std::int64_t code) {
  const auto i = static_cast<std::size_t>(std::max<std::int64_t>(0, code));
  if (column == "kind") return std::string(i < kStreetKindNames.size() ? kStreetKindNames[i] : "unknown");
  if (column == "risk") return std::string(kRisks[std::min<std::size_t>(i, 2)]);
  if (column == "best") return std::string(i < kMeasures.size() ? kMeasures[i] : "unknown");
  if (column == "class_worst") return i >= 1 && i <= 6 ? fmt::format("P{}", i) : std::string("none");
  return {};
}

bool is_code(std::string_view column) { return column == "kind" || column == "risk" || column == "best" || column == "class_worst"; }

/// One value of a place: text, number or, where the file has none, nothing.
geopackage::Value value_of(const AngstReport& report, const outcome::VariableInfo& info, std::size_t place) {
  switch (info.type) {
    case outcome::ValueType::Text: return report.words(info.name, place);
    case outcome::ValueType::F64: return report.real(info.name, place);
    case outcome::ValueType::U8:
    case outcome::ValueType::I32: break;
    case outcome::ValueType::I64:
    case outcome::ValueType::F32: return std::monostate{};
  }
  const std::int64_t whole = report.whole(info.name, place);
  if (is_code(info.name)) return word_of(info.name, whole);
  return whole;
}

std::vector<outcome::VariableInfo> angst_columns() {
  std::vector<outcome::VariableInfo> columns;
  for (const outcome::VariableInfo& info : outcome::schema())
    if (info.group == "angst") columns.push_back(info);
  return columns;
}

FieldType field_type(const outcome::VariableInfo& info) {
  if (info.type == outcome::ValueType::F64) return FieldType::Real;
  return info.type == outcome::ValueType::Text || is_code(info.name) ? FieldType::Text : FieldType::Integer;
}

Json to_json(const geopackage::Value& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) return *i;
  if (const auto* s = std::get_if<std::string>(&value)) return *s;
  if (const auto* d = std::get_if<double>(&value); d != nullptr && std::isfinite(*d)) return *d;
  return nullptr;
}

std::string csv_cell(const geopackage::Value& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) return std::to_string(*i);
  if (const auto* d = std::get_if<double>(&value)) return std::isfinite(*d) ? fmt::format("{}", *d) : std::string();
  const auto* s = std::get_if<std::string>(&value);
  return s == nullptr ? std::string() : lichtung::csv_cell(*s);
}

/// A QGIS style: lines in graduated colours by people concerned (QGIS 3, symbology of type graduatedSymbol).
std::string places_style(Language language) {
  std::string ranges, symbols;
  for (std::size_t c = 0; c < std::size(kConcernClasses); ++c) {
    const double to = c + 1 < std::size(kConcernClasses) ? kConcernClasses[c + 1].from : 1e9;
    ranges += fmt::format("<range symbol=\"{}\" lower=\"{}\" upper=\"{}\" label=\"{}\" render=\"true\"/>", c, kConcernClasses[c].from, to,
                          concern_label(c, language));
    unsigned colour = 0;
    const std::string_view hex = kConcernClasses[c].colour.substr(1);
    std::from_chars(hex.data(), hex.data() + hex.size(), colour, 16);
    symbols += fmt::format(
        "<symbol name=\"{}\" type=\"line\" alpha=\"1\"><layer class=\"SimpleLine\" enabled=\"1\" locked=\"0\" pass=\"0\">"
        "<prop k=\"line_color\" v=\"{},{},{},255\"/><prop k=\"line_width\" v=\"1.4\"/><prop k=\"line_width_unit\" v=\"MM\"/>"
        "<prop k=\"capstyle\" v=\"round\"/><prop k=\"joinstyle\" v=\"round\"/></layer></symbol>",
        c, colour >> 16U & 255U, colour >> 8U & 255U, colour & 255U);
  }
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22\" styleCategories=\"Symbology\">"
         "<renderer-v2 type=\"graduatedSymbol\" attr=\"concerned\" graduatedMethod=\"GraduatedColor\" symbollevels=\"0\" "
         "enableorderby=\"0\" forceraster=\"0\"><ranges>" + ranges + "</ranges><symbols>" + symbols + "</symbols></renderer-v2></qgis>\n";
}

Layer places_layer(const AngstReport& report, Language language) {
  Layer layer{.name = "angst", .meaning = message(language, "angst.layer_places"), .fields = {}, .features = {}, .qml = places_style(language)};
  const auto columns = angst_columns();
  layer.fields.push_back({"label", FieldType::Text, {}});
  for (const auto& info : columns) layer.fields.push_back({std::string(info.name), field_type(info), std::string(info.meaning)});
  for (std::size_t p = 0; p < report.size(); ++p) {
    Feature f;
    for (const std::uint32_t s : report.streets[p]) f.lines.insert(f.lines.end(), report.lines[s].begin(), report.lines[s].end());
    f.values.emplace_back(place_name(report, p, language));
    for (const auto& info : columns) f.values.push_back(value_of(report, info, p));
    layer.features.push_back(std::move(f));
  }
  return layer;
}

template <class T>
std::vector<T> column_or(const outcome::Table& table, std::string_view name, std::size_t rows) {
  for (const auto& c : table.columns)
    if (const auto* values = std::get_if<std::vector<T>>(&c.values); c.name == name && values != nullptr && values->size() == rows) return *values;
  return std::vector<T>(rows);
}

Layer streets_layer(const AngstReport& report, Language language) {
  Layer layer{.name = "streets", .meaning = message(language, "angst.layer_streets"), .fields = {}, .features = {}, .qml = {}};
  const std::size_t n = report.lines.size();
  std::vector<std::int64_t> place(n, 0);
  for (std::size_t p = 0; p < report.size(); ++p)
    for (const std::uint32_t s : report.streets[p]) place[s] = static_cast<std::int64_t>(p + 1);
  const auto names = column_or<std::string>(report.segments, "name", n);
  const auto kinds = column_or<std::uint8_t>(report.segments, "kind", n), classes = column_or<std::uint8_t>(report.segments, "class", n);
  const auto length = column_or<float>(report.segments, "length_m", n);
  constexpr std::array<std::string_view, 7> kNight{"passes", "unsafe", "away", "away_unsafe", "gave_up", "robbery", "assault"};
  std::array<std::vector<float>, kNight.size()> night;
  for (std::size_t c = 0; c < kNight.size(); ++c) night[c] = column_or<float>(report.night, kNight[c], n);
  layer.fields = {{"segment", FieldType::Integer, {}}, {"name", FieldType::Text, {}}, {"kind", FieldType::Text, {}},
                  {"length_m", FieldType::Real, {}}, {"class", FieldType::Text, {}}, {"place", FieldType::Integer, {}}};
  for (const std::string_view c : kNight)
    layer.fields.push_back({std::string(c), FieldType::Real, std::string(outcome::find_variable("night", c)->meaning)});
  for (std::size_t s = 0; s < n; ++s) {
    Feature f{.lines = report.lines[s],
              .values = {static_cast<std::int64_t>(s), names[s], word_of("kind", kinds[s]), static_cast<double>(length[s]),
                         word_of("class_worst", classes[s]), place[s] > 0 ? geopackage::Value(place[s]) : geopackage::Value()}};
    for (const auto& values : night) f.values.emplace_back(static_cast<double>(values[s]));
    layer.features.push_back(std::move(f));
  }
  return layer;
}

}  // namespace

Json angst_json(const AngstReport& report) {
  const auto& p = report.provenance;
  Json out{{"file", report.file}, {"title", p.title}, {"start", p.start}, {"days", p.days}, {"seed", p.seed},
           {"replicates", std::max(1U, p.replicates)}, {"epsg", report.mesh.epsg}, {"source", p.source}, {"licence", p.licence},
           {"town", Json::object()}, {"places", Json::array()}};
  for (const auto& [metric, value] : report.town) out["town"][metric] = std::isfinite(value) ? Json(value) : Json(nullptr);
  const auto columns = angst_columns();
  for (std::size_t i = 0; i < report.size(); ++i) {
    Json place = Json::object();
    for (const auto& info : columns) place[std::string(info.name)] = to_json(value_of(report, info, i));
    place["segments"] = report.streets[i];
    out["places"].push_back(std::move(place));
  }
  return out;
}

std::string angst_csv(const AngstReport& report, Language language) {
  std::string out = "label";
  const auto columns = angst_columns();
  for (const auto& info : columns) out += "," + std::string(info.name);
  out += "\r\n";
  for (std::size_t i = 0; i < report.size(); ++i) {
    out += csv_cell(place_name(report, i, language));
    for (const auto& info : columns) out += "," + csv_cell(value_of(report, info, i));
    out += "\r\n";
  }
  return out;
}

std::vector<Layer> angst_layers(const AngstReport& report, Language language) {
  return {places_layer(report, language), streets_layer(report, language)};
}

}  // namespace lichtung::commands
