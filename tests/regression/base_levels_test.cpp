// Base levels of the shipped towns against the official figures they were calibrated to: recorded offences, feeling of
// safety, trips. Means over four seasons. A miss means that the library's parameters are out of date: calibrate anew
// (docs/calibration.md), don't widen the band.
#include "sim/ensemble/calibration.hpp"
#include "tests/support/runs.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <array>
#include <iostream>

using namespace lichtung;
using namespace lichtung::test;

namespace {

constexpr double kBand = 0.15;
constexpr double kTripsPerDay = 3.1;          // MiD 2017
constexpr std::array<unsigned, 4> kMonths{1, 4, 7, 10};

struct Levels {
  std::array<double, kOffenceKinds> recorded{};   // per 100 000 and year, expected
  double unsafe{}, trips{};
};

/// Mean over `days` from the 12th of January, April, July and October and over replicates.
Levels measure(std::string_view town, int days, std::uint32_t replicates) {
  Scenario scenario = library_scenario(town, days);
  scenario.random.seed += 1;   // not the runs that calibration saw
  engine::Setup setup = *engine::prepare(scenario);
  Levels levels;
  const double n = static_cast<double>(kMonths.size()) * replicates;
  for (const unsigned month : kMonths) {
    setup.scenario.time.start = setup.scenario.time.start.year() / std::chrono::month(month) / std::chrono::day(12);
    for (const auto& data : simulate_all(setup, replicates)) {
      for (const OffenceKindInfo& info : kOffenceKindTable)
        levels.recorded[index(info.kind)] += total(data, fmt::format("expected_recorded_per_100k.{}", info.key), "expected") / n;
      levels.unsafe += total(data, "survey_unsafe_share") / n;
      levels.trips += total(data, "trips_per_person_day") / n;
    }
  }
  return levels;
}

void check_row(std::string_view town, std::string_view what, double measured, double target) {
  std::cout << fmt::format("{} {}: {:.4g}, target {:.4g} ({:+.1f} %)\n", town, what, measured, target, 100.0 * (measured / target - 1.0));
  INFO(town << ": " << what);
  CHECK(measured == Approx(target).epsilon(kBand));
}

void check_levels(std::string_view town, int days, std::uint32_t replicates) {
  const auto targets = ensemble::read_targets(LICHTUNG_SOURCE_DIR "/scenarios/library/targets-germany.toml");
  const Levels levels = measure(town, days, replicates);
  for (const OffenceKindInfo& info : kOffenceKindTable)
    check_row(town, info.key, levels.recorded[index(info.kind)], targets.recorded_per_100k[index(info.kind)]);
  check_row(town, "unsafe at night", levels.unsafe, targets.unsafe_at_night);
  check_row(town, "trips per person and day", levels.trips, kTripsPerDay);
}

}  // namespace

TEST_CASE("Kleinstadt has the base levels it was calibrated to") { check_levels("kleinstadt", 14, 4); }

TEST_CASE("Mittelstadt has the base levels it was calibrated to") { check_levels("mittelstadt", 7, 2); }

// Takes minutes, and the city's parameters are the defaults as long as the library has no calibrated ones.
TEST_CASE("Grossstadt has the base levels of the targets", "[.][grossstadt]") { check_levels("grossstadt", 2, 1); }
