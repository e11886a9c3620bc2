// The state of one replicate: what changes while it runs. Columns by dense ids; everything that replicates share
// stands in Setup.
#pragma once

#include "sim/engine/incident.hpp"
#include "sim/engine/patrols.hpp"
#include "sim/engine/routes.hpp"
#include "sim/engine/simulation.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace lichtung::engine {

inline constexpr std::uint32_t kDayMinutes = 1440;
inline constexpr std::uint32_t kHours = 24;

/// What an offender remembers and whether they are about.
struct OffenderState {
  std::size_t of_town{std::numeric_limits<std::size_t>::max()};   // the first so many; the others come to events only
  std::vector<std::uint32_t> removed_until_day;   // off the street before this day
  std::vector<std::uint32_t> quiet_until;         // absolute minute before which no further offence
  std::vector<SegmentId> last_success;
  std::vector<std::vector<std::uint32_t>> success_path;   // segments walked to it from the base
  std::vector<SegmentId> turned_from;             // where security of the plan kept a burglary from happening …
  std::vector<std::uint32_t> turned_day;          // … on this day + 1; 0: never
};

/// Presence of one day by segment and hour from 04:00: persons passing and person-seconds in one word, so that one
/// addition counts both and sums don't depend on order.
struct Presence {
  std::vector<std::uint64_t> cell;                // [segment × 24 + hour]
  static constexpr unsigned kShift = 40;
  [[nodiscard]] static constexpr std::uint64_t entry(std::uint32_t seconds) { return (std::uint64_t{1} << kShift) | seconds; }
  [[nodiscard]] std::uint32_t persons(std::size_t c) const { return static_cast<std::uint32_t>(cell[c] >> kShift); }
  [[nodiscard]] double mean_present(std::size_t c) const {
    return static_cast<double>(cell[c] & ((std::uint64_t{1} << kShift) - 1)) / 3600.0;
  }
};

struct World {
  random::Random random;
  std::shared_ptr<const Routes> routes;
  Beliefs beliefs;
  std::vector<float> disorder;                    // per segment
  std::vector<float> graffiti;                    // the part of it that is damage
  std::vector<float> segment_boost;               // near-repeat boost
  std::vector<float> dwelling_boost;
  std::vector<float> night_company;               // persons met at night, as people remember it
  std::vector<float> drink_control;               // per street where drinking is restricted, see drinking.hpp
  std::vector<std::uint16_t> victim_day;          // per household: day + 1 of the last victimisation, 0 never
  OffenderState offenders;
  PatrolState patrols;
  std::vector<Incident> incidents;                // of the whole run, in order
  std::uint32_t turned_away{};                    // burglaries kept from happening by security of the plan
};

}  // namespace lichtung::engine
