// specs.frictionlessdata.io: tabular-data-package, tabular-data-resource, table-schema. Units and ledgers stand in the
// descriptions, units in a property of their own as well.
#include "analysis/export/formats.hpp"

#include "sim/basics/csv_cell.hpp"
#include "sim/basics/sha256.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iterator>
#include <span>

namespace lichtung::exports {
namespace {

using geopackage::Feature;
using geopackage::FieldType;
using geopackage::Layer;
using geopackage::Shape;
using Json = nlohmann::ordered_json;

std::string cell(const geopackage::Value& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *i);
  if (const auto* d = std::get_if<double>(&value); d != nullptr && std::isfinite(*d)) return fmt::format("{:.9g}", *d);
  const auto* s = std::get_if<std::string>(&value);
  return s == nullptr ? std::string() : csv_cell(*s);
}

std::string wkt(const Feature& feature, Shape shape) {
  if (shape == Shape::Point) {
    if (feature.lines.empty() || feature.lines.front().empty()) return {};
    const auto [x, y] = feature.lines.front().front();
    return fmt::format("POINT ({:.2f} {:.2f})", x, y);
  }
  std::string out;
  for (const geopackage::Line& line : feature.lines) {
    if (line.size() < 2) continue;
    out += out.empty() ? "(" : ", (";
    for (std::size_t i = 0; i < line.size(); ++i)
      fmt::format_to(std::back_inserter(out), "{}{:.2f} {:.2f}", i > 0 ? ", " : "", line[i].first, line[i].second);
    out += ")";
  }
  return out.empty() ? out : csv_cell("MULTILINESTRING (" + out + ")");
}

std::string csv(const Layer& layer) {
  std::string out;
  const bool placed = layer.shape != Shape::None;
  for (std::size_t i = 0; i < layer.fields.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(layer.fields[i].name);
  out += placed ? ",wkt\r\n" : "\r\n";
  for (const Feature& f : layer.features) {
    for (std::size_t i = 0; i < f.values.size(); ++i) out += (i > 0 ? "," : "") + cell(f.values[i]);
    out += placed ? "," + wkt(f, layer.shape) + "\r\n" : "\r\n";
  }
  return out;
}

std::string_view type_of(FieldType type) {
  switch (type) {
    case FieldType::Integer:
      return "integer";
    case FieldType::Real:
      return "number";
    case FieldType::Text:
      return "string";
  }
  return "string";
}

Json fields_of(const Layer& layer, int epsg) {
  Json fields = Json::array();
  for (const geopackage::Field& f : layer.fields) {
    Json field{{"name", f.name}, {"type", type_of(f.type)}};
    if (!f.meaning.empty()) field["description"] = f.meaning;
    if (!f.unit.empty()) field["unit"] = f.unit;
    fields.push_back(std::move(field));
  }
  if (layer.shape != Shape::None)
    fields.push_back({{"name", "wkt"}, {"type", "string"}, {"description", fmt::format("WKT, EPSG:{}", epsg)}});
  return fields;
}

Json resource(const Layer& layer, const std::string& text, int epsg) {
  return {
      {"name", layer.name},
      {"path", layer.name + ".csv"},
      {"profile", "tabular-data-resource"},
      {"title", layer.meaning},
      {"format", "csv"},
      {"mediatype", "text/csv"},
      {"encoding", "utf-8"},
      {"bytes", text.size()},
      {"hash", "sha256:" + sha256_of_text(text)},
      {"dialect",
       {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"quoteChar", "\""}, {"doubleQuote", true}, {"header", true}}},
      {"schema", {{"fields", fields_of(layer, epsg)}, {"missingValues", {""}}}}};
}

/// Lower-case letters, digits, '-', '_' and '.', as the specification asks.
std::string slug(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    out += plain ? c : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : '-';
  }
  return out.empty() ? "lichtung" : out;
}

}  // namespace

std::vector<NamedText> data_package(const Extract& extract) {
  std::vector<NamedText> files;
  Json package{{"profile", "tabular-data-package"},
               {"name", slug(extract.name)},
               {"title", extract.title},
               {"description", extract.description}};
  if (extract.licence.find("ODbL") != std::string::npos)
    package["licenses"] = {
        {{"name", "ODbL-1.0"}, {"path", "https://opendatacommons.org/licenses/odbl/1-0/"}, {"title", extract.licence}}};
  if (!extract.source.empty()) package["sources"] = {{{"title", extract.source}}};
  package["crs"] = fmt::format("EPSG:{}", extract.epsg);
  Json about = Json::object();
  for (const auto& [key, value] : extract.about) about[key] = value;
  package["lichtung"] = std::move(about);
  package["resources"] = Json::array();
  for (const Layer& layer : extract.layers) {
    files.push_back({layer.name + ".csv", csv(layer)});
    package["resources"].push_back(resource(layer, files.back().text, extract.epsg));
  }
  files.push_back({"datapackage.json", package.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"});
  return files;
}

}  // namespace lichtung::exports
