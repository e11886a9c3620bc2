// Streets that people walk by day and leave aside at night, and leave aside because of how they feel: who "would pass"
// a feared place (docs/angst.md).
#pragma once

#include "sim/engine/night.hpp"
#include "sim/engine/routes.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::engine {

/// Streets of `day` missing in `night` that feel less safe than `tolerance`, or less safe than the stretches walked
/// instead (mean by length): those that made the day path the dearer one. In ascending order.
[[nodiscard]] std::vector<std::uint32_t> dodged_streets(std::span<const std::uint32_t> day, std::span<const std::uint32_t> night,
                                                        std::span<const float> unsafety, std::span<const float> length_m,
                                                        float tolerance);

/// Fills Routes::dodged and dodged_first from the paths by day and at night.
void find_dodged(const town::Town& town, const population::Population& people, const Beliefs& beliefs, Routes& routes);

/// Adds to `streets` who stayed away since the ways were last chosen, and empties `nights`. Of tours that were given up,
/// every street of the night path that feels less safe than its owner tolerates; of trips made, every dodged street.
/// Whoever does not tolerate a street counts as afraid of it, others by their chance of feeling unsafe there.
void count_stays(const population::Population& people, const Routes& routes, const Beliefs& beliefs, HabitNights& nights,
                 std::span<NightStreetSums> streets);

}  // namespace lichtung::engine
