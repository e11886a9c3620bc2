// Which lamps can light a place: lamps sorted by square cells, so that a town of any size costs the same per street.
#pragma once

#include "scenarios/parameters.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::light {

/// One lamp as the sum needs it.
struct Source {
  double x{}, y{};
  double height_m{};
  double reach_m{};
  double strength{};               // Φ/1000 · MF · H, so that E = strength · I · (d²+H²)^(−3/2)
  SegmentId segment;
  std::uint32_t lamp{};
  town::Luminaire kind{};
};

struct Box {
  double x_min, y_min, x_max, y_max;
};

/// Lamps that give light (finite place, flux above zero), findable by place. Immutable once built.
class LampGrid {
 public:
  LampGrid(const town::Lamps& lamps, const LightParameters& parameters);

  /// Lamps whose reach touches the box, in the order of their ids, into `out` (cleared first).
  void near(const Box& box, std::vector<Source>& out) const;

  /// All of them, in no particular order.
  [[nodiscard]] std::span<const Source> sources() const { return sources_; }

 private:
  std::vector<Source> sources_;      // by cell, then id
  std::vector<std::uint64_t> cells_; // key of each source's cell: row, then column
  double reach_m_{};                 // greatest of all
};

}  // namespace lichtung::light
