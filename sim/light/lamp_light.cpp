// Light of all segments in parallel: segments are independent and write only their own slot.
#include "sim/light/en13201.hpp"
#include "sim/light/light.hpp"
#include "sim/light/relight.hpp"
#include "sim/light/segment_light.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>

namespace lichtung::light {

namespace {

LampLight dark(std::size_t segments) {
  LampLight light;
  for (auto* column : {&light.mean_lx, &light.min_lx, &light.uniformity, &light.semicylindrical_min_lx, &light.dark_m,
                       &light.dark_from_m})
    column->assign(segments, 0.0F);
  light.p_class.assign(segments, kNoPClass);
  light.recognition.assign(segments, 0);
  return light;
}

void put(LampLight& light, std::size_t i, const SegmentLight& lit) {
  light.mean_lx[i] = static_cast<float>(lit.mean_lx);
  light.min_lx[i] = static_cast<float>(lit.min_lx);
  light.uniformity[i] = lit.mean_lx > 0.0 ? static_cast<float>(lit.min_lx / lit.mean_lx) : 0.0F;
  light.semicylindrical_min_lx[i] = static_cast<float>(lit.semicylindrical_min_lx);
  light.dark_m[i] = static_cast<float>(lit.dark_m);
  light.dark_from_m[i] = static_cast<float>(lit.dark_from_m);
  light.p_class[i] = p_class(Lux(lit.mean_lx), Lux(lit.min_lx));
  light.recognition[i] = keeps_recognition(light.p_class[i], Lux(lit.semicylindrical_min_lx)) ? 1 : 0;
}

/// The n segments that `id` names, into one LampLight per state.
template <class Id>
void light_segments(const Illumination& illumination, const StateLevels& levels, std::size_t n, const Id& id,
                    std::span<LampLight> lights) {
  constexpr std::size_t kGrain = 64;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, n, kGrain), [&](const tbb::blocked_range<std::size_t>& range) {
    std::vector<SegmentLight> lit(levels.states());
    for (std::size_t i = range.begin(); i != range.end(); ++i) {
      illumination.segment(id(i), levels, lit);
      for (std::size_t s = 0; s < lit.size(); ++s) put(lights[s], id(i).index(), lit[s]);
    }
  });
}

town::Box box_of(const town::StreetNetwork& streets, std::span<const SegmentId> segments) {
  constexpr double kHalfOfWidest = 20.0;  // m, see grid_width()
  town::Box box;
  for (const SegmentId s : segments)
    for (const town::Point p : streets.polyline(s)) box.include(p);
  return box.grown(kHalfOfWidest);
}

}  // namespace

std::vector<LampLight> lamp_light(const town::Town& town, const LightParameters& parameters,
                                  std::span<const std::vector<double>> states) {
  const std::size_t n = town.streets.segments.size();
  std::vector<LampLight> lights(states.size(), dark(n));
  const Illumination illumination(town.streets, town.lamps, town.luminaires, parameters);
  light_segments(illumination, StateLevels(states, town.schedules.size()), n, [](std::size_t i) { return SegmentId(i); },
                 lights);
  return lights;
}

LampLight lamp_light(const town::Town& town, const LightParameters& parameters, std::span<const double> levels) {
  const std::vector<double> state(levels.begin(), levels.end());
  return std::move(lamp_light(town, parameters, std::span(&state, 1)).front());
}

std::size_t relight(std::span<LampLight> lights, const town::Town& town, const LightParameters& parameters,
                    std::span<const std::vector<double>> states, std::span<const SegmentId> affected) {
  std::vector<SegmentId> segments(affected.begin(), affected.end());
  std::ranges::sort(segments);
  segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
  const Illumination illumination(town.streets, town.lamps, town.luminaires, parameters, box_of(town.streets, segments));
  light_segments(illumination, StateLevels(states, town.schedules.size()), segments.size(),
                 [&](std::size_t i) { return segments[i]; }, lights);
  return segments.size();
}

std::size_t relight(LampLight& light, const town::Town& town, const LightParameters& parameters,
                    std::span<const double> levels, std::span<const SegmentId> affected) {
  const std::vector<double> state(levels.begin(), levels.end());
  return relight(std::span(&light, 1), town, parameters, std::span(&state, 1), affected);
}

}  // namespace lichtung::light
