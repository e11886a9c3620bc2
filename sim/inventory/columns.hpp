// Which column of an inventory tells what: as the user says, otherwise by the names that German and English inventories
// usually use. What was guessed is kept, so that the user can see and correct it.
#pragma once

#include "scenarios/key_table.hpp"
#include "sim/inventory/quantities.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::inventory {

/// What a column may tell. In the order of the first words of kLampColumnWords.
enum class Role : std::size_t {
  X = 0,
  Y = 1,
  Id = 2,
  Flux = 3,
  Power = 4,
  Height = 5,
  Cct = 6,
  Type = 7,
  Luminaire = 8,
  Count = 9,
  Azimuth = 10,
  Tilt = 11,
  Status = 12,
  Schedule = 13,
};
inline constexpr std::size_t kRoles = 14;

[[nodiscard]] inline std::string_view word_of(Role role) { return kLampColumnWords[static_cast<std::size_t>(role)]; }

/// The quantity a role's numbers stand for; nothing for texts.
[[nodiscard]] std::optional<Quantity> quantity_of(Role role);

struct ColumnUse {
  Role role{};
  std::size_t column{};  // in the source
  std::string name;
  bool guessed{};
  Unit unit{};                          // of numbers without one of their own
  std::size_t filled{}, used{};         // cells that hold something; of these, what could be used
  std::vector<std::string> examples{};  // up to three different ones
};

struct ColumnPlan {
  std::vector<ColumnUse> uses;      // by role, at most one of each
  std::vector<std::string> unused;  // names of the other columns
  [[nodiscard]] const ColumnUse* find(Role role) const;
};

/// Plans the reading of `columns`. `wanted`: words of kLampColumnWords → column or unit; a column given as "" is not used
/// and not guessed. Units: by `wanted`, otherwise by the column's name (height_ft), otherwise m, W, lm, K, °.
/// Errors: DataError naming `path`, every column that isn't there, and the nearest that is; units that aren't known.
[[nodiscard]] ColumnPlan plan_columns(const std::vector<std::string>& columns, const TextTable& wanted,
                                      const std::filesystem::path& path);

/// "Lichtpunkthöhe [m]" → "lichtpunkthoehe", and the unit in it. The form in which names are compared.
struct PlainName {
  std::string name;
  std::string unit;  // "m", "ft" …; empty if the name tells none
};
[[nodiscard]] PlainName plain_name(std::string_view column);

}  // namespace lichtung::inventory
