// GeoJSON polygons for clipping, checked strictly: a wrong polygon would silently cut away half a town.
#include "scenarios/errors.hpp"
#include "scenarios/input_file.hpp"
#include "sim/town/import_clip.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>

namespace lichtung::town::osm {
namespace {

using nlohmann::json;

constexpr std::uintmax_t kMostBytes = 64'000'000;
constexpr int kDeepest = 16;   // of nested collections
constexpr const char* kExpected =
    "expected GeoJSON in WGS84 (longitude, latitude) with a Polygon, MultiPolygon, Feature or FeatureCollection";

class ClipReader {
 public:
  explicit ClipReader(const std::filesystem::path& path) : path_(path) {}

  std::vector<LonLatPolygon> read() {
    const json document = load();
    check_crs(document);
    geometry(document, 0);
    if (polygons_.empty()) refuse("holds no polygon");
    return std::move(polygons_);
  }

 private:
  [[noreturn]] void refuse(const std::string& found) const {
    throw DataError(ErrorKind::Data, path_.string(), fmt::format("{}; {}", found, kExpected));
  }

  json load() const {
    std::error_code error;
    if (!std::filesystem::exists(path_, error)) {
      throw DataError(ErrorKind::MissingInput, path_.string(), "the clip file does not exist; check the path under [map] clip");
    }
    require_input_file(path_);
    const auto bytes = std::filesystem::file_size(path_, error);
    if (error || bytes > kMostBytes) refuse(fmt::format("is larger than {} bytes", kMostBytes));
    std::ifstream file(path_, std::ios::binary);
    try {
      return json::parse(file);
    } catch (const json::exception& problem) {
      refuse(fmt::format("is not JSON ({})", problem.what()));
    }
  }

  void check_crs(const json& document) const {
    if (!document.is_object() || !document.contains("crs")) return;
    const std::string crs = document["crs"].dump(-1, ' ', true, json::error_handler_t::replace);
    if (crs.find("CRS84") != std::string::npos || crs.find("4326") != std::string::npos || crs == "null") return;
    refuse(fmt::format("is in another coordinate system ({})", crs.substr(0, 80)));
  }

  static std::string type_of(const json& value) {
    return value.is_object() && value.contains("type") && value["type"].is_string() ? value["type"].get<std::string>() : "";
  }

  const json& member(const json& value, const char* key) const {
    const auto it = value.find(key);
    if (it == value.end()) refuse(fmt::format("a {} without \"{}\"", type_of(value), key));
    return *it;
  }

  void geometry(const json& value, int depth) {
    if (depth > kDeepest) refuse("collections nested too deep");
    const std::string type = type_of(value);
    if (type == "FeatureCollection" || type == "GeometryCollection") {
      const json& list = member(value, type == "FeatureCollection" ? "features" : "geometries");
      if (!list.is_array()) refuse(fmt::format("a {} without a list", type));
      for (const json& item : list) geometry(item, depth + 1);
    } else if (type == "Feature") {
      geometry(member(value, "geometry"), depth + 1);
    } else if (type == "Polygon") {
      polygon(member(value, "coordinates"));
    } else if (type == "MultiPolygon") {
      const json& list = member(value, "coordinates");
      if (!list.is_array()) refuse("a MultiPolygon without a list");
      for (const json& item : list) polygon(item);
    } else {
      refuse(type.empty() ? "found no \"type\"" : fmt::format("found the type \"{}\"", type.substr(0, 40)));
    }
  }

  void polygon(const json& value) {
    if (!value.is_array() || value.empty()) refuse("a polygon without rings");
    LonLatPolygon rings;
    for (const json& item : value) rings.push_back(ring(item));
    polygons_.push_back(std::move(rings));
  }

  Ring ring(const json& value) const {
    if (!value.is_array() || value.size() < 4) refuse("a ring with fewer than four positions");
    Ring points;
    for (const json& position : value) {
      if (!position.is_array() || position.size() < 2 || !position[0].is_number() || !position[1].is_number()) {
        refuse("a position that isn't two numbers");
      }
      const Point p{position[0].get<double>(), position[1].get<double>()};
      if (!(std::abs(p.x) <= 180) || !(std::abs(p.y) <= 90)) refuse(fmt::format("the position {}, {} is no place on earth", p.x, p.y));
      points.push_back(p);
    }
    if (points.front().x != points.back().x || points.front().y != points.back().y) refuse("a ring that is not closed");
    points.pop_back();
    return points;
  }

  const std::filesystem::path& path_;
  std::vector<LonLatPolygon> polygons_;
};

}  // namespace

std::vector<LonLatPolygon> read_clip(const std::filesystem::path& path) { return ClipReader(path).read(); }

Point middle_of(const std::vector<LonLatPolygon>& polygons) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  Point low{kFar, kFar}, high{-kFar, -kFar};
  for (const auto& polygon : polygons) {
    for (const Point p : polygon.front()) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  }
  return {(low.x + high.x) / 2, (low.y + high.y) / 2};
}

}  // namespace lichtung::town::osm
