// The lit village under plans of cameras, events and drinking rules: whole runs, single days, and outcomes compared.
#pragma once

#include "scenarios/reader.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/engine/crowd_day.hpp"
#include "tests/support/runs.hpp"
#include "tests/unit/engine/lit_village.hpp"

#include <catch2/catch.hpp>

#include <cstring>
#include <set>
#include <string>

namespace lichtung::test {

inline std::string edit(const std::string& kind, const std::string& keys) { return "[[edit]]\nkind = \"" + kind + "\"\n" + keys + "\n"; }

/// The village, every third street dark, for a week from Monday, November 2nd, with edits and parameters.
inline std::shared_ptr<const engine::Setup> village_with(const std::string& edits, const std::string& parameters = "", int days = 7) {
  const auto read = read_scenario_text("schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n[time]\ndays = " + std::to_string(days) +
                                           "\n[population]\noffenders_per_1000 = 100.0\n[parameters]\n" + parameters + edits, "village.toml");
  for (const Diagnostic& d : read.diagnostics) FAIL_CHECK(format(d, Language::English));
  REQUIRE(read.scenario);
  std::set<std::uint32_t> dark;
  for (std::uint32_t s = 0; s < 100; s += 3) dark.insert(s);
  return engine::prepare(*read.scenario, lit_village(dark));
}

/// First table or variable in which two outcomes differ in any bit; "" if they are equal. Provenance isn't compared.
inline std::string first_difference(const outcome::OutcomeData& a, const outcome::OutcomeData& b, const std::set<std::string>& skip = {}) {
  const auto same = [](const auto& x, const auto& y) {
    return std::visit([&](const auto& u) {
      using Values = std::decay_t<decltype(u)>;
      const auto* v = std::get_if<Values>(&y);
      if (v == nullptr || u.size() != v->size()) return false;
      if constexpr (std::is_arithmetic_v<typename Values::value_type>)
        return u.empty() || std::memcmp(u.data(), v->data(), u.size() * sizeof(u[0])) == 0;
      else
        return u == *v;
    }, x);
  };
  if (a.tables.size() != b.tables.size() || a.variables.size() != b.variables.size()) return "number of tables";
  for (std::size_t t = 0; t < a.tables.size(); ++t) {
    if (skip.contains(a.tables[t].name)) continue;
    for (std::size_t c = 0; c < a.tables[t].columns.size(); ++c)
      if (!same(a.tables[t].columns[c].values, b.tables[t].columns[c].values)) return a.tables[t].name + "/" + a.tables[t].columns[c].name;
  }
  for (std::size_t v = 0; v < a.variables.size(); ++v)
    if (!same(a.variables[v].values, b.variables[v].values)) return a.variables[v].name;
  return "";
}

inline const outcome::OutcomeData& village_base() {
  static const outcome::OutcomeData data = simulate(*village_with(""), 0);
  return data;
}

/// Expected offences of all kinds.
inline double expected(const outcome::OutcomeData& data) {
  double sum = 0.0;
  for (const OffenceKindInfo& info : kOffenceKindTable) sum += total(data, "expected_per_100k." + std::string(info.key), "expected");
  return sum;
}

/// One day of a setup; residents can be asked for their trips.
struct SetupDay {
  SetupDay(std::shared_ptr<const engine::Setup> s, std::uint32_t d) : setup(std::move(s)), day(d) {
    date = std::chrono::year_month_day(std::chrono::sys_days(setup->scenario.time.start) + std::chrono::days(day));
    conditions = engine::make_conditions(setup->town, setup->light, setup->scenario.parameters, date);
    world.random = {.seed = 8, .replicate = 0};
    world.routes = setup->routes;
    world.disorder = setup->initial_disorder;
    world.beliefs = engine::make_beliefs(setup->town, setup->light.usual_light(), setup->scenario.parameters, world.disorder,
                                         std::vector<float>(world.disorder.size(), 0.0F));
  }
  [[nodiscard]] engine::DayInputs inputs() const {
    return {*setup, world, conditions, {setup->population, setup->scenario.parameters.activity, world.random, world.routes->travel_s},
            {.day = day, .weekday = engine::weekday_of(date), .holiday = false}};
  }
  [[nodiscard]] engine::Trips trips(std::uint32_t resident) const {
    engine::Trips t;
    engine::resident_day(inputs(), ResidentId(resident), t, nullptr);
    return t;
  }
  [[nodiscard]] std::uint32_t residents() const { return static_cast<std::uint32_t>(setup->population.residents.size()); }

  std::shared_ptr<const engine::Setup> setup;
  std::uint32_t day;
  std::chrono::year_month_day date{};
  engine::World world;
  engine::Conditions conditions;
};

/// Streets with bars, as a list for `where`.
inline std::string bar_streets() {
  std::set<std::uint32_t> streets;
  const town::Town town = lit_village({});
  for (std::size_t v = 0; v < town.venues.size(); ++v)
    if (town.venues.kind[v] == town::VenueKind::Bar) streets.insert(town.venues.segment[v].value);
  std::string list;
  for (const std::uint32_t s : streets) list += (list.empty() ? "" : ", ") + std::to_string(s);
  return "where = { segment = [" + list + "] }\n";
}

}  // namespace lichtung::test
