// Known and mapped lamps first; assumed ones fill the gaps, busiest streets first, never close to a lamp that is already there,
// so that a pavement mapped beside its street is not lit twice.
#include "sim/town/place_lamps.hpp"

#include "sim/town/street_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numbers>
#include <numeric>
#include <optional>
#include <span>

namespace lichtung::town {
namespace {

constexpr double kPathOffset = 0.5, kStreetOffset = 0.75;  // m from the edge to the pole

std::size_t group_of(const Segments& s, SegmentId segment) {
  return static_cast<std::size_t>(rule(s.kind[segment.index()]).group);
}

double positive_or(const std::optional<double>& mapped, double otherwise) {
  return mapped && std::isfinite(*mapped) && *mapped > 0.0 ? *mapped : otherwise;
}

/// Where C90 looks from a pole at `from` to the place `foot` on its street; along the street's left if it stands on it.
float towards(Point from, Point foot, Point ahead) {
  const double dx = foot.x - from.x, dy = foot.y - from.y;
  const bool apart = std::hypot(dx, dy) > 0.05;
  return static_cast<float>(std::atan2(apart ? dy : ahead.x, apart ? dx : -ahead.y) * 180.0 / std::numbers::pi);
}

void add_lamp(const KnownLamp& known, SegmentId segment, float towards_street_deg, const Segments& s,
              const TownParameters& p, Lamps& to) {
  const DraftLamp& lamp = known.lamp;
  const std::size_t group = group_of(s, segment);
  const double known_power = positive_or(lamp.power_w, 0.0);
  const double usual = known_power > 0.0 ? known_power * p.lamp_efficacy_lm_w : p.lamp_flux_lm[group];
  const double flux = positive_or(lamp.flux_lm, usual);
  to.push_back({.position = lamp.position, .segment = segment,
                .height_m = static_cast<float>(positive_or(lamp.height_m, p.lamp_height_m[group])),
                .flux_lm = static_cast<float>(flux),
                .power_w = static_cast<float>(known_power > 0.0 ? known_power : flux / p.lamp_efficacy_lm_w),
                .cct_k = static_cast<float>(positive_or(lamp.cct_k, p.lamp_cct_k)),
                .azimuth_deg = known.azimuth_deg ? static_cast<float>(*known.azimuth_deg) : towards_street_deg,
                .tilt_deg = static_cast<float>(known.tilt_deg),
                .luminaire = known.luminaire.value_or(
                    static_cast<std::uint16_t>(lamp.luminaire.value_or(Luminaire::MastHead))),
                .schedule = known.schedule, .origin = known.origin});
}

float towards_street(const StreetNetwork& streets, const Foot& foot, Point lamp) {
  return towards(lamp, place_along(streets.polyline(foot.segment), foot.along_m).position, foot.ahead);
}

/// A lamp's number in its source, on the street it stands on and aims at. Sorted by street.
struct OnStreet {
  SegmentId segment;
  std::size_t lamp{};
  float towards_deg{};
  auto operator<=>(const OnStreet&) const = default;
};

std::vector<OnStreet> on_streets(std::span<const Point> places, const StreetNetwork& streets, const StreetFinder& finder,
                                 const TownParameters& p) {
  const Segments& s = streets.segments;
  std::vector<std::uint8_t> open(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) open[i] = !s.tunnel[i];
  std::vector<OnStreet> order;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!finite(places[i])) continue;
    if (const auto foot = finder.nearest(places[i], p.snap_lamp_m, open))
      order.push_back({foot->segment, i, towards_street(streets, *foot, places[i])});
  }
  std::ranges::sort(order);
  return order;
}

/// Adds the known lamps; returns the streets that have only them.
std::vector<std::uint8_t> add_known(const KnownLamps& known, const StreetNetwork& streets, const StreetFinder& finder,
                                    const TownParameters& p, std::vector<Notice>& notices, Lamps& lamps) {
  std::vector<Point> places;
  for (const KnownLamp& k : known.lamps) places.push_back(k.lamp.position);
  for (const OnStreet& on : on_streets(places, streets, finder, p))
    add_lamp(known.lamps[on.lamp], on.segment, on.towards_deg, streets.segments, p, lamps);
  if (lamps.size() == 0 || known.mode == LampMode::Add) return std::vector<std::uint8_t>(streets.segments.size());
  auto covered = covered_streets(streets, lamps.position, lamps.segment, Metres(p.snap_lamp_m));
  double km = 0.0;
  for (std::size_t i = 0; i < covered.size(); ++i)
    if (covered[i]) km += static_cast<double>(streets.segments.length_m[i]) / 1000.0;
  notices.push_back({"assemble.lamps_covered", std::ranges::count(covered, 1), fmt::format("{:.1f}", km)});
  return covered;
}

void add_mapped(const TownDraft& draft, const StreetNetwork& streets, const StreetFinder& finder, const TownParameters& p,
                std::span<const std::uint8_t> covered, std::vector<Notice>& notices, Lamps& lamps) {
  std::vector<Point> places;
  for (const DraftLamp& lamp : draft.lamps) places.push_back(lamp.position);
  const auto order = on_streets(places, streets, finder, p);
  std::int64_t replaced = 0;
  for (const OnStreet& on : order) {
    if (covered[on.segment.index()])
      ++replaced;
    else
      add_lamp({.lamp = draft.lamps[on.lamp], .origin = LampOrigin::Mapped}, on.segment, on.towards_deg, streets.segments, p,
               lamps);
  }
  if (replaced > 0) notices.push_back({"assemble.lamps_replaced", replaced, {}});
  const auto orphans = static_cast<std::int64_t>(draft.lamps.size() - order.size());
  if (orphans > 0) notices.push_back({"assemble.orphan_lamps", orphans, {}});
}

}  // namespace

Lamp usual_lamp(const StreetNetwork& streets, const Foot& foot, const KnownLamp& known, const TownParameters& parameters) {
  Lamps one;
  add_lamp(known, foot.segment, towards_street(streets, foot, known.lamp.position), streets.segments, parameters, one);
  return one.row(0);
}

namespace {

std::vector<std::uint8_t> built_up(const StreetNetwork& streets, const Buildings& buildings, double reach) {
  std::vector<Box> boxes;
  for (std::size_t b = 0; b < buildings.size(); ++b)
    boxes.push_back(buildings.kind[b] == BuildingKind::Garage || buildings.kind[b] == BuildingKind::Hut
                        ? Box{}
                        : box_of(std::span(buildings.outline)
                                     .subspan(buildings.outline_first[b],
                                              buildings.outline_first[b + 1] - buildings.outline_first[b])));
  const SpatialIndex index(boxes);
  const Segments& s = streets.segments;
  std::vector<std::uint8_t> inside(s.size());
  std::vector<std::uint32_t> near;
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    const Point middle = place_along(streets.polyline(SegmentId(i)), static_cast<double>(s.length_m[i]) / 2.0).position;
    index.find(Box{middle, middle}.grown(reach), near);
    inside[i] = s.frontage_m[i] > 0.0F || !near.empty();
  }
  return inside;
}

class LampLayout {
 public:
  LampLayout(StreetNetwork& streets, const TownParameters& p, Lamps& lamps) : streets_(streets), p_(p), lamps_(lamps) {
    std::vector<Box> boxes;
    for (const Point at : lamps.position) boxes.push_back({at, at});
    index_ = SpatialIndex(boxes);
    mapped_.assign(streets.segments.size(), 0);
    for (const SegmentId s : lamps.segment) ++mapped_[s.index()];
  }

  /// Lays out lamps along a segment; returns how many.
  std::int64_t light(SegmentId segment) {
    Segments& s = streets_.segments;
    const auto length = static_cast<double>(s.length_m[segment.index()]);
    if (mapped_[segment.index()] > 0 && mapped_[segment.index()] * p_.lamp_complete_m >= length) return 0;
    const std::size_t group = group_of(s, segment);
    const bool limited = s.lit[segment.index()] == Lit::Limited;
    const double spacing = p_.lamp_spacing_m[group] * (limited ? p_.lamp_limited_factor : 1.0);
    const auto n = std::max<std::int64_t>(1, std::llround(length / spacing));
    std::int64_t laid = 0;
    for (std::int64_t k = 0; k < n; ++k) {
      const double at = (static_cast<double>(k) + 0.5) * length / static_cast<double>(n);
      const Place place = place_along(streets_.polyline(segment), at);
      const bool tunnel = s.tunnel[segment.index()] != 0;  // lamps above do not shine into it
      if (!tunnel && lit_nearby(place.position, p_.lamp_least_gap * spacing)) continue;
      const Point at_pole = tunnel ? place.position : pole(place, segment, group);
      KnownLamp lamp{.lamp = {}, .origin = LampOrigin::Rule};
      lamp.lamp.position = at_pole;
      add_lamp(lamp, segment, towards(at_pole, place.position, place.ahead), s, p_, lamps_);
      index_.insert({at_pole, at_pole}, static_cast<std::uint32_t>(lamps_.size() - 1));
      ++laid;
    }
    if (laid > 0) s.lit_assumed[segment.index()] = 1;
    return laid;
  }

  /// True if neither the segment nor the surroundings of its middle have a lamp.
  [[nodiscard]] bool dark(SegmentId segment) {
    if (mapped_[segment.index()] > 0) return false;
    const auto length = static_cast<double>(streets_.segments.length_m[segment.index()]);
    const Point middle = place_along(streets_.polyline(segment), length / 2.0).position;
    return !lit_nearby(middle, p_.lamp_spacing_m[group_of(streets_.segments, segment)]);
  }

 private:
  Point pole(const Place& place, SegmentId segment, std::size_t group) const {
    const bool path = group == static_cast<std::size_t>(StreetGroup::Path);
    const double out =
        static_cast<double>(streets_.segments.width_m[segment.index()]) / 2.0 + (path ? kPathOffset : kStreetOffset);
    return {place.position.x - place.ahead.y * out, place.position.y + place.ahead.x * out};
  }

  bool lit_nearby(Point at, double reach) {
    index_.find(Box{at, at}.grown(reach), near_);
    return std::ranges::any_of(near_, [&](std::uint32_t l) { return distance(lamps_.position[l], at) < reach; });
  }

  StreetNetwork& streets_;
  const TownParameters& p_;
  Lamps& lamps_;
  SpatialIndex index_;
  std::vector<std::uint32_t> near_, mapped_;
};

enum class LampRule : std::uint8_t { None, Tagged, Assumed };

LampRule lamp_rule(const Segments& s, std::size_t i, bool inside) {
  switch (s.lit[i]) {
    case Lit::Yes:
    case Lit::Limited:
    case Lit::Automatic:
    case Lit::AllDay:
    case Lit::SunsetSunrise:
      return LampRule::Tagged;
    case Lit::No:
      return LampRule::None;
    case Lit::Unknown:
      return inside && (s.tunnel[i] || rule(s.kind[i]).lit_by_default) ? LampRule::Assumed : LampRule::None;
  }
  return LampRule::None;
}

}  // namespace

Lamps place_lamps(const TownDraft& draft, StreetNetwork& streets, const StreetFinder& finder,
                  const Buildings& buildings, const KnownLamps& known, const TownParameters& p,
                  std::vector<Notice>& notices) {
  Lamps lamps;
  Segments& s = streets.segments;
  const auto covered = add_known(known, streets, finder, p, notices, lamps);
  add_mapped(draft, streets, finder, p, covered, notices, lamps);
  const auto inside = built_up(streets, buildings, p.built_up_m);
  LampLayout layout(streets, p, lamps);
  std::vector<std::uint32_t> order(s.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return static_cast<int>(rule(s.kind[i]).group); });
  std::array<std::int64_t, 3> count{};
  std::int64_t lit_but_dark = 0;
  double assumed_km = 0.0;
  for (const std::uint32_t i : order) {
    const LampRule how = lamp_rule(s, i, inside[i] != 0);
    if (how == LampRule::None) continue;
    if (covered[i]) {
      lit_but_dark += how == LampRule::Tagged && layout.dark(SegmentId(i)) ? 1 : 0;
      continue;
    }
    count[static_cast<std::size_t>(how)] += layout.light(SegmentId(i));
    if (how == LampRule::Assumed) assumed_km += static_cast<double>(s.length_m[i]) / 1000.0;
  }
  if (lit_but_dark > 0) notices.push_back({"assemble.lit_without_lamp", lit_but_dark, {}});
  if (const auto n = count[static_cast<std::size_t>(LampRule::Tagged)]; n > 0)
    notices.push_back({"assemble.lamps_by_tag", n, {}});
  if (assumed_km > 0.0)
    notices.push_back({"assemble.lamps_assumed", count[static_cast<std::size_t>(LampRule::Assumed)],
                       fmt::format("{:.1f}", assumed_km)});
  return lamps;
}

}  // namespace lichtung::town
