// The town of a scenario, from a file or grown. Apart from assemble(), so that tests of the rules need neither source.
#include "sim/town/assemble.hpp"
#include "sim/town/import.hpp"
#include "sim/town/synthetic.hpp"

namespace lichtung::town {

Town load_town(const Scenario& scenario) {
  if (scenario.map.synthetic) return assemble(grow_town(*scenario.map.synthetic, scenario.map.town_seed), scenario);
  return assemble(import_osm(scenario.map), scenario);
}

}  // namespace lichtung::town
