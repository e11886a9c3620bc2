// Residents on the street: every household's day planned and walked, in parallel over chunks of households, counting
// who passes where and remembering exactly only those who meet an offender (docs/architecture.md, "Presence").
#pragma once

#include "sim/engine/encounters.hpp"
#include "sim/engine/residents_day.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <cstdint>
#include <vector>

namespace lichtung::engine {

/// Half a day's bits: quarter hours in which somebody of a household is at home.
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
  void add(const DayCounts& other);
};

/// What one chunk of households did; reused from day to day.
struct ChunkDay {
  std::vector<Trip> dark;                    // on foot or by bicycle while lamps burn: felt later
  std::vector<std::uint64_t> met;            // Encounters keys
  std::vector<ParkedBicycle> parked;
  std::vector<RecordedVisit> recorded;
  GroupCounts groups;
  DayCounts counts;
};

struct StreetLife {
  std::vector<ChunkDay> chunks;
  Presence presence;
  std::vector<std::uint32_t> night_seconds;  // person-seconds of people on a night out, per segment
  std::vector<HomeMask> at_home;             // per household
  tbb::enumerable_thread_specific<std::vector<std::uint64_t>> cells;   // scratch of presence, one per thread
  tbb::enumerable_thread_specific<std::vector<std::uint32_t>> night;
};

inline constexpr std::size_t kHouseholdsPerChunk = 1024;

/// Plans and walks everyone; fills `life`. `wanted` says where offenders look. `record`: keep visits for replay.
void live_through(const DayInputs& in, const WantedPlaces& wanted, bool record, StreetLife& life);

}  // namespace lichtung::engine
