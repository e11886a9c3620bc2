// The heart of a day: plan, avoid, walk, count. Parallel bodies write only their chunk and their thread's counters,
// which are whole numbers and are added up at the end.
#include "sim/engine/street_life.hpp"

#include "sim/engine/crowd_day.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

using population::Mode;

constexpr float kDaySeconds = 86400.0F;

/// Bits of the quarters from `a` to `b`, both included.
HomeMask quarters(std::size_t a, std::size_t b) {
  const auto below = [](std::size_t n) { return n >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1; };
  HomeMask m;
  if (a < 64) m.low = below(std::min<std::size_t>(b + 1, 64)) & ~below(a);
  if (b >= 64) m.high = below(b + 1 - 64) & ~below(a < 64 ? 0 : a - 64);
  return m;
}

/// Counts every visit of one chunk into its thread's cells and keeps those that meet an offender.
class Counter {
 public:
  Counter(ThreadCounters& counters, std::uint32_t segments, ChunkDay& chunk, bool record)
      : cells_(counters.cells.data()), night_(counters.night_seconds.data()), segments_(segments), chunk_(chunk),
        record_(record) {}
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;
  ~Counter() { chunk_.counts.visits += visits_; }

  void begin(const Trip& trip) { trip_ = &trip; }

  void operator()(const Visit& v) {
    ++visits_;
    if (record_)
      chunk_.recorded.push_back({trip_->resident, v.segment, v.enter_s, v.leave_s, static_cast<std::uint8_t>(trip_->mode), 0});
    if (v.enter_s >= kDaySeconds) return;
    const std::uint32_t first = first_minute(v.enter_s), last = std::min(first_minute(v.leave_s), kDayMinutes);
    const std::uint32_t hour = (first - 1U) / 60U;
    const auto seconds = static_cast<std::uint32_t>(v.leave_s - v.enter_s + 0.5F);
    StreetHour* const day = cells_ + v.segment * std::size_t{kHours};
    day[hour].presence += Presence::entry(seconds);
    const bool night_out = trip_->night_at(first);
    if (night_out) night_[v.segment] += seconds;
    for (std::uint32_t m = first; m < last; ++m)
      if ((day[m / 60U].wanted >> (m % 60U) & 1U) != 0)
        chunk_.met.push_back(Encounters::key(segments_, m, v.segment, trip_->resident, night_out));
  }

 private:
  StreetHour* cells_;
  std::uint32_t* night_;
  std::uint32_t segments_;
  ChunkDay& chunk_;
  bool record_;
  std::uint64_t visits_{};
  const Trip* trip_{};
};

void count_trip(const Trip& trip, float on_street_s, const Pace& pace, DayCounts& counts) {
  ++counts.trips[static_cast<std::size_t>(trip.mode)];
  const auto hour = (static_cast<std::uint32_t>(trip.depart_s) / 3600U + 4U) % kHours;
  ++counts.trips_by_hour[hour];
  counts.guests += trip.until_min != 0 ? 1U : 0U;
  if (trip.drinking != 0) counts.restricted_s[trip.drinking] += static_cast<std::uint64_t>(pace.linger_s);
  if (trip.mode == Mode::Walk) {
    ++counts.walk_trips;
    counts.walk_dm += static_cast<std::uint64_t>(on_street_s * pace.walk * 10.0F);
  }
}

/// Marks the bicycle as parked from arrival until the next departure of its owner.
void park(const DayInputs& in, const Trips& trips, std::size_t i, float arrival, ChunkDay& chunk) {
  const Trip& t = trips[i];
  if (t.mode != Mode::Bicycle || t.back || i + 1 >= trips.size() || in.setup.population.habits.out_of_town[t.habit] != 0) return;
  const float until = std::min(trips[i + 1].depart_s, kDaySeconds - 60.0F);
  if (until > arrival)
    chunk.parked.push_back({in.setup.population.habits.to[t.habit].value, static_cast<std::uint16_t>(arrival / 60.0F),
                            static_cast<std::uint16_t>(until / 60.0F)});
}

void walk_resident(const DayInputs& in, ResidentId who, std::span<const float> length_m, Counter& counter, ChunkDay& chunk,
                   HomeMask& home) {
  Trips trips;
  resident_day(in, who, trips, &chunk.groups, &chunk.avoided);
  const Pace pace = pace_of(in.setup, who.index());
  const auto& habits = in.setup.population.habits;
  HomeMask away;
  float left = -1.0F;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    const Trip& trip = trips[i];
    counter.begin(trip);
    const float arrival = walk_trip(trip, *in.world.routes, habits, length_m, pace, counter);
    count_trip(trip, arrival - trip.depart_s, pace, chunk.counts);
    park(in, trips, i, arrival, chunk);
    if (trip.night_route && trip.mode != Mode::Car) chunk.dark.push_back(trip);
    if (left < 0.0F) left = trip.depart_s;
    const bool home_again = trip.back || i + 1 == trips.size();
    if (!home_again) continue;
    const HomeMask out = quarters(Conditions::quarter(left), Conditions::quarter(arrival));
    away.low |= out.low;
    away.high |= out.high;
    left = -1.0F;
  }
  home.low |= ~away.low;
  home.high |= ~away.high;
  ++chunk.counts.persons;
  chunk.counts.out_of_house += trips.empty() ? 0U : 1U;
}

/// Visitors of one chunk: from out of town, so that only streets know of them. Offenders among them are no company.
void walk_visitors(const DayInputs& in, std::size_t number, Counter& counter) {
  for (const Gathering& g : in.setup.crowd.gatherings) {
    if (!g.on(in.day.day)) continue;
    const std::size_t chunks = (g.visitors.size() + kVisitorsPerChunk - 1) / kVisitorsPerChunk;
    if (number >= chunks) {
      number -= chunks;
      continue;
    }
    const auto last = std::min<std::size_t>(g.visitors.size(), (number + 1) * kVisitorsPerChunk);
    for (std::size_t i = std::max<std::size_t>(g.offenders, number * kVisitorsPerChunk); i < last; ++i) {
      Trip trip;
      counter.begin(trip);
      walk_visitor(in, g, static_cast<std::uint32_t>(i), trip, counter);
    }
    return;
  }
}

void reset(StreetLife& life, std::size_t households, std::size_t visitors, std::size_t segments) {
  life.chunks.resize((households + kHouseholdsPerChunk - 1) / kHouseholdsPerChunk + visitors);
  for (ChunkDay& c : life.chunks) {
    c.dark.clear();
    c.avoided.clear();
    c.met.clear();
    c.parked.clear();
    c.recorded.clear();
    c.groups = {};
    c.counts = {};
  }
  life.at_home.assign(households, {});
  for (ThreadCounters& c : life.counters) c.fresh = false;
  life.presence.cell.resize(segments * kHours);
  life.night_seconds.resize(segments);
}

/// This thread's counters, emptied and marked once a day.
ThreadCounters& counters_of_thread(StreetLife& life, std::span<const Look> looks) {
  ThreadCounters& counters = life.counters.local();
  if (counters.fresh) return counters;
  counters.cells.assign(life.presence.cell.size(), {});
  counters.night_seconds.assign(life.night_seconds.size(), 0);
  mark_wanted(looks, counters.cells);
  counters.fresh = true;
  return counters;
}

void add_up(StreetLife& life) {
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, life.night_seconds.size(), 2048), [&](const auto& range) {
    for (std::size_t s = range.begin(); s != range.end(); ++s) {
      life.night_seconds[s] = 0;
      std::fill_n(life.presence.cell.begin() + static_cast<std::ptrdiff_t>(s * kHours), kHours, 0);
      for (const ThreadCounters& c : life.counters) {
        if (!c.fresh) continue;
        life.night_seconds[s] += c.night_seconds[s];
        for (std::size_t i = s * kHours; i < (s + 1) * kHours; ++i) life.presence.cell[i] += c.cells[i].presence;
      }
    }
  });
}

}  // namespace

void DayCounts::add(const DayCounts& o) {
  persons += o.persons;
  out_of_house += o.out_of_house;
  visits += o.visits;
  walk_dm += o.walk_dm;
  walk_trips += o.walk_trips;
  guests += o.guests;
  for (std::size_t i = 0; i < restricted_s.size(); ++i) restricted_s[i] += o.restricted_s[i];
  for (std::size_t i = 0; i < trips.size(); ++i) trips[i] += o.trips[i];
  for (std::size_t i = 0; i < trips_by_hour.size(); ++i) trips_by_hour[i] += o.trips_by_hour[i];
}

void live_through(const DayInputs& in, std::span<const Look> looks, bool record, StreetLife& life) {
  const auto& people = in.setup.population;
  const auto& length_m = in.setup.town.streets.segments.length_m;
  const std::size_t households = people.households.size();
  const std::size_t of_visitors = in.setup.crowd.empty() ? 0 : visitor_chunks(in.setup.crowd, in.day.day);
  reset(life, households, of_visitors, length_m.size());
  const std::size_t of_households = life.chunks.size() - of_visitors;
  tbb::parallel_for(std::size_t{0}, life.chunks.size(), [&](std::size_t c) {
    ChunkDay& chunk = life.chunks[c];
    Counter counter(counters_of_thread(life, looks), static_cast<std::uint32_t>(length_m.size()), chunk, record && c < of_households);
    if (c >= of_households) return walk_visitors(in, c - of_households, counter);
    const std::size_t last = std::min(households, (c + 1) * kHouseholdsPerChunk);
    for (std::size_t h = c * kHouseholdsPerChunk; h < last; ++h)
      for (std::uint32_t r = people.households.resident_first[h]; r < people.households.resident_first[h + 1]; ++r)
        walk_resident(in, ResidentId(r), length_m, counter, chunk, life.at_home[h]);
  });
  add_up(life);
}

}  // namespace lichtung::engine
