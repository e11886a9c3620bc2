// Layers: ramps that everybody can read, ranges that suit, values that can be worked out by hand.
#include "sim/outcome/file.hpp"
#include "tests/support/grid_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"
#include "viz/data/dataset.hpp"
#include "viz/layers/intervals.hpp"
#include "viz/layers/scale.hpp"
#include "viz/layers/values.hpp"
#include "viz/render/look.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace lichtung;
using namespace lichtung::viz;

namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

/// The colour as people without red (protan) or green (deutan) cones see it, about (Viénot, Brettel & Mollon 1999).
Rgb without_cone(Rgb c, bool red) {
  return red ? Rgb{0.11F * c.r + 0.89F * c.g, 0.11F * c.r + 0.89F * c.g, c.b} : Rgb{0.29F * c.r + 0.71F * c.g, 0.29F * c.r + 0.71F * c.g, c.b};
}

}  // namespace

TEST_CASE("ramps go evenly from light to dark or dark to light, with any eyes") {
  for (const Ramp ramp : {Ramp::Light, Ramp::Ember, Ramp::Tide}) {
    const float ends = lightness(ramp_colour(ramp, 1)) - lightness(ramp_colour(ramp, 0));
    CHECK(std::abs(ends) > 55);
    for (int i = 0; i < 20; ++i) {
      const Rgb a = ramp_colour(ramp, static_cast<float>(i) / 20), b = ramp_colour(ramp, static_cast<float>(i + 1) / 20);
      CHECK((lightness(b) - lightness(a)) * ends > 0);
      for (const bool red : {true, false}) CHECK((lightness(without_cone(b, red)) - lightness(without_cone(a, red))) * ends > 0);
    }
  }
}

TEST_CASE("the ramp of differences is palest at zero and equally dark at both ends") {
  const float middle = lightness(ramp_colour(Ramp::Difference, 0.5F));
  CHECK(middle > 90);
  CHECK(lightness(ramp_colour(Ramp::Difference, 0)) == Approx(lightness(ramp_colour(Ramp::Difference, 1))).margin(6));
  const Rgb low = without_cone(ramp_colour(Ramp::Difference, 0.2F), false), high = without_cone(ramp_colour(Ramp::Difference, 0.8F), false);
  CHECK(std::abs(low.b - high.b) > 0.2F);   // blue and brown stay apart without green cones
}

TEST_CASE("places outside the ramp take its ends, and no number is no colour's fault") {
  CHECK(ramp_colour(Ramp::Tide, -3) == ramp_colour(Ramp::Tide, 0));
  CHECK(ramp_colour(Ramp::Tide, 9) == ramp_colour(Ramp::Tide, 1));
  CHECK(ramp_colour(Ramp::Tide, kNone) == ramp_colour(Ramp::Tide, 0));
}

TEST_CASE("a scale is shared by both scenarios and ends at a round number") {
  const std::vector<float> a{0, 1, 2, 3, kNone}, b{0, 10, 37};
  const std::vector<std::span<const float>> both{a, b};
  const Scale scale = shared_scale(layer_info(LayerId::Offences), both);
  CHECK(scale.low == 0);
  CHECK(scale.high == 10);   // 98 % of b's values above zero: the lower of the two
  const std::vector<std::span<const float>> none;
  CHECK(shared_scale(layer_info(LayerId::Offences), none).high == 1);
  CHECK(shared_scale(layer_info(LayerId::Illuminance), both).high == 30);
  CHECK(shared_scale(layer_info(LayerId::FootfallDay), both).low == Approx(0.01));
}

TEST_CASE("values find their place on linear and logarithmic scales") {
  const Scale linear{ScaleKind::Linear, Ramp::Tide, 0, 10, false}, log{ScaleKind::Logarithmic, Ramp::Tide, 0.3F, 30, false};
  CHECK(place_on(linear, 5) == Approx(0.5));
  CHECK(place_on(linear, 50) == 1);
  CHECK(place_on(log, 3) == Approx(0.5));
  CHECK(place_on(log, 0) == 0);
  CHECK(std::isnan(place_on(log, kNone)));
  CHECK(ticks(log).front() == 0.3F);
  CHECK(ticks(log).back() == 30);
}

TEST_CASE("numbers are written as people of both languages write them") {
  CHECK(number_text(0.1884, true) == "0,188");
  CHECK(number_text(0.1884, false) == "0.188");
  CHECK(number_text(1234567, true) == "1\u202F234\u202F567");
  CHECK(number_text(-2.5, true, true) == "−2,5");
  CHECK(number_text(2.5, false, true) == "+2.5");
  CHECK(number_text(0, true) == "0");
  CHECK(number_text(-0.00001, true) == "0");
  CHECK(number_text(10, false) == "10");
  CHECK(number_text(static_cast<double>(kNone), false) == "–");
}

TEST_CASE("differences are after minus before, better classes are gains") {
  const std::vector<float> a{1, 5, kNone}, b{3, 2, 1};
  CHECK(differences(a, b, ScaleKind::Linear)[0] == 2);
  CHECK(differences(a, b, ScaleKind::Classes)[1] == 3);
  CHECK(std::isnan(differences(a, b, ScaleKind::Linear)[2]));
  const Scale scale = difference_scale(std::vector<float>{-4, 1, kNone});
  CHECK(scale.low == -scale.high);
  CHECK(place_on(scale, 0) == Approx(0.5));
}

TEST_CASE("a difference is sure only if its interval leaves zero out") {
  DifferenceSums sums;
  CHECK(sums.pairs() == 0);
  sums.add(std::vector<float>{1.0F, 1, 0, kNone});
  CHECK(sums.unsure() == std::vector<bool>{true, true, true, true});   // one pair has no interval
  sums.add(std::vector<float>{1.1F, -1, 0, 1});
  sums.add(std::vector<float>{0.9F, 1, 0, 1});
  CHECK(sums.mean(0) == Approx(1));
  CHECK(sums.half_width(0) == Approx(4.302653 * 0.1 / std::sqrt(3)).epsilon(1e-4));   // Student, 2 degrees of freedom
  CHECK(sums.unsure() == std::vector<bool>{false, true, true, true});
}

TEST_CASE("layers of a file are what its numbers say") {
  const test::Folder folder;
  outcome::write_outcome(folder / "a.h5", test::grid_outcome());
  const Dataset data(folder / "a.h5");
  const auto values = [&](LayerChoice choice) { return layer_values(data.shown(), data.town(), normal(choice)).values; };
  LayerChoice choice;
  choice.id = LayerId::Illuminance;
  CHECK(values(choice)[10] == Approx(3));
  choice.id = LayerId::Feared;
  CHECK(values(choice)[0] == Approx(12));
  choice.id = LayerId::Offences;
  choice.kind = 0;
  CHECK(values(choice)[20] == Approx(3 * 0.02 * 365.25 / 3));   // three frames of 0.02, per year, street of 100 m
  choice.basis = Basis::Frame;
  choice.frame = 1;
  CHECK(values(choice)[20] == Approx(0.02 * 365.25));
  choice = {};
  choice.id = LayerId::Patrol;
  CHECK(values(choice)[0] == Approx(30));
  choice.id = LayerId::FootfallDay;
  choice.basis = Basis::Hour;
  choice.hour = 12;
  CHECK(values(choice)[5] == Approx(15));
  choice = {};
  choice.id = LayerId::Fear;
  choice.group = Group::Women;
  CHECK(values(choice)[3] == Approx(0.4));
  choice.group = Group::All;
  CHECK(values(choice)[0] == Approx(0.41));                     // frames 0.40, 0.41, 0.42 with equal footfall
  choice = {};
  choice.id = LayerId::Social;
  CHECK(values(choice)[0] == Approx(25));
  CHECK(std::isnan(values(choice)[30]));                        // no dwellings there
  choice.id = LayerId::Dwellings;
  CHECK(values(choice)[0] == Approx(12));
}

TEST_CASE("low rents and the mix of uses are the columns of streets") {
  const test::Folder folder;
  outcome::OutcomeData town = test::grid_outcome();
  std::vector<float> low(town.segment_count, 0.25F), mix(town.segment_count, 0.5F);
  low[3] = kNone;
  for (outcome::Table& t : town.tables)
    if (t.name == "segments") t.columns.insert(t.columns.end(), {{"rent_low", low}, {"land_use_entropy", mix}});
  outcome::write_outcome(folder / "a.h5", town);
  const Dataset data(folder / "a.h5");
  LayerChoice choice;
  choice.id = LayerId::LowRent;
  const LayerValues rents = layer_values(data.shown(), data.town(), normal(choice));
  REQUIRE(rents.there());
  CHECK(rents.values[0] == 25.0F);
  CHECK(std::isnan(rents.values[3]));
  choice.id = LayerId::UseMix;
  CHECK(layer_values(data.shown(), data.town(), normal(choice)).values[7] == 0.5F);
}

TEST_CASE("what a file lacks is named, and nothing is shown for it") {
  const test::Folder folder;
  outcome::OutcomeData bare = test::grid_outcome();
  bare.variables.clear();
  bare.profile.clear();
  std::erase_if(bare.tables, [](const outcome::Table& t) { return t.name != "segments"; });
  outcome::write_outcome(folder / "a.h5", bare);
  const Dataset data(folder / "a.h5");
  for (const LayerInfo& info : layers()) {
    if (info.id == LayerId::None) continue;
    for (const Basis basis : {Basis::Whole, Basis::Frame, Basis::Hour}) {
      LayerChoice choice;
      choice.id = info.id;
      choice.basis = basis;
      const LayerValues values = layer_values(data.shown(), data.town(), normal(choice));
      CHECK_FALSE(values.there());
      CHECK(values.values.empty());
    }
  }
}

TEST_CASE("choices that make no difference are one choice") {
  LayerChoice a;
  a.id = LayerId::Illuminance;
  a.basis = Basis::Frame;
  a.frame = 5;
  a.kind = 2;
  a.group = Group::Women;
  LayerChoice b;
  b.id = LayerId::Illuminance;
  CHECK(normal(a) == normal(b));
}

TEST_CASE("density is highest at the incidents and sums to their number") {
  Streets line;
  for (int i = 0; i < 200; ++i) {
    line.lines.points.insert(line.lines.points.end(), {{static_cast<float>(i % 20) * 25, static_cast<float>(i / 20) * 50}, {static_cast<float>(i % 20) * 25 + 25, static_cast<float>(i / 20) * 50}});
    line.lines.close();
    line.along_m.insert(line.along_m.end(), {0, 25});
    line.length_m.push_back(25);
  }
  const std::vector<Vec2> points{{250, 250}};
  const std::vector<float> density = street_density(line, points, 1);
  double integral = 0;
  for (const float d : density) integral += static_cast<double>(d) * 25 * 50 * 1e-6;   // each middle stands for its cell
  CHECK(integral == Approx(1).margin(0.05));
  CHECK(density[0] == 0);
}

TEST_CASE("hours of the week begin on Monday at midnight whatever day a run begins on") {
  const std::vector<DayInfo> monday{{"2026-11-02", 0, 0, 0}}, sunday{{"2026-11-01", 6, 0, 0}};
  CHECK(hour_of_week(monday, 0) == 4);
  CHECK(hour_of_week(sunday, 0) == 6 * 24 + 4);
  CHECK(hour_of_week(sunday, 20 * 3600) == 0);
}

TEST_CASE("no label vanishes on its ground, by day, at night and with high contrast") {
  for (const bool values : {false, true})
    for (const bool contrast : {false, true})
      for (float dark = 0; dark <= 1; dark += 0.1F) {
        const MapColours c = map_colours(dark, values, false, contrast);
        CHECK(std::abs(lightness(c.label) - lightness(c.label_halo)) > 40);
      }
}

TEST_CASE("by day and at night both ends of every ramp stand out from the ground, and a line parts what lies between") {
  for (const float dark : {0.0F, 1.0F}) {
    const MapColours c = map_colours(dark, true, false, false);
    CHECK(std::abs(lightness(c.casing) - lightness(c.ground)) > 25);
    for (const Ramp ramp : {Ramp::Light, Ramp::Ember, Ramp::Tide})
      CHECK(std::max(std::abs(lightness(ramp_colour(ramp, 0)) - lightness(c.ground)), std::abs(lightness(ramp_colour(ramp, 1)) - lightness(c.ground))) > 35);
  }
  const MapColours night = map_colours(1, false, false, false);
  CHECK(lightness(night.ground) < 15);
  CHECK(night.ground.b > 1.5F * night.ground.r);   // blue-dark
  CHECK(night.glow == 1);
  CHECK(map_colours(1, true, false, false).glow == 0);
}
