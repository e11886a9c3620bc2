// The sensitivity of every figure to every factor, as rows, as tidy CSV and as SVG.
#pragma once

#include "analysis/sensitivity/sensitivity.hpp"
#include "analysis/sensitivity/sweep_results.hpp"
#include "scenarios/messages.hpp"

#include <string>
#include <vector>

namespace lichtung::sensitivity {

/// One of them is filled, by the sweep's method.
struct FigureSensitivity {
  std::string figure;
  MorrisResult morris;
  SobolResult sobol;
};

struct SensitivityTable {
  sweep::Method method{};
  std::vector<std::string> factors;      // names
  std::vector<FigureSensitivity> figures;
};

/// For these figures; all if empty. Errors: DataError if the design is neither Morris nor Sobol, or a figure is unknown.
[[nodiscard]] SensitivityTable analyse(const SweepResults& results, const std::vector<std::string>& figures, const Resampling& resampling);

/// figure,factor,measure,value,low,high,n: a line per number. Measures: mu, mu_star, sigma; first, total.
[[nodiscard]] std::string sensitivity_csv(const SensitivityTable& table);

/// Morris: mu* against sigma with intervals; Sobol: first and total indices as bars with intervals. One figure.
[[nodiscard]] std::string sensitivity_svg(const SensitivityTable& table, std::size_t figure, Language language);

}  // namespace lichtung::sensitivity
