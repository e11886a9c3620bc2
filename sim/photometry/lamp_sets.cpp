// Which of the layouts of lamp sets a file has is told by where numbers stand: counts, fluxes and powers are numbers,
// types and colours seldom are.
#include "sim/photometry/lamp_sets.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

namespace lichtung::photometry::detail {
namespace {

constexpr std::size_t kValues = 6;   // of a set: count, type, flux, colour, rendering, power
constexpr Range kLampCount{-10000.0, 10000.0}, kFlux{0.0, 1e8}, kPower{0.0, 1e6};

using SetPieces = std::array<Piece, kValues>;

bool is_number(const Piece& piece) { return piece.text.empty() || parse_number(piece.text, true).has_value(); }

/// Could this be a set? A count of lamps is whole and not zero; flux and power are numbers.
bool plausible(const SetPieces& set) {
  const auto count = parse_number(set[0].text, true);
  return count && *count != 0.0 && *count == std::floor(*count) && is_number(set[2]) && is_number(set[5]);
}

bool plausible(const std::vector<SetPieces>& sets) {
  for (const SetPieces& set : sets)
    if (!plausible(set)) return false;
  return true;
}

/// Words of a line, as pieces of it.
std::vector<Piece> words(const Piece& line) {
  std::vector<Piece> out;
  std::string_view rest = line.text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(" \t;"), rest.size());
    if (end > 0) out.push_back({rest.substr(0, end), line.line, line.column});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

/// Six lines with a word for each set; a line with another number of words (types have blanks) goes to all sets.
std::vector<SetPieces> side_by_side(FieldReader& in, const Piece& counts, std::size_t n) {
  std::vector<SetPieces> sets(n);
  for (std::size_t value = 0; value < kValues; ++value) {
    const Piece line = value == 0 ? counts : in.next({"lamp_set", 1});
    const std::vector<Piece> parts = words(line);
    for (std::size_t s = 0; s < n; ++s) sets[s][value] = parts.size() == n ? parts[s] : line;
  }
  return sets;
}

std::vector<SetPieces> read_pieces(FieldReader& in, std::size_t n) {
  std::vector<Piece> lines{in.next({"lamp_count", 1})};
  if (n > 1 && words(lines.front()).size() == n) return side_by_side(in, lines.front(), n);
  while (lines.size() < n * kValues) lines.push_back(in.next({"lamp_set", lines.size() / kValues + 1}));
  std::vector<SetPieces> by_set(n), by_value(n);
  for (std::size_t s = 0; s < n; ++s)
    for (std::size_t value = 0; value < kValues; ++value) {
      by_set[s][value] = lines[s * kValues + value];
      by_value[s][value] = lines[value * n + s];
    }
  return !plausible(by_set) && plausible(by_value) ? by_value : by_set;
}

LampSet lamp_set(const FieldReader& in, const SetPieces& pieces, std::size_t index) {
  const auto value = [&](std::size_t i, std::string_view field, Range range) {
    return pieces[i].text.empty() ? 0.0 : in.number(pieces[i], {field, index}, range);
  };
  return {.count = value(0, "lamp_count", kLampCount), .type = utf8(pieces[1].text), .flux_lm = value(2, "lamp_flux", kFlux),
          .colour = utf8(pieces[3].text), .rendering = utf8(pieces[4].text), .power_w = value(5, "lamp_power", kPower)};
}

/// "830" is a colour code: colour rendering above 80, 3000 K.
double kelvin(std::string_view colour) {
  const bool code = colour.size() == 3 && colour[0] >= '6' && colour[0] <= '9' && colour.find_first_not_of("0123456789") == std::string_view::npos;
  if (code) return 100.0 * ((colour[1] - '0') * 10 + (colour[2] - '0'));
  return colour_temperature(colour, false);
}

}  // namespace

void read_lamp_sets(FieldReader& in, PhotometricFile& file) {
  const Piece at = in.next({"lamp_set_count"});
  const int number = at.text.empty() ? 0 : in.whole(at, {"lamp_set_count"}, {-20.0, 20.0});
  const auto n = static_cast<std::size_t>(std::abs(number));
  if (n > 0) {
    const auto pieces = read_pieces(in, n);
    for (std::size_t s = 0; s < n; ++s) file.lamp_sets.push_back(lamp_set(in, pieces[s], s + 1));
  }
  if (n > 1) in.warn(at, "photometry.first_lamp_set", {shown(static_cast<double>(n))});
  if (file.lamp_sets.empty()) {
    in.warn(at, "photometry.no_lamp_flux");
    return;
  }
  const LampSet& first = file.lamp_sets.front();
  file.absolute = number < 0 || first.count < 0.0;
  file.luminaire.flux_lm = first.flux_lm;
  file.luminaire.power_w = first.power_w;
  file.luminaire.cct_k = kelvin(first.colour);
  if (first.flux_lm == 0.0) in.warn(at, "photometry.no_lamp_flux");
  if (first.power_w == 0.0) in.warn(at, "photometry.no_power");
}

}  // namespace lichtung::photometry::detail
