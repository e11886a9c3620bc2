// The close of a day: what people felt on their way at night, what disorder and near-repeat boosts become, what they
// will believe tomorrow, and what the recorder keeps.
#pragma once

#include "sim/engine/recorder.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <string>
#include <vector>

namespace lichtung::engine {

/// What one thread counts of a night.
struct NightPart {
  std::vector<FearCell> cells;                       // [segment × 24 + hour]
  std::vector<NightCell> passes;                     // [segment]
};

/// Perceived unsafety along all night trips of a day, by segment and hour.
struct NightFear {
  std::vector<FearCell> cells;                       // [segment × 24 + hour]
  tbb::enumerable_thread_specific<NightPart> parts;  // passes are added up by keep
};

/// Feels every dark trip again, now that company and police of the hour are known, and counts who passes where. Adds
/// night walks and detours to the groups of each chunk, and trips made and avoided to `habits` (own slots).
void feel_night(const DayInputs& in, StreetLife& life, NightFear& fear, HabitNights& habits);

/// Beliefs are compared, and ways may be chosen anew, at the close of this day.
[[nodiscard]] bool ends_week(std::uint32_t day);

/// Updates disorder, boosts, remembered company and, when they changed enough, beliefs and routes.
void change_streets(const Setup& setup, const Conditions& conditions, const StreetLife& life, std::uint32_t day, World& world);

/// Adds the day to frames, profile and rows.
void keep(const DayInputs& in, const StreetLife& life, const NightFear& fear, std::uint32_t looks, Recorder& recorder);

/// SHA-256 (hex, 16 digits) of the state after a day: presence, fear, disorder, boosts, incidents, offenders, patrols.
[[nodiscard]] std::string state_hash(const World& world, const StreetLife& life, const NightFear& fear, std::uint32_t day);

}  // namespace lichtung::engine
