// See shared_setups.hpp. A town is made from a scenario that holds nothing but what its key holds, so that towns can be
// shared only by scenarios whose towns are equal.
#include "sim/sweeps/shared_setups.hpp"

#include "scenarios/key_table.hpp"
#include "sim/ensemble/ensemble.hpp"
#include "sim/inventory/load_town.hpp"
#include "sim/outcome/memory.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::sweeps {
namespace {

// Measured (docs/performance.md): generous, as everything that decides what fits.
constexpr std::size_t kPeoplePerResident = 600, kLightPerSegmentAndState = 32, kWaysPerHabit = 80;

std::size_t people_bytes(const engine::People& people) { return people.population.residents.size() * kPeoplePerResident; }

std::size_t light_bytes(const light::TownLight& light) {
  const std::size_t segments = light.lit.empty() ? 0 : light.lit.front().mean_lx.size();
  return 1 + light.lit.size() * segments * kLightPerSegmentAndState;
}

std::size_t ways_bytes(const engine::Routes& ways) {
  return 1 + ways.day_a.size() * kWaysPerHabit + (ways.path.size() + ways.dodged.size()) * sizeof(std::uint32_t);
}

}  // namespace

SharedParts::SharedParts(std::size_t most_bytes)
    : people_(most_bytes / 4, people_bytes), light_(most_bytes / 4, light_bytes), ways_(most_bytes / 2, ways_bytes) {}

std::shared_ptr<const engine::People> SharedParts::people(const std::string& key, const Make<engine::People>& make) {
  return people_.get(key, make);
}
std::shared_ptr<const light::TownLight> SharedParts::light(const std::string& key, const Make<light::TownLight>& make) {
  return light_.get(key, make);
}
std::shared_ptr<const engine::Routes> SharedParts::ways(const std::string& key, const Make<engine::Routes>& make) {
  return ways_.get(key, make);
}

Scenario town_part(const Scenario& scenario) {
  Scenario part;
  part.name.clear();
  part.map = scenario.map;
  part.population.residents = scenario.population.residents;
  part.population.household_size = scenario.population.household_size;
  part.parameters.town = scenario.parameters.town;
  return part;
}

// Half for runs, the rest for what is kept.
SharedSetups::SharedSetups(const Work& work, std::size_t most_bytes)
    : work_(work), towns_(most_bytes / 8, ensemble::town_bytes), parts_(most_bytes / 8), setups_(most_bytes / 4, ensemble::setup_bytes), gate_(most_bytes / 2) {}

std::shared_ptr<const engine::Setup> SharedSetups::prepare(const Scenario& scenario) {
  const Scenario part = town_part(scenario);
  engine::TownKey key{canonical_toml(part)};   // names files without their folders
  for (const auto* path : {&part.map.osm, &part.map.clip, &part.map.lamps, &part.map.luminaires})
    key.text += (*path ? (*path)->string() : "") + '\n';
  const auto town = towns_.get(key.text, [&] { return std::make_shared<const town::Town>(inventory::load_town(part)); });
  return engine::prepare(scenario, town::Town(*town), key, parts_);
}

std::shared_ptr<const engine::Setup> SharedSetups::of(std::uint32_t point) {
  return setups_.get(work_.points[point].identity.scenario_sha256, [&] {
    const Scenario scenario = scenario_of(work_.sweep, work_.design, point);
    try {
      return prepare(scenario);
    } catch (const plan::PlanProblems& found) {   // said where failures are recorded
      const auto error = std::ranges::find(found.diagnostics, Severity::Error, &Diagnostic::severity);
      throw DataError(ErrorKind::Data, error->file, fmt::format("{}:{}: {}", error->line, error->column, describe(*error, Language::English)));
    }
  });
}

std::optional<outcome::OutcomeData> SharedSetups::simulate(const Unit& unit, const engine::Control& control) {
  const auto setup = of(unit.point);
  const MemoryGate::Pass pass(gate_, ensemble::replicate_bytes(*setup));
  outcome::require_memory(ensemble::replicate_bytes(*setup));
  if (control.stop()) return std::nullopt;
  // Points run side by side in the same replicate, so that what they share of its people is made once.
  return engine::simulate(*setup, unit.replicate, control, &parts_);
}

}  // namespace lichtung::sweeps
