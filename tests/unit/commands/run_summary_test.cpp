// The table that `lichtung run` prints, and its numbers.
#include "sim/commands/progress_line.hpp"
#include "sim/commands/run_summary.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <limits>
#include <string>
#include <vector>

using namespace lichtung;
using namespace lichtung::commands;

namespace {

struct Row {
  std::string metric, ledger;
  double value;
};

outcome::Table totals(const std::vector<Row>& rows) {
  std::vector<std::string> metric, unit, ledger;
  std::vector<double> value;
  for (const Row& row : rows) {
    metric.push_back(row.metric);
    value.push_back(row.value);
    unit.emplace_back("1");
    ledger.push_back(row.ledger);
  }
  return {"totals", {{"metric", metric}, {"value", value}, {"unit", unit}, {"ledger", ledger}}};
}

std::vector<MetricSummary> summarise(const std::vector<outcome::Table>& tables) {
  std::vector<const outcome::Table*> pointers;
  for (const auto& table : tables) pointers.push_back(&table);
  return summarise_totals(pointers);
}

}  // namespace

TEST_CASE("totals of replicates give mean and range, apart for each ledger") {
  const auto metrics = summarise({totals({{"a", "true", 2.0}, {"a", "reported", 1.0}}),
                                  totals({{"a", "true", 6.0}, {"a", "reported", 1.5}})});
  REQUIRE(metrics.size() == 2);
  CHECK(metrics[0].mean == 4.0);
  CHECK(metrics[0].min == 2.0);
  CHECK(metrics[0].max == 6.0);
  CHECK(metrics[0].n == 2);
  CHECK(metrics[1].ledger == "reported");
  CHECK(metrics[1].mean == 1.25);
}

TEST_CASE("a replicate with nothing to measure does not spoil the mean") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto metrics = summarise({totals({{"a", "", nan}, {"b", "", nan}}), totals({{"a", "", 3.0}, {"b", "", nan}})});
  CHECK(metrics[0].mean == 3.0);
  CHECK(metrics[0].n == 1);
  CHECK(metrics[1].n == 0);
  CHECK(totals_json(metrics)[1]["mean"].is_null());
}

TEST_CASE("a totals table without the expected columns contributes nothing") {
  CHECK(summarise({outcome::Table{"totals", {{"metric", std::vector<std::string>{"a"}}}}}).empty());
  CHECK(summarise({outcome::Table{"totals",
                                  {{"metric", std::vector<std::string>{"a"}},
                                   {"value", std::vector<float>{1.0F}},
                                   {"unit", std::vector<std::string>{"1"}},
                                   {"ledger", std::vector<std::string>{""}}}}}).empty());
}

TEST_CASE("the table shows kinds by ledger, percentages and minutes in the reader's language") {
  const auto metrics = summarise({totals({{"incidents_per_100k.burglary", "true", 1234.0},
                                          {"incidents_per_100k.burglary", "recorded", 98.7},
                                          {"clearance.burglary", "cleared", 0.153},
                                          {"night_walks_unsafe_share", "", 0.2247},
                                          {"response_time_median_s", "", 450.0}})});
  const std::string de = summary_table(metrics, 1, Language::German);
  CHECK(de.find("Wohnungseinbruchdiebstahl") != std::string::npos);
  CHECK(de.find("1.234") != std::string::npos);
  CHECK(de.find("98,7") != std::string::npos);
  CHECK(de.find("22,5") != std::string::npos);
  CHECK(de.find("7,5") != std::string::npos);
  CHECK(de.find("keine Prognose") != std::string::npos);
  const std::string en = summary_table(metrics, 1, Language::English);
  CHECK(en.find("1,234") != std::string::npos);
  CHECK(en.find("  15\n") != std::string::npos);
}

TEST_CASE("figures the run did not give are a dash, never a zero") {
  const std::string table = summary_table({}, 1, Language::English);
  const auto line = table.find("street robbery");
  REQUIRE(line != std::string::npos);
  const std::string robbery = table.substr(line, table.find('\n', line) - line);
  CHECK(robbery.find_first_of("0123456789") == std::string::npos);
  CHECK(robbery.find("–") != std::string::npos);
}

TEST_CASE("several replicates show their range") {
  const auto metrics = summarise({totals({{"trips_per_person_day", "", 3.0}}), totals({{"trips_per_person_day", "", 3.2}})});
  CHECK(summary_table(metrics, 2, Language::English).find("3.10 (3.00–3.20)") != std::string::npos);
}

TEST_CASE("durations are rounded to what a waiting person needs") {
  using namespace std::chrono_literals;
  CHECK(format_duration(45s) == "45 s");
  CHECK(format_duration(119s) == "119 s");
  CHECK(format_duration(150s) == "3 min");
  CHECK(format_duration(3900s) == "1 h 05 min");
  CHECK(format_duration(-5s) == "0 s");
}
