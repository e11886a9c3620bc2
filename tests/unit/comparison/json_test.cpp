// comparison.json: what is written reads back; what isn't one is refused.
#include "analysis/comparison/json.hpp"
#include "scenarios/errors.hpp"
#include "tests/unit/comparison/small_outcomes.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <fstream>

using namespace lichtung;
using namespace lichtung::comparison;

namespace {

Comparison sample(const test::Folder& f) {
  for (std::uint32_t r = 0; r < 3; ++r) {
    test::Small s;
    s.replicate = r;
    s.burglary[0] = 2.1F + static_cast<float>(r);
    s.totals = {{"lighting_cost_per_year_eur", 5.0, "€/a", ""}, {"calls", std::nan(""), "1", ""}};
    test::write(s, f.path / "a");
    s.light[0] = 9.0F;
    s.burglary[0] = 1.0F + 0.5F * static_cast<float>(r);
    test::write(s, f.path / "b");
  }
  return compare_folders(f.path / "a", f.path / "b", {});
}

}  // namespace

TEST_CASE("A comparison written as JSON reads back as the same JSON") {
  const test::Folder f;
  Comparison c = sample(f);
  c.a.folder = "a";
  const std::string json = comparison_json(c, true);
  const Comparison back = parse_comparison(json, "x.json");
  CHECK(comparison_json(back, true) == json);
  CHECK(back.rings.back().to_m == std::numeric_limits<double>::infinity());
  CHECK(find_street(back, "expected_burglary")->mean_a[0] == find_street(c, "expected_burglary")->mean_a[0]);
  CHECK(json.find("3.1,") != std::string::npos);   // 32-bit numbers in their own digits
  CHECK(json.find(":nan") == std::string::npos);
}

TEST_CASE("Without streets their lists are missing, their counts aren't") {
  const test::Folder f;
  const Comparison c = sample(f);
  const std::string json = comparison_json(c, false);
  CHECK(json.find("\"tested\"") != std::string::npos);
  CHECK(json.find("\"p_adjusted\":[") == std::string::npos);
  CHECK(find_street(parse_comparison(json, "x"), "expected_burglary")->tested == find_street(c, "expected_burglary")->tested);
}

TEST_CASE("A file leads to the folders it was made from") {
  const test::Folder f;
  Comparison c = sample(f);
  c.a.folder = "a";
  c.b.folder = "../elsewhere/b";
  std::ofstream(f.path / "comparison.json") << comparison_json(c, false);
  const Comparison back = read_comparison(f.path / "comparison.json");
  CHECK(back.a.folder == (f.path / "a").string());
  CHECK(back.b.folder == (f.path.parent_path() / "elsewhere/b").string());
  CHECK_THROWS_AS(read_comparison(f.path / "none.json"), DataError);
}

TEST_CASE("What is no comparison is refused, saying where") {
  const test::Folder f;
  const std::string good = comparison_json(sample(f), true);
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string json = good;
    json.replace(json.find(from), from.size(), to);
    return json;
  };
  for (const std::string& json : {std::string(), std::string("[]"), std::string("{}"), std::string("{\"format\":\"lichtung-comparison\"}"), good.substr(0, good.size() / 2),
                                  std::string(100000, '['), with("\"schema\":1", "\"schema\":2"), with("\"schema\":1", "\"schema\":\"1\""),
                                  with("\"identical\":false", "\"identical\":0"), with("\"good\":\"lower\"", "\"good\":\"lovely\""),
                                  with("\"replicates\":[0,1,2]", "\"replicates\":[0,-1,2]"), with("\"replicates\":[0,1,2]", "\"replicates\":[0,99999999999,2]"),
                                  with("\"mean_a\":[", "\"mean_a\":[1,"), with("\"figures\":[", "\"figures\":[7,"), with("\"identical\"", "\"identisch\"")}) {
    CAPTURE(json.substr(0, 80));
    CHECK_THROWS_AS(parse_comparison(json, "x.json"), DataError);
  }
}
