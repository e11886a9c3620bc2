// Counts in cells and their test.
#include "analysis/statistics/quadrats.hpp"

#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/point_process.hpp"

#include <algorithm>
#include <string>

namespace lichtung::statistics {

Quadrats quadrats(std::span<const Point> points, const Window& window, std::size_t rows, std::size_t columns) {
  constexpr std::size_t kMost = std::size_t{1} << 26;
  require_inside(points, window, 1);
  if (rows == 0 || columns == 0 || rows > kMost / columns || rows * columns < 2)
    throw InvalidData(Problem::OutOfRange, "cells", std::to_string(rows) + " × " + std::to_string(columns),
                      "2 … " + std::to_string(kMost));
  Quadrats result;
  result.counts.assign(rows * columns, 0);
  const auto cell = [](double offset, double extent, std::size_t cells) {
    return std::min(static_cast<std::size_t>(offset / extent * static_cast<double>(cells)), cells - 1);
  };
  for (const Point& p : points) {
    const std::size_t r = cell((p.y - window.low.y).value, window.height(), rows);
    const std::size_t c = cell((p.x - window.low.x).value, window.width(), columns);
    ++result.counts[r * columns + c];
  }
  const double cells = static_cast<double>(rows * columns);
  result.mean = static_cast<double>(points.size()) / cells;
  result.degrees = cells - 1.0;
  double squares = 0.0;
  for (const std::uint32_t count : result.counts) squares += (count - result.mean) * (count - result.mean);
  result.variance_to_mean = squares / result.degrees / result.mean;
  result.chi_squared = squares / result.mean;
  result.p_clustered = chi_squared_upper(result.degrees, result.chi_squared);
  result.p_regular = 1.0 - result.p_clustered;
  return result;
}

}  // namespace lichtung::statistics
