// What is written out as an inventory and read back gives the same light on every street.
#include "geodata.hpp"

#include "sim/inventory/load_town.hpp"
#include "sim/light/light.hpp"
#include "sim/town/synthetic.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace lichtung;
using namespace lichtung::inventory;
using lichtung::test::GeoFolder;
using lichtung::test::GeoLayer;

namespace {

GeoLayer as_inventory(const town::Town& town) {
  GeoLayer layer;
  layer.fields = {{"lph_m", false},    {"lichtstrom_lm", false}, {"watt", false},
                  {"farbtemp", false}, {"azimut", false},        {"luminaire", true}};
  for (std::size_t i = 0; i < town.lamps.size(); ++i) {
    const town::Lamp lamp = town.lamps.row(i);
    if (town.streets.segments.tunnel[lamp.segment.index()]) continue;  // tunnels keep their lamps by rule
    char wkt[80];
    std::snprintf(wkt, sizeof wkt, "POINT (%.17g %.17g)", lamp.position.x, lamp.position.y);
    layer.rows.push_back({wkt,
                          {static_cast<double>(lamp.height_m), static_cast<double>(lamp.flux_lm),
                           static_cast<double>(lamp.power_w), static_cast<double>(lamp.cct_k),
                           90.0 - static_cast<double>(lamp.azimuth_deg), town.luminaires[lamp.luminaire].key}});
  }
  return layer;
}

}  // namespace

TEST_CASE("A generated town whose lamps are written out and read back has the same light on every street") {
  Scenario scenario;
  scenario.map.synthetic = SyntheticTown::Kleinstadt;
  const town::Town first = load_town(scenario);
  const GeoFolder folder;
  scenario.map.lamps = folder.write("leuchten.gpkg", "GPKG", {as_inventory(first)});
  const town::Town second = load_town(scenario);

  CHECK(second.lamps.size() == first.lamps.size());
  for (std::size_t i = 0; i < second.lamps.size(); ++i)
    CHECK((second.lamps.origin[i] == town::LampOrigin::Inventory) !=
          (second.streets.segments.tunnel[second.lamps.segment[i].index()] == 1));
  const auto light_first = light::lamp_light(first, scenario.parameters.light);
  const auto light_second = light::lamp_light(second, scenario.parameters.light);
  REQUIRE(light_first.mean_lx.size() == light_second.mean_lx.size());
  double worst = 0.0;
  std::size_t where = 0;
  for (std::size_t i = 0; i < light_first.mean_lx.size(); ++i) {
    const double a = static_cast<double>(light_first.mean_lx[i]), b = static_cast<double>(light_second.mean_lx[i]);
    if (std::abs(a - b) / std::max(0.1, a) <= worst) continue;
    worst = std::abs(a - b) / std::max(0.1, a);
    where = i;
  }
  INFO("segment " << where << ": " << light_first.mean_lx[where] << ", " << light_second.mean_lx[where]);
  CHECK(worst < 1e-4);
}
