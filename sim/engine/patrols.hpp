// Police on the street, minute by minute: shifts, beats, calls and arrests. Units move along streets at their speed;
// what they pass is remembered as the last minute at which police was seen there.
#pragma once

#include "scenarios/ids.hpp"
#include "scenarios/scenario.hpp"
#include "sim/random/random.hpp"
#include "sim/town/shortest_paths.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace lichtung::engine {

enum class UnitType : std::uint8_t { Foot = 0, Bicycle = 1, Car = 2 };
enum class UnitDoing : std::uint8_t { Off = 0, Patrol = 1, Station = 2, Responding = 3, OnScene = 4 };

struct PatrolUnit {
  UnitType type{};
  std::size_t shift{};
  UnitDoing doing{UnitDoing::Off};
  SegmentId segment;
  NodeId towards;                    // end of the segment the unit moves to
  float left_s{};                    // until the unit is there at its present speed
  std::uint32_t busy_until{};        // absolute minute, while on scene or at the station
  std::vector<std::uint32_t> way;    // segments still to drive on a call, last first
  std::uint32_t call{};
};

/// Somebody calls the police: about an offence or anything else.
struct Call {
  std::uint32_t minute{};            // absolute, when it comes in
  SegmentId segment;
  std::int32_t incident{-1};         // index into World::incidents; −1: another matter
  float on_scene_min{};
  // Filled when a unit is sent:
  UnitId unit;
  std::uint32_t sent{};              // absolute minute
  float travel_s{};
  std::uint32_t arrived{};           // absolute minute; 0: not yet
};

/// Columns of all patrols; part of World.
struct PatrolState {
  std::vector<PatrolUnit> units;
  std::vector<std::uint32_t> seen_minute;    // per segment: absolute minute + 1 police was last there; 0 never
  std::vector<std::uint32_t> seconds;        // today's police seconds by segment × 24 hours
  std::vector<std::uint32_t> foot_seconds;   // of these on foot or bicycle
  std::vector<Call> calls;                   // of the whole run, by incoming minute
  std::size_t next_call{};                   // first call not yet come in
  std::vector<std::uint32_t> waiting;        // calls that came in and have no unit yet
};

struct UnitPosition {
  std::uint32_t minute{};                    // absolute
  std::uint32_t unit{}, segment{};
  std::uint8_t doing{};
};

class Patrols {
 public:
  /// Units by scenario, or by the town's residents where it doesn't say.
  Patrols(const town::Town& town, const PoliceInput& input, const PoliceParameters& parameters, std::size_t residents,
          const random::Random& random, PatrolState& state);

  /// Other calls of a day, put among the known ones.
  void add_daily_calls(std::uint32_t day, std::size_t residents);
  /// A call about an incident.
  void call(const Call& call);
  /// Moves everyone by one minute; returns the calls whose unit arrived in it.
  [[nodiscard]] std::vector<std::uint32_t> minute(std::uint32_t day, std::uint32_t minute, std::vector<UnitPosition>* record);
  /// Binds a unit at the scene for longer, after an arrest.
  void bind(UnitId unit, std::uint32_t until);

 private:
  struct Now {
    std::uint32_t absolute{}, hour{}, civil{};   // minute of the run, hour since 04:00, civil minute of the day
  };
  void add_units(UnitType type, std::size_t shift, int count);
  void report_for_duty(PatrolUnit& unit, std::uint32_t index, const Now& now);
  void act(PatrolUnit& unit, std::uint32_t index, const Now& now, std::vector<std::uint32_t>& arrived);
  void patrol(PatrolUnit& unit, std::uint32_t index, const Now& now);
  bool drive(PatrolUnit& unit, const Now& now);
  [[nodiscard]] SegmentId next_street(const PatrolUnit& unit, std::uint32_t word) const;
  void answer_calls(const Now& now);
  bool send_nearest(std::uint32_t call, const Now& now);
  /// The unit is on its street between two seconds of the minute.
  void pass(const PatrolUnit& unit, const Now& now, float from, float to);
  [[nodiscard]] bool on_duty(const PatrolUnit& unit, std::uint32_t civil) const;
  [[nodiscard]] float pace(UnitType type) const;
  [[nodiscard]] bool may_use(UnitType type, SegmentId street) const;

  const town::Town& town_;
  const PoliceInput& input_;
  const PoliceParameters& parameters_;
  random::Random random_;
  PatrolState& state_;
  town::PathSearch search_;
  std::vector<float> drive_s_;               // seconds a car on call needs per segment
  std::vector<SegmentId> stations_;
};

}  // namespace lichtung::engine
