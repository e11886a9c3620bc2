// Map, inventory, town.
#include "sim/inventory/load_town.hpp"

#include "scenarios/errors.hpp"
#include "sim/town/import.hpp"
#include "sim/town/import_digest.hpp"
#include "sim/town/synthetic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace lichtung::inventory {
namespace {

town::TownDraft draft_of(const Scenario& scenario) {
  if (scenario.map.synthetic) return town::grow_town(*scenario.map.synthetic, scenario.map.town_seed);
  return town::import_osm(scenario.map, scenario.parameters.town);
}

/// The inventory's bytes are part of what is simulated, and so are those of the photometric files it names.
std::string digest_with(const std::string& of_map, const LampInventory& inventory) {
  std::vector<std::filesystem::path> files = inventory.files;
  files.insert(files.end(), inventory.photometric_files.begin(), inventory.photometric_files.end());
  return sha256_of_text(of_map + town::sha256_of_files(files));
}

}  // namespace

InventoryOptions inventory_options(const Scenario& scenario, std::optional<int> epsg) {
  return {.columns = scenario.map.lamp_columns,
          .layer = scenario.map.lamp_layer,
          .epsg = epsg,
          .luminaires = scenario.map.luminaires,
          .led_efficacy_lm_w = scenario.parameters.town.lamp_efficacy_lm_w};
}

town::KnownLamps known_lamps(const LampInventory& inventory, LampMode mode, const ReadLuminaire& read_luminaire) {
  town::KnownLamps known;
  known.mode = mode;
  known.schedules = inventory.schedules;
  const std::size_t builtin = photometry::builtin_luminaires().size();
  if (builtin + inventory.photometric_files.size() > std::numeric_limits<std::uint16_t>::max())
    throw DataError(ErrorKind::Data, inventory.file,
                    fmt::format("names {} photometric files", inventory.photometric_files.size()));
  if (read_luminaire)
    for (const auto& file : inventory.photometric_files) known.luminaires.push_back(read_luminaire(file));
  for (const InventoryLamp& lamp : inventory.lamps) {
    town::KnownLamp& k = known.lamps.emplace_back();
    k.lamp = lamp.lamp;
    k.azimuth_deg = lamp.azimuth_deg;
    k.tilt_deg = lamp.tilt_deg;
    k.schedule = lamp.schedule;
    if (!lamp.file || !read_luminaire) continue;
    const photometry::Luminaire& file = known.luminaires[*lamp.file];
    k.luminaire = static_cast<std::uint16_t>(builtin + *lamp.file);
    if ((!k.lamp.flux_lm || lamp.flux_by_type) && file.flux_lm > 0.0) k.lamp.flux_lm = file.flux_lm;
    if (!k.lamp.power_w && file.power_w > 0.0) k.lamp.power_w = file.power_w;
    if (!k.lamp.cct_k && file.cct_k > 0.0) k.lamp.cct_k = file.cct_k;
  }
  return known;
}

town::Town load_town(const Scenario& scenario, const ReadLuminaire& read_luminaire) {
  town::TownDraft draft = draft_of(scenario);
  if (!scenario.map.lamps) return town::assemble(std::move(draft), scenario);
  const LampInventory inventory = read_lamp_inventory(*scenario.map.lamps, inventory_options(scenario, draft.epsg));
  draft.digest_sha256 = digest_with(draft.digest_sha256, inventory);
  town::Town town =
      town::assemble(std::move(draft), scenario, known_lamps(inventory, scenario.map.lamp_mode, read_luminaire));

  const Metres reach(scenario.parameters.town.snap_lamp_m);
  const Snapping snapping = snap(inventory, town.streets, reach);
  const auto off_street = off_street_rows(inventory, snapping, reach);
  if (snapping.off_street.size() == inventory.lamps.size())
    throw DataError(
        ErrorKind::Data, scenario.map.lamps->string(),
        fmt::format("none of its {} lamps (from {} rows) stands on a street of {}{}; check the coordinate system "
                    "(read as {}) and that x and y aren't swapped",
                    inventory.lamps.size(), inventory.counts.rows, town.source,
                    off_street.empty()
                        ? ""
                        : fmt::format(", row {} is {} away", off_street.front().row, off_street.front().found),
                    inventory.crs));
  for (town::Notice& notice : notices_of(inventory, &snapping, off_street)) town.notices.push_back(std::move(notice));
  if (!inventory.photometric_files.empty() && !read_luminaire)
    town.notices.push_back({"inventory.files_not_read", static_cast<std::int64_t>(inventory.photometric_files.size()),
                            inventory.photometric_files.front().filename().string()});
  return town;
}

std::string town_digest(const Scenario& scenario) {
  if (scenario.map.lamps) return load_town(scenario).digest_sha256;
  if (scenario.map.synthetic) return town::grown_digest(*scenario.map.synthetic, scenario.map.town_seed);
  return town::imported_digest(scenario.map);
}

}  // namespace lichtung::inventory
