// Whole folders: which replicates are compared, what is refused, what is said.
#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/words.hpp"
#include "scenarios/errors.hpp"
#include "sim/outcome/file.hpp"
#include "tests/unit/comparison/small_outcomes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

using namespace lichtung;
using namespace lichtung::comparison;
using test::Folder;
using test::Small;

namespace {

bool says(const std::vector<std::string>& sentences, const std::string& what) {
  return std::ranges::any_of(sentences, [&](const std::string& s) { return s.find(what) != std::string::npos; });
}

/// Replicate r with values that vary from replicate to replicate, `gain` fewer expected burglaries on segments 0 and 1.
Small varied(std::uint32_t r, float gain = 0.0F) {
  Small s;
  s.replicate = r;
  for (std::size_t i = 0; i < test::kSegments; ++i)
    s.burglary[i] = 10.0F + static_cast<float>((r * 3 + i * 5) % 7) / 10.0F;
  s.burglary[0] -= gain;
  s.burglary[1] -= gain;
  s.totals = {{"residents", 1000.0, "1", ""}};
  return s;
}

}  // namespace

TEST_CASE("A folder compared with itself shows no difference at all") {
  const Folder f;
  for (std::uint32_t r = 0; r < 3; ++r) test::write(varied(r), f.path / "a");
  const Comparison c = compare_folders(f.path / "a", f.path / "a", {});
  CHECK(c.identical);
  CHECK(c.paired());
  CHECK(c.a.replicates == std::vector<std::uint32_t>{0, 1, 2});
  for (const Figure& figure : c.figures) CHECK(figure.contrast.verdict == Verdict::Equal);
  for (const StreetFigure& street : c.streets) {
    CHECK(street.tested == 0);
    CHECK(street.less + street.more == 0);
  }
  for (const auto* parts : {&c.districts, &c.groups, &c.hours})
    for (const PartFigure& part : *parts) {
      CHECK_FALSE(part.contrast.detected());
      CHECK(std::isnan(part.p_adjusted));
    }
  CHECK(c.treatment.streets.empty());
  CHECK(c.displacement.empty());
}

TEST_CASE("Figures, districts and streets of two folders, worked by hand") {
  const Folder f;
  test::write_figures(f.path / "a", {10, 12, 14, 16});
  test::write_figures(f.path / "b", {9, 10, 11, 14});
  const Comparison c = compare_folders(f.path / "a", f.path / "b/", {});
  CHECK(c.b.name == "b");
  CHECK_FALSE(c.identical);
  const Figure* detour = find(c, "detour_mean_m");
  REQUIRE(detour != nullptr);
  CHECK(detour->good == Good::Lower);
  CHECK(detour->contrast.difference == -2.0);
  CHECK(detour->contrast.t.low == Approx(-2.0 - 3.182446 * 0.408248).epsilon(1e-5));
  CHECK(find(c, "detour_mean_m", "true") == nullptr);
  // 90 walks of 100 without fear, in each of 365 days' replicates.
  REQUIRE(find(c, "fearless_night_walks_per_year") != nullptr);
  CHECK(find(c, "fearless_night_walks_per_year")->contrast.mean_a == Approx(90.0));
  const auto west = std::ranges::find_if(c.districts, [](const PartFigure& p) { return p.part == "West" && p.metric == "expected_burglary"; });
  REQUIRE(west != c.districts.end());
  CHECK(west->contrast.mean_a == 4.0);   // four segments with one each
  const auto women = std::ranges::find_if(c.groups, [](const PartFigure& p) { return p.part == "female.18-24" && p.metric == "avoided_share_of_dark_tours"; });
  REQUIRE(women != c.groups.end());
  CHECK(women->contrast.mean_a == Approx(0.1));
  CHECK(c.hours.size() == 168);
  CHECK(c.hours.front().contrast.mean_a == 16.0);   // two persons on each of eight segments
}

TEST_CASE("Replicates pair by number; those without a partner are left out and told") {
  const Folder f;
  test::write_figures(f.path / "a", {10, 12, 14, 16});
  test::write_figures(f.path / "b", {9, 10, 11, 14});
  std::filesystem::remove(f.path / "b/replicate-0001.h5");
  const Comparison c = compare_folders(f.path / "a", f.path / "b", {});
  CHECK(c.a.replicates == std::vector<std::uint32_t>{0, 2, 3});
  CHECK(c.a.unpaired == std::vector<std::uint32_t>{1});
  CHECK(c.b.unpaired.empty());
  CHECK(find(c, "detour_mean_m")->contrast.mean_a == Approx(40.0 / 3.0));
  CHECK(says(caveat_remarks(c, Language::English), "left out: 1 before, 0 after"));
}

TEST_CASE("Other seeds are compared as independent, and it is said") {
  const Folder f;
  test::write_figures(f.path / "a", {1, 2, 3}, 7);
  test::write_figures(f.path / "b", {3, 5, 7}, 8);
  const Comparison c = compare_folders(f.path / "a", f.path / "b", {});
  CHECK_FALSE(c.paired());
  CHECK(c.caveats.other_seed);
  CHECK(find(c, "detour_mean_m")->contrast.sd == Approx(std::sqrt(5.0)));
  CHECK(std::isnan(find(c, "detour_mean_m")->contrast.correlation));
  CHECK(says(caveat_remarks(c, Language::German), "Verschiedene Startwerte (7 und 8)"));
}

TEST_CASE("What intervals know of people is said: nothing of shared ones, all where each replicate has its own") {
  const Folder f;
  const std::string own = "[population]\ndraw = \"per_replicate\"\n";
  const auto write = [&](const char* folder, std::uint64_t seed, const std::string& toml) {
    for (std::uint32_t r = 0; r < 2; ++r) {
      test::Small s = varied(r);
      s.seed = seed;
      s.scenario_toml = toml;
      test::write(s, f.path / folder);
    }
  };
  write("shared", 7, "name = \"x\"\n");
  write("own", 7, own);
  write("other", 8, own);
  const Comparison alone = compare_folders(f.path / "shared", f.path / "shared", {});
  CHECK_FALSE(alone.caveats.own_people);
  const Comparison both = compare_folders(f.path / "own", f.path / "other", {});
  CHECK(both.caveats.own_people);
  CHECK(says(caveat_remarks(both, Language::English), "Every replicate has people of its own"));
  const Comparison mixed = compare_folders(f.path / "shared", f.path / "other", {});
  CHECK_FALSE(mixed.caveats.own_people);
  CHECK(says(caveat_remarks(mixed, Language::English), "no interval here can know"));
}

TEST_CASE("The same seed without a common number is independent too") {
  const Folder f;
  for (std::uint32_t r = 0; r < 2; ++r) test::write(varied(r), f.path / "a");
  for (std::uint32_t r = 2; r < 5; ++r) test::write(varied(r), f.path / "b");
  const Comparison c = compare_folders(f.path / "a", f.path / "b", {});
  CHECK(c.caveats.independent);
  CHECK_FALSE(c.caveats.other_seed);
  CHECK(c.b.replicates.size() == 3);
  CHECK(says(caveat_remarks(c, Language::English), "No number of a replicate is on both sides"));
}

TEST_CASE("One replicate each has differences, no intervals and no discoveries") {
  const Folder f;
  test::write(varied(0), f.path / "a");
  test::write(varied(0, 5.0F), f.path / "b");
  const Comparison c = compare_folders(f.path / "a/replicate-0000.h5", f.path / "b", {.treated = {"segments:0-1"}});
  CHECK(c.caveats.one_replicate);
  CHECK(says(caveat_remarks(c, Language::English), "Only one replicate"));
  const StreetFigure* street = find_street(c, "expected_burglary");
  REQUIRE(street != nullptr);
  CHECK(street->mean_b[0] == Approx(street->mean_a[0] - 5.0F));
  CHECK(std::isnan(street->low[0]));
  CHECK(street->tested == 0);
  REQUIRE_FALSE(c.displacement.empty());
  CHECK(c.displacement.front().verdict == Displacement::Verdict::Undecided);
}

TEST_CASE("What can't be compared is refused with the file and the reason") {
  const Folder f;
  const auto a = f.path / "a", b = f.path / "b";
  test::write(varied(0), a);
  Small other = varied(0);
  const auto refused = [&](const std::string& reason) {
    try {
      static_cast<void>(compare_folders(a, b, {}));
    } catch (const DataError& error) {
      return std::string(error.what()).find(reason) != std::string::npos;
    }
    return false;
  };
  SECTION("another town") {
    other.shift_m = 1.0;
    test::write(other, b);
    CHECK(refused("another town"));
  }
  SECTION("other days") {
    other.days = 7;
    test::write(other, b);
    CHECK(refused("365 before, 7 after"));
  }
  SECTION("two scenarios in one folder") {
    test::write(other, b);
    other.replicate = 1;
    other.scenario = "t";
    test::write(other, b);
    CHECK(refused("another scenario, seed or time than replicate-0000.h5"));
  }
  SECTION("a replicate twice") {
    test::write(other, b);
    std::filesystem::copy_file(b / "replicate-0000.h5", b / "replicate-0009.h5");
    CHECK(refused("replicate 0 once more"));
  }
  SECTION("a summary in place of a replicate") {
    test::write(other, b);
    const std::array<std::filesystem::path, 1> files{b / "replicate-0000.h5"};
    outcome::write_summary(b, files);
    std::filesystem::rename(b / "summary.h5", b / "replicate-0000.h5");
    CHECK(refused("is a summary"));
  }
}

TEST_CASE("Missing and damaged files are errors of files") {
  const Folder f;
  test::write(varied(0), f.path / "a");
  CHECK_THROWS_AS(compare_folders(f.path / "a", f.path / "none", {}), outcome::FileError);
  std::filesystem::create_directories(f.path / "empty");
  CHECK_THROWS_AS(compare_folders(f.path / "a", f.path / "empty", {}), outcome::FileError);
  test::write(varied(0), f.path / "b");
  std::fstream file(f.path / "b/replicate-0000.h5", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(5000);
  file.put('x');
  file.close();
  CHECK_THROWS_AS(compare_folders(f.path / "a", f.path / "b", {}), outcome::FileError);
}

TEST_CASE("The summary beside the replicates isn't taken for one") {
  const Folder f;
  for (std::uint32_t r = 0; r < 2; ++r) test::write(varied(r), f.path / "a");
  const std::array<std::filesystem::path, 2> files{f.path / "a/replicate-0000.h5", f.path / "a/replicate-0001.h5"};
  outcome::write_summary(f.path / "a", files);
  CHECK(compare_folders(f.path / "a", f.path / "a", {}).a.replicates.size() == 2);
}

TEST_CASE("Other versions, dates, inputs and contested effects are told") {
  const Folder f;
  Small a = varied(0), b = varied(0);
  a.parameters = {{"offence.level", 1.0}, {"housing.efficacy_switch", 0.0}};
  b.parameters = {{"offence.level", 2.0}, {"housing.efficacy_switch", 1.0}};
  a.scenario_toml = "name = \"a\"\n[police]\nfoot = 1\n[[edit]]\nkind = \"x\"\n[random]\nseed = 1\n";
  b.scenario_toml = "name = \"b\"\n[police]\nfoot = 2\n";
  b.version = "2";
  b.start = "2026-02-01";
  test::write(a, f.path / "a");
  test::write(b, f.path / "b");
  const Comparison c = compare_folders(f.path / "a", f.path / "b", {});
  CHECK(c.caveats.other_version);
  CHECK(c.caveats.other_start);
  CHECK(c.caveats.contested_a.empty());
  CHECK(c.caveats.contested_b == std::vector<std::string>{"housing.efficacy_switch"});
  std::vector<std::string> keys;
  for (const InputChange& change : c.caveats.inputs) keys.push_back(change.key);
  CHECK(keys == std::vector<std::string>{"housing.efficacy_switch", "offence.level", "police.foot"});
  const auto sentences = caveat_remarks(c, Language::English);
  CHECK(says(sentences, "different versions"));
  CHECK(says(sentences, "police.foot is 1 before, 2 after"));
  CHECK(says(sentences, "Contested effects at work after: housing.efficacy_switch"));
}

TEST_CASE("Missing values of a figure leave their pair out") {
  const Folder f;
  test::write_figures(f.path / "a", {10, std::nan(""), 14, 16});
  test::write_figures(f.path / "b", {9, 10, std::nan(""), 14});
  const Comparison c = compare_folders(f.path / "a", f.path / "b", {});
  CHECK(find(c, "detour_mean_m")->contrast.replicates_a == 2);
  CHECK(find(c, "detour_mean_m")->contrast.left_out == 2);
  CHECK_FALSE(c.identical);
}

TEST_CASE("A gain nobody shares shows as neither displacement nor diffusion, one that moves as displacement") {
  const Folder f;
  for (std::uint32_t r = 0; r < 6; ++r) {
    test::write(varied(r), f.path / "a");
    Small b = varied(r, 3.0F);
    b.light[0] = b.light[1] = 20.0F;
    b.burglary[2] += 2.0F + 0.1F * static_cast<float>(r % 3);   // around the corner
    test::write(b, f.path / "b");
  }
  CompareOptions options;
  options.ring_ends_m = {100.0};
  const Comparison c = compare_folders(f.path / "a", f.path / "b", options);
  CHECK(c.treatment.streets == std::vector<std::uint32_t>{0, 1});
  REQUIRE(c.rings.size() == 3);
  CHECK(c.rings[1].streets == 1);
  REQUIRE(c.displacement.size() == 2);   // all kinds, burglary
  const Displacement& d = c.displacement.front();
  CHECK(d.rings[0].difference == Approx(-6.0));
  CHECK(d.rings[1].difference == Approx(2.1));
  CHECK(d.wdq.quotient == Approx(-2.1 / 6.0));   // the control doesn't change
  CHECK(d.verdict == Displacement::Verdict::Displacement);
  CHECK(d.interval.high < 0.0);
  CHECK(d.wdq.net_effect == Approx(3.9));
  CHECK(says(displacement_remarks(c, Language::English), "displacement nearby"));
  CHECK(find_street(c, "expected_burglary")->less == 2);
}

TEST_CASE("Concentration: all on one street is the most unequal") {
  const Folder f;
  Small a, b;
  b.burglary = {8, 0, 0, 0, 0, 0, 0, 0};
  test::write(a, f.path / "a");
  test::write(b, f.path / "b");
  const Comparison c = compare_folders(f.path / "a", f.path / "b", {});
  REQUIRE(c.concentration.size() == 2);
  CHECK(c.concentration[0].gini_a == Approx(0.0).margin(1e-12));
  CHECK(c.concentration[0].gini_b == Approx(7.0 / 8.0));
  CHECK(c.concentration[0].streets_with_50_b == Approx(1.0 / 8.0));
  CHECK(std::isnan(c.concentration[1].gini_a));   // nothing was sampled
}
