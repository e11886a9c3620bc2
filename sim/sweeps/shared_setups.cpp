// See shared_setups.hpp. A town is made from a scenario that holds nothing but what its key holds, so that towns can be
// shared only by scenarios whose towns are equal.
#include "sim/sweeps/shared_setups.hpp"

#include "scenarios/key_table.hpp"
#include "sim/ensemble/ensemble.hpp"
#include "sim/inventory/load_town.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::sweeps {
namespace {

// Measured (docs/performance.md): generous, as everything that decides what fits.
constexpr std::size_t kTownPerSegment = 8000, kTownPerDwelling = 400;
constexpr std::size_t kSetupPerResident = 2000, kSetupPerSegment = 12000;

std::size_t town_bytes(const town::Town& town) {
  return town.streets.segments.size() * kTownPerSegment + town.dwellings.size() * kTownPerDwelling;
}

std::size_t setup_bytes(const engine::Setup& setup) {
  return town_bytes(setup.town) + setup.population.residents.size() * kSetupPerResident +
         setup.town.streets.segments.size() * kSetupPerSegment;
}

}  // namespace

Scenario town_part(const Scenario& scenario) {
  Scenario part;
  part.name.clear();
  part.map = scenario.map;
  part.population.residents = scenario.population.residents;
  part.population.household_size = scenario.population.household_size;
  part.parameters.town = scenario.parameters.town;
  return part;
}

// A quarter each for towns and setups that are kept, half for runs.
SharedSetups::SharedSetups(const Work& work, std::size_t most_bytes)
    : work_(work), towns_(most_bytes / 4, town_bytes), setups_(most_bytes / 4, setup_bytes), gate_(most_bytes / 2) {}

std::shared_ptr<const town::Town> SharedSetups::town_of(const Scenario& scenario) {
  const Scenario part = town_part(scenario);
  std::string key = canonical_toml(part);   // names files without their folders
  for (const auto* path : {&part.map.osm, &part.map.clip, &part.map.lamps, &part.map.luminaires}) key += (*path ? (*path)->string() : "") + '\n';
  return towns_.get(key, [&] { return std::make_shared<const town::Town>(inventory::load_town(part)); });
}

std::shared_ptr<const engine::Setup> SharedSetups::of(std::uint32_t point) {
  return setups_.get(work_.points[point].identity.scenario_sha256, [&] {
    const Scenario scenario = scenario_of(work_.sweep, work_.design, point);
    try {
      return engine::prepare(scenario, town::Town(*town_of(scenario)));
    } catch (const plan::PlanProblems& found) {   // said where failures are recorded
      const auto error = std::ranges::find(found.diagnostics, Severity::Error, &Diagnostic::severity);
      throw DataError(ErrorKind::Data, error->file, fmt::format("{}:{}: {}", error->line, error->column, describe(*error, Language::English)));
    }
  });
}

std::optional<outcome::OutcomeData> SharedSetups::simulate(const Unit& unit, const engine::Control& control) {
  const auto setup = of(unit.point);
  const MemoryGate::Pass pass(gate_, ensemble::replicate_bytes(*setup));
  if (control.stop()) return std::nullopt;
  return engine::simulate(*setup, unit.replicate, control);
}

}  // namespace lichtung::sweeps
