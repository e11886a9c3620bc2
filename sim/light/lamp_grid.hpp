// Which lamps can light a place: lamps sorted by square cells, so that a town of any size costs the same per street.
#pragma once

#include "scenarios/parameters.hpp"
#include "sim/town/geometry.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lichtung::light {

/// One lamp as the sum needs it.
struct Source {
  double x{}, y{};
  double height_m{};
  double reach_m{};
  double strength{};                                   // Φ/1000 · MF: candela of light per cd/klm
  double cos_azimuth{1.0}, sin_azimuth{};              // of C90's aim
  double cos_tilt{1.0}, sin_tilt{};
  SegmentId segment;
  std::uint32_t order{};                               // place in the fixed order of summation
  std::uint16_t luminaire{}, schedule{};
};

/// True of lamps that give light: finite place, flux above zero, a luminaire below `luminaires`.
[[nodiscard]] bool gives_light(const town::Lamps& lamps, std::size_t i, std::size_t luminaires);

/// The lamps that give light and can reach into `where`, in an order that depends on what they are and not on their ids.
[[nodiscard]] std::vector<Source> sources_of(const town::Lamps& lamps, std::size_t luminaires,
                                             const LightParameters& parameters, const town::Box& where);

/// A lamp's reach in metres: so many mounting heights.
[[nodiscard]] double reach_of(double height_m, const LightParameters& parameters);

/// Sources findable by place. Immutable once built.
class LampGrid {
 public:
  explicit LampGrid(std::vector<Source> sources);

  /// Sources whose reach touches the box, by `order`, into `out` (cleared first).
  void near(const town::Box& box, std::vector<Source>& out) const;

 private:
  std::vector<Source> sources_;      // by cell
  std::vector<std::uint64_t> cells_; // key of each source's cell: row, then column
  double reach_m_{};                 // greatest of all
};

}  // namespace lichtung::light
