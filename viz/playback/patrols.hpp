// Patrol units between their recorded minutes: they go along streets, by the shortest way from one fix to the next.
#pragma once

#include "viz/data/run.hpp"
#include "viz/data/town_map.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::viz {

struct PatrolPlace {
  Vec2 place;
  std::int32_t unit{};
};

class PatrolTracks {
 public:
  /// `fixes` sorted by unit and time, all on existing streets; both must outlive this.
  PatrolTracks(std::span<const UnitFix> fixes, const Streets& streets);

  /// Units with a fix in the last minutes; appended to `out`.
  void at(double time_s, std::vector<PatrolPlace>& out);

  /// The way between the middles of two streets, as points; straight if none is found within a few hundred steps.
  [[nodiscard]] std::vector<Vec2> way(std::int32_t from_segment, std::int32_t to_segment) const;

 private:
  struct Leg {
    std::int32_t from{-1}, to{-1};
    std::vector<Vec2> points;
  };
  std::span<const UnitFix> fixes_;
  const Streets& streets_;
  std::vector<std::uint32_t> node_first_, node_streets_;   // streets at each node
  std::vector<Leg> legs_;                                  // the current leg of each unit
  std::vector<std::size_t> unit_first_;                    // of each unit in `fixes`, and the end
};

}  // namespace lichtung::viz
