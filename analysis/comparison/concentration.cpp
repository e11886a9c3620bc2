// Measures of the statistics library on street segments.
#include "analysis/comparison/concentration.hpp"

#include "analysis/statistics/concentration.hpp"
#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/prediction_accuracy.hpp"

#include <cmath>
#include <utility>

namespace lichtung::comparison {
namespace {

constexpr double kForetold = 0.05;   // of the street length

void measure(std::span<const double> values, double& gini, double& with_25, double& with_50) {
  try {
    gini = statistics::gini(values);
    with_25 = statistics::units_holding(values, 0.25).share;
    with_50 = statistics::units_holding(values, 0.5).share;
  } catch (const statistics::InvalidData&) {
    gini = with_25 = with_50 = kUnknown;   // no offences
  }
}

}  // namespace

ConcentrationFigure concentration_of(std::string ledger, std::span<const double> a, std::span<const double> b,
                                     std::span<const double> worst, std::span<const double> length_m) {
  ConcentrationFigure out{.ledger = std::move(ledger)};
  std::vector<double> before, after, density, length;
  for (std::size_t s = 0; s < length_m.size() && s < a.size() && s < b.size() && s < worst.size(); ++s) {
    if (!(length_m[s] > 0.0 && std::isfinite(a[s]) && std::isfinite(b[s]) && std::isfinite(worst[s]))) continue;
    before.push_back(a[s]);
    after.push_back(b[s]);
    density.push_back(worst[s] / length_m[s]);
    length.push_back(length_m[s]);
  }
  measure(before, out.gini_a, out.streets_with_25_a, out.streets_with_50_a);
  measure(after, out.gini_b, out.streets_with_25_b, out.streets_with_50_b);
  try {
    const auto p = statistics::prediction_accuracy(after, length, statistics::highest_scores(density, length, kForetold));
    out.hit_rate = p.hit_rate;
    out.pai = p.accuracy_index;
    out.pei = p.efficiency_index;
  } catch (const statistics::InvalidData&) {
    // No offences or no streets: nothing can be foretold.
  }
  return out;
}

}  // namespace lichtung::comparison
