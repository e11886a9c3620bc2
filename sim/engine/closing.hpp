// The close of a day: what people felt on their way at night, what disorder and near-repeat boosts become, what they
// will believe tomorrow, and what the recorder keeps.
#pragma once

#include "sim/engine/recorder.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <string>
#include <vector>

namespace lichtung::engine {

/// Perceived unsafety along all night trips of a day, by segment and hour.
struct NightFear {
  std::vector<FearCell> cells;                       // [segment × 24 + hour]
  tbb::enumerable_thread_specific<std::vector<FearCell>> parts;   // scratch
};

/// Feels every dark trip again, now that company and police of the hour are known. Adds night walks and detours to
/// the groups of each chunk.
void feel_night(const DayInputs& in, StreetLife& life, NightFear& fear);

/// Updates disorder, boosts, remembered company and, when they changed enough, beliefs and routes.
void change_streets(const Setup& setup, const Conditions& conditions, const StreetLife& life, std::uint32_t day, World& world);

/// Adds the day to frames, profile and rows.
void keep(const DayInputs& in, const StreetLife& life, const NightFear& fear, std::uint32_t looks, Recorder& recorder);

/// SHA-256 (hex, 16 digits) of the state after a day: presence, fear, disorder, boosts, incidents, offenders, patrols.
[[nodiscard]] std::string state_hash(const World& world, const StreetLife& life, const NightFear& fear, std::uint32_t day);

}  // namespace lichtung::engine
