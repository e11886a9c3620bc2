// A block as a building site: where a rectangle may stand between the streets, fences and houses already there.
#pragma once

#include "sim/town/synthetic_growth.hpp"

#include <array>
#include <functional>

namespace lichtung::town::grown {

using Quad = std::array<Point, 4>;

class Site {
 public:
  Site(const Growth& town, const Block& block);

  /// Is there room for the rectangle? `slack` is how far neighbours may touch (m).
  [[nodiscard]] bool free(const Quad& quad, double slack) const;
  void take(const Quad& quad) { taken_.push_back(quad); }

  [[nodiscard]] const RingView& ring() const { return ring_; }
  [[nodiscard]] double area() const { return signed_area(ring_.points); }
  /// The street along ring edge i, or nullptr.
  [[nodiscard]] const Line* street(std::size_t i) const;
  /// Distance of the building line from the axis of edge i without front garden.
  [[nodiscard]] double clearance(std::size_t i) const { return clearance_[i]; }

 private:
  const Growth& town_;
  RingView ring_;
  std::vector<double> clearance_;
  std::vector<Quad> taken_;
};

/// What is to be set along the streets of a block.
struct Row {
  double width_low{}, width_high{};  // m along the street
  double depth{};
  double garden{};                   // m between pavement and front
  double gap_low{}, gap_high{};      // m between houses of different groups
  int group{1};                      // houses wall to wall
  bool on_paths{};                   // also along footways
};

/// Walks along the streets of a site and offers every place that is free; `build` gets the rectangle, its width and
/// the street, and may be called for tens of houses.
void along_streets(const Growth& town, Site& site, const Row& row, Draws& d,
                   const std::function<void(const Quad&, double, const Line&)>& build);

}  // namespace lichtung::town::grown
