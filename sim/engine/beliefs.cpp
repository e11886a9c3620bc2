// What people believe of each street: perceived unsafety at night by sensitivity class, and by day.
#include "sim/behaviour/perceived_safety.hpp"
#include "sim/engine/routes.hpp"
#include "sim/engine/setting.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <cmath>

namespace lichtung::engine {

Beliefs make_beliefs(const town::Town& town, const light::LampLight& lamps, const Parameters& parameters,
                     std::span<const float> disorder, std::span<const float> night_company) {
  const auto& streets = town.streets.segments;
  const FearParameters& fear = parameters.fear;
  Beliefs beliefs;
  for (auto& night : beliefs.night) night.resize(streets.size());
  beliefs.day.resize(streets.size());
  beliefs.reason.resize(streets.size());
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, streets.size(), 1024), [&](const auto& range) {
    for (std::size_t s = range.begin(); s != range.end(); ++s) {
      const behaviour::StreetSetting setting = street_setting(streets, s, disorder[s]);
      const Lux minimum(static_cast<double>(lamps.min_lx[s]));
      const double base = behaviour::setting_predictor(fear, setting) -
                          behaviour::company_relief(fear, static_cast<double>(night_company[s]));
      const double dark = fear.light * behaviour::light_gap(fear, minimum);
      for (std::size_t c = 0; c < population::kFearClasses; ++c)
        beliefs.night[c][s] = static_cast<float>(behaviour::logistic(base + dark + behaviour::class_offset(fear, c)));
      beliefs.day[s] = static_cast<float>(behaviour::logistic(base));
      beliefs.reason[s] = static_cast<std::uint8_t>(behaviour::main_reason(fear, setting, minimum));
    }
  });
  return beliefs;
}

double belief_change(const Beliefs& a, const Beliefs& b) {
  double sum = 0.0;
  std::size_t n = 0;
  for (std::size_t c = 0; c < population::kFearClasses; ++c) {
    for (std::size_t s = 0; s < a.night[c].size(); ++s) sum += std::abs(static_cast<double>(a.night[c][s] - b.night[c][s]));
    n += a.night[c].size();
  }
  return n == 0 ? 0.0 : sum / static_cast<double>(n);
}

}  // namespace lichtung::engine
