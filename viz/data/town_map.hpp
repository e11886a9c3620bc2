// The town as the map draws it, read from one outcome file: streets, buildings, areas, lamps.
#pragma once

#include "sim/outcome/reader.hpp"
#include "viz/data/geometry.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace lichtung::viz {

/// Columns by segment; those that a file lacks are filled with the stated value.
struct Streets {
  Paths lines;                              // true geometry, from the segment's start to its end
  std::vector<float> along_m;               // by point of `lines`: distance from the segment's start
  std::vector<std::int32_t> from, to;       // mesh nodes at both ends
  std::vector<float> length_m;              // along `lines`
  std::vector<float> width_m;               // 6 if unknown
  std::vector<std::uint8_t> kind;           // as in /segments; 4 (residential) if unknown
  std::vector<std::uint8_t> tunnel;
  std::vector<std::int32_t> district, dwellings, lamps;   // −1, 0, 0 if unknown
  std::vector<std::string> name;            // may be empty
  [[nodiscard]] std::size_t size() const { return lines.size(); }
  /// Place on a segment at a share (0 … 1) of its length.
  [[nodiscard]] Vec2 at(std::size_t segment, float share) const;
};

struct MapBuildings {
  Paths rings;
  std::vector<std::uint8_t> kind;
  std::vector<std::int32_t> segment, dwellings, rented, social;
};

struct MapAreas {
  Paths rings;
  std::vector<std::uint8_t> kind;
};

struct MapLamps {
  std::vector<Vec2> position;
  std::vector<float> flux_lm, height_m, cct_k;
};

struct TownMap {
  double origin_x{}, origin_y{};            // easting and northing of (0, 0)
  int epsg{};
  Box extent;                               // of the streets
  Box core;                                 // of what is built up: what one wants to see first
  Streets streets;
  MapBuildings buildings;                   // empty if the file holds none
  MapAreas areas;
  MapLamps lamps;
  std::vector<std::string> districts;
  [[nodiscard]] Vec2 to_map(double easting, double northing) const {
    return {static_cast<float>(easting - origin_x), static_cast<float>(northing - origin_y)};
  }
};

/// Errors: outcome::FileError if the file is damaged or its references don't fit.
[[nodiscard]] TownMap read_town(const outcome::Reader& reader, const std::string& path);

/// True if both files show the same streets, so that their values may be compared segment by segment.
[[nodiscard]] bool same_streets(const outcome::Reader& a, const outcome::Reader& b);

}  // namespace lichtung::viz
