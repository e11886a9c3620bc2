// A resident's day as it will happen: the plan, and what fear makes of it (docs/model.md, "Routes": avoidance).
#pragma once

#include "sim/behaviour/perceived_safety.hpp"
#include "sim/engine/conditions.hpp"
#include "sim/engine/walking.hpp"
#include "sim/engine/world.hpp"
#include "sim/population/day_plan.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace lichtung::engine {

/// Who avoids, by sex and age band, and why. Counts of tours; whole numbers, so that sums don't depend on order.
struct GroupCounts {
  static constexpr std::size_t kGroups = 2 * population::kAgeBands;
  struct Row {
    std::uint64_t dark_tours{}, cancelled{}, shifted{}, other_mode{};
    std::uint64_t night_walks{}, detour_dm{};
    std::uint64_t unsafe_micro{};                       // Σ over night walks of mean unsafety × 10⁶
    std::array<std::uint64_t, behaviour::kFearReasons> reason{};
  };
  std::array<Row, kGroups> row{};
  [[nodiscard]] static std::size_t group(population::Sex sex, population::AgeBand age) {
    return static_cast<std::size_t>(sex) * population::kAgeBands + static_cast<std::size_t>(age);
  }
  void add(const GroupCounts& other);
};

/// Everything needed to make one resident's day.
struct DayInputs {
  const Setup& setup;
  const World& world;
  const Conditions& conditions;
  population::PlanInputs plan;
  population::DayContext day;
};

using Trips = boost::container::static_vector<Trip, population::kMaxTrips>;

/// Fills `trips` with what the resident does, and adds to `counts` and to `avoided` the habits of trips in the dark that
/// fear kept from being made on foot, by bicycle or by transit; both may be null. Pure in its inputs.
void resident_day(const DayInputs& in, ResidentId who, Trips& trips, GroupCounts* counts,
                  std::vector<std::uint32_t>* avoided = nullptr);

/// Speeds and pauses of one resident.
[[nodiscard]] Pace pace_of(const Setup& setup, std::size_t resident);

}  // namespace lichtung::engine
