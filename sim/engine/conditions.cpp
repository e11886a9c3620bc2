// Quarter hours that share the same sky share one row of gaps: a winter night is one row, each step of dusk another.
#include "sim/engine/conditions.hpp"

#include "sim/behaviour/perceived_safety.hpp"

#include <tbb/parallel_for.h>

#include <map>
#include <utility>

namespace lichtung::engine {
namespace {

constexpr float kStarlight_lx = 0.01F;   // below this the sky adds nothing to what anyone sees

}  // namespace

Conditions make_conditions(const town::Town& town, const light::TownLight& lamps, const Parameters& parameters,
                           std::chrono::year_month_day date) {
  Conditions c;
  c.light = light::day_light(date, town.reference_lon_lat, parameters.light);
  c.levels = light::day_levels(town.schedules, c.light, parameters.light);
  c.state = lamps.states(c.levels);
  std::map<std::pair<float, std::uint8_t>, std::uint8_t> rows;
  std::vector<std::pair<float, std::uint8_t>> skies;
  for (std::size_t q = 0; q < light::kQuarters; ++q) {
    const float sky = c.light.sky_lx[q] < kStarlight_lx ? 0.0F : c.light.sky_lx[q];
    if (static_cast<double>(sky) >= parameters.fear.gap_reference_lx) {
      c.level[q] = Conditions::kDaylight;
      continue;
    }
    const auto key = std::pair(sky, c.state[q]);
    const auto [it, fresh] = rows.try_emplace(key, static_cast<std::uint8_t>(skies.size()));
    if (fresh) skies.push_back(key);
    c.level[q] = it->second;
  }
  const std::size_t segments = town.streets.segments.size();
  c.gap.assign(skies.size(), std::vector<float>(segments));
  tbb::parallel_for(std::size_t{0}, skies.size(), [&](std::size_t row) {
    const auto [sky, state] = skies[row];
    for (std::size_t s = 0; s < segments; ++s) {
      const double lux = static_cast<double>(sky) + static_cast<double>(lamps.lit[state].min_lx[s]);
      c.gap[row][s] = static_cast<float>(behaviour::light_gap(parameters.fear, Lux(lux)));
    }
  });
  return c;
}

}  // namespace lichtung::engine
