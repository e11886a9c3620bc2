// Reads like section "Time" of docs/model.md.
#include "sim/engine/day.hpp"

#include "sim/engine/dodging.hpp"

#include <boost/sort/spreadsort/spreadsort.hpp>

#include <chrono>
#include <numeric>

namespace lichtung::engine {
namespace {

/// Time spent in a phase; for the benchmark only, never in an outcome.
class Stopwatch {
 public:
  explicit Stopwatch(double& total) : total_(total), start_(std::chrono::steady_clock::now()) {}
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() { total_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  double& total_;
  std::chrono::steady_clock::time_point start_;
};

Encounters gather(const StreetLife& life, std::size_t segments) {
  Encounters e;
  e.segments = static_cast<std::uint32_t>(segments);
  std::size_t n = 0;
  for (const ChunkDay& c : life.chunks) n += c.met.size();
  e.keys.reserve(n);
  for (const ChunkDay& c : life.chunks) e.keys.insert(e.keys.end(), c.met.begin(), c.met.end());
  boost::sort::spreadsort::integer_sort(e.keys.begin(), e.keys.end());
  return e;
}

/// Bicycles parked at destinations, by segment.
struct Parked {
  std::vector<std::uint32_t> first;
  std::vector<ParkedBicycle> bicycles;
};

Parked gather_parked(const StreetLife& life, std::size_t segments) {
  Parked p;
  p.first.assign(segments + 1, 0);
  for (const ChunkDay& c : life.chunks)
    for (const ParkedBicycle& b : c.parked) ++p.first[b.segment + 1];
  std::partial_sum(p.first.begin(), p.first.end(), p.first.begin());
  p.bicycles.resize(p.first.back());
  std::vector<std::uint32_t> next = p.first;
  for (const ChunkDay& c : life.chunks)
    for (const ParkedBicycle& b : c.parked) p.bicycles[next[b.segment]++] = b;
  return p;
}

void record_offenders(std::uint32_t day, const std::vector<Itinerary>& itineraries, Recorder& recorder) {
  for (std::size_t o = 0; o < itineraries.size(); ++o)
    for (const OffenderVisit& v : itineraries[o].visits)
      if (v.search != 0) recorder.walks.emplace_back(day, RecordedVisit{static_cast<std::uint32_t>(o), v.segment, v.enter_s, v.leave_s, 0, 1});
}

}  // namespace

void simulate_day(const Setup& setup, const population::DayContext& day, std::chrono::year_month_day date, bool record,
                  std::span<const float> willingness, World& world, Patrols& patrols, DayScratch& scratch, Recorder& recorder) {
  const std::size_t segments = setup.town.streets.segments.size();
  PhaseSeconds& spent = recorder.seconds;

  const Conditions conditions = [&] {
    const Stopwatch watch(spent.conditions);
    return make_conditions(setup.town, setup.light, setup.scenario.parameters, date);
  }();
  const DayInputs in{setup, world, conditions,
                     {setup.population, setup.scenario.parameters.activity, world.random, world.routes->travel_s}, day};

  const std::vector<Look> looks = [&] {
    const Stopwatch watch(spent.offenders);
    plan_offenders(in, scratch.itineraries);
    return looks_of(scratch.itineraries);
  }();
  {
    const Stopwatch watch(spent.street);
    live_through(in, looks, record, scratch.life);
  }
  {
    const Stopwatch watch(spent.encounters);
    const Encounters encounters = gather(scratch.life, segments);
    const Parked parked = gather_parked(scratch.life, segments);
    const OpportunityInputs opportunities{in, scratch.life, encounters, parked.first, parked.bicycles, willingness};
    const std::vector<Proposal> proposals = judge(opportunities, looks);
    std::ranges::fill(world.patrols.seconds, 0);
    std::ranges::fill(world.patrols.foot_seconds, 0);
    std::ranges::fill(world.patrols.order_seconds, 0);
    const Stopwatch minutes(spent.minutes);
    live_minutes({opportunities, looks, proposals, scratch.itineraries}, world, patrols, recorder, record);
  }
  const Stopwatch watch(spent.close);
  feel_night(in, scratch.life, scratch.fear, recorder.habits);
  keep(in, scratch.life, scratch.fear, static_cast<std::uint32_t>(looks.size()), recorder);
  if (record) record_offenders(day.day, scratch.itineraries, recorder);
  if (ends_week(day.day)) count_stays(setup.population, *world.routes, world.beliefs, recorder.habits, recorder.night);
  change_streets(setup, conditions, scratch.life, day.day, world);
}

}  // namespace lichtung::engine
