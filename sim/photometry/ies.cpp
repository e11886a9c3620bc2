// Keywords and numbers of LM-63. Its horizontal angle 0 looks across the street, away from the pole; EULUMDAT calls
// that C90. Both count in the same sense: one luminaire published in both orientations differs by a turn of 90° only.
#include "sim/photometry/ies.hpp"

#include "sim/photometry/field_reader.hpp"
#include "sim/photometry/planes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace lichtung::photometry::detail {
namespace {

constexpr double kTurn = 90.0;          // degrees from IES to EULUMDAT
constexpr double kSeam = 0.01;          // share of the peak by which the planes at 0 and 360 may differ unnoticed
constexpr double kAngleSlack = 0.01;    // degrees
constexpr double kWidestOpen = 90.0;    // degrees that may be missing to 360

struct Line {
  std::string_view text;
  std::uint32_t number{};
  std::size_t end{};       // offset behind its break
};

Line line_at(std::string_view text, std::size_t begin, std::uint32_t number) {
  const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  return {without_blanks(text.substr(begin, end - begin)), number, end + (text.substr(end, 2) == "\r\n" ? 2 : 1)};
}

/// What follows TILT= on its line; nothing if this is another line.
std::optional<std::string_view> tilt_of(std::string_view line) {
  constexpr std::string_view kWord = "TILT";
  const auto same = [](char a, char b) { return (a & ~0x20) == b; };
  if (line.size() <= kWord.size() || !std::equal(kWord.begin(), kWord.end(), line.begin(), [&](char b, char a) { return same(a, b); }))
    return std::nullopt;
  const std::string_view rest = without_blanks(line.substr(kWord.size()));
  if (!rest.starts_with('=')) return std::nullopt;
  return without_blanks(rest.substr(1));
}

bool names_standard(std::string_view line) { return line.starts_with("IESNA") || line.starts_with("IES:LM-63"); }

struct Head {
  std::string version, maker, number, report, name, lamp, tilt;
  double cct_k{};
  std::size_t end{};
  std::uint32_t next_line{};
};

/// Words of "[KEY] value" that are shown or used.
void read_keyword(std::string_view line, Head& head) {
  if (!line.starts_with('[')) return;
  const auto close = line.find(']');
  if (close == std::string_view::npos) return;
  const std::string_view key = line.substr(1, close - 1), value = without_blanks(line.substr(close + 1));
  const std::array<std::pair<std::string_view, std::string*>, 5> kept{{{"MANUFAC", &head.maker},
                                                                       {"LUMCAT", &head.number},
                                                                       {"TEST", &head.report},
                                                                       {"LUMINAIRE", &head.name},
                                                                       {"LAMP", &head.lamp}}};
  for (const auto& [word, text] : kept)
    if (key == word && text->empty()) *text = utf8(value);
  const bool says_kelvin = key == "_TEMPCOLOR" || key == "COLORTEMP" || key == "_CCT" || key == "CCT";
  const bool may_say = key == "LAMP" || key == "LAMPCAT" || key == "LUMINAIRE" || key == "LUMCAT";
  if (head.cct_k == 0.0 && (says_kelvin || may_say)) head.cct_k = colour_temperature(value, may_say);
}

/// Everything up to and with the line TILT=.
Head read_head(std::string_view text, const std::string& name) {
  Head head;
  std::uint32_t number = 1;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const Line line = line_at(text, at, number);
    if (number == 1 && names_standard(line.text)) head.version = utf8(line.text);
    at = line.end;
    if (const auto tilt = tilt_of(line.text)) {
      head.tilt = utf8(*tilt);
      head.end = std::min(line.end, text.size());
      head.next_line = number + 1;
      return head;
    }
    read_keyword(line.text, head);
  }
  FieldReader({}, name, Split::Words, number).fail({{}, number, 1}, "photometry.no_tilt_line");
}

/// Factors for lamps that burn differently when tilted. Not applied: a luminaire here hangs as it was measured.
void read_tilt(FieldReader& in, PhotometricFile& file, std::uint32_t line) {
  if (file.lamp_tilt == "NONE") return;
  in.warn({{}, line, 1}, "photometry.tilt_not_applied", {shown(file.lamp_tilt)});
  if (file.lamp_tilt != "INCLUDE") return;
  static_cast<void>(in.next_whole({"lamp_geometry"}, {1, 3}));
  const auto pairs = static_cast<std::size_t>(in.next_whole({"tilt_pairs"}, {1, 1000}));
  static_cast<void>(in.next_ascending("tilt_angle", pairs, {-180.0, 360.0}));
  static_cast<void>(in.next_numbers("tilt_factor", pairs, {0.0, 1000.0}));
}

struct Numbers {
  double lumens_per_lamp{};
  std::size_t gammas{}, planes{};
};

/// The ten and three numbers between TILT and the angles.
Numbers read_numbers(FieldReader& in, PhotometricFile& file) {
  Numbers n;
  LampSet lamps;
  lamps.count = in.next_number({"lamp_count"}, {0.0, 10000.0});
  const Piece lumens = in.next({"lumens"});
  n.lumens_per_lamp = in.number(lumens, {"lumens"}, {-1e8, 1e8});
  file.multiplier = in.next_number({"multiplier"}, {1e-9, 1e9});
  n.gammas = static_cast<std::size_t>(in.next_whole({"vertical_count"}, {2, kMaxGammas}));
  n.planes = static_cast<std::size_t>(in.next_whole({"horizontal_count"}, {1, kMaxPlanes}));
  const Piece type = in.next({"photometric_type"});
  const int photometry = in.whole(type, {"photometric_type"}, {1, 3});
  if (photometry != 1) in.fail(type, "photometry.not_type_c", {shown(type.text), shown(photometry == 2 ? "B" : "A")});
  static_cast<void>(in.next_whole({"units"}, {1, 2}));
  for (std::size_t i = 1; i <= 3; ++i) static_cast<void>(in.next_number({"dimension", i}));
  const Piece ballast = in.next({"ballast"});
  file.ballast_factor = in.number(ballast, {"ballast"}, {0.0, 1000.0});
  if (file.ballast_factor != 1.0) in.warn(ballast, "photometry.ballast_not_applied", {shown(file.ballast_factor)});
  static_cast<void>(in.next_number({"future_use"}));   // 2019: how the file was made
  const Piece watts = in.next({"lamp_power"});
  lamps.power_w = std::max(0.0, in.number(watts, {"lamp_power"}, {-1e6, 1e6}));
  if (lamps.power_w == 0.0) in.warn(watts, "photometry.no_power");
  file.absolute = n.lumens_per_lamp < 0.0;
  if (n.lumens_per_lamp == 0.0 || lamps.count == 0.0) {
    in.warn(lumens, "photometry.no_lamp_flux");
    file.absolute = true;
  }
  lamps.flux_lm = file.absolute ? 0.0 : lamps.count * n.lumens_per_lamp;
  file.lamp_sets = {std::move(lamps)};
  return n;
}

/// Symmetry in the sense of the file's own angles; planes at both 0 and 360 are made one.
Symmetry symmetry_of(FieldReader& in, const Piece& last, const std::vector<double>& h) {
  const auto is = [](double angle, double expected) { return std::abs(angle - expected) <= kAngleSlack; };
  if (h.size() == 1 && is(h.front(), 0.0)) return Symmetry::Axial;
  if (is(h.front(), 90.0) && is(h.back(), 270.0)) return Symmetry::C90C270;
  if (!is(h.front(), 0.0)) in.fail(last, "photometry.first_horizontal", {shown(h.front())});
  if (is(h.back(), 90.0)) return Symmetry::Quadrants;
  if (is(h.back(), 180.0)) return Symmetry::C0C180;
  if (is(h.back(), 360.0)) return Symmetry::None;
  const double step = h.size() > 1 ? h.back() - h[h.size() - 2] : 0.0;
  if (360.0 - h.back() > std::min(1.5 * step, kWidestOpen)) in.fail(last, "photometry.last_horizontal", {shown(h.back())});
  in.warn(last, "photometry.open_circle", {shown(h.back())});
  return Symmetry::None;
}

/// The same symmetry after the turn: a plane of symmetry turns with the luminaire.
Symmetry turned(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::C0C180: return Symmetry::C90C270;
    case Symmetry::C90C270: return Symmetry::C0C180;
    case Symmetry::None:
    case Symmetry::Axial:
    case Symmetry::Quadrants: return symmetry;
  }
  return symmetry;
}

/// Planes measured at both 0 and 360 are one: their mean, so that the flux is that of the file's own range.
void close_circle(FieldReader& in, const Piece& at, StoredPlanes& s) {
  if (s.c_deg.size() < 2 || s.c_deg.back() < 360.0 - kAngleSlack) return;
  const std::size_t n = s.gamma_deg.size(), last = (s.c_deg.size() - 1) * n;
  double apart = 0.0, peak = 0.0;
  for (const double cd : s.candela) peak = std::max(peak, cd);
  for (std::size_t g = 0; g < n; ++g) {
    apart = std::max(apart, std::abs(s.candela[g] - s.candela[last + g]));
    s.candela[g] = (s.candela[g] + s.candela[last + g]) / 2.0;
  }
  s.c_deg.pop_back();
  s.candela.resize(last);
  if (apart > kSeam * peak) in.warn(at, "photometry.seam", {shown(std::round(1000.0 * apart / peak) / 10.0)});
}

/// Angles and candela, turned to EULUMDAT's planes.
void read_planes(FieldReader& in, const Numbers& n, PhotometricFile& file) {
  if (n.planes * n.gammas > kMaxIntensities)
    in.fail(in.here(), "photometry.too_many", {shown(static_cast<double>(n.planes)), shown(static_cast<double>(n.gammas)),
                                               shown(static_cast<double>(kMaxIntensities))});
  in.expect_room_for(n.planes + n.gammas + n.planes * n.gammas);
  StoredPlanes stored;
  stored.gamma_deg = in.next_ascending("gamma", n.gammas, {0.0, 180.0});
  stored.c_deg = in.next_ascending("horizontal", n.planes, kAngle);
  const Piece last = in.here();
  const Symmetry own = symmetry_of(in, last, stored.c_deg);
  stored.candela = in.next_numbers("intensity", n.planes * n.gammas, kCandela);
  in.expect_end();
  if (own == Symmetry::None) close_circle(in, last, stored);
  for (double& h : stored.c_deg) h += kTurn;
  file.symmetry = turned(own);
  file.luminaire.light = unfold(stored, file.symmetry);
}

/// Candela as written → cd per 1000 lm of lamp flux, or of the luminaire's own flux in absolute photometry.
void scale(PhotometricFile& file) {
  auto& light = file.luminaire.light;
  for (double& cd : light.candela) cd *= file.multiplier;
  double& flux = file.lamp_sets.front().flux_lm;
  if (file.absolute) flux = zonal_flux(light, 0.0, 180.0);
  file.luminaire.flux_lm = flux;
  if (flux > 0.0)
    for (double& cd : light.candela) cd *= 1000.0 / flux;
}

}  // namespace

bool looks_like_ies(std::string_view text) {
  if (names_standard(text)) return true;
  std::uint32_t number = 1;
  for (std::size_t at = 0; at < text.size() && number <= 1000; ++number) {
    const Line line = line_at(text, at, number);
    if (tilt_of(line.text)) return true;
    at = line.end;
  }
  return false;
}

PhotometricFile read_ies(std::string_view text, const std::string& name) {
  const Head head = read_head(text, name);
  FieldReader in(text.substr(head.end), name, Split::Words, head.next_line);
  PhotometricFile file;
  file.format = FileFormat::Ies;
  file.version = head.version;
  file.maker = head.maker;
  file.number = head.number;
  file.report = head.report;
  file.lamp_tilt = head.tilt;
  read_tilt(in, file, head.next_line - 1);
  const Numbers n = read_numbers(in, file);
  file.gamma_angles = static_cast<int>(n.gammas);
  file.c_planes = file.stored_planes = static_cast<int>(n.planes);
  read_planes(in, n, file);
  scale(file);
  file.lamp_sets.front().type = head.lamp;
  file.luminaire.name = head.name.empty() ? head.number : head.name;
  file.luminaire.power_w = file.lamp_sets.front().power_w;
  file.luminaire.cct_k = head.cct_k;
  file.warnings = in.take_warnings();
  return file;
}

}  // namespace lichtung::photometry::detail
