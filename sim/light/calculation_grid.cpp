// Columns follow the bends of the centre line at equal distances along it.
#include "sim/light/calculation_grid.hpp"

namespace lichtung::light {

namespace {

constexpr double kMostColumns = 20000.0;   // 60 km at 3 m: beyond that points lie farther apart

std::size_t column_count(double length, std::size_t own_lamps, const LightParameters& p) {
  const double by_spacing = std::ceil(length / p.grid_spacing_m);
  const double by_lamps = std::min(10.0 * static_cast<double>(own_lamps), std::ceil(length));  // never closer than 1 m
  return static_cast<std::size_t>(std::min(std::max({3.0, by_spacing, by_lamps}), kMostColumns));
}

std::vector<Column> columns_along(std::span<const town::Point> line, double length, std::size_t n) {
  std::vector<Column> columns;
  columns.reserve(n);
  std::size_t leg = 1;
  double before = 0.0;  // length up to the leg's start
  double leg_length = town::distance(line[0], line[1]);
  for (std::size_t k = 0; k < n; ++k) {
    const double at = length * (static_cast<double>(k) + 0.5) / static_cast<double>(n);
    while (leg + 1 < line.size() && at > before + leg_length) {
      before += leg_length;
      ++leg;
      leg_length = town::distance(line[leg - 1], line[leg]);
    }
    const town::Point a = line[leg - 1], b = line[leg];
    const double dx = leg_length > 0.0 ? (b.x - a.x) / leg_length : 0.0;
    const double dy = leg_length > 0.0 ? (b.y - a.y) / leg_length : 0.0;
    columns.push_back({a.x + dx * (at - before), a.y + dy * (at - before), dx, dy});
  }
  return columns;
}

std::vector<double> rows_across(double width, const LightParameters& p) {
  const double n = std::max(3.0, std::ceil(width / p.grid_spacing_across_m));
  std::vector<double> rows;
  for (double k = 0.0; k < n; k += 1.0) rows.push_back(width * ((k + 0.5) / n - 0.5));
  return rows;
}

}  // namespace

double grid_width(double width_m) { return std::clamp(std::isfinite(width_m) ? width_m : 0.0, 1.0, 40.0); }

CalculationGrid calculation_grid(std::span<const town::Point> line, double width_m, std::size_t own_lamps,
                                 const LightParameters& parameters) {
  if (line.size() < 2) return {};
  const double length = town::length_of(line);
  if (!std::isfinite(length)) return {};
  const std::size_t n = column_count(length, own_lamps, parameters);
  return {columns_along(line, length, n), rows_across(grid_width(width_m), parameters), length / static_cast<double>(n)};
}

town::Box box_of(std::span<const Column> columns, double width_m) {
  town::Box box;
  for (const Column& c : columns) box.include({c.x, c.y});
  return box.grown(grid_width(width_m) / 2.0);
}

}  // namespace lichtung::light
