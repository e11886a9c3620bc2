// Edits of police and order service as written: what they hold, and what is wrong with them.
#include "reading.hpp"
#include "scenarios/edit_table.hpp"

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

namespace {

/// What a scenario with one edit of these lines says; the edit's table is line 4, its keys start at line 6.
Lines of_edit(std::string_view kind, std::string_view keys) {
  return problems(kHead + "[[edit]]\nkind = \"" + std::string(kind) + "\"\n" + std::string(keys));
}
Lines patrol(std::string_view keys) { return of_edit("patrol", keys); }
Lines station(std::string_view keys) { return of_edit("station", keys); }
Lines withdrawal(std::string_view keys) { return of_edit("withdrawal", keys); }
Lines order(std::string_view keys) { return of_edit("order_service", keys); }

template <class E>
E read(std::string_view kind, std::string_view keys) {
  const Scenario s = good(kHead + "[[edit]]\nkind = \"" + std::string(kind) + "\"\n" + std::string(keys));
  REQUIRE(s.edits.size() == 1);
  return std::get<E>(s.edits[0].what);
}

}  // namespace

TEST_CASE("a patrol edit holds what was written") {
  const auto e = read<PatrolEdit>("patrol",
      "foot = 2\ncar = -0\nhours = [\"18:00-02:00\"]\nstrategy = \"hot_spots\"\ndwell = \"15 min\"\nspots = 5\nmemory = \"100 d\"\n"
      "evidence = { discovered = 0.5, reported = 0.5 }\ncorrected = true\ncrew = 1\ndays = [\"fri\", \"sat\"]\nfrom = 2026-11-06\nto = 2026-11-20\n"
      "where = { name = \"Am Markt\" }\n");
  CHECK(e.units[0] == 2);
  CHECK_FALSE(e.units[1].has_value());
  CHECK(e.hours.size() == 1);
  CHECK(e.strategy == PatrolStrategy::HotSpots);
  CHECK(e.dwell_min == 15.0);
  CHECK(e.memory_min == 144000.0);
  CHECK(e.evidence == EvidenceMix{0.0, 0.5, 0.5});
  CHECK(e.corrected);
  CHECK((*e.days.weekdays)[4]);
  CHECK_FALSE((*e.days.weekdays)[0]);
  CHECK(e.days.holds(std::chrono::sys_days(std::chrono::year{2026} / 11 / 6)));
  CHECK_FALSE(e.days.holds(std::chrono::sys_days(std::chrono::year{2026} / 11 / 8)));
  CHECK_FALSE(e.days.holds(std::chrono::sys_days(std::chrono::year{2026} / 11 / 27)));
}

TEST_CASE("every slip in a patrol edit ends in one clear diagnostic") {
  CHECK(patrol("") == Lines{"4 edit_changes_nothing"});
  CHECK(patrol("car = 0\n") == Lines{"4 edit_changes_nothing"});
  CHECK(patrol("cars = 2\n") == Lines{"6 unknown_key_in"});
  CHECK(patrol("car = 1.5\n") == Lines{"6 wrong_type"});
  CHECK(patrol("car = 20000\n") == Lines{"6 out_of_range"});
  CHECK(patrol("factor = -1\n") == Lines{"6 out_of_range"});
  CHECK(patrol("factor = nan\n") == Lines{"6 not_finite"});
  CHECK(patrol("factor = 2\ncar = 1\n") == Lines{"4 not_together"});
  CHECK(patrol("crew = 0\n") == Lines{"6 out_of_range"});
  CHECK(patrol("crew = -2\n") == Lines{"6 out_of_range"});
  CHECK(patrol("crew = 9\n") == Lines{"6 out_of_range"});
  CHECK(patrol("car = 1\nhours = \"18:00-18:00\"\n") == Lines{"7 not_a_shift"});
  CHECK(patrol("car = 1\nhours = \"18-02\"\n") == Lines{"7 not_a_shift"});
  CHECK(patrol("hours = \"18:00-02:00\"\n") == Lines{"6 only_with"});
  CHECK(patrol("strategy = \"predictive\"\n") == Lines{"6 unknown_word"});
  CHECK(patrol("strategy = \"posts\"\n") == Lines{"6 needs"});
  CHECK(patrol("strategy = \"random_beat\"\ndwell = 10\n") == Lines{"7 only_with"});
  CHECK(patrol("strategy = \"hot_spots\"\ndwell = \"15 Minuten\"\n") == Lines{"7 not_a_duration"});
  CHECK(patrol("strategy = \"hot_spots\"\ndistance = 500\n") == Lines{"7 only_with"});
  CHECK(patrol("strategy = \"hot_spots\"\nspots = 0\n") == Lines{"7 out_of_range"});
  CHECK(patrol("strategy = \"hot_spots\"\nevidence = \"true\"\n") == Lines{"7 unknown_word"});
  CHECK(patrol("strategy = \"hot_spots\"\nevidence = { reported = 0.5, discovered = 0.6 }\n") == Lines{"7 shares_sum"});
  CHECK(patrol("strategy = \"hot_spots\"\nevidence = { true = 1.0 }\n") == Lines{"7 unknown_key_of"});
  CHECK(patrol("strategy = \"near_repeat\"\nwindow = \"1 h\"\n") == Lines{"7 out_of_range"});
  CHECK(patrol("strategy = \"posts\"\nposts = [[9.7]]\n") == Lines{"7 not_a_point"});
  CHECK(patrol("car = 1\nfrom = 2026-11-20\nto = 2026-11-06\n") == Lines{"8 dates_reversed"});
  CHECK(patrol("car = 1\ndays = [\"freitag\"]\n") == Lines{"7 unknown_word"});
  CHECK(patrol("car = -1\nreplace = true\n") == Lines{"7 not_together"});
  CHECK(patrol("car = -1\ncrew = 2\n") == Lines{"7 only_with"});
  CHECK(patrol("replace = true\ncrew = 2\n") == Lines{"6 only_with"});
  CHECK(patrol("kinds = \"horse\"\nfactor = 2\n") == Lines{"6 unknown_word"});
  CHECK(patrol("car = 1\nwhere = {}\n") == Lines{"7 empty_where"});
  CHECK(patrol("car = 1\nwhere = { polygon = \"nichts.geojson\" }\n") == Lines{"7 input_missing"});
}

TEST_CASE("every slip in a station edit ends in one clear diagnostic") {
  CHECK(station("") == Lines{"4 edit_changes_nothing"});
  CHECK(station("close = true\n") == Lines{"6 needs"});
  CHECK(station("close = \"ja\"\nwhere = \"town\"\n") == Lines{"6 wrong_type"});
  CHECK(station("closed = true\nwhere = \"town\"\n") == Lines{"6 unknown_key_in"});
  CHECK(station("close = true\nhours = \"08:00-16:00\"\nwhere = \"town\"\n") == Lines{"4 not_together"});
  CHECK(station("hours = \"16:00-16:00\"\n") == Lines{"6 not_a_shift"});
  CHECK(station("hours = [\"08:00-12:00\", 7]\n") == Lines{"6 wrong_type"});
  CHECK(station("hours = []\n") == Lines{"6 empty_list"});
  CHECK(station("open = []\n") == Lines{"6 empty_list"});
  CHECK(station("open = [[1, 2, 3]]\n") == Lines{"6 not_a_point"});
  CHECK(station("open = 5\n") == Lines{"6 wrong_type"});
  CHECK(station("open = [[9.7, 52.4]]\nwhere = \"town\"\n") == Lines{"7 only_with"});
  CHECK(station("close = true\nwhere = { near = [9.7, 52.4], radius = 0 }\n") == Lines{"7 out_of_range"});
}

TEST_CASE("every slip in a withdrawal ends in one clear diagnostic") {
  CHECK(withdrawal("") == Lines{"4 edit_changes_nothing"});
  CHECK(withdrawal("share = 0\n") == Lines{"4 edit_changes_nothing"});
  CHECK(withdrawal("share = 0.5\nday_share = 0\n") == Lines{"4 edit_changes_nothing"});
  CHECK(withdrawal("share = 1.5\n") == Lines{"6 out_of_range"});
  CHECK(withdrawal("units = 0\n") == Lines{"6 out_of_range"});
  CHECK(withdrawal("units = -1\n") == Lines{"6 out_of_range"});
  CHECK(withdrawal("share = 0.5\nunits = 1\n") == Lines{"4 not_together"});
  CHECK(withdrawal("share = 0.5\nday_share = 2\n") == Lines{"7 out_of_range"});
  CHECK(withdrawal("share = 0.5\ndays = \"samstag\"\n") == Lines{"7 unknown_word"});
  CHECK(withdrawal("share = 0.5\ndates = [2026-11-07]\ndays = [\"sat\"]\n") == Lines{"4 not_together"});
  CHECK(withdrawal("share = 0.5\ndates = [\"7.11.2026\"]\n") == Lines{"7 wrong_type"});
  CHECK(withdrawal("share = 0.5\nfrom = 2026-12-01\nto = 2026-11-01\n") == Lines{"8 dates_reversed"});
  CHECK(withdrawal("share = 0.5\nwhere = \"town\"\n") == Lines{"7 unknown_key_in"});
}

TEST_CASE("every slip in an order service edit ends in one clear diagnostic") {
  CHECK(order("") == Lines{"4 edit_changes_nothing"});
  CHECK(order("units = 0\n") == Lines{"4 edit_changes_nothing"});
  CHECK(order("crew = 2\n") == Lines{"4 edit_changes_nothing"});
  CHECK(order("units = 2.5\n") == Lines{"6 wrong_type"});
  CHECK(order("units = 99999\n") == Lines{"6 out_of_range"});
  CHECK(order("units = 1\ncrew = -1\n") == Lines{"7 out_of_range"});
  CHECK(order("units = 1\nhours = \"20:00-20:00\"\n") == Lines{"7 not_a_shift"});
  CHECK(order("units = 1\ndays = []\n") == Lines{"7 empty_list"});
  CHECK(order("units = 1\nposts = [[1]]\n") == Lines{"7 not_a_point"});
  CHECK(order("units = -1\nwhere = \"town\"\n") == Lines{"7 only_with"});
  CHECK(order("units = 1\nfrom = 2026-11-31\n").size() == 1);
  CHECK(order("units = 1\nto = 2026-01-01\nfrom = 2026-02-01\n") == Lines{"7 dates_reversed"});
  CHECK(order("units = 1\nstrategy = \"hot_spots\"\n") == Lines{"7 unknown_key_in"});
}

TEST_CASE("posts of a scenario have no places, so a scenario can't ask for them") {
  CHECK(problems(kHead + "[police]\nstrategy = \"posts\"\n") == Lines{"5 posts_need_places"});
  for (const char* fine : {"random_beat", "response", "hot_spots", "near_repeat"})
    CHECK(problems(kHead + "[police]\nstrategy = \"" + fine + "\"\n").empty());
}
