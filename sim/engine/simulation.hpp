// The public face of the engine: prepare what replicates share, then simulate one replicate to its outcome.
#pragma once

#include "scenarios/scenario.hpp"
#include "sim/engine/crowd.hpp"
#include "sim/light/switching.hpp"
#include "sim/outcome/outcome_data.hpp"
#include "sim/plan/apply.hpp"
#include "sim/plan/police_roster.hpp"
#include "sim/population/population.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::engine {

struct Routes;     // routes.hpp
class PartStore;   // parts.hpp

/// What people are added to: kept where each replicate has people of its own.
struct Planned {
  Scenario scenario;               // after the edits of its plan
  plan::Levers levers;
};

/// Everything that the replicates of a scenario share; immutable once made.
struct Setup {
  Scenario scenario;               // after the edits of its plan
  std::string scenario_toml;       // resolved scenario as text, stored in outcomes; one replicate
  std::string scenario_sha256;     // what outcomes depend on besides seed and replicate
  town::Town town;
  population::Population population;
  light::TownLight light;
  plan::Works works;               // what the plan builds
  plan::Levers levers;             // what it changes beyond town and scenario
  plan::Roster roster;             // police and order service on duty
  Crowd crowd;                     // of its events
  std::shared_ptr<const Routes> routes;
  std::vector<float> initial_disorder;   // per segment
  std::vector<town::Notice> notices;
  std::uint32_t people_draw{};                // whose number the people have
  std::shared_ptr<const Planned> planned;     // only where each replicate has people of its own
  std::string town_key;                       // see parts.hpp; empty without a store
};

/// Wall time of the phases of a run, s: for benchmarks, never in outcomes.
struct PhaseSeconds {
  double conditions{}, offenders{}, street{}, encounters{}, minutes{}, close{};
};

/// Called between phases; must be thread-safe. `stop` true ends the run after the current day.
struct Control {
  std::function<void(int days_done, int days)> on_day = [](int, int) {};
  std::function<bool()> stop = [] { return false; };
  std::function<void(const PhaseSeconds&)> on_phases;   // may be empty
};

/// Reads or grows the town, synthesises people, computes light and routes. Errors: DataError.
[[nodiscard]] std::shared_ptr<const Setup> prepare(const Scenario& scenario);

/// The same with a town at hand instead of the one that the scenario names.
[[nodiscard]] std::shared_ptr<const Setup> prepare(const Scenario& scenario, town::Town town);

/// The same town and plan with the people of this replicate; `setup` must be of a scenario whose replicates have people of
/// their own. People and ways from a store, if any. simulate() does this by itself.
[[nodiscard]] std::shared_ptr<const Setup> with_people_of(const Setup& setup, std::uint32_t replicate, PartStore* store = nullptr);

/// Share that feels unsafe at night in the own area before the first day, as a survey would ask.
[[nodiscard]] double survey_unsafe_share(const Setup& setup);

/// One replicate; nothing if stopped before its last day. Bit-identical for any number of threads. People of its own, if it
/// has such, come from the store, if there is one.
[[nodiscard]] std::optional<outcome::OutcomeData> simulate(const Setup& setup, std::uint32_t replicate,
                                                           const Control& control, PartStore* store = nullptr);

}  // namespace lichtung::engine
