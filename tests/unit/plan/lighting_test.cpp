#include "plan_town.hpp"

#include "sim/light/light.hpp"

#include <algorithm>
#include <numeric>

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

namespace {

std::int64_t lamps_on(const town::Town& town, std::string_view name) {
  return std::ranges::count_if(town.lamps.segment, [&](SegmentId s) {
    return s.valid() && town.streets.names[town.streets.segments.name[s.index()]] == name;
  });
}

bool same_lamps(const town::Lamps& a, const town::Lamps& b) {
  return a.segment == b.segment && a.height_m == b.height_m && a.flux_lm == b.flux_lm && a.power_w == b.power_w &&
         a.cct_k == b.cct_k && a.azimuth_deg == b.azimuth_deg && a.luminaire == b.luminaire && a.schedule == b.schedule;
}

SegmentId street(const town::Town& town, std::string_view name) {
  for (std::size_t s = 0; s < town.streets.segments.size(); ++s)
    if (town.streets.names[town.streets.segments.name[s]] == name) return SegmentId(s);
  return {};
}

}  // namespace

TEST_CASE("a plan without edits leaves the lamps as they were") {
  const town::Town before = plan_town();
  town::Town after = plan_town();
  CHECK(wrong(applied("", after)).empty());
  CHECK(same_lamps(before.lamps, after.lamps));
  CHECK(after.schedules == before.schedules);
}

TEST_CASE("streets that miss the asked class get lamps that reach it, the others keep theirs") {
  const town::Town before = plan_town();
  town::Town town = plan_town();
  const auto a = applied(lighting("where = { name = \"Parkweg\" }\nclass = \"P3\""), town);
  CHECK(wrong(a).empty());
  const auto light = light::lamp_light(town, LightParameters{});
  CHECK(light.p_class[street(town, "Parkweg").index()] <= 3);
  CHECK(a.works.lamps_new == lamps_on(town, "Parkweg"));
  CHECK(a.works.lamps_new > 0);
  CHECK(lamps_on(town, "Hauptstraße") == lamps_on(before, "Hauptstraße"));
}

TEST_CASE("a stricter class never takes fewer lumens") {
  double last = 0.0;
  for (const char* wanted : {"P6", "P5", "P4", "P3", "P2", "P1"}) {
    town::Town town = plan_town();
    REQUIRE(wrong(applied(lighting(std::string("where = { name = \"Parkweg\" }\nclass = \"") + wanted + "\""), town)).empty());
    double flux = 0.0;
    for (std::size_t i = 0; i < town.lamps.size(); ++i)
      if (town.lamps.origin[i] == town::LampOrigin::Plan) flux += static_cast<double>(town.lamps.flux_lm[i]);
    CAPTURE(wanted);
    CHECK(flux >= last);
    last = flux;
  }
}

TEST_CASE("lamps taken away are counted, and only those of the chosen streets go") {
  town::Town town = plan_town();
  const auto lamps = static_cast<std::int64_t>(town.lamps.size());
  const auto a = applied(lighting("where = { name = \"Hauptstraße\" }\nremove = true"), town);
  CHECK(a.works.lamps_removed == lamps);
  CHECK(town.lamps.size() == 0);
}

TEST_CASE("a lamp added and the same lamp taken away leave the town as it was") {
  const town::Town before = plan_town();
  town::Town town = plan_town();
  const auto a = applied(lighting("add = [[500150.0, 5499925.0]]") + lighting("remove_at = [[500150.0, 5499925.0]]"), town);
  CHECK(wrong(a).empty());
  CHECK(a.works.lamps_new == 1);
  CHECK(a.works.lamps_removed == 1);
  CHECK(same_lamps(before.lamps, town.lamps));
}

TEST_CASE("a change of flux and its inverse leave the town as it was") {
  const town::Town before = plan_town();
  town::Town town = plan_town();
  CHECK(wrong(applied(lighting("where = \"town\"\nflux_factor = 2") + lighting("where = \"town\"\nflux_factor = 0.5"), town)).empty());
  CHECK(same_lamps(before.lamps, town.lamps));
}

TEST_CASE("retrofit gives every old lamp an LED head of at most 3000 K that uses no more power and sends out the same flux") {
  town::Town town = plan_town();
  auto& lamps = town.lamps;
  for (std::size_t i = 0; i < lamps.size(); ++i) {
    lamps.luminaire[i] = static_cast<std::uint16_t>(town::Luminaire::Sodium);
    lamps.power_w[i] = 90.0F;
    lamps.cct_k[i] = 4000.0F;
  }
  const auto leaving = [&town](std::size_t i) {
    return static_cast<double>(town.lamps.flux_lm[i]) * town.luminaires[town.lamps.luminaire[i]].output_ratio;
  };
  std::vector<double> before;
  for (std::size_t i = 0; i < lamps.size(); ++i) before.push_back(leaving(i));
  const auto a = applied(lighting("where = \"town\"\nretrofit = true"), town);
  CHECK(a.works.lamps_retrofitted == static_cast<std::int64_t>(lamps.size()));
  for (std::size_t i = 0; i < lamps.size(); ++i) {
    CHECK(leaving(i) == Approx(before[i]));
    CHECK(lamps.power_w[i] < 90.0F);
    CHECK(lamps.cct_k[i] == 3000.0F);
    CHECK(town.luminaires[lamps.luminaire[i]].upward_share == Approx(0.0).margin(1e-9));
  }
}

TEST_CASE("dimming makes a new schedule for the chosen lamps, once for equal schedules") {
  town::Town town = plan_town();
  const std::string dim = lighting("where = { name = \"Hauptstraße\" }\ndim = \"23:00-05:00 50%\"");
  CHECK(wrong(applied(dim + dim, town)).empty());
  REQUIRE(town.schedules.size() == 2);
  CHECK(town.schedules[1].steps == std::vector<DimStep>{{23 * 60, 5 * 60, 0.5}});
  CHECK(std::ranges::all_of(town.lamps.schedule, [](auto s) { return s == 1; }));
}

TEST_CASE("slips that only the town can tell end in one diagnostic each") {
  const auto of = [](const std::string& keys) {
    town::Town town = plan_town();
    return wrong(applied(lighting(keys), town));
  };
  CHECK(of("where = { way = 99 }\nremove = true") == Lines{"unknown_way"});
  CHECK(of("where = { name = \"Nordweg\" }\nremove = true") == Lines{"unknown_street"});
  CHECK(of("where = { district = \"Atlantis\" }\nremove = true") == Lines{"unknown_district"});
  CHECK(of("where = { segment = 4000 }\nremove = true") == Lines{"unknown_segment"});
  CHECK(of("where = { near = [9000, 9000] }\nremove = true") == Lines{"no_street"});
  CHECK(of("where = \"town\"\nluminaire = \"mast_let\"") == Lines{"unknown_luminaire"});
  CHECK(of("add = [[9000, 9000]]") == Lines{"lamp_without_street"});
  CHECK(of("remove_at = [[9000, 9000]]") == Lines{"no_lamp_there"});
}
