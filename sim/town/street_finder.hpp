// Finds the street that a house, a venue or a lamp stands on.
#pragma once

#include "sim/town/spatial_index.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace lichtung::town {

/// The place on a street nearest to something.
struct Foot {
  SegmentId segment;
  double distance_m{};
  double along_m{};  // from the segment's start
  Point ahead;       // unit direction of the street there
};

class StreetFinder {
 public:
  /// Refers to the streets.
  explicit StreetFinder(const StreetNetwork& streets);

  /// Nearest place on a segment with `allowed` ≠ 0 within `reach_m`; equal distances go to the lower segment.
  [[nodiscard]] std::optional<Foot> nearest(Point p, double reach_m, std::span<const std::uint8_t> allowed) const;

  struct HouseRule {
    double reach_m;          // farther houses have no street
    double named_reach_m;    // within it the street of the address wins
    double minor_penalty_m;  // by so much a driveway or path must be nearer than a street
  };
  /// Street of a building, measured from its outline.
  [[nodiscard]] std::optional<Foot> street_of(std::span<const Point> outline, const std::string& address,
                                              const HouseRule& rule, std::span<const std::uint8_t> allowed) const;

 private:
  struct Stretch {  // straight part of a polyline
    SegmentId segment;
    Point a, b;
    float along_m;
  };
  [[nodiscard]] Foot foot(const Stretch& stretch, std::span<const Point> outline) const;

  const StreetNetwork* streets_;
  std::vector<Stretch> stretches_;
  std::unordered_map<std::string, std::uint32_t> name_number_;  // looked up only
  SpatialIndex index_;
};

}  // namespace lichtung::town
