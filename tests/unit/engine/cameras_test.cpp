// Cameras in a village: at rest they change nothing, known ones deter and calm, watched ones discover, all of them record.
#include "sim/engine/cameras.hpp"
#include "tests/unit/engine/nightlife_village.hpp"

using namespace lichtung;
using namespace lichtung::engine;
using namespace lichtung::test;

namespace {

const std::string kInert = "\"nightlife.camera_notice\" = 0.0\n\"nightlife.camera_identify\" = 0.0\n\"nightlife.camera_deterrence\" = 0.0\n"
                           "\"nightlife.camera_feeling\" = 0.0\n";
const std::set<std::string> kFigures{"totals", "parameters"};

}  // namespace

TEST_CASE("cameras added and taken away leave the outcome as it was, bit by bit") {
  const auto setup = village_with(edit("camera", "where = \"town\"\nwatched = \"live\"") + edit("camera", "where = \"town\"\nremove = true"));
  CHECK(first_difference(village_base(), simulate(*setup, 0)).empty());
}

TEST_CASE("cameras that nobody knows of and that show nothing change nothing but what they record") {
  const auto data = simulate(*village_with(edit("camera", "where = \"town\""), kInert), 0);
  CHECK(first_difference(village_base(), data, kFigures).empty());
  CHECK(total(data, "camera_person_minutes_uninvolved_per_day") > 1000.0);
  CHECK(total(village_base(), "camera_person_minutes_uninvolved_per_day") == 0.0);
}

TEST_CASE("without signs nobody is deterred or calmed") {
  const std::string strong = "\"nightlife.camera_notice\" = 0.0\n\"nightlife.camera_identify\" = 0.0\n\"nightlife.camera_deterrence\" = 1.0\n"
                             "\"nightlife.camera_feeling\" = 1.0\n";
  const auto hidden = simulate(*village_with(edit("camera", "where = \"town\"\nsign = false"), strong), 0);
  CHECK(first_difference(village_base(), hidden, kFigures).empty());
  const auto known = simulate(*village_with(edit("camera", "where = \"town\""), strong), 0);
  CHECK(expected(known) < 0.6 * expected(village_base()));
  CHECK(total(known, "night_walks_unsafe_share") < 0.8 * total(village_base(), "night_walks_unsafe_share"));
}

TEST_CASE("watched cameras put offences into the discovered ledger and clear more, and never make one that wasn't") {
  const std::string sharp = "\"nightlife.camera_notice\" = 1.0\n\"nightlife.camera_identify\" = 1.0\n\"nightlife.camera_deterrence\" = 0.0\n"
                            "\"nightlife.camera_feeling\" = 0.0\n\"offence.base.damage\" = -4.5\n\"offence.base.assault\" = -5.0\n";
  const auto live = simulate(*village_with(edit("camera", "where = \"town\"\nwatched = \"live\""), sharp), 0);
  const auto recorded = simulate(*village_with(edit("camera", "where = \"town\""), sharp), 0);
  CHECK(total(live, "camera_incidents_discovered", "discovered") > 5.0);
  CHECK(total(recorded, "camera_incidents_discovered", "discovered") == 0.0);
  CHECK(total(recorded, "camera_incidents_cleared", "cleared") > 0.0);
  const auto& cleared = column<std::uint8_t>(live, "incidents", "cleared");
  const auto& discovered = column<std::uint8_t>(live, "incidents", "discovered");
  const auto& reported = column<std::uint8_t>(live, "incidents", "reported");
  double by_camera = 0.0;
  for (std::size_t i = 0; i < cleared.size(); ++i) {
    CHECK((cleared[i] == 0 || discovered[i] != 0 || reported[i] != 0));
    by_camera += cleared[i] == static_cast<std::uint8_t>(Clearance::Camera) ? 1.0 : 0.0;
  }
  CHECK(by_camera == total(live, "camera_incidents_cleared", "cleared"));
  CHECK(total(live, "calls") > total(recorded, "calls"));
}

TEST_CASE("cameras make out less in the dark, and nothing at hours when they are off") {
  const SetupDay day(village_with(edit("camera", "where = \"town\"\nwatched = \"live\"\nhours = \"12:00-03:00\"")), 0);
  const DayInputs in = day.inputs();
  const std::uint32_t noon = 8 * 60, night = 19 * 60, morning = 4 * 60;
  const double by_day = camera_sight(in, 1, noon).noticed;
  CHECK(by_day == Approx(0.10).epsilon(0.01));
  CHECK(camera_sight(in, 0, night).noticed < 0.5 * by_day);        // no lamps
  CHECK(camera_sight(in, 1, night).noticed > camera_sight(in, 0, night).noticed);
  CHECK(camera_sight(in, 1, morning).recorded == 0.0);
}

TEST_CASE("what cameras record follows their hours, and their cost their number and who watches") {
  const auto half = simulate(*village_with(edit("camera", "where = \"town\"\nhours = \"12:00-18:00\""), kInert, 2), 0);
  const auto all = simulate(*village_with(edit("camera", "where = \"town\"\nwatched = \"live\""), kInert, 2), 0);
  CHECK(total(half, "camera_person_minutes_uninvolved_per_day") < total(all, "camera_person_minutes_uninvolved_per_day"));
  CHECK(total(half, "camera_person_minutes_uninvolved_per_day") > 0.0);
  const double n = total(all, "cameras");
  CHECK(total(half, "camera_cost_per_year_eur") == Approx(n * (6000.0 / 8.0 + 1200.0)));
  CHECK(total(all, "camera_cost_per_year_eur") == Approx(n * (6000.0 / 8.0 + 1200.0 + 365.0 * 24.0 / 16.0 * 45.0)));
}

TEST_CASE("a camera on a street that nobody passes records nobody and changes nothing") {
  const auto& footfall = variable(village_base(), "footfall_day");
  const auto& values = std::get<std::vector<float>>(footfall.values);
  const auto& night = std::get<std::vector<float>>(variable(village_base(), "footfall_night").values);
  const std::size_t n = village_base().segment_count;
  std::vector<double> passed(n, 0.0);
  for (std::size_t i = 0; i < values.size(); ++i) passed[i % n] += static_cast<double>(values[i]) + static_cast<double>(night[i]);
  const auto empty = std::ranges::min_element(passed);
  if (*empty > 0.0) SUCCEED("every street is passed");
  const auto street = std::to_string(empty - passed.begin());
  const auto data = simulate(*village_with(edit("camera", "where = { segment = " + street + " }\nwatched = \"live\""), *empty > 0.0 ? kInert : ""), 0);
  CHECK(first_difference(village_base(), data, kFigures).empty());
  if (*empty == 0.0) CHECK(total(data, "camera_person_minutes_uninvolved_per_day") == 0.0);
}
