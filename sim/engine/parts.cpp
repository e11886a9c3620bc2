// See parts.hpp. A key is the canonical text of the part of a scenario that goes into making the thing.
#include "sim/engine/parts.hpp"

#include "scenarios/key_table.hpp"
#include "sim/basics/sha256.hpp"

namespace lichtung::engine {

Scenario people_part(const Scenario& scenario) {
  Scenario part;
  part.name.clear();
  part.population = scenario.population;
  part.population.draw = PeopleDraw::Once;   // their number says which they are
  part.random.seed = scenario.random.seed;
  part.parameters.activity = scenario.parameters.activity;
  return part;
}

Parameters ways_part(const Parameters& parameters) {
  Parameters part;
  part.activity = parameters.activity;
  part.fear = parameters.fear;
  return part;
}

std::string people_key(const TownKey& town, const Scenario& scenario, std::uint32_t draw) {
  const Scenario part = people_part(scenario);
  // The canonical text names files without their folders.
  return town.text + '\n' + std::to_string(draw) + '\n' + canonical_toml(part) +
         (part.population.census ? part.population.census->string() : std::string());
}

std::string light_key(const TownKey& town, const Scenario& scenario) {
  Scenario part;
  part.name.clear();
  part.time = scenario.time;
  part.parameters.light = scenario.parameters.light;
  return town.text + '\n' + canonical_toml(part);
}

std::string ways_key(const TownKey& town, const Scenario& scenario, std::uint32_t draw, std::span<const float> disorder) {
  Scenario part;
  part.name.clear();
  part.parameters = ways_part(scenario.parameters);
  Sha256 digest;
  digest.add(disorder);
  return people_key(town, scenario, draw) + '\n' + light_key(town, scenario) + '\n' + canonical_toml(part) + digest.hex();
}

}  // namespace lichtung::engine
