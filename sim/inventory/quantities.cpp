// Numbers by from_chars.
#include "sim/inventory/quantities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace lichtung::inventory {
namespace {

struct UnitRow {
  std::string_view word;  // folded
  Unit unit;
};
constexpr std::array<UnitRow, 33> kUnits{{
    {"m", Unit::Metre},       {"meter", Unit::Metre},    {"metern", Unit::Metre},  {"metre", Unit::Metre},
    {"metres", Unit::Metre},  {"meters", Unit::Metre},   {"cm", Unit::Centimetre}, {"mm", Unit::Millimetre},
    {"ft", Unit::Foot},       {"ft.", Unit::Foot},       {"feet", Unit::Foot},     {"foot", Unit::Foot},
    {"fuss", Unit::Foot},     {"'", Unit::Foot},         {"w", Unit::Watt},        {"watt", Unit::Watt},
    {"watts", Unit::Watt},    {"va", Unit::Watt},        {"kw", Unit::Kilowatt},   {"lm", Unit::Lumen},
    {"lumen", Unit::Lumen},   {"lumens", Unit::Lumen},   {"klm", Unit::Kilolumen}, {"k", Unit::Kelvin},
    {"kelvin", Unit::Kelvin}, {"°k", Unit::Kelvin},      {"°", Unit::Degree},      {"deg", Unit::Degree},
    {"degree", Unit::Degree}, {"degrees", Unit::Degree}, {"grad", Unit::Degree},   {"stk", Unit::Plain},
    {"stueck", Unit::Plain},
}};

constexpr std::array<std::string_view, 20> kNothing{
    "",  "n/a", "na", "n.a.", "#n/a",      "#nv",     "null", "none",  "nan",          "nil",
    "-", "--",  "–",  "?",    "unbekannt", "unknown", "k.a.", "k. a.", "keine angabe", "not available"};

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  while (text.starts_with("\xC2\xA0")) text.remove_prefix(2);  // no-break space
  while (text.ends_with("\xC2\xA0")) text.remove_suffix(2);
  return text;
}

bool is_nothing(std::string_view text) { return std::ranges::find(kNothing, folded(trimmed(text))) != kNothing.end(); }

struct Written {
  double value{};
  std::optional<double> thousands{};  // the other reading of "4.500"
};

/// Takes a number off the front: sign, digits, one or two kinds of separators, exponent. Where both '.' and ',' stand, the
/// last is the decimal sign; one that stands twice or more separates thousands.
std::optional<Written> take_number(std::string_view& text) {
  std::size_t end = 0;
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  while (end < text.size() &&
         (digit(end) || text[end] == '.' || text[end] == ',' || (end == 0 && (text[0] == '-' || text[0] == '+'))))
    ++end;
  std::string plain(text.substr(0, end));
  const auto dots = std::ranges::count(plain, '.'), commas = std::ranges::count(plain, ',');
  const std::size_t last = plain.find_last_of(".,");
  const bool decimal = last != std::string::npos && (dots > 0 && commas > 0 ? true : dots + commas == 1);
  std::string number;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (plain[i] != '.' && plain[i] != ',') number += plain[i];
    if (decimal && i == last) number += '.';
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    const std::size_t sign = end + 1 < text.size() && (text[end + 1] == '-' || text[end + 1] == '+') ? 1 : 0;
    if (digit(end + 1 + sign)) {
      std::size_t stop = end + 1 + sign;
      while (digit(stop)) ++stop;
      number += text.substr(end, stop - end);
      end = stop;
    }
  }
  if (number.starts_with('+')) number.erase(0, 1);
  double value = 0.0;
  const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc{} || stop != number.data() + number.size() || !std::isfinite(value)) return {};
  text.remove_prefix(end);
  Written written{value};
  const std::size_t first = plain.find_first_of("123456789");
  if (dots + commas == 1 && last + 4 == plain.size() && first < last && last - first <= 3 &&
      number.size() == plain.size())
    written.thousands = value * 1000.0;
  return written;
}

double factor(Unit unit) {
  switch (unit) {
    case Unit::Centimetre:
      return 0.01;
    case Unit::Millimetre:
      return 0.001;
    case Unit::Foot:
      return 0.3048;  // exact, international yard and pound agreement 1959
    case Unit::Kilowatt:
    case Unit::Kilolumen:
      return 1000.0;
    case Unit::Plain:
    case Unit::Metre:
    case Unit::Watt:
    case Unit::Lumen:
    case Unit::Kelvin:
    case Unit::Degree:
      return 1.0;
  }
  return 1.0;
}

/// 830, 740: the first digit is the colour rendering, the others hundreds of kelvin (marking of fluorescent tubes).
double colour_code(double value) {
  const double hundreds = std::fmod(value, 100.0);
  const bool code =
      value >= 600.0 && value < 1000.0 && std::floor(value) == value && hundreds >= 18.0 && hundreds <= 80.0;
  return code ? hundreds * 100.0 : value;
}

/// Of the two readings of "4.500" the more likely one: nobody writes a flux or a colour with three decimals.
double likely(const Written& written, Quantity quantity, Unit unit) {
  if (!written.thousands) return written.value;
  const auto possible = [&](double value) {
    const Plausible range = plausible(quantity);
    return value * factor(unit) >= range.low && value * factor(unit) <= range.high;
  };
  switch (quantity) {
    case Quantity::Flux:
    case Quantity::Colour:
      return possible(*written.thousands) ? *written.thousands : written.value;
    case Quantity::Power:
      return possible(written.value) || !possible(*written.thousands) ? written.value : *written.thousands;
    case Quantity::Length:
    case Quantity::Bearing:
    case Quantity::Tilt:
    case Quantity::Count:
    case Quantity::Coordinate:
      return written.value;
  }
  return written.value;
}

Reading number(const Written& written, Quantity quantity, Unit unit, std::optional<int> times) {
  double value = likely(written, quantity, unit) * factor(unit);
  if (quantity == Quantity::Colour) value = colour_code(value);
  return {ReadAs::Number, value, times};
}

/// "2x", "2 x", "2*" before a number; anything else stays.
std::optional<int> take_times(std::string_view& text) {
  int times = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), times);
  if (error != std::errc{} || times < 1) return {};
  std::string_view rest = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
  for (const std::string_view sign : {"x", "X", "*", "×"}) {
    if (!rest.starts_with(sign)) continue;
    text = trimmed(rest.substr(sign.size()));
    return times;
  }
  return {};
}

Reading read_text(std::string_view given, Quantity quantity, Unit unit) {
  if (is_nothing(given)) return {};
  constexpr Reading kUnreadable{ReadAs::Unreadable};
  std::string_view text = trimmed(given);
  for (const std::string_view about : {"~", "ca.", "ca "})
    if (text.starts_with(about)) text = trimmed(text.substr(about.size()));
  const auto times = quantity == Quantity::Power || quantity == Quantity::Flux ? take_times(text) : std::nullopt;
  const auto value = take_number(text);
  if (!value) return kUnreadable;
  text = trimmed(text);
  if (text.empty()) return number(*value, quantity, unit, times);
  if (quantity == Quantity::Coordinate && (text == "°" || text == "m"))
    return number(*value, quantity, Unit::Plain, times);
  const auto own = unit_of(text);
  if (!own || !measures(*own, quantity)) return kUnreadable;
  return number(*value, quantity, *own, times);
}

}  // namespace

std::optional<Unit> unit_of(std::string_view word) {
  const std::string name = folded(trimmed(word));
  const auto row = std::ranges::find(kUnits, std::string_view(name), &UnitRow::word);
  return row == kUnits.end() ? std::nullopt : std::optional(row->unit);
}

std::string_view symbol(Unit unit) {
  switch (unit) {
    case Unit::Plain:
      return "";
    case Unit::Metre:
      return "m";
    case Unit::Centimetre:
      return "cm";
    case Unit::Millimetre:
      return "mm";
    case Unit::Foot:
      return "ft";
    case Unit::Watt:
      return "W";
    case Unit::Kilowatt:
      return "kW";
    case Unit::Lumen:
      return "lm";
    case Unit::Kilolumen:
      return "klm";
    case Unit::Kelvin:
      return "K";
    case Unit::Degree:
      return "°";
  }
  return "";
}

bool measures(Unit unit, Quantity quantity) {
  switch (quantity) {
    case Quantity::Length:
      return unit == Unit::Metre || unit == Unit::Centimetre || unit == Unit::Millimetre || unit == Unit::Foot;
    case Quantity::Power:
      return unit == Unit::Watt || unit == Unit::Kilowatt;
    case Quantity::Flux:
      return unit == Unit::Lumen || unit == Unit::Kilolumen;
    case Quantity::Colour:
      return unit == Unit::Kelvin;
    case Quantity::Bearing:
    case Quantity::Tilt:
      return unit == Unit::Degree;
    case Quantity::Count:
    case Quantity::Coordinate:
      return unit == Unit::Plain;
  }
  return false;
}

Unit standard_unit(Quantity quantity) {
  switch (quantity) {
    case Quantity::Length:
      return Unit::Metre;
    case Quantity::Power:
      return Unit::Watt;
    case Quantity::Flux:
      return Unit::Lumen;
    case Quantity::Colour:
      return Unit::Kelvin;
    case Quantity::Bearing:
    case Quantity::Tilt:
      return Unit::Degree;
    case Quantity::Count:
    case Quantity::Coordinate:
      return Unit::Plain;
  }
  return Unit::Plain;
}

Plausible plausible(Quantity quantity) {
  switch (quantity) {
    case Quantity::Length:
      return {0.3, 45.0};
    case Quantity::Power:
      return {2.0, 3000.0};
    case Quantity::Flux:
      return {50.0, 400'000.0};
    case Quantity::Colour:
      return {1000.0, 20'000.0};
    case Quantity::Bearing:
      return {-360.0, 360.0};
    case Quantity::Tilt:
      return {-90.0, 90.0};
    case Quantity::Count:
      return {0.0, 12.0};
    case Quantity::Coordinate:
      return {-1e8, 1e8};
  }
  return {0.0, 0.0};
}

Reading read_quantity(const Cell& cell, Quantity quantity, Unit unit) {
  if (const auto* value = std::get_if<double>(&cell))
    return std::isfinite(*value) ? number({*value}, quantity, unit, {})
                                 : Reading{std::isnan(*value) ? ReadAs::Missing : ReadAs::Unreadable};
  if (const auto* text = std::get_if<std::string>(&cell)) return read_text(*text, quantity, unit);
  return {};
}

std::string shown(const Cell& cell) {
  if (const auto* value = std::get_if<double>(&cell)) return fmt::format("{}", *value);
  if (const auto* text = std::get_if<std::string>(&cell)) return std::string(trimmed(*text));
  return {};
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kMost = 80;
  if (text.size() <= kMost) return std::string(text);
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string text_of(const Cell& cell) {
  std::string text = shown(cell);
  return is_nothing(text) ? std::string() : text;
}

std::string folded(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kLetters{{{"ä", "ae"},
                                                                                           {"ö", "oe"},
                                                                                           {"ü", "ue"},
                                                                                           {"Ä", "ae"},
                                                                                           {"Ö", "oe"},
                                                                                           {"Ü", "ue"},
                                                                                           {"ß", "ss"},
                                                                                           {"é", "e"},
                                                                                           {"É", "e"},
                                                                                           {"è", "e"},
                                                                                           {"´", "'"},
                                                                                           {"’", "'"}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto letter =
        std::ranges::find_if(kLetters, [&](const auto& l) { return text.substr(i).starts_with(l.first); });
    if (letter != kLetters.end()) {
      out += letter->second;
      i += letter->first.size();
    } else {
      out += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
      ++i;
    }
  }
  return out;
}

}  // namespace lichtung::inventory
