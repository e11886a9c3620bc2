// Where motivated offenders are through a day: their own routine like everyone's, and search walks that start from
// places they know, wander, and come back (crime pattern theory: Brantingham & Brantingham 1993; the pull of past
// success gives repeats: Johnson 2007, Short et al. 2008).
#pragma once

#include "sim/engine/encounters.hpp"
#include "sim/engine/residents_day.hpp"

#include <cstdint>
#include <vector>

namespace lichtung::engine {

struct OffenderVisit {
  std::uint32_t segment{};
  float enter_s{}, leave_s{};
  std::uint8_t night_out{};
  std::uint8_t search{};            // on a search walk
};

/// All visits of one offender, by time; empty if off the street.
struct Itinerary {
  std::vector<OffenderVisit> visits;
};

/// Itineraries by offender, in parallel.
void plan_offenders(const DayInputs& in, std::vector<Itinerary>& itineraries);

/// The minutes at which offenders look at a street, ordered by minute, segment, offender.
[[nodiscard]] std::vector<Look> looks_of(const std::vector<Itinerary>& itineraries);

/// Segments walked until an offender stood on `segment` at `minute` of a search walk: what they remember of a success.
[[nodiscard]] std::vector<std::uint32_t> path_to(const Itinerary& itinerary, std::uint32_t minute);

}  // namespace lichtung::engine
