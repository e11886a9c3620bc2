// A municipality's lamp inventory as input: where lamps stand, how high, how strong. Every row of the file is used, or
// listed with its number and the reason; every value that can't be true is left unset and listed.
#pragma once

#include "scenarios/lighting.hpp"
#include "scenarios/scenario.hpp"
#include "sim/inventory/columns.hpp"
#include "sim/town/draft.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::inventory {

struct InventoryOptions {
  TextTable columns;                                // words of kLampColumnWords
  std::string layer;                                // empty: the only layer of points
  std::optional<int> epsg;                          // of the result; unset: the UTM zone of the lamps' middle
  std::optional<std::filesystem::path> luminaires;  // folder of photometric files; unset: the inventory's own
  double led_efficacy_lm_w{TownParameters{}.lamp_efficacy_lm_w};
};

/// What is odd about a row. Values are positions in kOddities.
enum class Oddity : std::uint8_t {
  NoPlace = 0,
  UnreadablePlace = 1,
  NoPoint = 2,
  Untransformable = 3,
  OutOfService = 4,
  NoLamp = 5,  // row left out
  Impossible = 6,
  Unreadable = 7,
  UnknownWord = 8,
  NoFile = 9,  // value left unset
  SamePlace = 10,
  SeveralPlaces = 11,  // kept as it is
  OffStreet = 12,      // out of reach in a town
  SeveralLines = 13,   // kept, CSV only
};
/// Keys of texts under [inventory], "odd_no_place" without "odd_"; also the words of JSON and CSV.
inline constexpr std::array<std::string_view, 14> kOddities{
    "no_place",   "unreadable_place", "no_point", "untransformable", "out_of_service", "no_lamp",    "impossible",
    "unreadable", "unknown_word",     "no_file",  "same_place",      "several_places", "off_street", "several_lines"};
[[nodiscard]] constexpr std::string_view word_of(Oddity oddity) { return kOddities[static_cast<std::size_t>(oddity)]; }
/// True if such a row gives no lamp.
[[nodiscard]] constexpr bool leaves_out(Oddity oddity) {
  return oddity <= Oddity::NoLamp || oddity == Oddity::OffStreet;
}

struct OddRow {
  std::uint32_t row{};  // from 1, in the file's order; the line of column names doesn't count
  std::string id;       // as its id column says; may be empty
  Oddity oddity{};
  std::string column;    // empty for places that are shapes
  std::string found;     // shortened to 80 bytes
  std::string expected;  // "0.3 … 45 m"; empty where the oddity says it
};

struct InventoryLamp {
  town::DraftLamp lamp;                 // position in metres of LampInventory::epsg
  std::uint32_t row{};                  // from 1
  std::optional<double> azimuth_deg{};  // as Lamps::azimuth_deg: from east, counterclockwise
  double tilt_deg{};
  std::optional<std::uint32_t> file{};  // index into LampInventory::photometric_files
  std::uint16_t schedule{};             // 0: the scenario's own; otherwise 1 + index into LampInventory::schedules
  std::string_view type;                // LampType::key; empty: unknown
  bool flux_by_type{};                  // flux from power and the kind of light source
};

struct InventoryCounts {
  std::size_t rows{}, used_rows{}, left_out_rows{};  // used_rows + left_out_rows = rows
  std::size_t lamps{};
  std::size_t merged_rows{};      // rows that stand for several lamps
  std::size_t same_place_rows{};  // rows at the place of an earlier one, to the centimetre
};

struct LampInventory {
  std::string file;  // name without folders
  std::string format, layer, crs;
  bool crs_assumed{};  // told neither by the file nor by the user
  int epsg{};          // of the lamps' positions
  std::vector<ColumnUse> columns;
  std::vector<ColumnUse> dropped;  // guessed, but most of their values make no sense
  std::vector<std::string> unused;
  std::vector<InventoryLamp> lamps;  // in the order of rows
  std::vector<OddRow> odd;           // in the order of rows
  std::vector<std::filesystem::path> photometric_files;
  std::vector<LampSchedule> schedules;
  std::map<std::string, std::size_t, std::less<>> types;  // LampType::key → lamps; "" for unknown ones
  InventoryCounts counts;
  std::vector<std::filesystem::path> files;  // what was read: the file, its companions
};

/// Reads a lamp inventory (GeoPackage, GeoJSON, Shapefile, CSV). Lamps without flux get it from their power and the usual
/// efficacy of their light source; rows that stand for several lamps give as many. Power and flux are of one lamp. An
/// azimuth in the file is a compass bearing (0 north, 90 east) of the side to which the luminaire throws its light.
/// Errors: DataError for files, layers, columns, units and coordinate systems that can't be used.
[[nodiscard]] LampInventory read_lamp_inventory(const std::filesystem::path& path, const InventoryOptions& options);

}  // namespace lichtung::inventory
