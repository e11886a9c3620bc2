#include "reading.hpp"

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

namespace {

/// The edit's table is line 4, its kind line 5, its keys start at line 6.
Lines of(const std::string& kind, std::string_view keys) { return problems(kHead + "[[edit]]\nkind = \"" + kind + "\"\n" + std::string(keys)); }

const std::string kTown = "where = \"town\"\n";

}  // namespace

TEST_CASE("every slip in an edit of housing ends in one clear diagnostic") {
  const auto bad = [](std::string_view keys) { return of("housing", keys); };
  CHECK(bad("tenure = { social = 0.25, rent = 0.45, owner = 0.40 }\n" + kTown) == Lines{"6 shares_sum"});
  CHECK(bad("tenure = { council = 1.0 }\n" + kTown) == Lines{"6 unknown_key_of"});
  CHECK(bad("tenure = { social = -0.1, rent = 0.6, owner = 0.5 }\n" + kTown) == Lines{"6 out_of_range"});
  CHECK(bad("tenure = [0.2, 0.8]\n" + kTown) == Lines{"6 wrong_type"});
  CHECK(bad("rent = { low = nan, middle = 1.0 }\n" + kTown) == Lines{"6 not_finite"});
  CHECK(bad("size = {}\n" + kTown) == Lines{"6 empty_list"});
  CHECK(bad("move = \"poor\"\nout = 3\n" + kTown) == Lines{"6 unknown_word"});
  CHECK(bad("move = \"social\"\n" + kTown) == Lines{"6 needs"});
  CHECK(bad("out = 3\n" + kTown) == Lines{"6 needs"});
  CHECK(bad("move = \"social\"\nout = 3\ninto = 3\n" + kTown) == Lines{"4 not_together"});
  CHECK(bad("move = \"social\"\nout = 0\n" + kTown) == Lines{"7 out_of_range"});
  CHECK(bad("tenure = { social = 0.5, rent = 0.5 }\nrent = { low = 0.2, middle = 0.8 }\n" + kTown) == Lines{"7 rent_below_social"});
  CHECK(bad("tenure = { rent = 1.0 }\n") == Lines{"4 no_where"});
  CHECK(bad(kTown) == Lines{"4 edit_changes_nothing"});
  CHECK(bad("tenur = { rent = 1.0 }\n" + kTown) == Lines{"6 unknown_key_in"});
}

TEST_CASE("every slip in an edit of accommodation ends in one clear diagnostic") {
  const auto bad = [](std::string_view keys) { return of("accommodation", keys); };
  CHECK(bad("build = { persons = 40 }\n") == Lines{"6 one_place"});
  CHECK(bad("build = { name = \"A\", near = [1, 2], persons = 40 }\n") == Lines{"6 one_place"});
  CHECK(bad("build = { name = \"A\" }\n") == Lines{"6 needs"});
  CHECK(bad("build = { name = \"A\", persons = 0 }\n") == Lines{"6 out_of_range"});
  CHECK(bad("build = { name = \"A\", persons = 4.5 }\n") == Lines{"6 wrong_type"});
  CHECK(bad("build = { name = \"A\", people = 4 }\n") == Lines{"6 unknown_key_of"});
  CHECK(bad("build = \"A\"\n") == Lines{"6 wrong_type"});
  CHECK(bad("build = { near = [9.7], persons = 4 }\n") == Lines{"6 not_a_point"});
  CHECK(bad("replace = { name = \"A\" }\n") == Lines{"6 needs"});
  CHECK(bad("by = { sites = 2, persons = 5 }\n") == Lines{"6 needs"});
  CHECK(bad("replace = { name = \"A\", persons = 50 }\nby = { sites = 2, persons = 5 }\n") == Lines{"7 too_few_places"});
  CHECK(bad("build = { name = \"A\", persons = 4 }\nclose = { name = \"B\" }\n") == Lines{"4 not_together"});
  CHECK(bad("") == Lines{"4 edit_changes_nothing"});
}

TEST_CASE("every slip in an edit of land use ends in one clear diagnostic") {
  const auto bad = [](std::string_view keys) { return of("land_use", keys); };
  CHECK(bad("add = { shops = -2 }\n" + kTown) == Lines{"6 out_of_range"});
  CHECK(bad("add = { shops = 2.5 }\n" + kTown) == Lines{"6 wrong_type"});
  CHECK(bad("add = { kiosks = 2 }\n" + kTown) == Lines{"6 unknown_key_of"});
  CHECK(bad("add = 3\n" + kTown) == Lines{"6 wrong_type"});
  CHECK(bad("add = {}\n" + kTown) == Lines{"6 empty_list"});
  CHECK(bad("shares = { shops = 0.5, bars = 0.2 }\n" + kTown) == Lines{"6 shares_sum"});
  CHECK(bad("shares = { shops = 1.0 }\nadd = { shops = 1 }\n" + kTown) == Lines{"4 not_together"});
  CHECK(bad("add = { shops = 1 }\nremove = { shops = 1 }\n" + kTown) == Lines{"7 added_and_removed"});
  CHECK(bad("add = { shops = 1 }\n") == Lines{"4 no_where"});
  CHECK(bad("add = { shops = 0 }\n" + kTown) == Lines{"4 edit_changes_nothing"});
  CHECK(bad("ad = { shops = 1 }\n" + kTown) == Lines{"6 unknown_key_in"});
  CHECK(bad("add = { shops = 1 }\nwhere = { polygon = \"nichts.geojson\" }\n") == Lines{"7 input_missing"});
}
