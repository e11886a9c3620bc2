// Where people can go: destinations by goal with their pull, ways out of town, stops. Destinations of one goal are
// seen from a home in rings of distance, so that one pass over the venues serves everyone of a street.
#pragma once

#include "sim/population/population.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lichtung::population {

enum class Goal : std::uint8_t {
  Work = 0, Kindergarten = 1, School = 2, University = 3, Shop = 4, Errand = 5, Leisure = 6, Visit = 7, NightLife = 8,
  Stroll = 9,
};
inline constexpr std::size_t kGoals = 10;

/// Destinations of one goal, as columns.
struct Destinations {
  std::vector<float> x, y, weight;
  std::vector<SegmentId> segment;
  std::vector<VenueId> venue;                // unset: a home to visit, a path to stroll on
  [[nodiscard]] std::size_t size() const { return x.size(); }
};

/// Ways out of town.
struct Exits {
  std::vector<SegmentId> gates;              // ends of main roads; at least one in any town
  std::vector<town::Point> position;
  std::vector<double> weight;                // by class of road
  SegmentId station;                         // the strongest station; unset without one
  town::Point station_position;
  [[nodiscard]] SegmentId gate(double u) const;
  /// Index of a gate drawn by weight and nearness to `home`.
  [[nodiscard]] std::size_t gate_near(town::Point home, double u) const;
};

struct Opportunities {
  std::array<Destinations, kGoals> goal;
  Exits exits;
  std::vector<SegmentId> nearest_stop;       // per segment; empty without stops
};

/// Sorts venues, homes and paths into goals. Only segments that can be walked to from most of the town count.
[[nodiscard]] Opportunities find_opportunities(const town::Town& town);
[[nodiscard]] Exits find_exits(const town::Town& town);

/// Destinations of one goal by distance from one home: rings √2 wide from 32 m on.
class Rings {
 public:
  void build(const Destinations& destinations, town::Point home);
  /// One at about `straight_m`, by weight; the nearest ring if all are farther; nothing if all are clearly nearer.
  [[nodiscard]] std::optional<std::uint32_t> at(double straight_m, double u) const;
  /// One by weight × exp(−distance / scale); nothing if there are none.
  [[nodiscard]] std::optional<std::uint32_t> near(double scale_m, double u) const;

 private:
  static constexpr int kRings = 24;
  [[nodiscard]] std::uint32_t pick(int ring, double u) const;
  [[nodiscard]] bool empty(int ring) const;
  std::array<std::uint32_t, kRings + 1> first_{};
  std::vector<std::uint8_t> ring_;
  std::vector<std::uint32_t> item_;
  std::vector<float> cumulative_;            // of weight, within the ring
};

}  // namespace lichtung::population
