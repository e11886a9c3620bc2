// The town of a scenario, with its lamp inventory: the one place where map, inventory and photometric files meet.
#pragma once

#include "scenarios/scenario.hpp"
#include "sim/inventory/lamp_inventory.hpp"
#include "sim/inventory/snap.hpp"
#include "sim/photometry/photometric_file.hpp"
#include "sim/town/assemble.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace lichtung::inventory {

/// Reads a photometric file; throws DataError if it can't.
using ReadLuminaire = std::function<photometry::Luminaire(const std::filesystem::path&)>;

/// Town of a scenario: import_osm or grow_town, the inventory if it names one, then assemble. The digest of the town
/// covers the bytes of all files read. With an empty `read_luminaire` photometric files are named in a notice and
/// built-in luminaires stand in for them.
/// Errors: DataError of the files; an inventory with no lamp on any street of the town.
[[nodiscard]] town::Town load_town(const Scenario& scenario, const ReadLuminaire& read_luminaire = photometry::read_luminaire);

/// Digest of that town, without making it unless an inventory must be read to know which files it names.
[[nodiscard]] std::string town_digest(const Scenario& scenario);

/// How a scenario's inventory is to be read into the coordinates of a town.
[[nodiscard]] InventoryOptions inventory_options(const Scenario& scenario, std::optional<int> epsg);

/// An inventory as assemble() takes it. A lamp without flux of its own has that of its photometric file, if it has one.
[[nodiscard]] town::KnownLamps known_lamps(const LampInventory& inventory, LampMode mode,
                                           const ReadLuminaire& read_luminaire);

/// What reading and snapping noticed, kind by kind with up to three examples: for Town::notices and reports.
[[nodiscard]] std::vector<town::Notice> notices_of(const LampInventory& inventory, const Snapping* snapping,
                                                   const std::vector<OddRow>& off_street);

}  // namespace lichtung::inventory
