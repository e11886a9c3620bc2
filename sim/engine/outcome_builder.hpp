// From a finished replicate to the content of its outcome file (sim/outcome/schema.cpp).
#pragma once

#include "sim/engine/recorder.hpp"
#include "sim/engine/world.hpp"

namespace lichtung::engine {

[[nodiscard]] outcome::OutcomeData build_outcome(const Setup& setup, const World& world, const Recorder& recorder);

/// One figure of the whole run.
struct Total {
  std::string metric;
  double value{};
  std::string unit;
  std::string ledger;
};

/// Figures of the whole run: rates per 100 000 and year by kind and ledger, clearance, trips, fear, response times.
[[nodiscard]] std::vector<Total> totals(const Setup& setup, const World& world, const Recorder& recorder);

/// Adds what the lighting uses, costs and emits in the run and in a year, kilometres by class, what the plan built.
void add_lighting(const Setup& setup, const Recorder& recorder, std::vector<Total>& rows);

/// Adds who was on duty, on the street, at calls, at what cost; how alerts did; which districts patrols went to.
void add_police(const Setup& setup, const World& world, const Recorder& recorder, std::vector<Total>& rows);
/// Adds what upkeep, secured dwellings and investigation cost in a year, what the plan did, and whom it displaced.
void add_places(const Setup& setup, const World& world, const Recorder& recorder, std::vector<Total>& rows);
/// Adds what cameras, events and restrictions of drinking did and cost.
void add_nightlife(const Setup& setup, const Recorder& recorder, std::vector<Total>& rows);

/// Adds how households and land uses are mixed before and after the plan, what its housing costs, and which households
/// offences are against.
void add_housing(const Setup& setup, const World& world, const Recorder& recorder, std::vector<Total>& rows);

/// The survey question: how unsafe people feel alone at night in their own area, mean over a sample of residents of
/// the length-weighted mean over streets near home (wording of DVS 2017).
[[nodiscard]] double survey_unsafe_share(const Setup& setup, std::span<const float> disorder_now);

namespace detail {
/// Mesh, root variables and profile.
void add_streets(const Setup& setup, const World& world, const Recorder& recorder, outcome::OutcomeData& data);
/// Tables about the town and its people.
void add_town_tables(const Setup& setup, outcome::OutcomeData& data);
/// How dwellings and land uses are mixed, before and after the plan; with collective efficacy on, how willing people are.
void add_district_mix(const Setup& setup, outcome::Table& districts);
void add_street_mix(const Setup& setup, outcome::Table& segments);
/// What was recorded of the nights.
void add_night(const Setup& setup, const Recorder& recorder, outcome::OutcomeData& data);
/// Tables of units and calls.
void add_police_tables(const Setup& setup, const World& world, outcome::OutcomeData& data);
/// Tables about what happened.
void add_event_tables(const Setup& setup, const World& world, const Recorder& recorder, outcome::OutcomeData& data);
}  // namespace detail

}  // namespace lichtung::engine
