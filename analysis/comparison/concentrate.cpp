// Concentration of expected offences, and how well the streets that were worst before catch what is sampled after.
#include "analysis/comparison/parts.hpp"

#include "analysis/statistics/concentration.hpp"
#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/prediction_accuracy.hpp"

#include <algorithm>
#include <numeric>

namespace lichtung::comparison {
namespace {

constexpr double kHotShare = 0.05;   // of the length of all streets

bool any(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0) > 0.0; }

}  // namespace

ConcentrationFigure concentration(const Collected& all, const Streets& streets, const Comparison& c) {
  ConcentrationFigure out;
  const auto at = std::ranges::find(c.streets, std::string_view("expected_all"), &StreetFigure::variable);
  if (at == c.streets.end()) return out;
  const std::vector<double> a(at->mean_a.begin(), at->mean_a.end()), b(at->mean_b.begin(), at->mean_b.end());
  const auto measure = [](const std::vector<double>& values, double& gini, double& with_25, double& with_50) {
    if (!any(values)) return;
    gini = statistics::gini(values);
    with_25 = statistics::units_holding(values, 0.25).share;
    with_50 = statistics::units_holding(values, 0.50).share;
  };
  measure(a, out.gini_a, out.streets_with_25_a, out.streets_with_50_a);
  measure(b, out.gini_b, out.streets_with_25_b, out.streets_with_50_b);
  const bool lengths = std::ranges::all_of(streets.length_m, [](double m) { return m > 0.0; });
  if (!any(a) || !any(all.sampled[1]) || !lengths) return out;
  std::vector<double> density(a.size());
  for (std::size_t s = 0; s < a.size(); ++s) density[s] = a[s] / streets.length_m[s];
  const auto hot = statistics::highest_scores(density, streets.length_m, kHotShare);
  const auto accuracy = statistics::prediction_accuracy(all.sampled[1], streets.length_m, hot);
  out.hit_rate = accuracy.hit_rate;
  out.pai = accuracy.accuracy_index;
  out.pei = accuracy.efficiency_index;
  return out;
}

}  // namespace lichtung::comparison
