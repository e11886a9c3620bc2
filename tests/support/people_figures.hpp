// What comes out of a town's people in a week, in the terms of a travel survey (MiD 2017).
#pragma once

#include "sim/population/day_plan.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace lichtung::test {

struct PeopleFigures {
  double person_days{}, out{}, trips{};
  std::array<double, population::kModes> mode_trips{}, mode_km{};
  std::array<double, population::kPurposes> purpose_trips{}, purpose_km{};
  std::array<std::array<double, 24>, 7> hour{};   // departures by weekday and hour from 04:00
  std::array<double, 7> day_out{}, day_trips{};
  double minutes{}, out_of_town{}, night_returns{};  // night_returns: trips back from night life after midnight
  double planned_per_s{};                            // persons planned per second on one thread

  [[nodiscard]] double trip_rate() const { return trips / person_days; }
  [[nodiscard]] double out_share() const { return out / person_days; }
  [[nodiscard]] double mode_share(population::Mode m) const { return mode_trips[static_cast<std::size_t>(m)] / trips; }
  [[nodiscard]] double mean_km(population::Mode m) const {
    return mode_km[static_cast<std::size_t>(m)] / mode_trips[static_cast<std::size_t>(m)];
  }
  [[nodiscard]] double purpose_share(population::Purpose p) const {
    return purpose_trips[static_cast<std::size_t>(p)] / trips;
  }
  [[nodiscard]] double mean_km() const;
  /// Share of a week's trips that start in [from, to) o'clock, 4 … 28.
  [[nodiscard]] double hours(int from, int to) const;
};

/// Plans every `step`-th resident on the seven days of a week without holidays.
[[nodiscard]] PeopleFigures measure_people(const population::Population& people, const ActivityParameters& parameters,
                                           const random::Random& random, std::uint32_t step = 1);

/// Markdown table of the figures beside the survey's.
[[nodiscard]] std::string figures_table(const PeopleFigures& figures);

}  // namespace lichtung::test
