// Edits of cameras, alcohol restrictions and events: what is read, and one clear diagnostic for every slip.
#include "scenarios/edit_table.hpp"
#include "reading.hpp"

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

namespace {

/// What a scenario with one edit says; the edit's table is line 4, its keys start at line 6.
Lines of(std::string_view kind, std::string_view keys) {
  return problems(kHead + "[[edit]]\nkind = \"" + std::string(kind) + "\"\n" + std::string(keys));
}

template <class Kind>
Kind read(std::string_view keys) {
  const Scenario s = good(kHead + "[[edit]]\nkind = \"" + std::string(Kind::kWord) + "\"\n" + std::string(keys));
  REQUIRE(s.edits.size() == 1);
  return std::get<Kind>(s.edits[0].what);
}

}  // namespace

TEST_CASE("a camera edit holds what was written, and signs are the rule") {
  const auto e = read<CameraEdit>("at = [[9.7, 52.4]]\nview = 40\nwatched = \"live\"\nhours = [\"20:00-04:00\"]\n");
  CHECK(e.at.size() == 1);
  CHECK(e.view_m == 40.0);
  CHECK(e.live);
  CHECK(e.sign);
  REQUIRE(e.hours.size() == 1);
  CHECK(e.hours[0].from_minute == 20 * 60);
  CHECK(e.hours[0].to_minute == 4 * 60);
  CHECK_FALSE(read<CameraEdit>("where = \"town\"\nsign = false\n").sign);
}

TEST_CASE("an event and an alcohol edit hold what was written") {
  const auto e = read<EventEdit>("where = { name = \"Markt\" }\ndate = [2026-11-07, 2026-11-06]\nhours = \"18:00-23:00\"\ncrowd = 3000\n"
                                 "outside = 0.4\nstay_on = 0.2\nuntil = \"02:30\"\nstewards = 12\n");
  CHECK(e.dates.size() == 2);
  CHECK(e.dates[0] < e.dates[1]);
  CHECK(e.hours->to_minute == 23 * 60);
  CHECK(e.crowd == 3000.0);
  CHECK(e.until == 150);
  CHECK(e.stewards == 12);
  const auto a = read<AlcoholEdit>("where = \"town\"\nsale_until = \"22:00\"\nhours = \"20:00-06:00\"\n");
  CHECK(a.sale_until == 22 * 60);
  CHECK(a.hours.size() == 1);
  CHECK(read<AlcoholEdit>("where = \"town\"\nsale_until = \"12:00\"\n").sale_until == 12 * 60);
  CHECK(read<AlcoholEdit>("where = \"town\"\nsale_until = \"00:00\"\n").sale_until == 0);
}

TEST_CASE("every slip in a camera edit ends in one clear diagnostic") {
  const std::string town = "where = \"town\"\n";
  const auto of_camera = [](std::string_view keys) { return of("camera", keys); };
  CHECK(of_camera("") == Lines{"4 no_where"});
  CHECK(of_camera("view = -5\n" + town) == Lines{"6 out_of_range"});
  CHECK(of_camera("view = 900\n" + town) == Lines{"6 out_of_range"});
  CHECK(of_camera("view = \"weit\"\n" + town) == Lines{"6 wrong_type"});
  CHECK(of_camera("watched = \"sometimes\"\n" + town) == Lines{"6 unknown_word"});
  CHECK(of_camera("hours = \"20:00-20:00\"\n" + town) == Lines{"6 not_a_shift"});
  CHECK(of_camera("hours = [\"8-20\"]\n" + town) == Lines{"6 not_a_shift"});
  CHECK(of_camera("sign = \"ja\"\n" + town) == Lines{"6 wrong_type"});
  CHECK(of_camera("at = [[9.7]]\n") == Lines{"6 not_a_point"});
  CHECK(of_camera("at = [[9.7, 52.4]]\n" + town) == Lines{"4 not_together"});
  CHECK(of_camera("remove = true\nview = 20\n" + town) == Lines{"4 not_together"});
  CHECK(of_camera("remove = false\n" + town) == Lines{"4 edit_changes_nothing"});
  CHECK(of_camera("at = [[9.7, 52.4]]\nremove_at = [[9.7, 52.4]]\n") == Lines{"4 not_together"});
  CHECK(of_camera("vieww = 20\n" + town) == Lines{"6 unknown_key_in"});
  CHECK(of_camera("where = {}\n") == Lines{"6 empty_where"});
}

TEST_CASE("every slip in an alcohol edit ends in one clear diagnostic") {
  const std::string town = "where = \"town\"\n";
  const auto of_alcohol = [](std::string_view keys) { return of("alcohol", keys); };
  CHECK(of_alcohol("hours = \"20:00-06:00\"\n") == Lines{"4 no_where"});
  CHECK(of_alcohol(town) == Lines{"4 edit_changes_nothing"});
  CHECK(of_alcohol("lift = false\n" + town) == Lines{"4 edit_changes_nothing"});
  CHECK(of_alcohol("hours = \"06:00-06:00\"\n" + town) == Lines{"6 not_a_shift"});
  CHECK(of_alcohol("hours = 20\n" + town) == Lines{"6 wrong_type"});
  CHECK(of_alcohol("hours = []\n" + town) == Lines{"6 empty_list"});
  CHECK(of_alcohol("sale_until = \"25:00\"\n" + town) == Lines{"6 not_a_clock"});
  CHECK(of_alcohol("sale_until = \"22 Uhr\"\n" + town) == Lines{"6 not_a_clock"});
  CHECK(of_alcohol("sale_until = 22\n" + town) == Lines{"6 wrong_type"});
  CHECK(of_alcohol("lift = true\nhours = \"20:00-06:00\"\n" + town) == Lines{"4 not_together"});
  CHECK(of_alcohol("lift = true\nsale_until = \"22:00\"\n" + town) == Lines{"4 not_together"});
  CHECK(of_alcohol("hour = \"20:00-06:00\"\n" + town) == Lines{"6 unknown_key_in"});
  CHECK(of_alcohol("hours = \"20:00-06:00\"\nwhere = { polygon = \"nichts.geojson\" }\n") == Lines{"7 input_missing"});
}

TEST_CASE("every slip in an event edit ends in one clear diagnostic") {
  const std::string fine = "where = \"town\"\ndate = 2026-11-06\nhours = \"18:00-23:00\"\n";
  const auto of_event = [](std::string_view keys) { return of("event", keys); };
  CHECK(of_event(fine + "crowd = 100\n").empty());
  CHECK(of_event("date = 2026-11-06\nhours = \"18:00-23:00\"\ncrowd = 100\n") == Lines{"4 no_where"});
  CHECK(of_event(fine) == Lines{"4 missing_key"});
  CHECK(of_event("where = \"town\"\nhours = \"18:00-23:00\"\ncrowd = 100\n") == Lines{"4 missing_key"});
  CHECK(of_event("where = \"town\"\ndate = 2026-11-06\ncrowd = 100\n") == Lines{"4 missing_key"});
  CHECK(of_event(fine + "crowd = -1\n") == Lines{"9 out_of_range"});
  CHECK(of_event(fine + "crowd = inf\n") == Lines{"9 not_finite"});
  CHECK(of_event(fine + "crowd = 100\noutside = 1.5\n") == Lines{"10 out_of_range"});
  CHECK(of_event(fine + "crowd = 100\nstay_on = -0.1\n") == Lines{"10 out_of_range"});
  CHECK(of_event(fine + "crowd = 100\nstewards = -2\n") == Lines{"10 out_of_range"});
  CHECK(of_event(fine + "crowd = 100\nstewards = 2.5\n") == Lines{"10 wrong_type"});
  CHECK(of_event(fine + "crowd = 100\nuntil = \"02:00\"\n") == Lines{"10 needs"});
  CHECK(of_event(fine + "crowd = 100\nstay_on = 0.1\nuntil = \"22:00\"\n") == Lines{"11 event_until"});
  CHECK(of_event(fine + "crowd = 100\nstay_on = 0.1\nuntil = \"05:00\"\n") == Lines{"11 event_until"});
  CHECK(of_event(fine + "crowd = 100\nstay_on = 0.1\nuntil = \"spät\"\n") == Lines{"11 not_a_clock"});
  CHECK(of_event("where = \"town\"\ndate = 2026-11-06\nhours = \"18:00-18:00\"\ncrowd = 9\n") == Lines{"8 not_a_shift"});
  CHECK(of_event("where = \"town\"\ndate = 2026-11-06\nhours = \"22:00-05:00\"\ncrowd = 9\n") == Lines{"8 event_past_four"});
  CHECK(of_event("where = \"town\"\ndate = 2026-11-06\nhours = [\"18:00-20:00\"]\ncrowd = 9\n") == Lines{"8 wrong_type"});
  CHECK(of_event("where = \"town\"\ndate = \"morgen\"\nhours = \"18:00-20:00\"\ncrowd = 9\n") == Lines{"7 wrong_type"});
  CHECK(of_event("where = \"town\"\ndate = []\nhours = \"18:00-20:00\"\ncrowd = 9\n") == Lines{"7 empty_list"});
}
