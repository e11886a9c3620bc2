// Levers of places in whole runs of a village: at rest they change no bit, at work they change what they should.
#include "sim/engine/place_levers.hpp"

#include "scenarios/reader.hpp"
#include "tests/support/runs.hpp"
#include "tests/support/village.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace lichtung;
using namespace lichtung::test;

namespace {

const std::string kTown = "where = \"town\"\n";

std::string edit(const std::string& kind, const std::string& keys) { return "[[edit]]\nkind = \"" + kind + "\"\n" + keys; }

Scenario scenario_with(const std::string& edits, const std::string& more = "") {
  ReadResult read = read_scenario_text("schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n[time]\ndays = 6\n" + more + edits, "plan.toml");
  for (const Diagnostic& d : read.diagnostics) FAIL_CHECK(format(d, Language::English));
  REQUIRE(read.scenario);
  read.scenario->population.offenders_per_1000 = 120.0;   // enough for a few days
  read.scenario->population.outsiders_per_1000 = 5.0;
  return *read.scenario;
}

/// The village with every tenth building derelict.
town::Town village() {
  town::Town town = make_village({.rings = 5, .spokes = 16});
  for (std::size_t b = 0; b < town.buildings.size(); b += 10) town.buildings.derelict[b] = 1;
  return town;
}

std::shared_ptr<const engine::Setup> village_with(const std::string& edits, const std::string& more = "") {
  return engine::prepare(scenario_with(edits, more), village());
}

outcome::OutcomeData run(const std::string& edits) { return simulate(*village_with(edits), 0); }

const outcome::OutcomeData& baseline() {
  static const outcome::OutcomeData data = run("");
  return data;
}

double expected(const outcome::OutcomeData& data, std::string_view kind) {
  return total(data, "expected_per_100k." + std::string(kind), "expected");
}

}  // namespace

TEST_CASE("an edit and its inverse are the baseline, byte for byte") {
  const std::string up = "upkeep", in = "investigation", out = "outsiders";
  CHECK(same_data(run(edit(up, kTown + "cleaning_interval = 7\ngraffiti_days = 2\n") + edit(up, kTown + "cleaning_interval = 28\ngraffiti_days = 14\n")), baseline()));
  CHECK(same_data(run(edit(in, "factor = 4\n") + edit(in, "factor = 0.25\n")), baseline()));
  CHECK(same_data(run(edit(out, "factor = 2\n") + edit(out, "factor = 0.5\n")), baseline()));
  CHECK(same_data(run(edit("security", kTown + "share = 0.3\n")), baseline()));   // as many as are secured already
  CHECK_FALSE(same_data(run(edit(up, kTown + "cleaning_interval = 7\n")), baseline()));
}

TEST_CASE("more outsiders leave those who came anyway as they were") {
  const auto few = village_with(""), many = village_with(edit("outsiders", "factor = 3\n"));
  const auto& a = few->population.offenders;
  const auto& b = many->population.offenders;
  REQUIRE(b.size() > a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a.base[i] == b.base[i]);
    CHECK(a.motivation[i] == b.motivation[i]);
  }
  for (std::size_t i = a.size(); i < b.size(); ++i) CHECK_FALSE(b.resident[i].valid());
  CHECK(expected(simulate(*many, 0), "burglary") > expected(baseline(), "burglary"));
}

TEST_CASE("outsiders come in the months of the plan only") {
  const auto setup = village_with(edit("outsiders", "rate = 0\n") + edit("outsiders", "rate = 20\nmonths = \"dec\"\n"), "start = 2026-11-29\n");
  const auto& offenders = setup->population.offenders;
  const auto local = static_cast<std::size_t>(std::ranges::count_if(offenders.resident, [](ResidentId r) { return r.valid(); }));
  CHECK(engine::offenders_about(*setup, 0) == local);   // 29 November
  CHECK(engine::offenders_about(*setup, 1) == local);
  CHECK(engine::offenders_about(*setup, 2) == offenders.size());
  CHECK(offenders.size() - local == population::outsider_count(20.0, setup->population.residents.size()));
}

TEST_CASE("outsiders who come for other offences have no motive for burglary") {
  const auto setup = village_with(edit("outsiders", "kinds = [\"robbery\"]\n"));
  const auto& offenders = setup->population.offenders;
  for (std::size_t i = 0; i < offenders.size(); ++i) {
    if (offenders.resident[i].valid()) continue;
    CHECK(offenders.motivation[i][index(OffenceKind::Burglary)] == 0.0F);
    CHECK(offenders.motivation[i][index(OffenceKind::Robbery)] > 0.0F);
  }
}

TEST_CASE("a higher share secures all that a lower one does, and more") {
  const auto half = village_with(edit("security", kTown + "share = 0.5\n")), most = village_with(edit("security", kTown + "share = 0.8\n"));
  const auto& a = half->population.dwelling_secured;
  const auto& b = most->population.dwelling_secured;
  const auto share = [](const auto& flags) { return static_cast<double>(std::ranges::count(flags, 1)) / static_cast<double>(flags.size()); };
  CHECK(share(a) == Approx(0.5).margin(0.04));
  CHECK(share(b) == Approx(0.8).margin(0.04));
  for (std::size_t d = 0; d < a.size(); ++d) CHECK(a[d] <= b[d]);
}

TEST_CASE("a higher subsidy secures all that a lower one does, and costs more") {
  const auto little = village_with(edit("security", kTown + "subsidy = 500\n")), much = village_with(edit("security", kTown + "subsidy = 4000\n"));
  for (std::size_t d = 0; d < little->population.dwelling_secured.size(); ++d)
    CHECK(little->population.dwelling_secured[d] <= much->population.dwelling_secured[d]);
  CHECK(much->levers.places.security_eur > little->levers.places.security_eur);
  CHECK(little->levers.places.security_eur > 0.0);
}

TEST_CASE("a subsidy for owners secures no other dwelling") {
  const auto setup = village_with(edit("security", kTown + "subsidy = 4000\ntenure = \"owner\"\n"));
  const auto& by_plan = setup->levers.places.newly_secured;
  REQUIRE(std::ranges::count(by_plan, 1) > 0);
  for (std::size_t d = 0; d < by_plan.size(); ++d)
    if (by_plan[d] != 0) CHECK(setup->town.dwellings.tenure[d] == town::Tenure::Owner);
}

TEST_CASE("secured dwellings are burgled less, and offenders who look on are known by where they looked") {
  Scenario plain = scenario_with(""), secured = scenario_with(edit("security", kTown + "share = 1\n"));
  for (Scenario* s : {&plain, &secured}) s->parameters.offence.base[index(OffenceKind::Burglary)] += 4.0;   // many burglaries in few days
  const auto without = simulate(*engine::prepare(plain, village()), 0);
  const auto setup = engine::prepare(secured, village());
  const auto with = simulate(*setup, 0);
  CHECK(expected(with, "burglary") < 0.75 * expected(without, "burglary"));
  CHECK(total(with, "burglary_attempt_share", "true") > total(without, "burglary_attempt_share", "true"));
  CHECK(total(with, "burglaries_turned_away", "true") > 0.0);
  CHECK(total(without, "burglaries_turned_away", "true") == 0.0);
  CHECK(std::ranges::count(column<std::int32_t>(without, "incidents", "displaced_from"), -1) ==
        std::ssize(column<std::int32_t>(without, "incidents", "displaced_from")));
  int displaced = 0;
  const auto& first = setup->town.dwellings.segment_first;
  for (const std::int32_t from : column<std::int32_t>(with, "incidents", "displaced_from")) {
    if (from < 0) continue;
    ++displaced;
    const auto street = static_cast<std::size_t>(from);   // a street with a dwelling that the plan secured
    CHECK(std::count(setup->levers.places.newly_secured.begin() + first[street], setup->levers.places.newly_secured.begin() + first[street + 1], 1) > 0);
  }
  CHECK(displaced > 0);
}

TEST_CASE("cleaning and graffiti removal both lower disorder, repair lowers it from the first day") {
  const auto usual = total(baseline(), "disorder_mean");
  CHECK(total(run(edit("upkeep", kTown + "cleaning_interval = 4\n")), "disorder_mean") < usual);
  CHECK(total(run(edit("upkeep", kTown + "graffiti_days = 1\n")), "graffiti_mean") < total(baseline(), "graffiti_mean"));
  const auto repaired = village_with(edit("upkeep", kTown + "repair = \"all\"\n"));
  CHECK(std::ranges::all_of(repaired->initial_disorder, [](float d) { return d == 0.0F; }));
  CHECK(total(simulate(*repaired, 0), "derelict_buildings") == 0.0);
  CHECK(engine::survey_unsafe_share(*repaired) < engine::survey_unsafe_share(*village_with("")));
}

TEST_CASE("more buildings repaired are all those of fewer, and more") {
  const auto two = village_with(edit("upkeep", kTown + "repair = 2\n")), five = village_with(edit("upkeep", kTown + "repair = 5\n"));
  int repaired = 0;
  for (std::size_t b = 0; b < two->town.buildings.size(); ++b) {
    CHECK(two->town.buildings.derelict[b] >= five->town.buildings.derelict[b]);
    repaired += two->town.buildings.derelict[b] - five->town.buildings.derelict[b];
  }
  CHECK(repaired == 3);
  CHECK(five->levers.places.buildings_repaired == 5);
}

TEST_CASE("serious crime follows disorder only where its switch is on") {
  Scenario off = scenario_with("");
  off.parameters.offence.disorder.fill(1.0);
  Scenario on = off;
  on.parameters.offence.disorder_serious_switch = 1.0;
  const auto without = simulate(*engine::prepare(off, village()), 0), with = simulate(*engine::prepare(on, village()), 0);
  for (const char* kind : {"burglary", "robbery", "assault", "bicycle_theft"}) CHECK(expected(with, kind) > expected(without, kind));
}

TEST_CASE("investigators clear more, cost more, and never more than everything") {
  const auto few = village_with(""), many = village_with(edit("investigation", "factor = 3\n")),
             one = village_with(edit("investigation", "officers = 0.5\nkinds = \"burglary\"\n"));
  for (std::size_t k = 0; k < kOffenceKinds; ++k) {
    CHECK(many->scenario.parameters.police.clearance[k] > few->scenario.parameters.police.clearance[k]);
    CHECK(many->scenario.parameters.police.clearance[k] <= 1.0);
    if (k != index(OffenceKind::Burglary)) CHECK(one->scenario.parameters.police.clearance[k] == few->scenario.parameters.police.clearance[k]);
  }
  CHECK(one->scenario.parameters.police.clearance[0] > few->scenario.parameters.police.clearance[0]);
  const auto a = simulate(*few, 0), b = simulate(*many, 0), c = simulate(*one, 0);
  CHECK(total(b, "investigators") == Approx(3.0 * total(a, "investigators")));
  CHECK(total(c, "investigators") == Approx(total(a, "investigators") + 0.5));
  CHECK(total(b, "investigation_cost_per_year_eur") == Approx(3.0 * total(a, "investigation_cost_per_year_eur")));
}

TEST_CASE("a place lever that the town cannot follow is said once") {
  const auto keys = [](const std::string& edits) {
    std::vector<std::string> found;
    try {
      (void)village_with(edits);
    } catch (const plan::PlanProblems& p) {
      for (const Diagnostic& d : p.diagnostics) found.push_back(d.key);
    }
    return found;
  };
  using Keys = std::vector<std::string>;
  CHECK(keys(edit("upkeep", kTown + "repair = 99999\n")) == Keys{"plan.few_derelict"});
  CHECK(keys(edit("upkeep", "where = { segment = 4000000 }\nrepair = \"all\"\n")) == Keys{"plan.unknown_segment"});
  CHECK(keys(edit("security", "where = { name = \"Nirgendwo\" }\nshare = 0.5\n")) == Keys{"plan.unknown_street"});
  CHECK(keys(edit("upkeep", kTown + "repair = \"all\"\n") + edit("upkeep", kTown + "repair = \"all\"\n")) == Keys{"plan.no_derelict"});
}
