// Residents on the street: every household's day planned and walked, in parallel over chunks of households, counting
// who passes where and remembering exactly only those who meet an offender (docs/architecture.md, "Presence").
#pragma once

#include "sim/engine/encounters.hpp"
#include "sim/engine/residents_day.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::engine {

/// Quarter hours in which somebody of a household is at home.
struct HomeMask {
  std::uint64_t low{}, high{};    // quarters 0–63, 64–95
  [[nodiscard]] bool at(std::size_t quarter) const {
    return ((quarter < 64 ? low >> quarter : high >> (quarter - 64)) & 1U) != 0;
  }
};

struct ParkedBicycle {
  std::uint32_t segment{};
  std::uint16_t from_minute{}, to_minute{};
};

struct RecordedVisit {
  std::uint32_t agent{}, segment{};
  float enter_s{}, leave_s{};
  std::uint8_t mode{}, kind{};     // kind: 0 resident, 1 offender
};

struct DayCounts {
  std::uint64_t persons{}, out_of_house{}, visits{};
  std::array<std::uint64_t, population::kModes> trips{};
  std::array<std::uint64_t, kHours> trips_by_hour{};       // civil hour of departure
  std::uint64_t walk_dm{}, walk_trips{};
  std::uint64_t guests{};                                   // residents who came to an event
  std::array<std::uint64_t, 4> restricted_s{};              // seconds of drinking outdoors by Drinking, where it is restricted
  void add(const DayCounts& other);
};

/// What one chunk of households did; reused from day to day.
struct ChunkDay {
  std::vector<Trip> dark;                    // on foot or by bicycle while lamps burn: felt later
  std::vector<std::uint32_t> avoided;        // habits of trips not made in the dark
  std::vector<std::uint64_t> met;            // Encounters keys
  std::vector<ParkedBicycle> parked;
  std::vector<RecordedVisit> recorded;
  GroupCounts groups;
  DayCounts counts;
};

/// Counters of one thread, reused from day to day; stale ones belong to an earlier day.
struct ThreadCounters {
  std::vector<StreetHour> cells;             // [segment × 24 + hour]
  std::vector<std::uint32_t> night_seconds;  // per segment
  bool fresh{};
};

struct StreetLife {
  std::vector<ChunkDay> chunks;
  Presence presence;
  std::vector<std::uint32_t> night_seconds;  // person-seconds of people on a night out, per segment
  std::vector<HomeMask> at_home;             // per household
  tbb::enumerable_thread_specific<ThreadCounters> counters;
};

inline constexpr std::size_t kHouseholdsPerChunk = 1024;

/// Plans and walks everyone; fills `life`. `looks`: where offenders look. `record`: keep visits for replay.
void live_through(const DayInputs& in, std::span<const Look> looks, bool record, StreetLife& life);

}  // namespace lichtung::engine
