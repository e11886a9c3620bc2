// Households, residents and offenders: who lives where, and which places they go to. No attribute of origin,
// nationality, ethnicity or religion exists here, and none may be added.
#pragma once

#include "scenarios/ids.hpp"
#include "scenarios/offence_kinds.hpp"
#include "scenarios/scenario.hpp"
#include "sim/random/random.hpp"
#include "sim/town/stock_change.hpp"
#include "sim/town/town.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace lichtung::population {

enum class AgeBand : std::uint8_t { A0_5 = 0, A6_13 = 1, A14_17 = 2, A18_24 = 3, A25_44 = 4, A45_64 = 5, A65_79 = 6, A80 = 7 };
inline constexpr std::size_t kAgeBands = 8;
enum class Sex : std::uint8_t { Female = 0, Male = 1 };
enum class Activity : std::uint8_t { SmallChild = 0, Pupil = 1, Student = 2, Employed = 3, AtHome = 4, Retired = 5 };
/// How strongly perceived unsafety weighs on a person's routes (w_g of docs/model.md).
enum class FearClass : std::uint8_t { Low = 0, Middle = 1, High = 2 };
inline constexpr std::size_t kFearClasses = 3;

enum class Purpose : std::uint8_t {
  Work = 0, Education = 1, Shopping = 2, Errand = 3, Leisure = 4, NightLife = 5, Stroll = 6, Accompany = 7,
};
inline constexpr std::size_t kPurposes = 8;
enum class Mode : std::uint8_t { Walk = 0, Bicycle = 1, Transit = 2, Car = 3 };
inline constexpr std::size_t kModes = 4;

struct Households {
  std::vector<DwellingId> dwelling;
  std::vector<std::uint32_t> resident_first;   // size() + 1; residents of a household are contiguous
  std::vector<std::uint8_t> cars;
  [[nodiscard]] std::size_t size() const { return dwelling.size(); }
};

struct Residents {
  std::vector<HouseholdId> household;
  std::vector<SegmentId> home;
  std::vector<AgeBand> age;
  std::vector<Sex> sex;
  std::vector<Activity> activity;
  std::vector<FearClass> fear_class;
  std::vector<std::uint8_t> bicycle, car;      // may use one
  std::vector<float> walk_speed;               // m/s
  std::vector<float> tolerance;                // 0 … 1: perceived unsafety of a night route above which one avoids it
  [[nodiscard]] std::size_t size() const { return household.size(); }
};

/// The ways a person knows: from an anchor (usually home) to another, by a usual mode. CSR by resident.
/// For Transit the walks are from → from_stop and to_stop → to; otherwise the stops are unset.
struct Habits {
  std::vector<std::uint32_t> first;            // residents + 1
  std::vector<Purpose> purpose;
  std::vector<Mode> mode;
  std::vector<SegmentId> from, to;             // from = home unless the habit belongs to a chain (work → shop)
  std::vector<VenueId> venue;                  // what is at `to`; unset for a stroll
  std::vector<SegmentId> from_stop, to_stop;
  std::vector<float> distance_m;               // straight line × detour factor, or beyond the map's edge for commuters
  std::vector<std::uint8_t> out_of_town;       // 1: the destination lies beyond the map; `to` is where one leaves it
  // Habits beyond first.back() are ways to the events of a plan, which no day plan chooses of itself: their residents.
  std::vector<std::uint32_t> guest;
  [[nodiscard]] std::size_t size() const { return purpose.size(); }
};

/// Motivated offenders: residents chosen by the scenario's rate alone, and travelling outsiders, who enter at main
/// roads or the station and have no home in town.
struct Offenders {
  std::vector<ResidentId> resident;            // unset: outsider
  std::vector<SegmentId> base;                 // home, or place of entry
  std::vector<std::array<float, kOffenceKinds>> motivation;  // mean 1 over offenders per kind; 0: none
  [[nodiscard]] std::size_t size() const { return resident.size(); }
};

struct Population {
  Households households;                       // ordered by home segment, so by place
  Residents residents;
  Habits habits;
  Offenders offenders;
  std::vector<std::uint8_t> dwelling_secured;  // per dwelling
  std::vector<HouseholdId> dwelling_household; // per dwelling; unset: vacant
};

/// Travelling offenders: drawn for the busiest time, the usual ones first, so that these are the same whatever a plan asks.
struct OutsiderDemand {
  double usual_per_1000{}, most_per_1000{};
  std::array<bool, kOffenceKinds> kinds{true, false, false, true, false};   // burglary, bicycle theft
};

/// Outsiders at this rate per 1000 residents.
[[nodiscard]] std::size_t outsider_count(double per_1000, std::size_t residents);

/// The draws that people of number `draw` come from; 0: of all replicates that share one population. The odd numbers are
/// those who move in, see resettle.hpp.
[[nodiscard]] constexpr random::Random people_random(std::uint64_t seed, std::uint32_t draw) { return {seed, 2 * draw}; }

/// Synthesises the people of the town from the scenario's numbers. Equal inputs give equal results for any number
/// of threads. `random`: see people_random().
/// Errors: throws DataError (scenarios/errors.hpp) if a census file can't be read or the town has no place to live.
[[nodiscard]] Population make_population(const town::Town& town, const Scenario& scenario,
                                         const random::Random& random, std::vector<town::Notice>& notices,
                                         const OutsiderDemand& outsiders,
                                         const town::StockChange* change = nullptr);
/// The same with the scenario's own rate of outsiders.
[[nodiscard]] Population make_population(const town::Town& town, const Scenario& scenario,
                                         const random::Random& random, std::vector<town::Notice>& notices);

}  // namespace lichtung::population
