// The duty roster: which units are on duty when, what they do, and from which stations; made of the scenario's police
// and of what a plan changes.
#pragma once

#include "scenarios/diagnostics.hpp"
#include "scenarios/scenario.hpp"
#include "sim/plan/police_levers.hpp"
#include "sim/town/town.hpp"

#include <chrono>
#include <cstdint>
#include <vector>

namespace lichtung::plan {

/// Stored in outcome files: append only.
enum class UnitType : std::uint8_t { Foot = 0, Bicycle = 1, Car = 2, OrderService = 3 };
inline constexpr std::size_t kUnitTypes = 4;
inline constexpr std::array<std::string_view, kUnitTypes> kUnitTypeWords{"foot", "bicycle", "car", "order_service"};

/// Units of one kind that work alike.
struct Duty {
  UnitType type{};
  int crew{2};
  std::vector<Shift> shifts;
  std::vector<int> units;                    // on duty, by shift
  std::vector<int> base_units;               // of these by the scenario itself: their draws stay theirs
  PatrolStrategy strategy{PatrolStrategy::RandomBeat};
  double dwell_min{}, memory_days{}, distance_m{};
  int spots{}, window_days{};
  EvidenceMix evidence{1.0, 0.0, 0.0};
  bool corrected{};
  std::vector<SegmentId> area;               // streets patrolled; empty: everywhere
  std::vector<SegmentId> posts;
  DutyDays days;
};

/// One unit of a duty: a row of the outcome's table patrol_units.
struct RosterUnit {
  std::uint32_t duty{}, shift{}, ordinal{};
  std::uint32_t key{};                       // entity of its draws: the same unit in every plan that has it
};

struct Roster {
  std::vector<Duty> duties;
  std::vector<RosterUnit> units;
  std::vector<Withdrawal> withdrawals;
  std::vector<Station> stations;             // at least one that isn't closed
  std::chrono::sys_days start{};             // date of day 0
};

/// Stations of the town: its venues of that kind, else the drivable street nearest to the middle of all.
[[nodiscard]] std::vector<Station> stations_of(const town::Town& town);

/// Roster of a scenario whose plan left these levers. What doesn't fit the numbers of units there are comes back in
/// `problems`; a factor that gave no whole numbers in `notices`.
[[nodiscard]] Roster make_roster(const Scenario& scenario, const PoliceLevers& levers, const town::Town& town,
                                 std::size_t residents, std::vector<Diagnostic>& problems, std::vector<town::Notice>& notices);

}  // namespace lichtung::plan
