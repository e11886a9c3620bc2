// Every number of lamps is tried from the fewest upward with lamps of 1000 lm: light is proportional to flux, so one
// calculation tells what flux a class needs. Classes share these calculations, and each gets at least the flux of the
// next lower one: a sparse layout whose minimum decides may need more flux than a denser one of a stricter class.
#include "sim/light/design_lamps.hpp"

#include "sim/light/calculation_grid.hpp"
#include "sim/light/segment_light.hpp"
#include "sim/town/street_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace lichtung::light {

namespace {

constexpr float kUnitFlux = 1000.0F;   // lm
constexpr double kRoundingUp = 1.0 + 2e-7;   // flux is stored in 32 bits

struct Site {
  const town::StreetNetwork& streets;
  SegmentId segment;
  std::span<const town::Point> line;
  double length, width, height;
  Arrangement arrangement;
};

double mounting_height(const town::Segments& s, std::size_t i, const DesignRules& rules) {
  const double usual = rules.height_m[static_cast<std::size_t>(town::rule(s.kind[i]).group)];
  return s.tunnel[i] != 0 ? std::min(usual, rules.tunnel_height_m) : usual;
}

Arrangement arrangement_for(bool tunnel, double width, double height) {
  if (tunnel) return Arrangement::Axis;
  return width <= height ? Arrangement::OneSide : width <= 1.5 * height ? Arrangement::Staggered : Arrangement::Opposite;
}

Site site_of(const town::StreetNetwork& streets, SegmentId segment, const DesignRules& rules) {
  const town::Segments& s = streets.segments;
  const std::size_t i = segment.index();
  const auto line = streets.polyline(segment);
  const double width = grid_width(static_cast<double>(s.width_m[i])), height = mounting_height(s, i, rules);
  return {streets, segment, line, town::length_of(line), width, height, arrangement_for(s.tunnel[i] != 0, width, height)};
}

/// A lamp `left` metres beside the axis; it looks back over the street, on the axis to the left.
town::Lamp lamp_at(const Site& site, const town::Place& place, double left, const DesignRules& rules) {
  const double look = left > 0.0 ? -1.0 : 1.0;
  const double azimuth = std::atan2(look * place.ahead.x, -look * place.ahead.y) * 180.0 / std::numbers::pi;
  return {.position = {place.position.x - left * place.ahead.y, place.position.y + left * place.ahead.x},
          .segment = site.segment, .height_m = static_cast<float>(site.height), .flux_lm = kUnitFlux,
          .cct_k = static_cast<float>(rules.cct_k), .azimuth_deg = static_cast<float>(azimuth),
          .luminaire = rules.luminaire, .schedule = rules.schedule, .origin = town::LampOrigin::Plan};
}

/// Lamps of 1000 lm at `places` places, each in the middle of its share of the street.
std::vector<town::Lamp> row_of(const Site& site, std::size_t places, const DesignRules& rules) {
  const double out = site.width / 2.0 + rules.setback_m;
  std::vector<town::Lamp> lamps;
  for (std::size_t k = 0; k < places; ++k) {
    const auto place = town::place_along(site.line, site.length * (static_cast<double>(k) + 0.5) / static_cast<double>(places));
    switch (site.arrangement) {
      case Arrangement::Axis: lamps.push_back(lamp_at(site, place, 0.0, rules)); break;
      case Arrangement::OneSide: lamps.push_back(lamp_at(site, place, out, rules)); break;
      case Arrangement::Staggered: lamps.push_back(lamp_at(site, place, k % 2 == 0 ? out : -out, rules)); break;
      case Arrangement::Opposite:
        lamps.push_back(lamp_at(site, place, out, rules));
        lamps.push_back(lamp_at(site, place, -out, rules));
        break;
    }
  }
  return lamps;
}

/// Light of the segment by these lamps alone.
SegmentLight light_of(const Site& site, const std::vector<town::Lamp>& lamps, const photometry::Luminaire& luminaire,
                      const DesignRules& rules) {
  town::Lamps columns;
  for (town::Lamp lamp : lamps) {
    lamp.luminaire = lamp.schedule = 0;
    columns.push_back(lamp);
  }
  const Illumination illumination(site.streets, columns, std::span(&luminaire, 1), rules.light);
  const std::vector<double> full;
  SegmentLight light;
  illumination.segment(site.segment, StateLevels(std::span(&full, 1), 0), std::span(&light, 1));
  return light;
}

/// Layouts by number of places, calculated when first asked for.
class Layouts {
 public:
  Layouts(const Site& site, const photometry::Luminaire& luminaire, const DesignRules& rules)
      : site_(site), luminaire_(luminaire), rules_(rules) {
    const double reach = rules.light.reach_heights * site.height;   // farther apart, the middle is dark
    fewest_ = static_cast<std::size_t>(std::max(1.0, std::ceil(site.length / (2.0 * reach))));
    most_ = std::max(fewest_, static_cast<std::size_t>(site.length / rules.least_spacing_m));
    unit_light_.resize(most_ + 1);
  }
  [[nodiscard]] std::size_t fewest() const { return fewest_; }
  [[nodiscard]] std::size_t most() const { return most_; }

  /// Light of lamps of 1000 lm.
  const SegmentLight& unit_light(std::size_t places) {
    auto& light = unit_light_[places];
    if (!light) light = light_of(site_, row_of(site_, places, rules_), luminaire_, rules_);
    return *light;
  }
  [[nodiscard]] std::size_t lamps(std::size_t places) const {
    return site_.arrangement == Arrangement::Opposite ? 2 * places : places;
  }

 private:
  const Site& site_;
  const photometry::Luminaire& luminaire_;
  const DesignRules& rules_;
  std::size_t fewest_, most_;
  std::vector<std::optional<SegmentLight>> unit_light_;
};

struct Choice {
  std::size_t places{};   // 0: none
  double flux_lm{};       // of each lamp
  NoLayout reason{NoLayout::None};
};

/// The fewest places that reach a class with at least `least_total` lm on the whole segment.
Choice choose(Layouts& layouts, const PClass& wanted, double least_total, double most_flux) {
  NoLayout reason = NoLayout::Uneven;
  for (std::size_t places = layouts.fewest(); places <= layouts.most(); ++places) {
    const SegmentLight& unit = layouts.unit_light(places);
    if (!(unit.min_lx > 0.0)) continue;
    const double share = least_total / static_cast<double>(layouts.lamps(places));
    const double flux = kRoundingUp * std::max({kUnitFlux * wanted.mean.value / unit.mean_lx,
                                                kUnitFlux * wanted.minimum.value / unit.min_lx, share});
    if (flux / kUnitFlux * unit.mean_lx > kMostOverMean * wanted.mean.value) continue;
    if (flux <= most_flux) return {places, flux, NoLayout::None};
    reason = NoLayout::TooLittleFlux;
  }
  return {0, 0.0, reason};
}

LampLayout layout_of(const Site& site, const Choice& choice, const photometry::Luminaire& luminaire, const DesignRules& rules) {
  LampLayout layout;
  layout.arrangement = site.arrangement;
  layout.spacing_m = site.length / static_cast<double>(choice.places);
  layout.lamps = row_of(site, choice.places, rules);
  for (town::Lamp& lamp : layout.lamps) {
    lamp.flux_lm = static_cast<float>(choice.flux_lm);
    lamp.power_w = static_cast<float>(choice.flux_lm / rules.efficacy_lm_w);
  }
  const SegmentLight light = light_of(site, layout.lamps, luminaire, rules);
  layout.mean = Lux(light.mean_lx);
  layout.minimum = Lux(light.min_lx);
  return layout;
}

LampLayout none(NoLayout reason) {
  LampLayout layout;
  layout.reason = reason;
  return layout;
}

}  // namespace

DesignRules design_rules(const Parameters& parameters) {
  DesignRules rules;
  rules.light = parameters.light;
  rules.height_m = parameters.town.lamp_height_m;
  rules.efficacy_lm_w = parameters.town.lamp_efficacy_lm_w;
  rules.cct_k = parameters.town.lamp_cct_k;
  return rules;
}

LampLayout design_lamps(const town::StreetNetwork& streets, SegmentId segment, std::uint8_t wanted,
                        const photometry::Luminaire& luminaire, const DesignRules& rules) {
  if (wanted < 1 || wanted > kPClasses.size()) return none(NoLayout::NoClass);
  if (streets.polyline(segment).size() < 2) return none(NoLayout::NoStreet);
  const Site site = site_of(streets, segment, rules);
  if (!std::isfinite(site.length) || !(site.length > 0.0)) return none(NoLayout::NoStreet);
  Layouts layouts(site, luminaire, rules);
  Choice choice;
  double least_total = 0.0;
  for (std::size_t c = kPClasses.size(); c >= wanted; --c) {
    choice = choose(layouts, kPClasses[c - 1], least_total, rules.most_flux_lm);
    if (choice.places > 0) least_total = choice.flux_lm * static_cast<double>(layouts.lamps(choice.places));
  }
  return choice.places > 0 ? layout_of(site, choice, luminaire, rules) : none(choice.reason);
}

}  // namespace lichtung::light
