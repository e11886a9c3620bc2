// Lamps laid out for a class: the class is reached, with few lamps, on all kinds of streets.
#include "light_town.hpp"

#include "sim/light/design_lamps.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace lichtung;
using light::Arrangement;
using light::DesignRules;
using light::LampLayout;
using light::NoLayout;
using test::LightTown;

namespace {

const photometry::Luminaire& led() { return photometry::builtin_luminaires()[0]; }

/// The segment's light with only these lamps, calculated as for any town.
light::LampLight light_by(LightTown t, const LampLayout& layout, const photometry::Luminaire& luminaire) {
  t.town.luminaires = {luminaire};
  t.town.lamps = {};
  for (const auto& lamp : layout.lamps) t.lamp(lamp);
  return t.lit();
}

/// The class is reached by the lamps alone, and the mean is not above 1.5 times what it asks.
void check_reached(const LightTown& t, SegmentId segment, const LampLayout& layout, std::uint8_t wanted,
                   const photometry::Luminaire& luminaire = led()) {
  REQUIRE_FALSE(layout.lamps.empty());
  CHECK(layout.reason == NoLayout::None);
  const auto light = light_by(t, layout, luminaire);
  const auto& asked = light::kPClasses[wanted - 1U];
  CAPTURE(static_cast<int>(wanted), light.mean_lx[segment.index()], light.min_lx[segment.index()]);
  CHECK(light.p_class[segment.index()] <= wanted);
  CHECK(static_cast<double>(light.mean_lx[segment.index()]) <= 1.5001 * asked.mean.value);
  CHECK(light.mean_lx[segment.index()] == Approx(layout.mean.value));
  CHECK(light.min_lx[segment.index()] == Approx(layout.minimum.value));
}

double flux_of(const LampLayout& layout) {
  return std::accumulate(layout.lamps.begin(), layout.lamps.end(), 0.0,
                         [](double sum, const town::Lamp& l) { return sum + static_cast<double>(l.flux_lm); });
}

}  // namespace

TEST_CASE("a street gets the class that is asked for, each of the six") {
  LightTown t;
  const auto s = t.street({{0, 0}, {200, 0}}, 5.0);
  for (std::uint8_t wanted = 1; wanted <= 6; ++wanted) {
    const auto layout = light::design_lamps(t.town.streets, s, wanted, led(), {});
    check_reached(t, s, layout, wanted);
    CHECK(layout.arrangement == Arrangement::OneSide);
    CHECK(layout.spacing_m >= 15.0);
    CHECK(layout.spacing_m <= 50.0);
  }
}

TEST_CASE("lamps of a design are ready for a town") {
  LightTown t;
  const auto s = t.street({{0, 0}, {100, 0}}, 4.0);
  DesignRules rules;
  rules.luminaire = 3;
  rules.schedule = 2;
  rules.efficacy_lm_w = 125.0;
  rules.cct_k = 2700.0;
  const auto layout = light::design_lamps(t.town.streets, s, 4, led(), rules);
  REQUIRE_FALSE(layout.lamps.empty());
  for (const auto& lamp : layout.lamps) {
    CHECK(lamp.segment == s);
    CHECK(lamp.position.y == Approx(2.75));               // left of the way, 0.75 m behind its edge
    CHECK(lamp.azimuth_deg == Approx(-90.0F));            // looks back over it
    CHECK(lamp.height_m == 5.0F);
    CHECK(lamp.power_w == Approx(lamp.flux_lm / 125.0F));
    CHECK(lamp.cct_k == 2700.0F);
    CHECK(lamp.luminaire == 3);
    CHECK(lamp.schedule == 2);
    CHECK(lamp.origin == town::LampOrigin::Plan);
  }
}

TEST_CASE("one lamp less would not be uniform enough") {
  LightTown t;
  const auto s = t.street({{0, 0}, {200, 0}}, 5.0);
  const auto layout = light::design_lamps(t.town.streets, s, 4, led(), {});
  REQUIRE(layout.lamps.size() > 1);
  LightTown fewer = t;
  const std::size_t n = layout.lamps.size() - 1;
  for (std::size_t k = 0; k < n; ++k) {
    auto lamp = layout.lamps[0];
    lamp.position.x = 200.0 * (static_cast<double>(k) + 0.5) / static_cast<double>(n);
    fewer.lamp(lamp);
  }
  const auto light = fewer.lit();
  CHECK(1.0 * light.mean_lx[0] / light.min_lx[0] > 1.5 * 5.0 / 1.0);   // at the minimum of P4 the mean is above 1.5 · 5 lx
}

TEST_CASE("a stricter class never has less flux per metre") {
  int found = 0;
  for (const double length : {9.0, 31.0, 47.0, 80.0, 133.0, 300.0})
    for (const double width : {2.0, 5.5, 7.0, 14.0})
      for (const auto& luminaire : photometry::builtin_luminaires()) {
        LightTown t;
        const auto s = t.street({{0, 0}, {length, 0}}, width);
        double last = 0.0;
        for (std::uint8_t wanted = 6; wanted >= 1; --wanted) {
          const auto layout = light::design_lamps(t.town.streets, s, wanted, luminaire, {});
          if (layout.lamps.empty()) continue;
          CAPTURE(length, width, luminaire.key, static_cast<int>(wanted));
          CHECK(flux_of(layout) >= last);
          check_reached(t, s, layout, wanted, luminaire);
          last = flux_of(layout);
          ++found;
        }
      }
  CHECK(found > 300);   // of 576
}

TEST_CASE("a short segment gets one lamp in its middle") {
  LightTown t;
  const auto s = t.street({{0, 0}, {8, 0}}, 3.0);
  const auto layout = light::design_lamps(t.town.streets, s, 3, led(), {});
  check_reached(t, s, layout, 3);
  REQUIRE(layout.lamps.size() == 1);
  CHECK(layout.lamps[0].position.x == Approx(4.0));
}

TEST_CASE("lamps follow a bend and look across the street where they stand") {
  LightTown t;
  const auto s = t.street({{0, 0}, {60, 0}, {60, 80}}, 4.0);
  const auto layout = light::design_lamps(t.town.streets, s, 5, led(), {});
  check_reached(t, s, layout, 5);
  CHECK(layout.lamps.front().azimuth_deg == Approx(-90.0F));
  CHECK(layout.lamps.back().position.x == Approx(60.0 - 2.75));   // left of a street that runs north is west
  CHECK(layout.lamps.back().azimuth_deg == Approx(0.0F).margin(1e-4));
}

TEST_CASE("a wide street is lit from both sides") {
  LightTown t;
  const auto wide = t.street({{0, 0}, {150, 0}}, 7.0), broad = t.street({{0, 90}, {150, 90}}, 14.0);
  const auto staggered = light::design_lamps(t.town.streets, wide, 4, led(), {});
  check_reached(t, wide, staggered, 4);
  CHECK(staggered.arrangement == Arrangement::Staggered);
  CHECK(staggered.lamps[0].position.y > 0);
  CHECK(staggered.lamps[1].position.y < 0);
  CHECK(staggered.lamps[1].azimuth_deg == Approx(90.0F));
  const auto opposite = light::design_lamps(t.town.streets, broad, 4, led(), {});
  check_reached(t, broad, opposite, 4);
  CHECK(opposite.arrangement == Arrangement::Opposite);
  CHECK(opposite.lamps.size() % 2 == 0);
  CHECK(opposite.lamps[0].position.x == opposite.lamps[1].position.x);
}

TEST_CASE("steps are lit as paths are") {
  LightTown t;
  const auto s = t.street({{0, 0}, {25, 0}}, 2.5);
  t.town.streets.segments.kind[0] = town::StreetKind::Steps;
  const auto layout = light::design_lamps(t.town.streets, s, 4, led(), {});
  check_reached(t, s, layout, 4);
  CHECK(layout.lamps[0].height_m == 4.5F);
}

TEST_CASE("a tunnel has its lamps under the ceiling, over the axis") {
  LightTown t;
  const auto s = t.street({{0, 0}, {35, 0}}, 4.0);
  t.street({{35, 0}, {90, 0}}, 4.0);
  t.town.streets.segments.tunnel[s.index()] = 1;
  const auto layout = light::design_lamps(t.town.streets, s, 2, led(), {});
  check_reached(t, s, layout, 2);
  CHECK(layout.arrangement == Arrangement::Axis);
  for (const auto& lamp : layout.lamps) {
    CHECK(lamp.height_m <= 2.6F);
    CHECK(lamp.position.y == 0.0);
  }
}

TEST_CASE("an asymmetric luminaire is aimed, so that the street gets its light") {
  LightTown t;
  const auto s = t.street({{0, 0}, {120, 0}}, 4.0);
  const auto forward = test::luminaire({0, 90, 180, 270}, {0, 70, 80}, {100, 300, 0, 100, 300, 0, 100, 300, 0, 100, 0, 0});
  check_reached(t, s, light::design_lamps(t.town.streets, s, 4, forward, {}), 4, forward);
}

TEST_CASE("where no layout exists, the reason is named") {
  LightTown t;
  const auto s = t.street({{0, 0}, {100, 0}}, 5.0), point = t.street({{0, 50}, {0, 50}});
  const auto reason = [&](SegmentId segment, std::uint8_t wanted, const photometry::Luminaire& l, const DesignRules& rules = {}) {
    const auto layout = light::design_lamps(t.town.streets, segment, wanted, l, rules);
    CHECK(layout.lamps.empty());
    return layout.reason;
  };
  CHECK(reason(s, 0, led()) == NoLayout::NoClass);
  CHECK(reason(s, 7, led()) == NoLayout::NoClass);
  CHECK(reason(point, 4, led()) == NoLayout::NoStreet);
  const auto spot = test::luminaire({0}, {0, 5}, {5000, 5000});      // a spot of a metre below each lamp
  CHECK(reason(s, 4, spot) == NoLayout::Uneven);
  DesignRules weak;
  weak.most_flux_lm = 150.0;
  CHECK(reason(s, 1, led(), weak) == NoLayout::TooLittleFlux);
}

TEST_CASE("with weaker luminaires there are more of them") {
  LightTown t;
  const auto s = t.street({{0, 0}, {200, 0}}, 5.0);
  DesignRules weak;
  weak.most_flux_lm = 2500.0;
  const auto usual = light::design_lamps(t.town.streets, s, 3, led(), {}), dense = light::design_lamps(t.town.streets, s, 3, led(), weak);
  check_reached(t, s, dense, 3);
  CHECK(dense.lamps.size() > usual.lamps.size());
  for (const auto& lamp : dense.lamps) CHECK(lamp.flux_lm <= 2500.0F);
}
