// Police and order service on the street, minute by minute: shifts, strategies, calls and arrests. Units move along
// streets at their speed; what they pass is remembered as the last minute at which they were seen there.
#pragma once

#include "scenarios/ids.hpp"
#include "scenarios/scenario.hpp"
#include "sim/engine/incident.hpp"
#include "sim/plan/police_roster.hpp"
#include "sim/random/random.hpp"
#include "sim/town/shortest_paths.hpp"
#include "sim/town/town.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lichtung::engine {

using plan::UnitType;
enum class UnitDoing : std::uint8_t { Off = 0, Patrol = 1, Station = 2, Responding = 3, OnScene = 4 };

/// What a patrolling unit is about; a call ends it.
enum class Errand : std::uint8_t { None = 0, ToStation = 1, ToGoal = 2, AtGoal = 3 };

struct PatrolUnit {
  UnitType type{};
  std::uint32_t duty{};              // row of the roster
  std::size_t shift{};
  std::uint32_t ordinal{};
  std::uint32_t key{};               // entity of its draws
  int crew{2};
  UnitDoing doing{UnitDoing::Off};
  Errand errand{};
  std::uint32_t home{};              // station it reported at
  SegmentId segment;
  NodeId towards;                    // end of the segment the unit moves to
  SegmentId goal;
  float left_s{};                    // until the unit is there at its present speed
  std::uint32_t busy_until{};        // absolute minute, while on scene
  std::uint32_t stay_until{};        // absolute minute, while at its goal
  std::vector<std::uint32_t> way;    // segments still to go on a call or errand, last first
  std::uint32_t call{};
  // Minutes of the whole run:
  std::uint32_t duty_min{}, patrol_min{}, busy_min{};
};

/// Somebody calls the police: about an offence or anything else.
struct Call {
  std::uint32_t minute{};            // absolute, when it comes in
  SegmentId segment;
  std::int32_t incident{-1};         // index into World::incidents; −1: another matter
  float on_scene_min{};
  bool two{};                        // needs two officers
  // Filled when a unit is sent:
  UnitId unit;
  std::uint32_t sent{};              // absolute minute
  float travel_s{};
  std::uint32_t first{};             // absolute minute at which an officer came who has to wait for another; 0: none
  UnitId backup;                     // the other
  std::uint32_t arrived{};           // absolute minute at which they can act; 0: not yet
  int officers{};                    // then at the scene
  [[nodiscard]] float waited_s() const { return first != 0 && arrived > first ? static_cast<float>(arrived - first) * 60.0F : 0.0F; }
};

/// What a duty that goes by data knows, as of this morning: offences of the days before, by the ledgers it may see.
struct Knowledge {
  std::vector<double> evidence;              // per segment; hot spots
  std::vector<std::uint32_t> spots;          // segments gone to today
  struct Alert {
    SegmentId street;
    std::uint32_t until_day{};               // not on this day any more
    std::vector<std::uint32_t> streets;      // within its distance, usable and in the beat
  };
  std::vector<Alert> alerts;                 // near repeats
};

/// How well alerts foretold burglaries: sums over days with alerts, for the predictive accuracy index.
struct AlertScore {
  std::uint32_t alerts{}, hits{}, burglaries{};   // burglaries of the true ledger, on such days
  double street_m{}, town_m{};
};

/// Columns of all patrols; part of World.
struct PatrolState {
  std::vector<PatrolUnit> units;
  std::vector<std::uint32_t> seen_minute;    // per segment: absolute minute + 1 police was last there; 0 never
  std::vector<std::uint32_t> seen_unit;      // per segment: which unit that was, of several the one with most officers
  std::vector<std::uint32_t> seconds;        // today's police seconds by segment × 24 hours
  std::vector<std::uint32_t> foot_seconds;   // of these on foot or bicycle
  // Municipal order service; empty without any. For alcohol rules: who is where, and when last.
  std::vector<std::uint32_t> order_minute;   // as seen_minute
  std::vector<std::uint32_t> order_seconds;  // as seconds
  std::vector<Call> calls;                   // of the whole run, by incoming minute
  std::size_t next_call{};                   // first call not yet come in
  std::vector<std::uint32_t> waiting;        // calls that came in and have no unit yet
  std::vector<std::uint32_t> short_handed;   // calls whose only officer needs another
  std::vector<Knowledge> knowledge;          // per duty; empty where it goes by no data
  std::vector<std::uint8_t> alerted;         // per segment: under an alert today; empty without such duties
  AlertScore score;

  /// The order service is on this street in this minute.
  [[nodiscard]] bool order_service_at(std::size_t segment, std::uint32_t absolute_minute) const {
    return !order_minute.empty() && order_minute[segment] == absolute_minute + 1;
  }
};

struct UnitPosition {
  std::uint32_t minute{};                    // absolute
  std::uint32_t unit{}, segment{};
  std::uint8_t doing{};
};

class Patrols {
 public:
  Patrols(const town::Town& town, const plan::Roster& roster, const PoliceParameters& parameters, const random::Random& random,
          PatrolState& state);

  /// The morning of a day: who is away, and what is known of the incidents of days before; `incidents` by day.
  void brief(std::uint32_t day, std::span<const Incident> incidents);
  /// Other calls of a day, put among the known ones.
  void add_daily_calls(std::uint32_t day, std::size_t residents);
  /// A call about an incident.
  void call(const Call& call);
  /// Moves everyone by one minute; returns the calls whose units can act from it on.
  [[nodiscard]] std::vector<std::uint32_t> minute(std::uint32_t day, std::uint32_t minute, std::vector<UnitPosition>* record);
  /// Binds a unit at the scene for longer, after an arrest.
  void bind(UnitId unit, std::uint32_t until);
  /// The evening: compares today's alerts with today's burglaries.
  void score_alerts(std::uint32_t day, std::span<const Incident> incidents);

 private:
  struct Now {
    std::uint32_t absolute{}, day{}, minute{}, hour{}, civil{};   // minute of the run and since 04:00, hour since 04:00, civil minute
  };
  // patrols.cpp: shifts and movement
  void report_for_duty(PatrolUnit& unit, const Now& now);
  void act(PatrolUnit& unit, std::uint32_t index, const Now& now, std::vector<std::uint32_t>& arrived);
  void count(PatrolUnit& unit) const;
  void wander(PatrolUnit& unit, const Now& now, std::span<const std::uint8_t> within);
  bool follow(PatrolUnit& unit, const Now& now, std::span<const float> cost_s);
  [[nodiscard]] SegmentId next_street(const PatrolUnit& unit, std::uint32_t word, std::span<const std::uint8_t> within) const;
  /// The unit is on its street between two seconds of the minute.
  void pass(const PatrolUnit& unit, const Now& now, float from, float to);
  [[nodiscard]] bool on_duty(const PatrolUnit& unit, std::uint32_t index, const Now& now) const;
  [[nodiscard]] float pace(UnitType type) const;
  [[nodiscard]] bool may_use(UnitType type, SegmentId street) const;
  // patrol_strategies.cpp: where to
  void patrol(PatrolUnit& unit, const Now& now);
  void choose(PatrolUnit& unit, const Now& now);
  void stay(PatrolUnit& unit, std::uint32_t from) const;
  bool head_for(PatrolUnit& unit, SegmentId goal);
  [[nodiscard]] std::optional<SegmentId> wanted_goal(PatrolUnit& unit, const Now& now) const;
  [[nodiscard]] std::span<const std::uint8_t> beat(const PatrolUnit& unit) const;
  void wait_at_station(PatrolUnit& unit, const Now& now);
  [[nodiscard]] std::size_t open_station(std::size_t wanted, std::uint32_t civil) const;
  std::span<const std::uint32_t> ways_to(std::size_t station, UnitType type);
  // patrol_knowledge.cpp: what is known
  void draw_withdrawals(std::uint32_t day, std::vector<std::uint8_t>& away) const;
  void learn_spots(const plan::Duty& duty, std::span<const Incident> news, Knowledge& known) const;
  void learn_alerts(const plan::Duty& duty, std::uint32_t day, std::span<const Incident> news, Knowledge& known);
  // patrol_calls.cpp
  void answer_calls(const Now& now);
  bool send_nearest(std::uint32_t call, const Now& now, bool backup);
  [[nodiscard]] std::optional<std::uint32_t> nearest_free(SegmentId street);
  void arrive(PatrolUnit& unit, std::uint32_t index, const Now& now, std::vector<std::uint32_t>& arrived);
  void act_alone(PatrolUnit& unit, std::uint32_t index, const Now& now, std::vector<std::uint32_t>& arrived);

  const town::Town& town_;
  const plan::Roster& roster_;
  const PoliceParameters& parameters_;
  random::Random random_;
  PatrolState& state_;
  town::PathSearch search_;
  std::vector<float> drive_s_;                               // seconds a car on call needs per segment
  std::array<std::vector<float>, plan::kUnitTypes> pace_s_;  // seconds on patrol, by type
  std::vector<std::vector<std::uint8_t>> within_;            // per duty: segments of its beat; empty: all
  std::vector<std::vector<std::uint32_t>> ways_;             // per station and type: segment towards it from each node
  std::vector<std::uint8_t> away_, away_before_;             // per unit: withdrawn from the shift that begins today, began yesterday
};

}  // namespace lichtung::engine
