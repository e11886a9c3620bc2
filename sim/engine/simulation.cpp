// Preparing what replicates share, and running one replicate day by day.
#include "sim/engine/simulation.hpp"

#include "scenarios/key_table.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/engine/day.hpp"
#include "sim/engine/digest.hpp"
#include "sim/engine/dodging.hpp"
#include "sim/engine/outcome_builder.hpp"
#include "sim/engine/parts.hpp"
#include "sim/engine/place_levers.hpp"
#include "sim/inventory/load_town.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

World make_world(const Setup& setup, std::uint32_t replicate) {
  const std::size_t segments = setup.town.streets.segments.size();
  const std::size_t offenders = setup.population.offenders.size();
  World world;
  world.random = {setup.scenario.random.seed, replicate};
  world.routes = setup.routes;
  world.disorder = setup.initial_disorder;
  world.graffiti.assign(segments, 0.0F);
  world.segment_boost.assign(segments, 0.0F);
  world.dwelling_boost.assign(setup.town.dwellings.size(), 0.0F);
  world.night_company.assign(segments, 0.0F);
  world.beliefs = make_beliefs(setup.town, setup.light.usual_light(), setup.scenario.parameters, world.disorder, world.night_company);
  world.victim_day.assign(setup.population.households.size(), 0);
  world.offenders.of_town = offenders;
  for (const Gathering& g : setup.crowd.gatherings) world.offenders.of_town -= g.offenders;
  world.offenders.removed_until_day.assign(offenders, 0);
  world.offenders.quiet_until.assign(offenders, 0);
  world.offenders.last_success.assign(offenders, SegmentId{});
  world.offenders.success_path.resize(offenders);
  world.offenders.turned_from.assign(offenders, SegmentId{});
  world.offenders.turned_day.assign(offenders, 0);
  return world;
}

/// Disorder a street settles at with its derelict buildings alone: where runs start.
std::vector<float> resting_disorder(const town::Town& town, const OffenceParameters& p, const plan::PlaceLevers& levers) {
  std::vector<float> disorder(town.streets.segments.size(), 0.0F);
  for (std::size_t b = 0; b < town.buildings.size(); ++b) {
    if (town.buildings.derelict[b] == 0 || !town.buildings.segment[b].valid()) continue;
    const std::size_t s = town.buildings.segment[b].index();
    const double days = levers.cleaning_days.empty() ? p.cleaning_days : levers.cleaning_days[s];
    const double keep = std::exp(-1.0 / days) * (1.0 + p.disorder_spread);
    disorder[s] += static_cast<float>(p.disorder_derelict / std::max(0.01, 1.0 - keep));
  }
  return disorder;
}

/// Makes parts, or has them from the store.
class Preparing {
 public:
  Preparing(Setup& setup, PartStore* store) : setup_(setup), key_{setup.town_key}, store_(store) {}

  void people() {
    const Scenario& now = setup_.scenario;
    const auto make = [&] {
      People made;
      made.population = population::make_population(setup_.town, people_part(now), random(), made.notices,
                                                    outsider_demand(now, setup_.levers.places), setup_.levers.housing.change.get());
      return made;
    };
    People people = store_ == nullptr ? make() : *store_->people(people_key(key_, now, setup_.people_draw), [&] { return std::make_shared<const People>(make()); });
    setup_.population = std::move(people.population);
    setup_.notices.insert(setup_.notices.end(), people.notices.begin(), people.notices.end());
  }

  void light() {
    const Scenario& now = setup_.scenario;
    const auto make = [&] { return light::town_light(setup_.town, now.parameters.light, now.time.start, now.time.days); };
    setup_.light = store_ == nullptr ? make() : *store_->light(light_key(key_, now), [&] { return std::make_shared<const light::TownLight>(make()); });
  }

  void ways() {
    const auto make = [&] {
      const Parameters part = ways_part(setup_.scenario.parameters);
      const std::vector<float> nobody(setup_.town.streets.segments.size(), 0.0F);
      const Beliefs beliefs = make_beliefs(setup_.town, setup_.light.usual_light(), part, setup_.initial_disorder, nobody);
      return std::make_shared<const Routes>(build_routes(setup_.town, setup_.population, part, beliefs));
    };
    setup_.routes = store_ == nullptr ? make() : store_->ways(ways_key(key_, setup_.scenario, setup_.people_draw, setup_.initial_disorder), make);
    if (setup_.routes->unreachable > 0)
      setup_.notices.push_back({"engine.unreachable_habits", static_cast<std::int64_t>(setup_.routes->unreachable), ""});
  }

  /// What depends on who lives there, apart from ways.
  void settle(std::vector<Diagnostic>& problems) {
    people();
    setup_.roster = plan::make_roster(setup_.scenario, setup_.levers.police, setup_.town, setup_.population.residents.size(), problems, setup_.notices);
    if (has_errors(problems)) throw plan::PlanProblems(std::move(problems));
    people_place_levers(setup_);
    setup_.crowd = make_crowd(setup_.town, setup_.scenario, setup_.levers.nightlife.events, random(), setup_.population);
  }

 private:
  [[nodiscard]] random::Random random() const { return population::people_random(setup_.scenario.random.seed, setup_.people_draw); }

  Setup& setup_;
  TownKey key_;
  PartStore* store_;
};

std::shared_ptr<const Setup> prepare(const Scenario& scenario, town::Town town, std::string key, PartStore* store) {
  auto setup = std::make_shared<Setup>();
  setup->town_key = std::move(key);
  Scenario one = scenario;
  one.random.replicates = 1;   // an outcome is one replicate, however many were asked for
  setup->scenario_toml = canonical_toml(one);
  setup->town = std::move(town);
  if (setup->town.luminaires.empty()) setup->town.luminaires = photometry::builtin_luminaires();   // towns made by hand
  if (setup->town.schedules.empty()) setup->town.schedules.resize(1);
  plan::Applied applied = plan::apply_edits(scenario, setup->town);
  if (has_errors(applied.problems)) throw plan::PlanProblems(std::move(applied.problems));
  setup->scenario_sha256 = scenario_digest(scenario, setup->town.digest_sha256);
  setup->scenario = std::move(applied.scenario);
  setup->levers = std::move(applied.levers);
  setup->works = applied.works;
  if (setup->scenario.population.draw == PeopleDraw::PerReplicate)
    setup->planned = std::make_shared<const Planned>(Planned{setup->scenario, setup->levers});
  setup->notices = setup->town.notices;
  Preparing preparing(*setup, store);
  preparing.settle(applied.problems);
  preparing.light();
  setup->initial_disorder = resting_disorder(setup->town, setup->scenario.parameters.offence, setup->levers.places);
  preparing.ways();
  return setup;
}

}  // namespace

std::shared_ptr<const Setup> prepare(const Scenario& scenario) { return prepare(scenario, inventory::load_town(scenario)); }

std::shared_ptr<const Setup> prepare(const Scenario& scenario, town::Town town) {
  return prepare(scenario, std::move(town), {}, nullptr);
}

std::shared_ptr<const Setup> prepare(const Scenario& scenario, town::Town town, const TownKey& key, PartStore& store) {
  // Edits change the town and what the scenario says, and may read all of it: such scenarios share with their equals only.
  std::string whole = scenario.edits.empty() ? key.text : key.text + '\n' + scenario_digest(scenario, town.digest_sha256);
  return prepare(scenario, std::move(town), std::move(whole), &store);
}

std::shared_ptr<const Setup> with_people_of(const Setup& setup, std::uint32_t replicate, PartStore* store) {
  auto own = std::make_shared<Setup>();
  own->scenario = setup.planned->scenario;
  own->levers = setup.planned->levers;
  own->people_draw = replicate;
  own->scenario_toml = setup.scenario_toml;
  own->scenario_sha256 = setup.scenario_sha256;
  own->town = setup.town;
  own->town_key = setup.town_key;
  own->light = setup.light;
  own->works = setup.works;
  own->initial_disorder = setup.initial_disorder;
  Preparing preparing(*own, store);
  std::vector<Diagnostic> problems;
  preparing.settle(problems);
  preparing.ways();
  return own;
}

std::optional<outcome::OutcomeData> simulate(const Setup& setup, std::uint32_t replicate, const Control& control, PartStore* store) {
  if (setup.planned != nullptr && setup.people_draw != replicate)
    return simulate(*with_people_of(setup, replicate, store), replicate, control);
  const Scenario& scenario = setup.scenario;
  const std::size_t segments = setup.town.streets.segments.size();
  World world = make_world(setup, replicate);
  Patrols patrols(setup.town, setup.roster, scenario.parameters.police, world.random, world.patrols);
  Recorder recorder(segments, setup.population.habits.size(), scenario.time.days, scenario.outcome.frame_days);
  DayScratch scratch;
  const std::vector<float> willingness = willingness_by_segment(setup.town, setup.population, scenario.parameters.offence);
  for (int d = 0; d < scenario.time.days; ++d) {
    if (control.stop()) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::sys_days(scenario.time.start) + std::chrono::days(d));
    const population::DayContext day{.day = static_cast<std::uint32_t>(d), .weekday = weekday_of(date), .holiday = public_holiday(date)};
    const bool record = std::ranges::find(scenario.outcome.record_days, d) != scenario.outcome.record_days.end();
    simulate_day(setup, day, date, record, willingness, world, patrols, scratch, recorder);
    control.on_day(d + 1, scenario.time.days);
  }
  count_stays(setup.population, *world.routes, world.beliefs, recorder.habits, recorder.night);
  if (control.on_phases) control.on_phases(recorder.seconds);
  return build_outcome(setup, world, recorder);
}

}  // namespace lichtung::engine
