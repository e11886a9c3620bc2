// Restrictions of drinking in a village: who keeps to them, where they go, and that lifted ones leave nothing.
#include "sim/engine/drinking.hpp"
#include "tests/unit/engine/nightlife_village.hpp"

using namespace lichtung;
using namespace lichtung::engine;
using namespace lichtung::test;

namespace {

const std::string kNight = "hours = \"18:00-06:00\"\n";
const std::string kBusy = "\"activity.night_life_saturday\" = 1.0\n";   // so that a village has enough of a night

/// Trips to night life on Saturday by what is done about drinking.
std::array<std::size_t, 4> saturday(const std::string& edits, const std::string& parameters, float control = 0.0F) {
  SetupDay day(village_with(edits, kBusy + parameters), 5);
  day.world.drink_control.assign(day.setup->levers.nightlife.drinking.streets.size(), control);
  std::array<std::size_t, 4> n{};
  for (std::uint32_t r = 0; r < day.residents(); ++r)
    for (const Trip& t : day.trips(r))
      if (t.night_out && !t.back) ++n[t.drinking];
  return n;
}

std::size_t nights_out(const std::string& edits, const std::string& parameters, float from_s) {
  const SetupDay day(village_with(edits, parameters), 5);
  std::size_t n = 0;
  for (std::uint32_t r = 0; r < day.residents(); ++r)
    for (const Trip& t : day.trips(r)) n += t.night_out && t.depart_s >= from_s ? 1U : 0U;
  return n;
}

std::size_t at(Drinking what) { return static_cast<std::size_t>(what); }

}  // namespace

TEST_CASE("a restriction lifted leaves the outcome as it was, bit by bit") {
  const auto setup = village_with(edit("alcohol", "where = \"town\"\nsale_until = \"22:00\"\n" + kNight) + edit("alcohol", "where = \"town\"\nlift = true"));
  CHECK(first_difference(village_base(), simulate(*setup, 0)).empty());
}

TEST_CASE("a restriction that nobody keeps changes nothing") {
  const auto data = simulate(*village_with(edit("alcohol", bar_streets() + kNight), "\"nightlife.alcohol_compliance\" = 0.0\n", 2), 0);
  const auto base = simulate(*village_with("", "", 2), 0);
  CHECK(total(data, "alcohol_person_minutes_despite_per_day") > 0.0);
  // Control makes some keep to it, once people have seen it: only the first day is without any.
  CHECK(hashes(data)[0] == hashes(base)[0]);
}

TEST_CASE("who keeps to a restriction goes indoors or on, and more do under control") {
  const std::string dry = edit("alcohol", bar_streets() + kNight);
  const auto all = saturday(dry, "\"nightlife.alcohol_compliance\" = 1.0\n\"nightlife.alcohol_moves_on\" = 1.0\n");
  const auto in = saturday(dry, "\"nightlife.alcohol_compliance\" = 1.0\n\"nightlife.alcohol_moves_on\" = 0.0\n");
  REQUIRE(all[at(Drinking::Elsewhere)] > 10);
  CHECK(all[at(Drinking::Despite)] == 0);
  CHECK(in[at(Drinking::Indoors)] == all[at(Drinking::Elsewhere)] + all[at(Drinking::Indoors)]);
  CHECK(in[at(Drinking::Elsewhere)] == 0);
  const auto loose = saturday(dry, "\"nightlife.alcohol_compliance\" = 0.2\n");
  const auto controlled = saturday(dry, "\"nightlife.alcohol_compliance\" = 0.2\n", 20.0F);
  CHECK(controlled[at(Drinking::Despite)] < loose[at(Drinking::Despite)] / 2);
  CHECK(loose[at(Drinking::Despite)] > 0);
}

TEST_CASE("outside its hours and streets a restriction binds nobody") {
  const auto morning = saturday(edit("alcohol", bar_streets() + "hours = \"06:00-10:00\""), "");
  CHECK(morning[at(Drinking::Free)] > 10);
  CHECK(morning[at(Drinking::Despite)] + morning[at(Drinking::Elsewhere)] + morning[at(Drinking::Indoors)] == 0);
}

TEST_CASE("drinking moves from dry streets to others: fewer person-seconds here, more there") {
  const auto nights = [](const std::string& edits) {
    const SetupDay day(village_with(edits, "\"nightlife.alcohol_compliance\" = 1.0\n\"nightlife.alcohol_moves_on\" = 1.0\n"), 5);
    StreetLife life;
    live_through(day.inputs(), {}, false, life);
    std::set<std::uint32_t> bars;
    const auto& v = day.setup->town.venues;
    for (std::size_t i = 0; i < v.size(); ++i)
      if (v.kind[i] == town::VenueKind::Bar) bars.insert(v.segment[i].value);
    std::pair<double, double> sum;
    for (std::uint32_t s = 0; s < life.night_seconds.size(); ++s) (bars.contains(s) ? sum.first : sum.second) += life.night_seconds[s];
    return sum;
  };
  const auto before = nights(""), after = nights(edit("alcohol", bar_streets() + kNight));
  CHECK(after.first < 0.7 * before.first);
  CHECK(after.second > before.second);
}

TEST_CASE("an end of late sale keeps those at home from drinking whose drinking hangs on it, and only late") {
  const std::string stop = edit("alcohol", "where = \"town\"\nsale_until = \"22:00\"");
  constexpr float kTen = 18.0F * 3600.0F;
  const std::size_t before = nights_out("", "", 0.0F), late = nights_out("", "", kTen);
  REQUIRE(late > 20);
  CHECK(nights_out(stop, "\"nightlife.alcohol_late_sales\" = 0.0\n", 0.0F) == before);
  CHECK(nights_out(stop, "\"nightlife.alcohol_late_sales\" = 1.0\n", kTen) == 0);
  CHECK(nights_out(stop, "\"nightlife.alcohol_late_sales\" = 1.0\n", 0.0F) == before - late);
}

TEST_CASE("the contested switch makes those who comply sober; without it they are as drunk as before") {
  const std::string dry = edit("alcohol", "where = \"town\"\nhours = \"16:00-06:00\"");
  const std::string keep = "\"nightlife.alcohol_compliance\" = 1.0\n";
  CHECK(nights_out(dry, keep, 0.0F) == nights_out("", "", 0.0F));
  CHECK(nights_out(dry, keep + "\"nightlife.alcohol_sober_switch\" = 1.0\n", 0.0F) < nights_out("", "", 0.0F) / 2);
}

TEST_CASE("control is remembered by hours of the restriction alone, and forgotten") {
  plan::DrinkingRules rules;
  plan::DryStreet street{.street = SegmentId(1U), .dry = {}, .way_on = {}};
  for (std::size_t q = 64; q < 72; ++q) street.dry[q] = true;   // 20 to 22 o'clock
  rules.streets.push_back(street);
  PatrolState patrols;
  patrols.seconds.assign(2 * kHours, 0);
  patrols.seconds[kHours + 10] = 3600;
  std::vector<float> control;
  remember_control(rules, patrols, control);
  CHECK(control[0] == 0.0F);
  patrols.seconds[kHours + 16] = 600;
  patrols.order_seconds.assign(2 * kHours, 0);   // either counts
  patrols.order_seconds[kHours + 17] = 600;
  remember_control(rules, patrols, control);
  CHECK(control[0] == Approx(0.2 * 10.0));
  std::ranges::fill(patrols.seconds, 0U);
  std::ranges::fill(patrols.order_seconds, 0U);
  for (int i = 0; i < 30; ++i) remember_control(rules, patrols, control);
  CHECK(control[0] < 0.01F);
}
