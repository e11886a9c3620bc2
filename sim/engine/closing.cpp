// Fear, disorder, boost, beliefs.
#include "sim/engine/closing.hpp"

#include "sim/behaviour/disorder.hpp"
#include "sim/behaviour/perceived_safety.hpp"
#include "sim/engine/cameras.hpp"
#include "sim/engine/drinking.hpp"
#include "sim/engine/setting.hpp"
#include "sim/town/shortest_paths.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

using behaviour::logistic;

constexpr float kCompanyMemory = 0.2F;       // weight of the last night in what people remember
constexpr std::uint32_t kRerouteDays = 7;    // beliefs are compared with routes once a week

/// Per-segment parts of the predictor, made once a day.
struct Predictors {
  std::vector<float> setting;                // without light, company, police
  std::vector<float> relief;                 // company and police by segment × 24 hours
};

Predictors make_predictors(const DayInputs& in, const StreetLife& life) {
  const auto& streets = in.setup.town.streets.segments;
  const FearParameters& p = in.setup.scenario.parameters.fear;
  const PatrolState& police = in.world.patrols;
  const double order_weight = in.setup.scenario.parameters.police.order_service_fear;
  Predictors out{std::vector<float>(streets.size()), std::vector<float>(streets.size() * kHours)};
  std::array<bool, kHours> dark{};
  for (std::size_t q = 0; q < light::kQuarters; ++q) dark[q / 4] = dark[q / 4] || in.conditions.level[q] != Conditions::kDaylight;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, streets.size(), 512), [&](const auto& range) {
    for (std::size_t s = range.begin(); s != range.end(); ++s) {
      out.setting[s] = static_cast<float>(behaviour::setting_predictor(p, street_setting(streets, s, in.world.disorder[s])));
      const bool seen = in.setup.levers.nightlife.cameras.view(s) != nullptr;
      for (std::size_t h = 0; h < kHours; ++h) {
        if (!dark[h]) continue;
        const std::size_t cell = s * kHours + h;
        const double foot = std::min(1.0, police.foot_seconds[cell] / 3600.0);
        const double car = std::min(1.0, (police.seconds[cell] - police.foot_seconds[cell]) / 3600.0);
        const double order = police.order_seconds.empty() ? 0.0 : std::min(1.0, police.order_seconds[cell] / 3600.0);
        out.relief[cell] = static_cast<float>(behaviour::company_relief(p, life.presence.mean_present(cell)) +
                                              p.police_foot * (foot + order_weight * order) + p.police_car * car +
                                              (seen ? camera_relief(in.setup, s, h) : 0.0));
      }
    }
  });
  return out;
}

/// Unsafety along one trip: Σ and seconds, also put into cells.
struct Feeling {
  double weighted{}, seconds{};
};

/// Feels and counts trips into the cells of one thread. Made once per chunk, so that what a step needs lies ready.
class Feeler {
 public:
  Feeler(const DayInputs& in, const Predictors& predictors, NightPart& part)
      : in_(in), setting_(predictors.setting.data()), relief_(predictors.relief.data()), cells_(part.cells.data()),
        passes_(part.passes.data()), light_(static_cast<float>(in.setup.scenario.parameters.fear.light)) {
    for (std::size_t q = 0; q < light::kQuarters; ++q)
      if (const std::uint8_t level = in.conditions.level[q]; level != Conditions::kDaylight)
        quarters_[q] = {in.conditions.gap[level].data(), in.conditions.light.dark[q] != 0};
  }

  Feeling feel(const Trip& trip) {
    const auto& people = in_.setup.population.residents;
    const FearParameters& p = in_.setup.scenario.parameters.fear;
    const std::uint16_t victim = in_.world.victim_day[people.household[trip.resident].index()];
    const double days = victim == 0 ? -1.0 : static_cast<double>(in_.day.day + 1 - victim);
    offset_ = static_cast<float>(behaviour::class_offset(p, static_cast<std::size_t>(people.fear_class[trip.resident])) +
                                 behaviour::victim_effect(p, days));
    feeling_ = {};
    who_ = night_group(people, trip.resident);
    on_way_ = in_.world.routes->night_a[trip.habit].count > 0;
    here_ = kNowhere;
    const auto& length_m = in_.setup.town.streets.segments.length_m;
    Trip way = trip;
    way.until_min = 0;   // what is felt at an event is no part of a walk at night
    walk_trip(way, *in_.world.routes, in_.setup.population.habits, length_m, pace_of(in_.setup, trip.resident),
              [&](const Visit& v) { visit(v); });
    return feeling_;
  }

 private:
  static constexpr std::uint32_t kNowhere = 0xffffffffU;
  struct Quarter {
    const float* gap{};       // by segment; none in daylight
    bool dark{};
  };

  void visit(const Visit& v) {
    const bool entered = v.segment != here_;   // waiting and lingering is no second pass
    here_ = v.segment;
    const std::size_t q = Conditions::quarter(v.enter_s);
    const Quarter quarter = quarters_[q];
    if (quarter.gap == nullptr || v.enter_s >= 86400.0F) return;
    const std::size_t cell = v.segment * std::size_t{kHours} + q / 4;
    const float relief = relief_[cell], gap = quarter.gap[v.segment];
    const float eta = setting_[v.segment] + light_ * gap - relief + offset_;
    const float unsafety = 1.0F / (1.0F + std::exp(-eta));
    const auto seconds = static_cast<std::uint32_t>(v.leave_s - v.enter_s + 0.5F);
    cells_[cell].weighted += static_cast<std::uint32_t>(unsafety * static_cast<float>(seconds) * 256.0F + 0.5F);
    cells_[cell].seconds += seconds;
    feeling_.weighted += static_cast<double>(unsafety) * seconds;
    feeling_.seconds += seconds;
    if (entered && on_way_ && quarter.dark) passes_[v.segment].pass(who_, night_units(unsafety), night_units(gap), night_units(relief));
  }

  const DayInputs& in_;
  const float *setting_, *relief_;
  FearCell* cells_;
  NightCell* passes_;
  std::array<Quarter, light::kQuarters> quarters_{};
  float light_{}, offset_{};
  Feeling feeling_;
  NightGroup who_;
  bool on_way_{};             // not a ride that touches the street at its ends only
  std::uint32_t here_{kNowhere};
};

void feel_chunk(const DayInputs& in, ChunkDay& chunk, Feeler& feeler, HabitNights& habits) {
  const auto& people = in.setup.population.residents;
  for (const Trip& trip : chunk.dark) {
    ++habits.made[trip.habit];
    const Feeling f = feeler.feel(trip);
    if (f.seconds <= 0.0) continue;
    auto& row = chunk.groups.row[GroupCounts::group(people.sex[trip.resident], people.age[trip.resident])];
    if (trip.mode == population::Mode::Walk || trip.mode == population::Mode::Transit) {
      ++row.night_walks;
      row.unsafe_micro += static_cast<std::uint64_t>(std::llround(1e6 * f.weighted / f.seconds));
    }
    row.detour_dm += static_cast<std::uint64_t>(in.world.routes->detour_m[trip.habit] * 10.0F);
  }
  for (const std::uint32_t habit : chunk.avoided) ++habits.avoided[habit];
}

/// Raises the boost of a burgled dwelling and of streets within reach on the network.
void boost_from(const Setup& setup, const Incident& incident, town::PathSearch& search, World& world) {
  const OffenceParameters& p = setup.scenario.parameters.offence;
  const auto& streets = setup.town.streets.segments;
  world.dwelling_boost[incident.dwelling.index()] += static_cast<float>(p.boost_repeat);
  const std::size_t here = incident.segment.index();
  world.segment_boost[here] += static_cast<float>(p.boost_near);
  const std::array roots{town::PathRoot{streets.from[here], streets.length_m[here] / 2.0F},
                         town::PathRoot{streets.to[here], streets.length_m[here] / 2.0F}};
  search.run(roots, streets.length_m, static_cast<float>(p.boost_radius_m));
  std::vector<std::uint32_t> reached;
  for (const NodeId node : search.settled())
    for (auto [it, end] = boost::out_edges(node.value, setup.town.streets.graph); it != end; ++it)
      reached.push_back(setup.town.streets.graph[*it].segment.value);
  std::ranges::sort(reached);
  reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
  for (const std::uint32_t s : reached) {
    if (s == here) continue;
    const float d = std::min(search.cost(streets.from[s]), search.cost(streets.to[s])) + streets.length_m[s] / 2.0F;
    world.segment_boost[s] += static_cast<float>(behaviour::near_boost(p, static_cast<double>(d)));
  }
}

void decay(std::vector<float>& column, float factor) {
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, column.size(), 16384), [&](const auto& range) {
    for (std::size_t i = range.begin(); i != range.end(); ++i) column[i] *= factor;
  });
}

void change_disorder(const Setup& setup, const StreetLife& life, std::span<const Incident> today, World& world) {
  std::vector<std::uint8_t> damages(world.disorder.size(), 0);
  for (const Incident& i : today)
    if (i.kind == OffenceKind::Damage && damages[i.segment.index()] < 255) ++damages[i.segment.index()];
  std::vector<std::uint8_t> derelict(world.disorder.size(), 0);
  for (std::size_t b = 0; b < setup.town.buildings.size(); ++b)
    if (setup.town.buildings.derelict[b] != 0 && setup.town.buildings.segment[b].valid())
      ++derelict[setup.town.buildings.segment[b].index()];
  const OffenceParameters& p = setup.scenario.parameters.offence;
  const plan::PlaceLevers& levers = setup.levers.places;
  for (std::size_t s = 0; s < world.disorder.size(); ++s) {
    const behaviour::Disorder after = behaviour::disorder_after(
        p, {static_cast<double>(world.disorder[s]), static_cast<double>(world.graffiti[s])},
        {.damages = damages[s], .night_person_hours = life.night_seconds[s] / 3600.0, .derelict = derelict[s]},
        {.cleaning_days = levers.cleaning_days.empty() ? p.cleaning_days : levers.cleaning_days[s],
         .graffiti_days = levers.graffiti_days.empty() ? p.graffiti_days : levers.graffiti_days[s]});
    world.disorder[s] = static_cast<float>(after.all);
    world.graffiti[s] = static_cast<float>(after.graffiti);
  }
}

/// What the order service had removed today from the streets it was on.
void tidy(const Setup& setup, World& world) {
  const std::vector<std::uint32_t>& seconds = world.patrols.order_seconds;
  if (seconds.empty()) return;
  for (std::size_t s = 0; s < world.disorder.size(); ++s) {
    double hours = 0.0;
    for (std::size_t h = 0; h < kHours; ++h) hours += seconds[s * kHours + h] / 3600.0;
    if (hours > 0.0) world.disorder[s] *= static_cast<float>(std::exp(-setup.scenario.parameters.police.order_service_tidying * hours));
  }
}

/// Mean number of people met while it is dark.
void remember_company(const Conditions& conditions, const StreetLife& life, World& world) {
  std::array<bool, kHours> dark{};
  for (std::size_t h = 0; h < kHours; ++h) dark[h] = conditions.light.dark[h * 4] != 0 && conditions.light.dark[h * 4 + 3] != 0;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, world.night_company.size(), 2048), [&](const auto& range) {
    for (std::size_t s = range.begin(); s != range.end(); ++s) {
      double sum = 0.0, hours = 0.0;
      for (std::size_t h = 0; h < kHours; ++h)
        if (dark[h]) {
          sum += life.presence.mean_present(s * kHours + h);
          hours += 1.0;
        }
      if (hours > 0.0) world.night_company[s] += kCompanyMemory * (static_cast<float>(sum / hours) - world.night_company[s]);
    }
  });
}

}  // namespace

bool ends_week(std::uint32_t day) { return day % kRerouteDays == kRerouteDays - 1; }

void feel_night(const DayInputs& in, StreetLife& life, NightFear& fear, HabitNights& habits) {
  const std::size_t segments = in.setup.town.streets.segments.size(), n = segments * kHours;
  for (NightPart& part : fear.parts) {
    std::ranges::fill(part.cells, FearCell{});
    std::ranges::fill(part.passes, NightCell{});
  }
  const Predictors predictors = make_predictors(in, life);
  tbb::parallel_for(std::size_t{0}, life.chunks.size(), [&](std::size_t c) {
    NightPart& part = fear.parts.local();
    if (part.cells.empty()) {
      part.cells.resize(n);
      part.passes.resize(segments);
    }
    Feeler feeler(in, predictors, part);
    feel_chunk(in, life.chunks[c], feeler, habits);
  });
  fear.cells.resize(n);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, n, 32768), [&](const auto& range) {
    for (std::size_t i = range.begin(); i != range.end(); ++i) {
      fear.cells[i] = {};
      for (const NightPart& part : fear.parts) {
        fear.cells[i].weighted += part.cells[i].weighted;
        fear.cells[i].seconds += part.cells[i].seconds;
      }
    }
  });
}

void change_streets(const Setup& setup, const Conditions& conditions, const StreetLife& life, std::uint32_t day, World& world) {
  const Parameters& parameters = setup.scenario.parameters;
  const auto first = std::ranges::lower_bound(world.incidents, day, {}, &Incident::day);
  const std::span<const Incident> today(first, world.incidents.end());
  const auto factor = static_cast<float>(behaviour::boost_decay(parameters.offence));
  decay(world.segment_boost, factor);
  decay(world.dwelling_boost, factor);
  if (std::ranges::any_of(today, [](const Incident& i) { return i.dwelling.valid(); })) {
    town::PathSearch search(setup.town.streets);
    for (const Incident& i : today)
      if (i.dwelling.valid()) boost_from(setup, i, search, world);
  }
  change_disorder(setup, life, today, world);
  tidy(setup, world);
  remember_company(conditions, life, world);
  if (!setup.levers.nightlife.drinking.streets.empty()) remember_control(setup.levers.nightlife.drinking, world.patrols, world.drink_control);
  if (!ends_week(day)) return;
  Beliefs now = make_beliefs(setup.town, setup.light.usual_light(), parameters, world.disorder, world.night_company);
  if (belief_change(now, world.beliefs) <= parameters.fear.reroute_tolerance) return;
  world.routes = std::make_shared<const Routes>(build_routes(setup.town, setup.population, parameters, now));
  world.beliefs = std::move(now);
}

}  // namespace lichtung::engine
