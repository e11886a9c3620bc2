// Prices of prevented incidents and fearless walks, from folders with numbers that can be worked by hand.
#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/costs.hpp"
#include "analysis/comparison/words.hpp"
#include "tests/unit/comparison/small_outcomes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace lichtung;
using namespace lichtung::comparison;

namespace {

void write_side(const std::filesystem::path& folder, const std::vector<double>& rates, double light, double police, double walks = 100.0) {
  for (std::size_t r = 0; r < rates.size(); ++r) {
    test::Small s;
    s.replicate = static_cast<std::uint32_t>(r);
    s.walks = walks + 10.0 * static_cast<double>(r);
    s.totals = {{"expected_per_100k.burglary", rates[r], "per 100000 and year", "expected"},
                {"incidents_per_100k.burglary", 10.0 * std::floor(rates[r] / 10.0), "per 100000 and year", "true"},
                {"residents", 50000.0, "1", ""},
                {"lighting_cost_per_year_eur", light, "€/a", ""},
                {"plan_investment_eur", 1e6, "€", ""}};
    if (police > 0.0) s.totals.push_back({"patrol_cost_per_year_eur", police, "€/a", ""});
    test::write(s, folder);
  }
}

const CostRatio& price(const Comparison& c, std::string_view what, std::string_view ledger, std::string_view kind) {
  const auto at = std::ranges::find_if(c.costs, [&](const CostRatio& r) { return r.what == what && r.ledger == ledger && r.kind == kind; });
  REQUIRE(at != c.costs.end());
  return *at;
}

}  // namespace

TEST_CASE("A prevented burglary costs the costs of all levers over the burglaries prevented") {
  const test::Folder f;
  write_side(f.path / "a", {100, 110, 120}, 1000.0, 0.0);
  write_side(f.path / "b", {78, 90, 102}, 1500.0, 500.0);   // 22, 20, 18 fewer: 10 cases fewer a year for 50 000 people
  const Comparison c = compare_folders(f.path / "a", f.path / "b", {});
  CHECK(c.cost_per_year.difference == 1000.0);   // the investment isn't counted twice; a lever of B alone costs nothing in A
  const CostRatio& r = price(c, "incident", "expected", "burglary");
  CHECK(r.gained == Approx(10.0));
  CHECK(r.ratio == Approx(100.0));
  CHECK(r.verdict == CostRatio::Verdict::Price);
  // Gain 11, 10, 9: s = 1, error 1/√3, t(0.975; 2) = 4.302653, so 10 ± 2.484; costs don't vary.
  CHECK(r.bounded);
  CHECK(r.interval.low == Approx(1000.0 / 12.48413).epsilon(1e-5));
  CHECK(r.interval.high == Approx(1000.0 / 7.51587).epsilon(1e-5));
  CHECK(price(c, "incident", "expected", "all").ratio == Approx(100.0));
  CHECK(price(c, "fearless_walk", "", "").verdict == CostRatio::Verdict::NoGain);
}

TEST_CASE("Where nothing is detectably gained one may cost anything") {
  const test::Folder f;
  write_side(f.path / "a", {100, 110, 120}, 1000.0, 0.0);
  write_side(f.path / "b", {90, 115, 119}, 1500.0, 0.0);
  const Comparison c = compare_folders(f.path / "a", f.path / "b", {});
  const CostRatio& r = price(c, "incident", "expected", "burglary");
  CHECK(r.verdict == CostRatio::Verdict::NoGain);
  CHECK_FALSE(r.bounded);
  CHECK(std::isnan(r.interval.high));
  const auto sentences = cost_remarks(c, Language::English);
  CHECK(std::ranges::any_of(sentences, [](const std::string& s) { return s.find("any amount") != std::string::npos; }));
}

TEST_CASE("Cheaper and better saves; worse loses; the same is equal") {
  const test::Folder f;
  write_side(f.path / "a", {100, 110, 120}, 1000.0, 0.0);
  write_side(f.path / "b", {80, 91, 99}, 900.0, 0.0, 200.0);
  const Comparison better = compare_folders(f.path / "a", f.path / "b", {});
  CHECK(price(better, "incident", "expected", "burglary").verdict == CostRatio::Verdict::Saves);
  CHECK(price(better, "fearless_walk", "", "").verdict == CostRatio::Verdict::Saves);
  CHECK(price(better, "fearless_walk", "", "").gained == Approx(90.0));
  const Comparison worse = compare_folders(f.path / "b", f.path / "a", {});
  CHECK(price(worse, "incident", "expected", "burglary").verdict == CostRatio::Verdict::Loses);
  const Comparison same = compare_folders(f.path / "a", f.path / "a", {});
  CHECK(price(same, "incident", "true", "burglary").verdict == CostRatio::Verdict::Equal);
}

TEST_CASE("Expected numbers beside sampled ones: the gain in variance is that of the differences") {
  const test::Folder f;
  write_side(f.path / "a", {100, 110, 120}, 1000.0, 0.0);
  write_side(f.path / "b", {78, 90, 102}, 1000.0, 0.0);   // sampled: 70, 90, 100 of 100, 110, 120: −30, −20, −20
  const Comparison c = compare_folders(f.path / "a", f.path / "b", {});
  REQUIRE(c.gains.size() == 2);
  CHECK(c.gains[0].kind == "all");
  CHECK(c.gains[1].variance_expected == Approx(4.0));
  CHECK(c.gains[1].variance_sampled == Approx(100.0 / 3.0));
  CHECK(c.gains[1].ratio == Approx(25.0 / 3.0));
}

TEST_CASE("Yearly costs are known by name and unit") {
  CHECK(is_yearly_cost("lighting_cost_per_year_eur", "€/a"));
  CHECK(is_yearly_cost("cost_patrols", "EUR/yr"));
  CHECK_FALSE(is_yearly_cost("plan_investment_eur", "€"));
  CHECK_FALSE(is_yearly_cost("rent_mean", "€/a"));
}
