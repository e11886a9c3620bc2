// Numbers as mappers write them: decimal commas, units, feet, ranges. Locale-free.
#include "sim/town/import_tags.hpp"

#include <charconv>
#include <cmath>
#include <utility>

namespace lichtung::town::osm {
namespace {

constexpr double kMetresPerFoot = 0.3048;   // exact, international yard and pound agreement 1959
constexpr double kMetresPerInch = 0.0254;   // exact

void trim(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
}

bool skip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// Takes an unsigned decimal number off the front; '.' or ',' as decimal sign.
std::optional<double> take_number(std::string_view& text) {
  char digits[32] = {};
  std::size_t n = 0;
  while (n < text.size() && n < sizeof digits && ((text[n] >= '0' && text[n] <= '9') || text[n] == '.' || text[n] == ',')) {
    digits[n] = text[n] == ',' ? '.' : text[n];
    ++n;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(digits, digits + n, value, std::chars_format::fixed);
  if (n == 0 || error != std::errc{} || end != digits + n || !std::isfinite(value)) return {};
  text.remove_prefix(n);
  return value;
}

/// A number or a range "2-3" (its middle), with "~" or "ca." before it; what follows stays in `text`.
std::optional<double> take_amount(std::string_view& text) {
  trim(text);
  if (skip(text, "~") || skip(text, "ca.") || skip(text, "ca ")) trim(text);
  const auto low = take_number(text);
  if (!low) return {};
  std::string_view rest = text;
  trim(rest);
  if (skip(rest, "-") || skip(rest, "–")) {
    trim(rest);
    if (const auto high = take_number(rest)) {
      text = rest;
      trim(text);
      return (*low + *high) / 2;
    }
    return {};
  }
  trim(text);
  return low;
}

std::optional<double> feet_and_inches(double feet, std::string_view rest) {
  trim(rest);
  if (rest.empty()) return feet * kMetresPerFoot;
  const auto inches = take_number(rest);
  trim(rest);
  if (!inches || !(rest == "\"" || rest == "''" || rest == "in")) return {};
  return feet * kMetresPerFoot + *inches * kMetresPerInch;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  trim(text);
  const auto value = take_number(text);
  return text.empty() ? value : std::nullopt;
}

std::optional<double> parse_metres(std::string_view text) {
  const auto value = take_amount(text);
  if (!value) return {};
  if (text.empty() || text == "m" || text == "M" || text == "meter" || text == "metre" || text == "Meter") return value;
  if (text == "cm") return *value / 100;
  if (skip(text, "'") || skip(text, "ft")) return feet_and_inches(*value, text);
  return {};
}

std::optional<double> parse_watts(std::string_view text) {
  auto value = take_amount(text);
  if (value && (skip(text, "x") || skip(text, "*") || skip(text, "×"))) value = take_amount(text);
  if (!value) return {};
  if (text.empty() || text == "W" || text == "w" || text == "Watt" || text == "watt") return value;
  if (text == "kW" || text == "kw") return *value * 1000;
  return {};
}

std::optional<double> parse_kelvin(std::string_view text) {
  const auto value = take_amount(text);
  if (!value || !(text.empty() || text == "K" || text == "k" || text == "Kelvin" || text == "°K")) return {};
  if (*value < 1000 || *value > 20000) return {};
  return value;
}

}  // namespace lichtung::town::osm
