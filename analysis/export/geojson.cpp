// Members in a fixed order, so that equal outcomes give equal bytes.
#include "analysis/export/formats.hpp"
#include "analysis/export/geographic.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iterator>

namespace lichtung::exports {
namespace {

using geopackage::Feature;
using geopackage::Layer;
using geopackage::Line;
using geopackage::Shape;

/// As JSON text; bytes that are no UTF-8 become U+FFFD.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string to_json(const geopackage::Value& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *i);
  if (const auto* d = std::get_if<double>(&value); d != nullptr && std::isfinite(*d)) return fmt::format("{:.9g}", *d);
  if (const auto* s = std::get_if<std::string>(&value)) return quoted(*s);
  return "null";
}

std::string position(const ToWgs84& to, const std::pair<double, double>& point) {
  const auto [lon, lat] = to(point.first, point.second);
  return std::isfinite(lon) && std::isfinite(lat) ? fmt::format("[{:.7f},{:.7f}]", lon, lat) : std::string();
}

/// "[[…],[…]]"; empty if fewer than two of its points have a place.
std::string line_json(const ToWgs84& to, const Line& line) {
  std::string out;
  std::size_t points = 0;
  for (const auto& point : line)
    if (const std::string p = position(to, point); !p.empty()) out += (points++ > 0 ? "," : "") + p;
  return points < 2 ? std::string() : "[" + out + "]";
}

std::string geometry(const ToWgs84& to, const Feature& feature, Shape shape) {
  if (shape == Shape::Point) {
    const std::string at = feature.lines.empty() || feature.lines.front().empty()
                               ? std::string()
                               : position(to, feature.lines.front().front());
    return at.empty() ? "null" : "{\"type\":\"Point\",\"coordinates\":" + at + "}";
  }
  std::string all;
  for (const Line& line : feature.lines)
    if (const std::string one = line_json(to, line); !one.empty()) all += (all.empty() ? "" : ",") + one;
  return all.empty() ? "null" : "{\"type\":\"MultiLineString\",\"coordinates\":[" + all + "]}";
}

}  // namespace

std::string geojson(const Extract& extract, const Layer& layer) {
  const ToWgs84 to(extract.epsg);
  std::string out = fmt::format("{{\"type\":\"FeatureCollection\",\n\"name\":{},\n\"description\":{},\n\"lichtung\":{{",
                                quoted(layer.name), quoted(layer.meaning));
  for (std::size_t i = 0; i < extract.about.size(); ++i)
    fmt::format_to(std::back_inserter(out), "{}{}:{}", i > 0 ? "," : "", quoted(extract.about[i].first),
                   quoted(extract.about[i].second));
  out += "},\n\"features\":[";
  std::vector<std::string> keys;
  for (const geopackage::Field& field : layer.fields) keys.push_back(quoted(field.name));
  bool first = true;
  for (const Feature& f : layer.features) {
    out += first ? "\n" : ",\n";
    first = false;
    out += "{\"type\":\"Feature\",\"geometry\":" + geometry(to, f, layer.shape) + ",\"properties\":{";
    for (std::size_t i = 0; i < std::min(keys.size(), f.values.size()); ++i)
      fmt::format_to(std::back_inserter(out), "{}{}:{}", i > 0 ? "," : "", keys[i], to_json(f.values[i]));
    out += "}}";
  }
  return out + "\n]}\n";
}

}  // namespace lichtung::exports
