// Seven days of Kleinstadt with a fixed seed against a file kept beside this one: any change of outcomes is seen, and
// the readable figures in the file say what has changed. The golden file is never rewritten by a plain run:
//   test_regression "[regenerate]"
// writes it anew; look at its difference before accepting it.
#include "tests/support/runs.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <cmath>
#include <fstream>

using namespace lichtung;
using namespace lichtung::test;

namespace {

const std::filesystem::path kGolden = LICHTUNG_SOURCE_DIR "/tests/regression/golden-kleinstadt.txt";

/// Figures first, so that a difference starts with what it means, then the state hash of each day.
std::string describe(const engine::Setup& setup, const outcome::OutcomeData& data) {
  std::string text = "# Kleinstadt of the library, 7 days, replicate 0. Rewritten only by: test_regression \"[regenerate]\"\n";
  const auto line = [&](std::string_view key, double value) { text += fmt::format("{} = {:.6g}\n", key, value); };
  line("dwellings", static_cast<double>(setup.town.dwellings.size()));
  line("lamps", static_cast<double>(setup.town.lamps.size()));
  line("habits", static_cast<double>(setup.population.habits.size()));
  for (const OffenceKindInfo& info : kOffenceKindTable) line(fmt::format("incidents.{}", info.key), static_cast<double>(incidents(data, info.kind)));
  const auto& metric = column<std::string>(data, "totals", "metric");
  const auto& ledger = column<std::string>(data, "totals", "ledger");
  const auto& value = column<double>(data, "totals", "value");
  for (std::size_t i = 0; i < metric.size(); ++i)
    if (!metric[i].starts_with("incidents_per_100k") && !metric[i].starts_with("clear"))
      line(ledger[i].empty() ? metric[i] : fmt::format("{} ({})", metric[i], ledger[i]), value[i]);
  for (std::size_t d = 0; d < hashes(data).size(); ++d) text += fmt::format("day {} = {}\n", d, hashes(data)[d]);
  return text;
}

std::string seven_days() {
  const auto setup = engine::prepare(library_scenario("kleinstadt", 7));
  return describe(*setup, simulate(*setup, 0));
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    all.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

}  // namespace

TEST_CASE("seven days of Kleinstadt give the outcomes they gave before") {
  const auto expected = lines(bytes_of(kGolden)), found = lines(seven_days());
  std::string difference;
  for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i) {
    const std::string before = i < expected.size() ? expected[i] : "(nothing)", now = i < found.size() ? found[i] : "(nothing)";
    if (before != now) difference += fmt::format("  - {}\n  + {}\n", before, now);
  }
  INFO("Outcomes differ from " << kGolden.filename() << " (- before, + now):\n"
                               << difference << "If that is intended, say why in the commit and run: test_regression \"[regenerate]\"");
  CHECK(difference.empty());
}

TEST_CASE("rewrite the golden file of Kleinstadt", "[.][regenerate]") {
  std::ofstream(kGolden, std::ios::binary | std::ios::trunc) << seven_days();
  SUCCEED("written");
}
