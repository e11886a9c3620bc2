// Edits of upkeep, security, travelling offenders and investigation as written, and what is said of slips.
#include "reading.hpp"

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

namespace {

std::string edit(std::string_view kind, std::string_view keys) {
  return kHead + "[[edit]]\nkind = \"" + std::string(kind) + "\"\n" + std::string(keys);
}

/// The edit's table is line 4, its keys start at line 6.
Lines slip(std::string_view kind, std::string_view keys) { return problems(edit(kind, keys)); }

template <class T>
T written(std::string_view keys) {
  const Scenario s = good(edit(T::kWord, keys));
  REQUIRE(s.edits.size() == 1);
  return std::get<T>(s.edits[0].what);
}

const std::string kTown = "where = \"town\"\n";

}  // namespace

TEST_CASE("an upkeep edit holds what was written") {
  const auto e = written<UpkeepEdit>("where = { kind = \"path\" }\ncleaning_interval = 7\ngraffiti_days = 1.5\nrepair = 3\n");
  CHECK(e.cleaning_interval_days == 7.0);
  CHECK(e.graffiti_days == 1.5);
  CHECK(e.repair == 3);
  CHECK(e.where.kinds == Lines{"path"});
  CHECK(written<UpkeepEdit>(kTown + "repair = \"all\"\n").repair == UpkeepEdit::kAll);
}

TEST_CASE("every slip in an upkeep edit ends in one clear diagnostic") {
  CHECK(slip("upkeep", "graffiti_days = 3\n") == Lines{"4 no_where"});
  CHECK(slip("upkeep", kTown) == Lines{"4 edit_changes_nothing"});
  CHECK(slip("upkeep", "cleaning_interval = 0\n" + kTown) == Lines{"6 out_of_range"});
  CHECK(slip("upkeep", "cleaning_interval = -7\n" + kTown) == Lines{"6 out_of_range"});
  CHECK(slip("upkeep", "cleaning_interval = \"weekly\"\n" + kTown) == Lines{"6 wrong_type"});
  CHECK(slip("upkeep", "cleaning_interval = inf\n" + kTown) == Lines{"6 not_finite"});
  CHECK(slip("upkeep", "graffiti_days = 1000\n" + kTown) == Lines{"6 out_of_range"});
  CHECK(slip("upkeep", "graffiti = 3\n" + kTown) == Lines{"6 unknown_key_in"});
  CHECK(slip("upkeep", "repair = 0\n" + kTown) == Lines{"6 out_of_range"});
  CHECK(slip("upkeep", "repair = \"some\"\n" + kTown) == Lines{"6 unknown_word"});
  CHECK(slip("upkeep", "repair = true\n" + kTown) == Lines{"6 wrong_type"});
  CHECK(slip("upkeep", "repair = 1.5\n" + kTown) == Lines{"6 wrong_type"});
  CHECK(slip("upkeep", "repair = \"all\"\nwhere = {}\n") == Lines{"7 empty_where"});
  CHECK(slip("upkeep", "repair = \"all\"\nwhere = { polygon = \"nichts.geojson\" }\n") == Lines{"7 input_missing"});
}

TEST_CASE("a security edit holds what was written") {
  const auto e = written<SecurityEdit>(kTown + "subsidy = 1500\ntenure = [\"owner\", \"social\"]\n");
  CHECK(e.subsidy_eur == 1500.0);
  CHECK_FALSE(e.share.has_value());
  CHECK(e.tenure == std::array{true, false, true});
  CHECK(written<SecurityEdit>(kTown + "share = 0.6\n").tenure == std::array{true, true, true});
}

TEST_CASE("every slip in a security edit ends in one clear diagnostic") {
  CHECK(slip("security", "share = 0.5\n") == Lines{"4 no_where"});
  CHECK(slip("security", kTown) == Lines{"4 edit_changes_nothing"});
  CHECK(slip("security", "tenure = \"owner\"\n" + kTown) == Lines{"4 edit_changes_nothing"});
  CHECK(slip("security", "share = 0.5\nsubsidy = 500\n" + kTown) == Lines{"4 not_together"});
  CHECK(slip("security", "share = 60\n" + kTown) == Lines{"6 out_of_range"});
  CHECK(slip("security", "share = -0.1\n" + kTown) == Lines{"6 out_of_range"});
  CHECK(slip("security", "share = \"60 %\"\n" + kTown) == Lines{"6 wrong_type"});
  CHECK(slip("security", "subsidy = 0\n" + kTown) == Lines{"6 out_of_range"});
  CHECK(slip("security", "subsidy = nan\n" + kTown) == Lines{"6 not_finite"});
  CHECK(slip("security", "subsidy = 500\ntenure = \"flat\"\n" + kTown) == Lines{"7 unknown_word"});
  CHECK(slip("security", "subsidy = 500\ntenure = []\n" + kTown).size() == 1);
  CHECK(slip("security", "subsidie = 500\n" + kTown) == Lines{"6 unknown_key_in"});
}

TEST_CASE("an edit of travelling offenders holds what was written") {
  const auto e = written<OutsidersEdit>("factor = 2\nmonths = [\"nov\", \"dec\"]\nstation_share = 0\nkinds = \"burglary\"\n");
  CHECK(e.factor == 2.0);
  REQUIRE(e.months.has_value());
  CHECK(((*e.months)[10] && (*e.months)[11] && !(*e.months)[0]));
  CHECK(e.station_share == 0.0);
  CHECK(e.kinds == ChosenKinds{true, false, false, false, false});
}

TEST_CASE("every slip in an edit of travelling offenders ends in one clear diagnostic") {
  CHECK(slip("outsiders", "") == Lines{"4 edit_changes_nothing"});
  CHECK(slip("outsiders", "rate = 1\nfactor = 2\n") == Lines{"4 not_together"});
  CHECK(slip("outsiders", "rate = -1\n") == Lines{"6 out_of_range"});
  CHECK(slip("outsiders", "rate = 1e6\n") == Lines{"6 out_of_range"});
  CHECK(slip("outsiders", "factor = \"double\"\n") == Lines{"6 wrong_type"});
  CHECK(slip("outsiders", "factor = nan\n") == Lines{"6 not_finite"});
  CHECK(slip("outsiders", "months = \"nov\"\n") == Lines{"6 needs"});
  CHECK(slip("outsiders", "rate = 2\nmonths = \"november\"\n") == Lines{"7 unknown_word"});
  CHECK(slip("outsiders", "rate = 2\nmonths = 11\n").size() == 1);
  CHECK(slip("outsiders", "station_share = 1.2\n") == Lines{"6 out_of_range"});
  CHECK(slip("outsiders", "kinds = \"car_theft\"\n") == Lines{"6 unknown_word"});
  CHECK(slip("outsiders", "rate = 2\n" + kTown) == Lines{"7 unknown_key_in"});
}

TEST_CASE("an edit of investigation holds what was written") {
  const auto e = written<InvestigationEdit>("officers = 2.5\nkinds = [\"burglary\", \"robbery\"]\n");
  CHECK(e.officers == 2.5);
  CHECK(e.kinds == ChosenKinds{true, true, false, false, false});
}

TEST_CASE("every slip in an edit of investigation ends in one clear diagnostic") {
  CHECK(slip("investigation", "") == Lines{"4 edit_changes_nothing"});
  CHECK(slip("investigation", "kinds = \"burglary\"\n") == Lines{"4 edit_changes_nothing"});
  CHECK(slip("investigation", "factor = 2\nofficers = 3\n") == Lines{"4 not_together"});
  CHECK(slip("investigation", "factor = -1\n") == Lines{"6 out_of_range"});
  CHECK(slip("investigation", "factor = 1000\n") == Lines{"6 out_of_range"});
  CHECK(slip("investigation", "officers = -3\n") == Lines{"6 out_of_range"});
  CHECK(slip("investigation", "officers = 0\n") == Lines{"6 out_of_range"});
  CHECK(slip("investigation", "officers = \"many\"\n") == Lines{"6 wrong_type"});
  CHECK(slip("investigation", "officers = nan\n") == Lines{"6 not_finite"});
  CHECK(slip("investigation", "officers = 3\nkinds = \"theft\"\n") == Lines{"7 unknown_word"});
  CHECK(slip("investigation", "officer = 3\n") == Lines{"6 unknown_key_in"});
  CHECK(slip("investigation", "factor = 2\n" + kTown) == Lines{"7 unknown_key_in"});
}
