// Where the light of a street is calculated: columns along it and rows across it, as in EN 13201-3 (recalled): ten
// columns per lamp spacing where lamps stand within 30 m, else at most 3 m apart; rows at most 1.5 m apart, three at
// least. Points lie in the middles of their cells.
#pragma once

#include "scenarios/parameters.hpp"
#include "sim/town/geometry.hpp"

#include <span>
#include <vector>

namespace lichtung::light {

/// A place on the centre line and the way's unit direction there (zero if the segment has no extent).
struct Column {
  double x, y, dx, dy;
};

struct CalculationGrid {
  std::vector<Column> columns;
  std::vector<double> rows;        // metres to the left of the centre line, ascending
  double step_m{};                 // along
};

/// Grid of a way of this centre line and width with so many lamps of its own. No columns if the line has fewer than
/// two points or a length that is no number.
[[nodiscard]] CalculationGrid calculation_grid(std::span<const town::Point> line, double width_m, std::size_t own_lamps,
                                               const LightParameters& parameters);

/// Width that the grid covers, whatever the map says: 1 … 40 m.
[[nodiscard]] double grid_width(double width_m);

/// Box of the points of some columns.
[[nodiscard]] town::Box box_of(std::span<const Column> columns, double width_m);

}  // namespace lichtung::light
