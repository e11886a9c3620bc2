// Tables of what happened: incidents, patrols, calls, avoidance, days, recorded walks.
#include "sim/engine/night_town.hpp"
#include "sim/engine/outcome_builder.hpp"
#include "sim/light/light.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <limits>

namespace lichtung::engine::detail {
namespace {

using outcome::Table;

std::int32_t whole(std::uint32_t id) { return id == std::numeric_limits<std::uint32_t>::max() ? -1 : static_cast<std::int32_t>(id); }

Table incidents_table(const Setup& setup, const World& world) {
  std::vector<double> time, x, y;
  std::vector<std::int32_t> day, minute, segment, offender, displaced, age, sex, building;
  std::vector<std::uint8_t> kind, attempted, reported, discovered, cleared;
  const auto& residents = setup.population.residents;
  for (const Incident& i : world.incidents) {
    time.push_back(i.day * 86400.0 + i.minute * 60.0);
    day.push_back(static_cast<std::int32_t>(i.day));
    minute.push_back(static_cast<std::int32_t>(i.minute));
    segment.push_back(whole(i.segment.value));
    offender.push_back(whole(i.offender.value));
    displaced.push_back(whole(i.displaced_from.value));
    const bool person = i.victim.valid() && !i.dwelling.valid();   // a household is no single victim
    age.push_back(person ? static_cast<std::int32_t>(residents.age[i.victim.index()]) : -1);
    sex.push_back(person ? static_cast<std::int32_t>(residents.sex[i.victim.index()]) : -1);
    building.push_back(whole(i.building.value));
    kind.push_back(static_cast<std::uint8_t>(i.kind));
    attempted.push_back(i.attempted ? 1 : 0);
    reported.push_back(i.reported ? 1 : 0);
    discovered.push_back(i.discovered ? 1 : 0);
    cleared.push_back(static_cast<std::uint8_t>(i.clearance));
    const town::Point p = i.building.valid() ? setup.town.buildings.position[i.building.index()] : setup.town.streets.middle(i.segment);
    x.push_back(p.x);
    y.push_back(p.y);
  }
  return {"incidents", {{"time_s", time}, {"day", day}, {"minute", minute}, {"segment", segment}, {"kind", kind},
                        {"offender", offender}, {"attempted", attempted}, {"reported", reported}, {"discovered", discovered},
                        {"cleared", cleared}, {"displaced_from", displaced}, {"victim_age_band", age}, {"victim_sex", sex},
                        {"building", building}, {"x", x}, {"y", y}}};
}

Table avoidance_table(const Setup& setup, const Recorder& recorder) {
  GroupCounts all;
  for (const DayRow& d : recorder.days) all.add(d.groups);
  std::array<std::int32_t, GroupCounts::kGroups> residents{};
  const auto& r = setup.population.residents;
  for (std::size_t i = 0; i < r.size(); ++i) ++residents[GroupCounts::group(r.sex[i], r.age[i])];
  std::vector<std::uint8_t> sex, age;
  std::vector<std::int32_t> people;
  std::vector<double> tours, cancelled, shifted, mode, walks, detour, fear;
  std::array<std::vector<double>, behaviour::kFearReasons> reason;
  for (std::size_t g = 0; g < GroupCounts::kGroups; ++g) {
    const GroupCounts::Row& row = all.row[g];
    sex.push_back(static_cast<std::uint8_t>(g / population::kAgeBands));
    age.push_back(static_cast<std::uint8_t>(g % population::kAgeBands));
    people.push_back(residents[g]);
    tours.push_back(static_cast<double>(row.dark_tours));
    cancelled.push_back(static_cast<double>(row.cancelled));
    shifted.push_back(static_cast<double>(row.shifted));
    mode.push_back(static_cast<double>(row.other_mode));
    walks.push_back(static_cast<double>(row.night_walks));
    const double n = std::max(1.0, static_cast<double>(row.night_walks));
    detour.push_back(static_cast<double>(row.detour_dm) / 10.0 / n);
    fear.push_back(static_cast<double>(row.unsafe_micro) * 1e-6 / n);
    for (std::size_t k = 0; k < behaviour::kFearReasons; ++k) reason[k].push_back(static_cast<double>(row.reason[k]));
  }
  return {"avoidance", {{"sex", sex}, {"age_band", age}, {"residents", people}, {"night_trips", tours},
                        {"avoided_cancelled", cancelled}, {"avoided_shifted", shifted}, {"avoided_mode", mode},
                        {"night_walks", walks}, {"detour_m", detour}, {"fear_share", fear}, {"reason_dark", reason[0]},
                        {"reason_hidden", reason[1]}, {"reason_no_way_out", reason[2]}, {"reason_disorder", reason[3]},
                        {"reason_alone", reason[4]}}};
}

/// Minutes after midnight at which the sun's upper edge passes the horizon, rising or setting; −1 if it doesn't.
std::int32_t horizon_minute(const light::DayLight& day, bool rising) {
  constexpr float kRadius_deg = -0.267F;
  for (std::size_t q = 0; q + 1 < light::kQuarters; ++q) {
    const float a = day.sun_elevation_deg[q] - kRadius_deg, b = day.sun_elevation_deg[q + 1] - kRadius_deg;
    if (rising ? a < 0.0F && b >= 0.0F : a >= 0.0F && b < 0.0F)
      return (static_cast<std::int32_t>(std::lround(15.0F * (static_cast<float>(q) + 0.5F + a / (a - b)))) + 240) % 1440;
  }
  return -1;
}

Table days_table(const Setup& setup, const Recorder& recorder) {
  std::vector<std::string> date;
  std::vector<std::uint8_t> weekday;
  std::vector<std::int32_t> sunrise, sunset, night, trips, avoided, incidents;
  std::vector<double> energy;
  for (const DayRow& d : recorder.days) {
    const std::chrono::sys_days day = std::chrono::sys_days(setup.scenario.time.start) + std::chrono::days(d.day);
    const std::chrono::year_month_day ymd(day);
    date.push_back(fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                               static_cast<unsigned>(ymd.day())));
    weekday.push_back(static_cast<std::uint8_t>(std::chrono::weekday(day).iso_encoding() - 1U));
    const light::DayLight sun = light::day_light(ymd, setup.town.reference_lon_lat, setup.scenario.parameters.light);
    sunrise.push_back(horizon_minute(sun, true));
    sunset.push_back(horizon_minute(sun, false));
    night.push_back(static_cast<std::int32_t>(d.night_minutes));
    std::uint64_t n = 0, a = 0;
    for (const std::uint64_t t : d.counts.trips) n += t;
    for (const auto& row : d.groups.row) a += row.cancelled + row.shifted + row.other_mode;
    trips.push_back(static_cast<std::int32_t>(n));
    avoided.push_back(static_cast<std::int32_t>(a));
    incidents.push_back(static_cast<std::int32_t>(d.incidents));
    energy.push_back(d.energy_kwh);
  }
  return {"days", {{"date", date}, {"weekday", weekday}, {"sunrise_min", sunrise}, {"sunset_min", sunset},
                   {"night_minutes", night}, {"trips", trips}, {"avoided", avoided}, {"incidents", incidents}, {"energy_kwh", energy}}};
}

Table hashes_table(const Recorder& recorder) {
  std::vector<std::int32_t> day;
  std::vector<std::string> hash;
  for (const DayRow& d : recorder.days) {
    day.push_back(static_cast<std::int32_t>(d.day));
    hash.push_back(d.state_hash);
  }
  return {"hashes", {{"day", day}, {"state_hash", hash}}};
}

Table walks_table(const Recorder& recorder) {
  auto walks = recorder.walks;
  // By absolute second: a walk that passes 04:00 belongs to the day before.
  const auto key = [](const auto& w) {
    return std::tuple(w.first * 86400.0 + static_cast<double>(w.second.enter_s), w.second.kind, w.second.agent);
  };
  std::ranges::stable_sort(walks, [&](const auto& a, const auto& b) { return key(a) < key(b); });
  std::vector<std::int32_t> day, agent, segment, enter, leave;
  std::vector<std::uint8_t> mode, kind;
  for (const auto& [d, v] : walks) {
    day.push_back(static_cast<std::int32_t>(d));
    agent.push_back(whole(v.agent));
    segment.push_back(whole(v.segment));
    enter.push_back(static_cast<std::int32_t>(d * 86400.0 + static_cast<double>(v.enter_s)));
    leave.push_back(static_cast<std::int32_t>(d * 86400.0 + static_cast<double>(v.leave_s)));
    mode.push_back(v.mode);
    kind.push_back(v.kind);
  }
  return {"walks", {{"day", day}, {"agent", agent}, {"segment", segment}, {"enter_s", enter}, {"leave_s", leave},
                    {"mode", mode}, {"agent_kind", kind}}};
}

Table positions_table(const Recorder& recorder) {
  std::vector<std::int32_t> time, unit, segment;
  for (const UnitPosition& p : recorder.positions) {
    time.push_back(static_cast<std::int32_t>(p.minute * 60U));
    unit.push_back(whole(p.unit));
    segment.push_back(whole(p.segment));
  }
  return {"patrol_positions", {{"time_s", time}, {"unit", unit}, {"segment", segment}}};
}

Table totals_table(const std::vector<Total>& rows) {
  std::vector<std::string> metric, unit, ledger;
  std::vector<double> value;
  for (const Total& t : rows) {
    metric.push_back(t.metric);
    value.push_back(t.value);
    unit.push_back(t.unit);
    ledger.push_back(t.ledger);
  }
  return {"totals", {{"metric", metric}, {"value", value}, {"unit", unit}, {"ledger", ledger}}};
}

}  // namespace

void add_event_tables(const Setup& setup, const World& world, const Recorder& recorder, outcome::OutcomeData& data) {
  data.tables.push_back(incidents_table(setup, world));
  add_police_tables(setup, world, data);
  data.tables.push_back(avoidance_table(setup, recorder));
  data.tables.push_back(days_table(setup, recorder));
  data.tables.push_back(hashes_table(recorder));
  std::vector<Total> figures = totals(setup, world, recorder);
  std::ranges::move(night_totals(data), std::back_inserter(figures));
  data.tables.push_back(totals_table(figures));
  if (setup.scenario.outcome.record_days.empty()) return;
  data.tables.push_back(walks_table(recorder));
  data.tables.push_back(positions_table(recorder));
}

}  // namespace lichtung::engine::detail
