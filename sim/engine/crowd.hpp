// The crowds of a plan's events: which residents come and by which way, who comes from out of town and from where. Drawn
// once for all replicates and days of an event; hours are drawn day by day.
#pragma once

#include "sim/plan/nightlife_levers.hpp"
#include "sim/population/population.hpp"
#include "sim/random/random.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung {
struct Scenario;
}

namespace lichtung::engine {

/// A resident who comes.
struct Guest {
  std::uint32_t resident{}, habit{};
  bool stays_on{};
};

/// Somebody from out of town.
struct Visitor {
  std::uint32_t way{};                     // index into Gathering::ways
  std::uint32_t street{};                  // where they stand
  bool stays_on{};
};

/// The people of one planned event.
struct Gathering {
  plan::PlannedEvent event;
  std::vector<Guest> guests;               // by resident
  std::vector<Visitor> visitors;
  std::vector<std::vector<std::uint32_t>> ways;   // walked from the station or the parked car to a street of the event
  std::uint32_t first_visitor{};           // number of the first among the visitors of all events
  std::uint32_t offenders{};               // the first so many visitors are offenders, by the scenario's rate
  std::uint32_t first_offender{};          // their number among the population's offenders

  [[nodiscard]] bool on(std::uint32_t day) const;
  [[nodiscard]] const Guest* guest(std::uint32_t resident) const;
};

struct Crowd {
  std::vector<Gathering> gatherings;
  [[nodiscard]] bool empty() const { return gatherings.empty(); }
};

/// When somebody comes and goes on one day, minutes since 04:00.
struct Hours {
  std::uint16_t arrive{}, leave{};
  bool stays_on{};                         // leaves after the end
};

/// `who` is a resident or, shifted past them, a visitor.
[[nodiscard]] Hours hours_of(const plan::PlannedEvent& event, const random::Random& random, std::uint32_t who, std::uint32_t day, bool stays_on);

/// Draws who comes. Adds ways of guests to the population's habits, beyond those that its people have of themselves, and
/// offenders among visitors, at the scenario's rate, behind the others. `random`: what these people are drawn from.
[[nodiscard]] Crowd make_crowd(const town::Town& town, const Scenario& scenario, std::span<const plan::PlannedEvent> events,
                               const random::Random& random, population::Population& people);

}  // namespace lichtung::engine
