// Utilities fall with distance on foot and by bicycle; car and public transport lose at short distance for access.
#include "sim/population/modes.hpp"

#include "sim/population/day_plan.hpp"
#include "sim/random/distributions.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::population {
namespace {

using Utilities = std::array<double, kModes>;
constexpr double kNever = -1e9;
constexpr std::array<Mode, kModes> kAllModes{Mode::Walk, Mode::Bicycle, Mode::Transit, Mode::Car};

std::size_t at(Mode m) { return static_cast<std::size_t>(m); }

/// Stops at both ends of a way; unset if there are none or both are the same.
struct Ride {
  SegmentId from_stop, to_stop, to;
};

Ride ride_of(const Opportunities& places, const Habits& h, std::size_t i) {
  if (places.nearest_stop.empty()) return {};
  const SegmentId board = places.nearest_stop[h.from[i].index()];
  if (h.out_of_town[i] == 0) {
    const SegmentId leave = places.nearest_stop[h.to[i].index()];
    return board == leave ? Ride{} : Ride{board, leave, h.to[i]};
  }
  const SegmentId train = places.exits.station.valid() ? places.exits.station : board;
  return {board, train, train};
}

Utilities utilities(const Population& people, std::uint32_t who, std::size_t i, bool ride, const ActivityParameters& p) {
  const auto& h = people.habits;
  const auto& r = people.residents;
  const double km = static_cast<double>(h.distance_m[i]) / 1000.0;
  const AgeBand age = r.age[who];
  const bool out = h.out_of_town[i] != 0, stroll = h.purpose[i] == Purpose::Stroll;
  constexpr double kFarthestWalk = 8.0, kFarthestRide = 25.0, kRideOut = 12.0;  // km, one way; assumed
  Utilities u{};
  double walk = -p.walk_per_km * km + (age >= AgeBand::A65_79 ? p.old_walk : 0.0);
  if (h.purpose[i] == Purpose::Leisure || h.purpose[i] == Purpose::NightLife) walk += p.leisure_walk;
  if (h.purpose[i] == Purpose::Work) walk += p.work_walk;
  u[at(Mode::Walk)] = out || (km > kFarthestWalk && !stroll) ? kNever : walk;
  const bool pupil = age == AgeBand::A6_13 || age == AgeBand::A14_17;
  u[at(Mode::Bicycle)] = r.bicycle[who] == 0 || km > (out ? kRideOut : kFarthestRide)
                             ? kNever
                             : -p.bicycle_per_km * km + (pupil ? p.youth_bicycle : 0.0);
  const double youth = age == AgeBand::A14_17 || age == AgeBand::A18_24 ? p.youth_transit : 0.0;
  u[at(Mode::Transit)] = ride && !stroll ? youth - p.transit_short * std::exp(-km) : kNever;
  const bool household_car = people.households.cars[r.household[who].index()] > 0;
  u[at(Mode::Car)] = stroll ? kNever
                            : -p.car_short * std::exp(-km) - (r.car[who] != 0 ? 0.0 : p.passenger) -
                                  (household_car ? 0.0 : p.no_car);
  return u;
}

/// Probabilities of the four modes.
Utilities shares(const Utilities& u, const Utilities& constants) {
  Utilities e{};
  double sum = 0.0, top = kNever;
  for (std::size_t m = 0; m < kModes; ++m) top = std::max(top, u[m] + constants[m]);
  for (std::size_t m = 0; m < kModes; ++m) sum += e[m] = std::exp(u[m] + constants[m] - top);
  for (auto& x : e) x /= sum;
  return e;
}

/// Shop on the way: first of the pair (from work, then the way home from the shop), or the end.
std::size_t chain_of(const Population& people, std::uint32_t who) {
  const auto& h = people.habits;
  const std::size_t first = h.first[who], last = h.first[who + 1];
  return first + 2 < last && h.from[first + 1] != people.residents.home[who] ? first + 1 : last;
}

struct Observation {
  Utilities utility;
  double trips;
};

/// Trips per habit of a sample of residents in one week, and the utilities they weigh.
std::vector<Observation> sample(const Opportunities& places, const ActivityParameters& p, const random::Random& random,
                                const Population& people) {
  const auto travel = nominal_travel_seconds(people.habits, p);
  const PlanInputs in{people, p, random, travel};
  constexpr std::size_t kSample = 6000;
  const std::size_t n = people.residents.size(), step = std::max<std::size_t>(1, n / kSample);
  std::vector<Observation> observations;
  for (std::size_t i = 0; i < n; i += step) {
    const auto who = static_cast<std::uint32_t>(i);
    const std::size_t first = people.habits.first[who], last = people.habits.first[who + 1];
    std::vector<double> trips(last - first);
    DayTrips day_trips;
    for (std::uint32_t day = 0; day < 7; ++day) {
      plan_day(in, ResidentId(who), {day, day, false}, day_trips);
      for (const auto& t : day_trips) ++trips[t.habit - first];
    }
    if (const std::size_t chain = chain_of(people, who); chain < last) {  // they take the mode of the way to work
      trips[0] += trips[chain - first] + trips[chain + 1 - first];
      trips[chain - first] = trips[chain + 1 - first] = 0.0;
    }
    for (std::size_t h = first; h < last; ++h)
      if (trips[h - first] > 0.0)
        observations.push_back({utilities(people, who, h, ride_of(places, people.habits, h).from_stop.valid(), p), trips[h - first]});
  }
  return observations;
}

/// Constants that give the asked shares of trips (car: the rest), by proportional steps on the logit scale.
Utilities fit(const std::vector<Observation>& observations, const ActivityParameters& p) {
  const double rest = std::max(0.01, 1.0 - p.share_walk - p.share_bicycle - p.share_transit);
  Utilities target{};
  for (const auto m : kAllModes)
    target[at(m)] = m == Mode::Walk ? p.share_walk : m == Mode::Bicycle ? p.share_bicycle : m == Mode::Transit ? p.share_transit : rest;
  const double total = target[0] + target[1] + target[2] + target[3];
  Utilities constants{};
  constexpr int kSteps = 40;
  for (int step = 0; step < kSteps; ++step) {
    Utilities sum{};
    double trips = 0.0;
    for (const auto& o : observations) {
      const auto share = shares(o.utility, constants);
      for (std::size_t m = 0; m < kModes; ++m) sum[m] += o.trips * share[m];
      trips += o.trips;
    }
    if (trips <= 0.0) return constants;
    for (std::size_t m = 0; m < kModes; ++m)
      if (sum[m] > 0.0)
        constants[m] = std::clamp(constants[m] + 1.3 * std::log(target[m] / total * trips / sum[m]), -12.0, 12.0);
    const double car = constants[at(Mode::Car)];
    for (auto& c : constants) c -= car;
  }
  return constants;
}

void set_mode(Habits& h, std::size_t i, Mode mode, const Ride& ride) {
  h.mode[i] = mode;
  if (mode != Mode::Transit) return;
  h.from_stop[i] = ride.from_stop;
  h.to_stop[i] = ride.to_stop;
  h.to[i] = ride.to;
}

/// The pair of a shop on the way follows the mode of the way to work.
void set_chain(const Opportunities& places, Habits& h, std::size_t main, std::size_t chain) {
  constexpr float kWalkHome = 1200.0F;  // m; after bus or train the way home from a near shop is walked; assumed
  h.from[chain] = h.to[main];
  const Mode mode = h.mode[main];
  const auto follow = [&](std::size_t i, Ride ride, bool rather_walk) {
    const bool walk = mode == Mode::Transit && (rather_walk || !ride.from_stop.valid());
    set_mode(h, i, walk ? Mode::Walk : mode, ride);
  };
  // Back in town by train one walks from the station or changes there.
  const bool train = mode == Mode::Transit && h.out_of_town[main] != 0;
  follow(chain, train ? Ride{h.to[main], places.nearest_stop[h.to[chain].index()], h.to[chain]} : ride_of(places, h, chain),
         false);
  follow(chain + 1, ride_of(places, h, chain + 1), h.distance_m[chain + 1] < kWalkHome);
}

}  // namespace

void choose_modes(const Opportunities& places, const ActivityParameters& p, const random::Random& random,
                  Population& population) {
  auto& h = population.habits;
  const Utilities constants = fit(sample(places, p, random, population), p);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, population.residents.size(), 512), [&](const auto& range) {
    for (std::size_t r = range.begin(); r < range.end(); ++r) {
      const auto who = static_cast<std::uint32_t>(r);
      const std::size_t first = h.first[who], last = h.first[who + 1], chain = chain_of(population, who);
      for (std::size_t i = first; i < last; ++i) {
        if (chain < last && (i == chain || i == chain + 1)) continue;
        const Ride ride = ride_of(places, h, i);
        const auto w = random::words(random, random::Purpose::ResidentMode, who, static_cast<std::uint32_t>(i - first));
        const auto share = shares(utilities(population, who, i, ride.from_stop.valid(), p), constants);
        set_mode(h, i, kAllModes[random::categorical(share, random::unit(w[0]))], ride);
      }
      if (chain < last) set_chain(places, h, first, chain);
    }
  });
}

}  // namespace lichtung::population
