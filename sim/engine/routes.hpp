// The ways people walk: for every habit the least-cost path by day and the one that fear makes them choose at night.
// Costs are lengths stretched by perceived unsafety, so paths change only when beliefs do; they are kept as plain
// lists of segments, which the walk then reads in order (docs/performance.md).
#pragma once

#include "scenarios/parameters.hpp"
#include "sim/light/light.hpp"
#include "sim/population/population.hpp"
#include "sim/town/town.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::engine {

/// Perceived unsafety of each segment, 0 … 1, as people believe it.
struct Beliefs {
  std::array<std::vector<float>, population::kFearClasses> night;
  std::vector<float> day;
  std::vector<std::uint8_t> reason;   // behaviour::FearReason at night
};

/// Beliefs from light, setting, disorder and how many people one meets at night (mean persons per segment).
[[nodiscard]] Beliefs make_beliefs(const town::Town& town, const light::LampLight& lamps, const Parameters& parameters,
                                   std::span<const float> disorder, std::span<const float> night_company);

/// Mean absolute change of unsafety at night over segments and classes.
[[nodiscard]] double belief_change(const Beliefs& a, const Beliefs& b);

/// A part of Routes::path.
struct Leg {
  std::uint32_t first{};
  std::uint16_t count{};
};

/// By habit. Walk and Bicycle use leg a; Transit walks a to the stop and b from the other; Car has none.
struct Routes {
  std::vector<std::uint32_t> path;             // segment indices
  std::vector<Leg> day_a, day_b, night_a, night_b;
  std::vector<float> travel_s;                 // door to door by day
  std::vector<float> ride_s;                   // in the vehicle
  std::vector<float> detour_m;                 // night route minus day route
  std::vector<float> worst;                    // largest unsafety on the night route as its owner feels it
  std::vector<std::uint8_t> worst_reason;      // behaviour::FearReason there
  std::vector<std::uint32_t> dodged;           // streets of the day path left aside at night, see dodging.hpp
  std::vector<std::uint32_t> dodged_first;     // habits + 1
  std::size_t unreachable{};                   // habits whose target can't be reached on foot: taken as rides

  [[nodiscard]] std::span<const std::uint32_t> segments(Leg leg) const { return {path.data() + leg.first, leg.count}; }
  [[nodiscard]] std::span<const std::uint32_t> dodged_by(std::uint32_t habit) const {
    return {dodged.data() + dodged_first[habit], dodged_first[habit + 1] - dodged_first[habit]};
  }
};

/// Paths of all habits, in parallel by destination; equal for any number of threads.
[[nodiscard]] Routes build_routes(const town::Town& town, const population::Population& people,
                                  const Parameters& parameters, const Beliefs& beliefs);

}  // namespace lichtung::engine
