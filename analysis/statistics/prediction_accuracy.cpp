// Hit rate, PAI, PEI.
#include "analysis/statistics/prediction_accuracy.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

namespace lichtung::statistics {
namespace {

/// Takes units in the given order as long as they fit into `room`; a hair more for rounded sums.
std::vector<bool> fill(std::span<const std::size_t> order, std::span<const double> areas, double room) {
  std::vector<bool> taken(areas.size(), false);
  double used = 0.0;
  for (const std::size_t unit : order) {
    if (used + areas[unit] > room * (1.0 + 1e-12)) continue;
    used += areas[unit];
    taken[unit] = true;
  }
  return taken;
}

std::vector<std::size_t> falling(std::size_t units, const std::vector<double>& key) {
  std::vector<std::size_t> order(units);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key[a] > key[b]; });
  return order;
}

double sum_where(std::span<const double> values, const std::vector<bool>& mark) {
  double sum = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (mark[i]) sum += values[i];
  return sum;
}

void require_areas(std::span<const double> areas) {
  static_cast<void>(require_total(areas, "areas"));
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas[i] == 0.0) throw InvalidData(Problem::OutOfRange, "areas", "0", "> 0");
}

}  // namespace

PredictionAccuracy prediction_accuracy(std::span<const double> events, std::span<const double> areas,
                                       const std::vector<bool>& predicted) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  PredictionAccuracy out;
  out.events = require_total(events, "events");
  require_length(areas.size(), events.size(), "areas");
  require_length(predicted.size(), events.size(), "predicted");
  require_areas(areas);
  out.total_area = std::accumulate(areas.begin(), areas.end(), 0.0);
  out.hits = sum_where(events, predicted);
  out.area = sum_where(areas, predicted);
  out.hit_rate = out.hits / out.events;
  out.area_share = out.area / out.total_area;
  out.accuracy_index = out.area > 0.0 ? out.hit_rate / out.area_share : nan;
  std::vector<double> density(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) density[i] = events[i] / areas[i];
  const std::vector<bool> best = fill(falling(events.size(), density), areas, out.area);
  // The greedy choice may lie below the prediction where areas differ.
  out.best_hits = std::max(sum_where(events, best), out.hits);
  out.best_index = out.area > 0.0 ? out.best_hits / out.events / out.area_share : nan;
  out.efficiency_index = out.best_hits > 0.0 ? out.hits / out.best_hits : nan;
  return out;
}

std::vector<bool> highest_scores(std::span<const double> scores, std::span<const double> areas, double share) {
  require_finite(scores, "scores");
  require_length(areas.size(), scores.size(), "areas");
  require_areas(areas);
  if (!(share > 0.0 && share <= 1.0)) throw InvalidData(Problem::OutOfRange, "share", shown(share), "0 … 1");
  const std::vector<double> key(scores.begin(), scores.end());
  return fill(falling(scores.size(), key), areas, share * std::accumulate(areas.begin(), areas.end(), 0.0));
}

}  // namespace lichtung::statistics
