// Elementary effects: the change of the figure over a step, divided by the step.
#include "analysis/sensitivity/resample.hpp"

#include <cmath>

namespace lichtung::sensitivity {
namespace {

/// Effects by factor, then trajectory.
std::vector<std::vector<double>> effects_of(std::span<const double> unit, std::size_t k, std::span<const double> values) {
  std::vector<std::vector<double>> effects(k);
  const std::size_t trajectories = values.size() / (k + 1);
  for (std::size_t t = 0; t < trajectories; ++t) {
    const auto of = values.subspan(t * (k + 1), k + 1);
    if (!std::all_of(of.begin(), of.end(), [](double v) { return std::isfinite(v); })) continue;
    for (std::size_t s = 1; s <= k; ++s)
      for (std::size_t f = 0; f < k; ++f) {
        const std::size_t here = (t * (k + 1) + s) * k + f;
        const double step = unit[here] - unit[here - k];
        if (step != 0.0) effects[f].push_back((of[s] - of[s - 1]) / step);
      }
  }
  return effects;
}

}  // namespace

MorrisResult morris(std::span<const double> unit, std::size_t k, std::span<const double> values, const Resampling& resampling) {
  MorrisResult out;
  out.factors.resize(k, {detail::kNone, detail::kNone, detail::kNone, {detail::kNone, detail::kNone}});
  const auto effects = effects_of(unit, k, values);
  out.trajectories = effects.empty() ? 0 : effects.front().size();
  if (out.trajectories < 2) return out;
  const double n = static_cast<double>(out.trajectories);
  for (std::size_t f = 0; f < k; ++f) {
    double sum = 0.0, absolute = 0.0, squares = 0.0;
    for (const double e : effects[f]) {
      sum += e;
      absolute += std::abs(e);
    }
    const double mu = sum / n;
    for (const double e : effects[f]) squares += (e - mu) * (e - mu);
    out.factors[f] = {mu, absolute / n, std::sqrt(squares / (n - 1.0)), {}};
  }
  const auto stars = detail::resampled(out.trajectories, k, resampling, [&](const std::vector<std::uint32_t>& blocks) {
    std::vector<double> star(k, 0.0);
    for (std::size_t f = 0; f < k; ++f)
      for (const std::uint32_t b : blocks) star[f] += std::abs(effects[f][b]) / n;
    return star;
  });
  for (std::size_t f = 0; f < k; ++f) out.factors[f].mu_star_interval = detail::interval(stars[f], resampling.level);
  return out;
}

}  // namespace lichtung::sensitivity
