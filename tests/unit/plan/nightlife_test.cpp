// Cameras, dry streets and events as a plan leaves them: what is seen, where people go on to, and what only the town or
// the run can tell to be wrong.
#include "plan_town.hpp"

#include <algorithm>

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

namespace {

std::string edit(const std::string& kind, const std::string& keys) { return "[[edit]]\nkind = \"" + kind + "\"\n" + keys + "\n"; }

/// Share of a street in view at a quarter hour; 0 if it isn't seen.
double seen(const plan::Cameras& cameras, SegmentId s, std::size_t quarter = 40) {
  const auto* view = cameras.view(s.index());
  return view == nullptr ? 0.0 : static_cast<double>(view->recorded[quarter]);
}

SegmentId called(const town::Town& town, std::string_view name) {
  for (std::size_t s = 0; s < town.streets.segments.size(); ++s)
    if (town.streets.names[town.streets.segments.name[s]] == name) return SegmentId(s);
  return {};
}

plan::Cameras cameras_of(const std::string& edits, town::Town& town) {
  const auto a = applied(edits, town);
  CHECK(wrong(a).empty());
  return a.levers.nightlife.cameras;
}

}  // namespace

TEST_CASE("a camera in the middle of a street sees as far as its view to both sides") {
  town::Town town = plan_town();
  const auto c = cameras_of(edit("camera", "at = [[500150.0, 5499925.0]]\nview = 30"), town);
  const SegmentId park = called(town, "Parkweg");
  REQUIRE(c.list.size() == 1);
  const double length = static_cast<double>(town.streets.segments.length_m[park.index()]);
  CHECK(seen(c, park) == Approx(60.0 / length).margin(0.01));
  for (std::size_t s = 0; s < town.streets.segments.size(); ++s)
    if (SegmentId(s) != park) CHECK(seen(c, SegmentId(s)) == 0.0);
}

TEST_CASE("a camera at a junction looks into all its streets, and no view passes a junction otherwise") {
  town::Town town = plan_town();
  const auto at = cameras_of(edit("camera", "at = [[500150.0, 5500000.0]]\nview = 40"), town);   // B
  CHECK(at.views.size() == 3);
  for (const auto& v : at.views) CHECK(v.recorded[0] > 0.2F);
  town::Town other = plan_town();
  const auto along = cameras_of(edit("camera", "where = { name = \"Parkweg\" }\nview = 200"), other);
  CHECK(along.views.size() == 1);
  CHECK(along.views[0].recorded[0] == Approx(1.0));
}

TEST_CASE("a view ends at a bend") {
  AsciiTown map("A--B\n   |\n   C", 50.0);
  town::TownDraft& draft = map.draft();
  draft.ways = {draft.ways[0]};
  draft.ways[0].nodes = {map.node('A'), map.node('B'), map.node('C')};   // one street around a corner
  const town::Town town = town::assemble(draft, Scenario{});
  REQUIRE(town.streets.segments.size() == 1);
  const bool from_a = town.streets.polyline(SegmentId(0U)).front().y == 0.0;   // 150 m to the corner and 100 m beyond
  const plan::Camera camera{.position = {}, .street = SegmentId(0U), .along_m = from_a ? 50.0F : 200.0F, .view_m = 180.0F, .on = {}};
  const auto sights = plan::sights_of(camera, town.streets);
  REQUIRE(sights.size() == 1);
  CHECK(sights[0].from_m == Approx(from_a ? 0.0 : 100.0).margin(0.01));
  CHECK(sights[0].to_m == Approx(from_a ? 150.0 : 250.0));
}

TEST_CASE("cameras along streets leave no part of them unseen, whatever the view") {
  for (const char* view : {"5", "17", "50", "200"}) {
    town::Town town = plan_town();
    const auto c = cameras_of(edit("camera", std::string("where = \"town\"\nview = ") + view), town);
    for (const auto& v : c.views) CHECK(v.recorded[0] == Approx(1.0).margin(1e-3));
    CHECK(c.views.size() == town.streets.segments.size());
  }
}

TEST_CASE("two cameras with one view are seen once; hours and signs are kept apart") {
  town::Town town = plan_town();
  const std::string night = "at = [[500150.0, 5499925.0]]\nview = 30\nhours = \"20:00-04:00\"\nwatched = \"live\"\nsign = false";
  const auto c = cameras_of(edit("camera", night) + edit("camera", night), town);
  const auto* view = c.view(called(town, "Parkweg").index());
  REQUIRE(view != nullptr);
  CHECK(view->recorded[63] == 0.0F);    // 19:45
  CHECK(view->recorded[64] > 0.3F);     // 20:00
  CHECK(view->recorded[64] < 0.7F);
  CHECK(view->live[64] == view->recorded[64]);
  CHECK(view->known[64] == 0.0F);
}

TEST_CASE("cameras added and taken away leave nothing") {
  town::Town town = plan_town();
  const std::string at = "at = [[500150.0, 5499925.0]]";
  const auto a = cameras_of(edit("camera", at) + edit("camera", "remove_at = [[500150.0, 5499925.0]]"), town);
  CHECK((a.list.empty() && a.views.empty() && a.view_of.empty()));
  const auto b = cameras_of(edit("camera", "where = \"town\"") + edit("camera", "where = \"town\"\nremove = true"), town);
  CHECK((b.list.empty() && b.views.empty() && b.view_of.empty()));
}

TEST_CASE("from a dry street one goes on to the nearest street that isn't") {
  town::Town town = plan_town();
  const auto a = applied(edit("alcohol", "where = { name = \"Hauptstraße\" }\nhours = \"20:00-06:00\""), town);
  CHECK(wrong(a).empty());
  const auto& rules = a.levers.nightlife.drinking;
  REQUIRE(rules.streets.size() == 2);
  const SegmentId park = called(town, "Parkweg");
  for (const auto& d : rules.streets) {
    CHECK(d.way_on == std::vector<std::uint32_t>{d.street.value, park.value});
    CHECK_FALSE(d.dry[63]);
    CHECK(d.dry[64]);
    CHECK(d.dry[95]);
  }
}

TEST_CASE("where all streets are dry there is no way on") {
  town::Town town = plan_town();
  const auto a = applied(edit("alcohol", "where = \"town\"\nhours = \"00:00-24:00\""), town);
  for (const auto& d : a.levers.nightlife.drinking.streets) CHECK(d.way_on.empty());
}

TEST_CASE("a restriction lifted leaves nothing, and lifting a part leaves the rest") {
  town::Town town = plan_town();
  const std::string dry = edit("alcohol", "where = \"town\"\nhours = \"20:00-06:00\"");
  const auto all = applied(dry + edit("alcohol", "where = \"town\"\nlift = true"), town);
  CHECK(wrong(all).empty());
  CHECK_FALSE(all.levers.nightlife.drinking.any());
  CHECK(all.levers.nightlife.drinking.rule_of.empty());
  const auto part = applied(dry + edit("alcohol", "where = { name = \"Parkweg\" }\nlift = true"), town);
  CHECK(part.levers.nightlife.drinking.streets.size() == 3);
  CHECK(part.levers.nightlife.drinking.rule(called(town, "Parkweg").index()) == nullptr);
}

TEST_CASE("an event has the days of the run and hours since four o'clock") {
  town::Town town = plan_town();
  const auto a = applied(edit("event", "where = { name = \"Hauptstraße\" }\ndate = [2026-11-06, 2026-11-02, 2026-11-06]\nhours = \"18:00-23:00\"\n"
                                       "crowd = 500\nstay_on = 0.2\nuntil = \"02:30\""), town);
  CHECK(wrong(a).empty());
  REQUIRE(a.levers.nightlife.events.size() == 1);
  const auto& e = a.levers.nightlife.events[0];
  CHECK(e.days == std::vector<std::uint32_t>{0, 4});
  CHECK((e.from_min == 14 * 60 && e.to_min == 19 * 60 && e.until_min == 22 * 60 + 30));
  CHECK(e.streets.size() == 2);
}

TEST_CASE("an event nobody comes to leaves nothing") {
  town::Town town = plan_town();
  const auto a = applied(edit("event", "where = \"town\"\ndate = 2026-11-06\nhours = \"18:00-23:00\"\ncrowd = 0"), town);
  CHECK(wrong(a).empty());
  CHECK(a.levers.nightlife.events.empty());
}

TEST_CASE("slips of cameras, alcohol and events that only the town or the run can tell end in one diagnostic each") {
  const auto of = [](const std::string& kind, const std::string& keys) {
    town::Town town = plan_town();
    return wrong(applied(edit(kind, keys), town));
  };
  CHECK(of("camera", "at = [[9000, 9000]]") == Lines{"camera_without_street"});
  CHECK(of("camera", "remove_at = [[500150.0, 5499925.0]]") == Lines{"no_camera_there"});
  CHECK(of("camera", "where = \"town\"\nremove = true") == Lines{"no_camera_on_streets"});
  CHECK(of("camera", "where = { name = \"Nordweg\" }") == Lines{"unknown_street"});
  CHECK(of("camera", "where = { near = [9000, 9000] }") == Lines{"no_street"});
  CHECK(of("alcohol", "where = \"town\"\nlift = true") == Lines{"no_restriction_there"});
  CHECK(of("alcohol", "where = { kind = \"tunnel\" }\nsale_until = \"22:00\"") == Lines{"no_sale_on_streets"});
  CHECK(of("alcohol", "where = { segment = 4000 }\nhours = \"20:00-06:00\"") == Lines{"unknown_segment"});
  const std::string event = "hours = \"18:00-23:00\"\ncrowd = 100\n";
  CHECK(of("event", event + "where = \"town\"\ndate = 2026-12-24") == Lines{"date_outside_run"});
  CHECK(of("event", event + "where = \"town\"\ndate = 2026-11-01") == Lines{"date_outside_run"});
  CHECK(of("event", event + "where = { district = \"Atlantis\" }\ndate = 2026-11-06") == Lines{"unknown_district"});
}
