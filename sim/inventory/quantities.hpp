// Numbers as inventories hold them: 4.5, "4,5 m", "16 ft", "70 W", "2x36W", "3000K", "830", "N/A". Locale-free.
#pragma once

#include "sim/inventory/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lichtung::inventory {

enum class Quantity : std::uint8_t { Length, Power, Flux, Colour, Bearing, Tilt, Count, Coordinate };

enum class Unit : std::uint8_t {
  Plain,
  Metre,
  Centimetre,
  Millimetre,
  Foot,
  Watt,
  Kilowatt,
  Lumen,
  Kilolumen,
  Kelvin,
  Degree
};

/// The unit of a word ("ft", "Meter", "klm"), any case; nothing if it isn't one.
[[nodiscard]] std::optional<Unit> unit_of(std::string_view word);
/// How a unit is written: "ft".
[[nodiscard]] std::string_view symbol(Unit unit);
[[nodiscard]] bool measures(Unit unit, Quantity quantity);
/// m, W, lm, K, °; Plain for counts and coordinates.
[[nodiscard]] Unit standard_unit(Quantity quantity);

enum class ReadAs : std::uint8_t { Missing, Number, Unreadable };

struct Reading {
  ReadAs as{ReadAs::Missing};
  double value{};              // in the standard unit
  std::optional<int> times{};  // 2 of "2x36W"
};

/// A cell as a quantity; numbers without a unit have `unit`. Missing: empty, "N/A", "-", "unbekannt" and their like, and
/// numbers that aren't numbers. Either '.' or ',' is the decimal sign; with both, the last ("1.250,5"). One with exactly
/// three digits after it separates thousands where that is more likely: "4.500" is 4500 as a flux and 4.5 as a height.
/// Colours may be three digits as on tubes: 830 = 3000 K.
[[nodiscard]] Reading read_quantity(const Cell& cell, Quantity quantity, Unit unit);

/// Values taken as possible, in the standard unit. Lamps from bollards to high masts at junctions and flood lights; assumed.
struct Plausible {
  double low, high;
};
[[nodiscard]] Plausible plausible(Quantity quantity);

/// A cell as text, without spaces around it; empty if it holds nothing or one of the words for nothing.
[[nodiscard]] std::string text_of(const Cell& cell);
/// The same, words for nothing included: to show what was found.
[[nodiscard]] std::string shown(const Cell& cell);

/// At most 80 bytes, never cut within a character.
[[nodiscard]] std::string shortened(std::string_view text);

/// Lower case, ä → ae, ß → ss, é → e; other letters outside ASCII stay. For comparing words.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace lichtung::inventory
