// How well do predicted hot spots catch later events?
//   hit rate = n / N,  PAI = (n / N) / (a / A),  PEI = PAI / PAI_max
// n of N events fall into predicted units with area a of A. PAI: Chainey, Tompson & Uhlig 2008, Security Journal 21;
// PEI: Hunt 2016 (PAI_max: the best choice of units with no more area).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::statistics {

struct PredictionAccuracy {
  double hits{}, events{};      // n, N
  double area{}, total_area{};  // a, A
  double hit_rate{}, area_share{};
  double accuracy_index{};           // PAI; NaN if nothing was predicted
  double best_hits{}, best_index{};  // of the densest units that fit into the predicted area
  double efficiency_index{};         // PEI; NaN if no event could have been caught
};

/// `events` and `areas` (> 0) per unit, `predicted` marks. PAI_max takes whole units by falling density of events as
/// long as they fit; exact for equal areas, a lower bound otherwise (a knapsack). Throws InvalidData: lengths differ,
/// negative, not finite, no events, no area.
[[nodiscard]] PredictionAccuracy prediction_accuracy(std::span<const double> events, std::span<const double> areas,
                                                     const std::vector<bool>& predicted);

/// Marks the units with the highest scores up to `share` of the total area; equal scores by number.
[[nodiscard]] std::vector<bool> highest_scores(std::span<const double> scores, std::span<const double> areas,
                                               double share);

}  // namespace lichtung::statistics
