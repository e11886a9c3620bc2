// Tables of patrol units and of calls.
#include "sim/engine/outcome_builder.hpp"

#include "scenarios/key_table.hpp"

#include <fmt/format.h>

#include <limits>

namespace lichtung::engine::detail {
namespace {

using outcome::Table;

std::int32_t row_of(UnitId unit) { return unit.valid() ? static_cast<std::int32_t>(unit.value) : -1; }

Table units_table(const Setup& setup, const World& world) {
  std::vector<std::string> name, strategy;
  std::vector<std::uint8_t> kind;
  std::vector<std::int32_t> crew, start, minutes;
  std::vector<double> patrol, busy;
  for (std::size_t u = 0; u < world.patrols.units.size(); ++u) {
    const PatrolUnit& unit = world.patrols.units[u];
    const plan::Duty& duty = setup.roster.duties[unit.duty];
    const Shift& shift = duty.shifts[unit.shift];
    name.push_back(fmt::format("unit-{:03}", u));
    strategy.emplace_back(kStrategyWords[static_cast<std::size_t>(duty.strategy)]);
    kind.push_back(static_cast<std::uint8_t>(unit.type));
    crew.push_back(unit.crew);
    start.push_back(shift.from_minute);
    minutes.push_back(shift.minutes());
    patrol.push_back(unit.patrol_min);
    busy.push_back(unit.busy_min);
  }
  return {"patrol_units", {{"name", name}, {"kind", kind}, {"strategy", strategy}, {"crew", crew}, {"shift_start_min", start},
                           {"shift_minutes", minutes}, {"patrol_minutes", patrol}, {"busy_minutes", busy}}};
}

Table calls_table(const World& world) {
  std::vector<double> time;
  std::vector<std::int32_t> segment, unit, incident, backup, officers;
  std::vector<std::uint8_t> kind;
  std::vector<float> wait, travel, backup_wait, response;
  for (std::size_t c = 0; c < world.patrols.next_call; ++c) {
    const Call& call = world.patrols.calls[c];
    time.push_back(call.minute * 60.0);
    segment.push_back(static_cast<std::int32_t>(call.segment.value));
    unit.push_back(row_of(call.unit));
    incident.push_back(call.incident);
    kind.push_back(call.incident < 0 ? 255 : static_cast<std::uint8_t>(world.incidents[static_cast<std::size_t>(call.incident)].kind));
    const float waited = call.unit.valid() ? static_cast<float>(call.sent - call.minute) * 60.0F : std::numeric_limits<float>::quiet_NaN();
    wait.push_back(waited);
    travel.push_back(call.travel_s);
    backup.push_back(row_of(call.backup));
    backup_wait.push_back(call.waited_s());
    officers.push_back(call.officers);
    response.push_back(waited + call.travel_s + call.waited_s());
  }
  return {"patrol_calls", {{"time_s", time}, {"segment", segment}, {"kind", kind}, {"unit", unit}, {"incident", incident},
                           {"wait_s", wait}, {"travel_s", travel}, {"backup", backup}, {"backup_s", backup_wait},
                           {"officers", officers}, {"response_s", response}}};
}

}  // namespace

void add_police_tables(const Setup& setup, const World& world, outcome::OutcomeData& data) {
  data.tables.push_back(units_table(setup, world));
  data.tables.push_back(calls_table(world));
}

}  // namespace lichtung::engine::detail
