// What the inspector says about one street and about the town: read once per selection and kept.
#pragma once

#include "analysis/statistics/concentration.hpp"
#include "viz/app/session.hpp"
#include "viz/layers/layer.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::viz {

/// A figure with its 95 % interval of the mean, where there are several runs.
struct Figure {
  double value{};
  double low{}, high{};          // equal to value if there is no interval
  int runs{};
};

struct StreetFacts {
  std::uint32_t segment{};
  std::optional<float> mean_lx, min_lx, semicylindrical_lx;
  int lighting_class{};          // 0 unknown
  std::array<std::optional<float>, kGroups> passes, unsafe, away;   // per night
  std::array<float, 5> reasons{};                                   // shares of the terms; all 0 if unknown
  std::array<double, kKinds> expected_per_year{};
  bool has_expected{};
  std::array<std::array<int, kLedgers>, kKinds> incidents{};        // counts of the shown run; [.][Expected] unused
  std::array<int, kKinds> cleared{};
  bool has_incidents{};
  std::vector<double> frame_start_s;
  std::vector<Figure> fear_series, offence_series;                  // by frame; offences per day
  std::vector<float> week_footfall, week_fear;                      // 168 hours, or empty
};
[[nodiscard]] StreetFacts street_facts(Session& session, std::uint32_t segment);

struct Total {
  std::string metric, ledger, unit;
  Figure figure;
};

struct TownFacts {
  std::vector<Total> totals;
  std::vector<statistics::LorenzPoint> lorenz;    // of expected offences over streets
  double gini{};
  std::vector<float> response_min;                // ascending
  std::vector<double> week_footfall, week_incidents;   // sums over streets, 168 hours, or empty
  [[nodiscard]] const Total* find(std::string_view metric, std::string_view ledger = "") const;
};
[[nodiscard]] TownFacts town_facts(Session& session);

/// € a year of one lever, before and after (0 if there is no second scenario).
struct CostRow {
  std::string lever;             // "police", "lighting" …; "all" for their sum
  double before{}, after{};
};
/// Levers that cost something on one side, the dearest first, and their sum last; empty if the files know no costs.
[[nodiscard]] std::vector<CostRow> yearly_costs(const TownFacts& before, const TownFacts* after);

}  // namespace lichtung::viz
