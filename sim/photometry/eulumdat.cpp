// Fields of EULUMDAT in their order. Line numbers in comments are those of the format's description.
#include "sim/photometry/eulumdat.hpp"

#include "sim/photometry/field_reader.hpp"
#include "sim/photometry/lamp_sets.hpp"
#include "sim/photometry/planes.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

namespace lichtung::photometry::detail {
namespace {

constexpr double kAngleSlack = 0.01;   // degrees: angles are rounded in files
constexpr Range kPercent{0.0, 1000.0};

struct Counts {
  Symmetry symmetry{};
  std::size_t planes{}, gammas{}, stored{};
};

/// Planes in the file; Mc must be divisible for the planes at the ends to exist.
std::size_t stored_planes(const FieldReader& in, Symmetry symmetry, std::size_t mc, const Piece& at) {
  const auto divisible = [&](std::size_t by) {
    if (mc % by != 0)
      in.fail(at, "photometry.planes_not_divisible", {shown(static_cast<double>(mc)), shown(static_cast<double>(by)),
                                                      shown(static_cast<double>(symmetry))});
  };
  switch (symmetry) {
    case Symmetry::None: return mc;
    case Symmetry::Axial: return 1;
    case Symmetry::C0C180: divisible(2); return mc / 2 + 1;
    case Symmetry::C90C270: divisible(4); return mc / 2 + 1;
    case Symmetry::Quadrants: divisible(4); return mc / 4 + 1;
  }
  return mc;
}

/// Lines 2–7.
Counts read_counts(FieldReader& in) {
  static_cast<void>(in.next_number_or({"type_indicator"}, 0.0));
  Counts n;
  n.symmetry = static_cast<Symmetry>(in.next_whole({"isym"}, {0, 4}));
  const Piece mc = in.next({"plane_count"});
  n.planes = static_cast<std::size_t>(in.whole(mc, {"plane_count"}, {1, kMaxPlanes}));
  n.stored = stored_planes(in, n.symmetry, n.planes, mc);
  static_cast<void>(in.next_number_or({"plane_step"}, 0.0, kAngle));
  n.gammas = static_cast<std::size_t>(in.next_whole({"gamma_count"}, {2, kMaxGammas}));
  static_cast<void>(in.next_number_or({"gamma_step"}, 0.0, kAngle));
  if (n.stored * n.gammas > kMaxIntensities)
    in.fail(mc, "photometry.too_many", {shown(static_cast<double>(n.stored)), shown(static_cast<double>(n.gammas)),
                                        shown(static_cast<double>(kMaxIntensities))});
  return n;
}

/// A percentage of lines 22 and 23; nothing if the line is blank.
std::optional<double> percentage(FieldReader& in, Field field) {
  const Piece piece = in.next(field);
  if (piece.text.empty()) return std::nullopt;
  return in.number(piece, field, kPercent);
}

/// Lines 8–25: texts, dimensions (not used), what the maker states of the light.
void read_head(FieldReader& in, PhotometricFile& file) {
  file.report = in.next_text({"report"});
  file.luminaire.name = in.next_text({"luminaire_name"});
  file.number = in.next_text({"luminaire_number"});
  static_cast<void>(in.next({"file_name"}));
  static_cast<void>(in.next({"date"}));
  for (std::size_t i = 1; i <= 9; ++i) static_cast<void>(in.next_number_or({"dimension", i}, 0.0));
  file.dff_percent = percentage(in, {"dff"});
  file.lorl_percent = percentage(in, {"lorl"});
  const Piece factor = in.next({"conversion"});
  file.multiplier = factor.text.empty() ? 1.0 : in.number(factor, {"conversion"}, {0.0, 1e6});
  if (file.multiplier == 0.0) {
    in.warn(factor, "photometry.conversion_zero");
    file.multiplier = 1.0;
  } else if (file.multiplier != 1.0) {
    in.warn(factor, "photometry.conversion_applied", {shown(file.multiplier)});
  }
  const Piece tilt = in.next({"tilt"});
  file.tilt_deg = tilt.text.empty() ? 0.0 : in.number(tilt, {"tilt"}, {-180.0, 360.0});
  if (file.tilt_deg != 0.0) in.warn(tilt, "photometry.measured_tilted", {shown(file.tilt_deg)});
}

struct Planes {
  std::vector<double> c_deg;
  Piece first;   // the others follow, a line each
};

/// Angles of all Mc planes. A last one at 360 repeats the first and is taken out by unfold().
Planes read_planes(FieldReader& in, const Counts& n) {
  Planes planes;
  for (std::size_t i = 0; i < n.planes; ++i) {
    const Field field{"c_angle", i + 1};
    const Piece piece = in.next(field);
    const double c = in.number(piece, field, kAngle);
    if (i == 0) planes.first = piece;
    if (i == 0 && c != 0.0) in.fail(piece, "photometry.first_plane", {shown(c)});
    if (i > 0 && !(c > planes.c_deg.back())) in.fail_ascending(piece, field, planes.c_deg.back());
    planes.c_deg.push_back(c);
  }
  if (n.planes > 1 && planes.c_deg.back() == 360.0) in.warn(planes.first, "photometry.closing_plane");
  return planes;
}

/// The angle that a plane must have for the symmetry to hold.
void expect_angle(const FieldReader& in, const Planes& planes, std::size_t i, double expected, Symmetry symmetry) {
  if (std::abs(planes.c_deg[i] - expected) <= kAngleSlack) return;
  const Piece at{{}, planes.first.line + static_cast<std::uint32_t>(i), 1};
  in.fail(at, "photometry.symmetry_angle", {shown(static_cast<double>(i + 1)), shown(planes.c_deg[i]), shown(expected),
                                            shown(static_cast<double>(symmetry))});
}

/// Angles of the planes the file stores, in its order: Isym 3 begins at C270 and passes C0 to C90.
std::vector<double> stored_angles(const FieldReader& in, const Planes& planes, const Counts& n) {
  const std::size_t mc = n.planes;
  const auto& c = planes.c_deg;
  const auto at = [&](std::size_t i) { return c.begin() + static_cast<std::ptrdiff_t>(i); };
  switch (n.symmetry) {
    case Symmetry::None: return c;
    case Symmetry::Axial: return {0.0};
    case Symmetry::C0C180: expect_angle(in, planes, mc / 2, 180.0, n.symmetry); break;
    case Symmetry::C90C270: {
      expect_angle(in, planes, mc / 4, 90.0, n.symmetry);
      expect_angle(in, planes, 3 * mc / 4, 270.0, n.symmetry);
      std::vector<double> stored(at(3 * mc / 4), c.end());
      stored.insert(stored.end(), c.begin(), at(mc / 4 + 1));
      return stored;
    }
    case Symmetry::Quadrants: expect_angle(in, planes, mc / 4, 90.0, n.symmetry); break;
  }
  return {c.begin(), at(n.stored)};
}

}  // namespace

PhotometricFile read_eulumdat(std::string_view text, const std::string& name) {
  FieldReader in(text, name, Split::Lines);
  PhotometricFile file;
  file.format = FileFormat::Eulumdat;
  file.maker = in.next_text({"maker"});
  const Counts n = read_counts(in);
  file.symmetry = n.symmetry;
  file.c_planes = static_cast<int>(n.planes);
  file.gamma_angles = static_cast<int>(n.gammas);
  file.stored_planes = static_cast<int>(n.stored);
  read_head(in, file);
  read_lamp_sets(in, file);
  for (std::size_t i = 1; i <= 10; ++i) static_cast<void>(in.next_number_or({"direct_ratio", i}, 0.0));
  in.expect_room_for(n.planes + n.gammas + n.stored * n.gammas);
  const Planes planes = read_planes(in, n);
  StoredPlanes stored{stored_angles(in, planes, n), in.next_ascending("gamma", n.gammas, {0.0, 180.0}), {}};
  stored.candela = in.next_numbers("intensity", n.stored * n.gammas, kCandela);
  for (double& cd : stored.candela) cd *= file.multiplier;
  in.expect_end();
  file.luminaire.light = unfold(stored, n.symmetry);
  file.warnings = in.take_warnings();
  return file;
}

}  // namespace lichtung::photometry::detail
