// The points of a design, in the unit cube, and what they mean: pure functions of the sweep, the same everywhere.
// Sources: McKay, Beckman & Conover 1979 (Latin hypercube); Joe & Kuo 2008 (Sobol directions, by Boost.Random); Saltelli
// et al. 2010 (A, B, AB_i); Morris 1991 (trajectories).
#pragma once

#include "scenarios/sweep/sweep.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lichtung::sweep {

/// An axis of results: points are numbered along the axes, the last one running fastest.
struct Axis {
  std::string name;                    // "sample", "matrix", "trajectory", "step", "point", or a factor of a grid
  std::uint32_t size{};
};

struct Design {
  std::vector<Axis> axes;              // their sizes multiply to the number of points
  std::uint32_t factors{};
  std::vector<double> unit;            // points × factors, 0 … 1
  std::vector<std::uint32_t> order;    // in which to run them, so that the first ones cover the space

  [[nodiscard]] std::uint32_t points() const { return factors == 0 ? 0 : static_cast<std::uint32_t>(unit.size() / factors); }
  [[nodiscard]] std::span<const double> point(std::uint32_t number) const {
    return std::span(unit).subspan(std::size_t{number} * factors, factors);
  }
};

[[nodiscard]] Design make_design(const Sweep& sweep);

/// First `count` points of the Sobol sequence from its start at 0, `dimensions` numbers each, as 32-bit fractions.
[[nodiscard]] std::vector<std::uint32_t> sobol_sequence(std::uint32_t dimensions, std::uint32_t count);
inline constexpr std::uint32_t kMostSobolDimensions = 3667;

/// The value of a factor at a place of the unit interval. Grids and Morris levels include both ends (closed); elsewhere
/// each whole number and each listed value has an equal share of the interval.
[[nodiscard]] std::uint32_t listed_index(const Factor& factor, double unit, bool closed);
[[nodiscard]] double number_at(const Factor& factor, double unit, bool closed);
[[nodiscard]] bool is_closed(Method method);

/// The value as TOML, as it would stand in a scenario; for "scenario" the file's name.
[[nodiscard]] std::string toml_at(const Factor& factor, double unit, bool closed);
/// The value as tables show it.
[[nodiscard]] std::string label_at(const Factor& factor, double unit, bool closed);

/// The values of a listed factor as numbers, if all of them are.
[[nodiscard]] std::optional<std::vector<double>> numbers_of(const Factor& factor);

/// Name of the matrix that a row of the Sobol axis "matrix" belongs to: "A", "AB1" … "ABk", "B".
[[nodiscard]] std::string matrix_name(std::uint32_t index, std::uint32_t factors);

}  // namespace lichtung::sweep
