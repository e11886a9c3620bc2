// Every key a scenario file may hold, with type, unit, range and meaning. Reader, `lichtung explain`, `lichtung
// init`, docs/scenario-format.md and the canonical text all use this table, so that a new key is one row.
#pragma once

#include "scenarios/messages.hpp"
#include "scenarios/scenario.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace lichtung {

/// Whole file or a kind of value in it; `NotStored`: a key that steers the reading (schema, base, edit).
struct NotStored {};

/// Where the value lives. The type of the member is the type of the key.
using KeyAccess = std::variant<NotStored, std::string& (*)(Scenario&), int& (*)(Scenario&), std::uint64_t& (*)(Scenario&),
                               double& (*)(Scenario&), std::optional<int>& (*)(Scenario&),
                               std::optional<std::filesystem::path>& (*)(Scenario&), std::chrono::year_month_day& (*)(Scenario&),
                               std::optional<SyntheticTown>& (*)(Scenario&), PatrolStrategy& (*)(Scenario&),
                               std::span<double> (*)(Scenario&), std::vector<Shift>& (*)(Scenario&),
                               std::vector<int>& (*)(Scenario&), TextTable& (*)(Scenario&), LampMode& (*)(Scenario&),
                               PeopleDraw& (*)(Scenario&)>;

struct KeyInfo {
  std::string_view key;        // "police.foot"; top-level keys have no dot
  std::string_view type;       // text key of the type, "type.integer"
  std::string_view unit;       // "1" if none
  double low;                  // accepted range of numbers, and of each number of a list; low > high: no range
  double high;
  std::string_view unset_en;   // what happens if the key isn't given and has no default value; may be empty
  std::string_view unset_de;
  std::string_view en;         // meaning, one line
  std::string_view de;
  KeyAccess access;

  [[nodiscard]] bool has_range() const { return low <= high; }
  [[nodiscard]] std::string_view table() const {   // "police"; empty for top-level keys
    const auto dot = key.find('.');
    return dot == std::string_view::npos ? std::string_view() : key.substr(0, dot);
  }
  [[nodiscard]] std::string_view name() const {    // "foot"
    const auto dot = key.find('.');
    return dot == std::string_view::npos ? key : key.substr(dot + 1);
  }
};

/// Words of files, in the order of the enumerations' values.
inline constexpr std::array<std::string_view, 3> kTownWords{"kleinstadt", "mittelstadt", "grossstadt"};
inline constexpr std::array<std::string_view, 2> kLampModeWords{"replace", "add"};
inline constexpr std::array<std::string_view, 2> kPeopleDrawWords{"once", "per_replicate"};
/// What map.lamp_columns may name: columns of a lamp inventory, their units, and how the file is to be read.
inline constexpr std::array<std::string_view, 20> kLampColumnWords{
    "x", "y", "id", "flux", "power", "height", "cct", "type", "luminaire", "count", "azimuth", "tilt", "status", "schedule",
    "flux_unit", "power_unit", "height_unit", "out_of_service", "crs", "encoding"};

/// Every key, table by table, in the order in which files show them.
[[nodiscard]] std::span<const KeyInfo> key_table();

/// The row with this key, or nullptr.
[[nodiscard]] const KeyInfo* find_key(std::string_view key);

/// Words accepted by a key; empty if any text will do.
[[nodiscard]] std::span<const std::string_view> choices(const KeyInfo& key);

/// The value in a scenario as TOML; empty if unset. Paths without their folders.
[[nodiscard]] std::string value_toml(const KeyInfo& key, const Scenario& scenario);

/// The default as TOML; empty if there is none.
[[nodiscard]] std::string default_toml(const KeyInfo& key);

/// "0 … 1", or an empty text.
[[nodiscard]] std::string range_text(const KeyInfo& key);

/// The resolved scenario with every key and every parameter: deterministic, names of files without folders, nothing
/// about the machine. Reading it gives the same scenario if the files lie beside it.
[[nodiscard]] std::string canonical_toml(const Scenario& scenario);

/// TOML of single values: 0.30 → "0.3", 15.0 → "15.0"; texts quoted and escaped; 2026-11-02; "22:00-06:00".
[[nodiscard]] std::string toml_number(double value);
[[nodiscard]] std::string toml_text(std::string_view value);
[[nodiscard]] std::string toml_date(std::chrono::year_month_day date);
[[nodiscard]] std::string shift_text(const Shift& shift);

}  // namespace lichtung
