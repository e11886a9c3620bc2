// Choice of places. One task per street: its residents share the rings of destinations around it.
#include "sim/population/habits.hpp"

#include "sim/random/distributions.hpp"

#include <boost/container/static_vector.hpp>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace lichtung::population {
namespace {

using random::unit;

/// What a habit looks for.
struct Wish {
  Purpose purpose{};
  Goal goal{};
  double median_km{};
  double spread{};
  bool in_town{};              // never leaves town (small children, strolls)
};

struct Way {
  Purpose purpose{};
  SegmentId from, to;
  VenueId venue;
  float distance_m{};
  std::uint8_t out{};
};

struct Place {
  SegmentId segment;
  VenueId venue;
  town::Point position;
  double way_m{};              // along streets
  bool out{};
};

/// The residents of one street.
struct Run {
  SegmentId home;
  std::uint32_t first{}, last{};
};

struct Scratch {
  std::array<Rings, kGoals> rings;
};

using Wishes = boost::container::static_vector<Wish, 12>;

Wish main_wish(Activity activity, AgeBand age, const ActivityParameters& p) {
  switch (activity) {
    case Activity::SmallChild: return {Purpose::Education, Goal::Kindergarten, p.child_education_km, p.education_spread, true};
    case Activity::Pupil: {
      const bool young = age <= AgeBand::A6_13;
      return {Purpose::Education, Goal::School, p.pupil_km * (young ? 0.7 : 1.6), p.education_spread, young};
    }
    case Activity::Student: return {Purpose::Education, Goal::University, p.student_km, p.education_spread, false};
    case Activity::Employed:
    case Activity::AtHome:
    case Activity::Retired: break;
  }
  return {Purpose::Work, Goal::Work, p.work_km, p.work_spread, false};
}

/// Draws of a resident for habit number `slot`.
random::Words draw(const random::Random& random, std::uint32_t who, std::uint32_t slot) {
  return random::words(random, random::Purpose::ResidentAnchor, who, slot);
}

class StreetTask {
 public:
  StreetTask(const town::Town& town, const Opportunities& places, const Population& people,
             const ActivityParameters& parameters, const random::Random& random, Scratch& scratch, const Run& run)
      : places_(places), people_(people), p_(parameters), random_(random), scratch_(scratch), run_(run),
        home_(town.streets.middle(run.home)) {
    for (std::size_t g = 0; g < kGoals; ++g) scratch_.rings[g].build(places.goal[g], home_);
  }

  void resident(std::uint32_t who, std::vector<Way>& ways) const {
    const auto& r = people_.residents;
    const auto main = main_place(who);
    std::uint32_t slot = 1;
    if (main) {
      const Purpose purpose = r.activity[who] == Activity::Employed ? Purpose::Work : Purpose::Education;
      ways.push_back({purpose, run_.home, main->segment, main->venue, metres(main->way_m), main->out});
      if (r.activity[who] == Activity::Employed || r.activity[who] == Activity::Student) on_the_way(who, *main, ways);
    }
    slot = 3;
    for (const auto& wish : wishes(who)) {
      const auto place = find(wish, 1.0, draw(random_, who, slot), draw(random_, who, slot + 100));
      ++slot;
      if (place) ways.push_back({wish.purpose, run_.home, place->segment, place->venue, metres(place->way_m), place->out});
    }
    if (const auto child = child_to_accompany(who)) accompany(who, *child, slot, ways);
  }

 private:
  static float metres(double m) { return static_cast<float>(std::max(60.0, m)); }

  /// Work or education place; nothing for those without.
  [[nodiscard]] std::optional<Place> main_place(std::uint32_t who) const {
    const auto& r = people_.residents;
    const Activity activity = r.activity[who];
    if (activity == Activity::AtHome || activity == Activity::Retired) return std::nullopt;
    const auto w = draw(random_, who, 0), v = draw(random_, who, 100);
    if (activity == Activity::SmallChild && unit(v[2]) >= p_.kindergarten) return std::nullopt;
    if (activity == Activity::Employed && unit(v[2]) < p_.work_local) {
      const auto local = scratch_.rings[static_cast<std::size_t>(Goal::Work)].near(p_.work_local_scale_km * 1000.0, unit(w[2]));
      if (local) return at(Goal::Work, *local);
    }
    return find(main_wish(activity, r.age[who], p_), 1.0, w, v);
  }

  [[nodiscard]] Place at(Goal goal, std::uint32_t item) const {
    const auto& d = places_.goal[static_cast<std::size_t>(goal)];
    const town::Point p{static_cast<double>(d.x[item]), static_cast<double>(d.y[item])};
    return {d.segment[item], d.venue[item], p, p_.detour * std::hypot(p.x - home_.x, p.y - home_.y), false};
  }

  /// A place at the drawn distance, or one beyond the map.
  [[nodiscard]] std::optional<Place> find(const Wish& wish, double factor, const random::Words& w,
                                          const random::Words& v) const {
    const double km = wish.median_km * factor * std::exp(wish.spread * random::normal(unit(w[0]), unit(w[1])));
    const double way_m = 1000.0 * std::min(km, p_.longest_km);
    const auto& rings = scratch_.rings[static_cast<std::size_t>(wish.goal)];
    auto item = rings.at(way_m / p_.detour, unit(w[2]));
    if (!item && wish.in_town) item = rings.near(1000.0 * wish.median_km, unit(w[2]));
    if (item) return at(wish.goal, *item);
    if (wish.purpose == Purpose::Stroll || places_.exits.gates.empty()) return std::nullopt;
    return beyond(way_m, unit(v[0]));
  }

  [[nodiscard]] Place beyond(double way_m, double u) const {
    const auto& exits = places_.exits;
    const std::size_t g = exits.gate_near(home_, u);
    const town::Point p = exits.position[g];
    constexpr double kNextPlace = 500.0;  // m beyond the edge at least
    const double to_gate = p_.detour * std::hypot(p.x - home_.x, p.y - home_.y);
    return {exits.gates[g], VenueId{}, p, std::max(way_m, to_gate + kNextPlace), true};
  }

  [[nodiscard]] Wishes wishes(std::uint32_t who) const {
    const AgeBand age = people_.residents.age[who];
    const bool child = age <= AgeBand::A6_13, old = age >= AgeBand::A65_79;
    const double f = child ? p_.young_distance : old ? p_.old_distance : 1.0;
    const auto pick = draw(random_, who, 200);
    constexpr double kVisits = 0.35;  // of leisure places: other people's homes; MiD 2017, about a third (recalled)
    const auto leisure = [&](std::uint32_t word) { return unit(word) < kVisits ? Goal::Visit : Goal::Leisure; };
    Wishes w;
    w.push_back({Purpose::Shopping, Goal::Shop, p_.near_shop_km * f, p_.shop_spread * 0.7, true});
    w.push_back({Purpose::Shopping, Goal::Shop, p_.shop_km * f, p_.shop_spread, false});
    w.push_back({Purpose::Errand, Goal::Errand, p_.errand_km * f, p_.errand_spread, false});
    w.push_back({Purpose::Leisure, leisure(pick[0]), p_.near_leisure_km * f, p_.leisure_spread * 0.7, false});
    w.push_back({Purpose::Leisure, leisure(pick[1]), p_.leisure_km * f, p_.leisure_spread, false});
    w.push_back({Purpose::Leisure, leisure(pick[2]), p_.leisure_km * f, p_.leisure_spread, false});
    if (age >= AgeBand::A14_17)
      w.push_back({Purpose::NightLife, Goal::NightLife, p_.night_life_km * f, p_.night_life_spread, false});
    w.push_back({Purpose::Stroll, Goal::Stroll, p_.stroll_km, p_.stroll_spread, true});
    return w;
  }

  /// A shop near home, reached from work, and the way home from it.
  void on_the_way(std::uint32_t who, const Place& main, std::vector<Way>& ways) const {
    const Wish wish{Purpose::Shopping, Goal::Shop, p_.near_shop_km, p_.shop_spread * 0.7, true};
    const auto shop = find(wish, 1.0, draw(random_, who, 1), draw(random_, who, 101));
    if (!shop || shop->out || main.segment == run_.home) return;
    const double between =
        p_.detour * std::hypot(shop->position.x - main.position.x, shop->position.y - main.position.y);
    const double way = main.out ? std::max(between, main.way_m) : between;
    ways.push_back({Purpose::Shopping, main.segment, shop->segment, shop->venue, metres(way), 0});
    ways.push_back({Purpose::Shopping, run_.home, shop->segment, shop->venue, metres(shop->way_m), 0});
  }

  /// Youngest child under 14 of the household, for its adults under 65.
  [[nodiscard]] std::optional<std::uint32_t> child_to_accompany(std::uint32_t who) const {
    const auto& r = people_.residents;
    if (r.age[who] < AgeBand::A18_24 || r.age[who] >= AgeBand::A65_79) return std::nullopt;
    const std::size_t h = r.household[who].index();
    std::optional<std::uint32_t> youngest;
    for (std::uint32_t k = people_.households.resident_first[h]; k < people_.households.resident_first[h + 1]; ++k)
      if (r.age[k] <= AgeBand::A6_13 && (!youngest || r.age[k] < r.age[*youngest])) youngest = k;
    return youngest;
  }

  /// To the child's kindergarten or school, or to its friends and clubs.
  void accompany(std::uint32_t who, std::uint32_t child, std::uint32_t slot, std::vector<Way>& ways) const {
    if (const auto place = main_place(child))
      ways.push_back({Purpose::Accompany, run_.home, place->segment, place->venue, metres(place->way_m), place->out});
    const Wish wish{Purpose::Accompany, Goal::Leisure, p_.accompany_km, p_.accompany_spread, false};
    if (const auto place = find(wish, 1.0, draw(random_, who, slot), draw(random_, who, slot + 100)))
      ways.push_back({Purpose::Accompany, run_.home, place->segment, place->venue, metres(place->way_m), place->out});
  }

  const Opportunities& places_;
  const Population& people_;
  const ActivityParameters& p_;
  const random::Random& random_;
  Scratch& scratch_;
  const Run& run_;
  town::Point home_;
};

std::vector<Run> runs_of(const Residents& residents) {
  std::vector<Run> runs;
  constexpr std::uint32_t kMost = 256;  // splits high-rise streets, so that tasks stay even
  for (std::uint32_t i = 0; i < residents.size(); ++i) {
    if (runs.empty() || runs.back().home != residents.home[i] || i - runs.back().first >= kMost)
      runs.push_back({residents.home[i], i, i});
    runs.back().last = i + 1;
  }
  return runs;
}

void resize(Habits& h, std::size_t n) {
  h.purpose.resize(n);
  h.mode.assign(n, Mode::Car);
  h.from.resize(n);
  h.to.resize(n);
  h.venue.resize(n);
  h.from_stop.assign(n, SegmentId{});
  h.to_stop.assign(n, SegmentId{});
  h.distance_m.resize(n);
  h.out_of_town.resize(n);
}

}  // namespace

Habits find_habits(const town::Town& town, const Opportunities& places, const Population& people,
                   const ActivityParameters& parameters, const random::Random& random) {
  const auto runs = runs_of(people.residents);
  Habits habits;
  habits.first.assign(people.residents.size() + 1, 0);
  std::vector<std::vector<Way>> ways(runs.size());
  tbb::enumerable_thread_specific<Scratch> scratches;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, runs.size(), 4), [&](const auto& range) {
    Scratch& scratch = scratches.local();
    for (std::size_t i = range.begin(); i < range.end(); ++i) {
      const StreetTask task(town, places, people, parameters, random, scratch, runs[i]);
      ways[i].reserve((runs[i].last - runs[i].first) * 11U);
      for (std::uint32_t who = runs[i].first; who < runs[i].last; ++who) {
        const std::size_t before = ways[i].size();
        task.resident(who, ways[i]);
        habits.first[who + 1] = static_cast<std::uint32_t>(ways[i].size() - before);
      }
    }
  });
  for (std::size_t i = 1; i < habits.first.size(); ++i) habits.first[i] += habits.first[i - 1];
  resize(habits, habits.first.back());
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, runs.size(), 16), [&](const auto& range) {
    for (std::size_t i = range.begin(); i < range.end(); ++i) {
      std::size_t at = habits.first[runs[i].first];
      for (const auto& w : ways[i]) {
        habits.purpose[at] = w.purpose;
        if (w.purpose == Purpose::Stroll) habits.mode[at] = Mode::Walk;
        habits.from[at] = w.from;
        habits.to[at] = w.to;
        habits.venue[at] = w.venue;
        habits.distance_m[at] = w.distance_m;
        habits.out_of_town[at++] = w.out;
      }
    }
  });
  return habits;
}

}  // namespace lichtung::population
