// A sweep: one scenario or several, the keys that are varied, and the design that says at which points. Plain data; read
// from a TOML file (docs/sweeps.md) by sweep_reader.hpp, turned into points by design.hpp.
#pragma once

#include "scenarios/plan.hpp"
#include "scenarios/reader.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::sweep {

enum class Method : std::uint8_t { Grid = 0, LatinHypercube = 1, Sobol = 2, Morris = 3, File = 4 };
inline constexpr std::array<std::string_view, 5> kMethodWords{"grid", "lhs", "sobol", "morris", "file"};

/// What the values of a factor are.
enum class FactorKind : std::uint8_t {
  Real = 0,     // any number from low to high
  Whole = 1,    // whole numbers from low to high
  Listed = 2,   // the values given
};
inline constexpr std::array<std::string_view, 3> kFactorKindWords{"real", "whole", "listed"};

struct Factor {
  std::string name;                    // of its column in tables; by default the key
  std::string key;                     // "police.foot", "fear.light", "edit[0].dim", or "scenario": a file
  std::string unit{"1"};
  FactorKind kind{FactorKind::Real};
  bool logarithmic{};                  // equal steps are equal ratios
  double low{}, high{};
  std::uint32_t levels{};              // of a grid, for Real and Whole
  std::vector<std::string> values;     // Listed: as TOML; for "scenario" the file's name
  std::vector<std::string> labels;     // Listed: what tables call the values
  Said said{};                         // where the file says so

  [[nodiscard]] bool is_scenario() const { return key == "scenario"; }
};

struct Sweep {
  std::string name{"Lichtung"};
  Method method{Method::Grid};
  std::uint64_t seed{1};               // of the design, not of the runs
  std::uint32_t points{};              // lhs: points; sobol: base samples N of N (k + 2) points
  std::uint32_t trajectories{};        // morris: r of r (k + 1) points
  std::uint32_t levels{4};             // morris
  std::uint32_t replicates{1};
  std::vector<Factor> factors;
  std::vector<std::vector<std::uint32_t>> rows;    // file: index of each factor's value, by point
  std::filesystem::path scenario;      // as found from here; unset if a factor names the scenarios
};

/// More points than this are taken for a slip.
inline constexpr std::uint64_t kMostPoints = 10'000'000;

/// Number of points of the design; kMostPoints + 1 for more.
[[nodiscard]] std::uint64_t count_points(const Sweep& sweep);

}  // namespace lichtung::sweep
