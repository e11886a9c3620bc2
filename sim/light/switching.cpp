// A schedule's level at a quarter hour is taken at its middle, as is the sun.
#include "sim/light/switching.hpp"

#include "scenarios/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace lichtung::light {
namespace {

constexpr std::size_t kMostStates = 250;

bool burns(const LampSchedule& schedule, float sun_deg, const LightParameters& p) {
  switch (schedule.how) {
    case LampSwitch::Sun: return static_cast<double>(sun_deg) < schedule.on_elevation_deg.value_or(p.switch_on_elevation_deg);
    case LampSwitch::AllDay: return true;
    case LampSwitch::Off: return false;
  }
  return false;
}

/// Minutes of the civil day in the middle of a quarter hour; half minutes don't matter, steps are whole minutes.
int civil_minute(std::size_t quarter) { return (4 * 60 + 15 * static_cast<int>(quarter) + 7) % (24 * 60); }

bool inside(const DimStep& step, int minute) {
  if (step.from_minute < step.to_minute) return minute >= step.from_minute && minute < step.to_minute;
  return minute >= step.from_minute || minute < step.to_minute;
}

float level_at(const LampSchedule& schedule, int minute) {
  double level = 1.0;
  for (const DimStep& step : schedule.steps)
    if (inside(step, minute)) level = step.level;
  return static_cast<float>(level);
}

std::vector<double> column(const DayLevels& day, std::size_t quarter) {
  std::vector<double> levels;
  for (const auto& schedule : day.near) levels.push_back(static_cast<double>(schedule[quarter]));
  return levels;
}

bool evening(std::size_t quarter) { return civil_minute(quarter) >= 17 * 60; }

}  // namespace

DayLevels day_levels(std::span<const LampSchedule> schedules, const DayLight& day, const LightParameters& parameters) {
  DayLevels levels;
  for (const LampSchedule& schedule : schedules) {
    auto& near = levels.near.emplace_back();
    auto& rest = levels.rest.emplace_back();
    for (std::size_t q = 0; q < kQuarters; ++q) {
      near[q] = burns(schedule, day.sun_elevation_deg[q], parameters) ? level_at(schedule, civil_minute(q)) : 0.0F;
      rest[q] = std::min(near[q], schedule.motion_rest ? static_cast<float>(*schedule.motion_rest) * near[q] : near[q]);
    }
  }
  return levels;
}

std::array<std::uint8_t, kQuarters> TownLight::states(const DayLevels& day) const {
  std::array<std::uint8_t, kQuarters> state{};
  for (std::size_t q = 0; q < kQuarters; ++q) {
    const auto found = std::ranges::find(levels, column(day, q));
    state[q] = found == levels.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - levels.begin());
  }
  return state;
}

TownLight town_light(const town::Town& town, const LightParameters& parameters, std::chrono::year_month_day first, int days) {
  using namespace std::chrono;
  TownLight light;
  light.levels.emplace_back(town.schedules.size(), 0.0);
  std::map<std::vector<double>, std::size_t> number{{light.levels[0], 0}};
  std::vector<std::size_t> evenings(1, 0);
  for (int d = 0; d < days; ++d) {
    const DayLight sun = day_light(year_month_day(sys_days(first) + std::chrono::days(d)), town.reference_lon_lat, parameters);
    const DayLevels day = day_levels(town.schedules, sun, parameters);
    for (std::size_t q = 0; q < kQuarters; ++q) {
      std::vector<double> levels = column(day, q);
      const auto [it, fresh] = number.try_emplace(levels, light.levels.size());
      if (fresh) light.levels.push_back(std::move(levels));
      evenings.resize(light.levels.size());
      if (sun.dark[q] != 0 && evening(q)) ++evenings[it->second];
    }
  }
  if (light.levels.size() > kMostStates)
    throw DataError(ErrorKind::Data, town.source, fmt::format("lighting schedules meet in {} combinations, expected at most {}",
                                                              light.levels.size(), kMostStates));
  light.usual = static_cast<std::size_t>(std::ranges::max_element(evenings) - evenings.begin());
  light.lit = lamp_light(town, parameters, light.levels);
  return light;
}

std::vector<double> day_energy_kwh(const town::Lamps& lamps, const DayLevels& day,
                                   std::span<const std::array<double, kQuarters>> triggered) {
  std::vector<double> kilowatts(day.near.size(), 0.0), energy(day.near.size(), 0.0);
  for (std::size_t i = 0; i < lamps.size(); ++i) kilowatts[lamps.schedule[i]] += static_cast<double>(lamps.power_w[i]) / 1000.0;
  for (std::size_t s = 0; s < energy.size(); ++s) {
    double hours = 0.0;
    for (std::size_t q = 0; q < kQuarters; ++q) {
      const double share = triggered.empty() ? 0.0 : triggered[s][q];
      const double rest = static_cast<double>(day.rest[s][q]), near = static_cast<double>(day.near[s][q]);
      hours += 0.25 * (rest + share * (near - rest));
    }
    energy[s] = kilowatts[s] * hours;
  }
  return energy;
}

double year_energy_kwh(const town::Town& town, const LightParameters& parameters, std::chrono::year year) {
  using namespace std::chrono;
  double sum = 0.0;
  for (sys_days day = year / January / 1; day < sys_days((year + years(1)) / January / 1); day += days(1)) {
    const DayLevels levels = day_levels(town.schedules, day_light(year_month_day(day), town.reference_lon_lat, parameters), parameters);
    for (const double kwh : day_energy_kwh(town.lamps, levels, {})) sum += kwh;
  }
  return sum;
}

}  // namespace lichtung::light
