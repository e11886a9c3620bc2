// The ensemble of a prepared scenario: binds the folder's logic to the engine.
#include "sim/ensemble/ensemble.hpp"
#include "sim/outcome/memory.hpp"

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace lichtung::ensemble {

// Measured (docs/performance.md): generous, as everything that decides what fits.
std::size_t town_bytes(const town::Town& town) {
  constexpr std::size_t kPerSegment = 8000, kPerDwelling = 400;
  return town.streets.segments.size() * kPerSegment + town.dwellings.size() * kPerDwelling;
}

std::size_t setup_bytes(const engine::Setup& setup) {
  constexpr std::size_t kPerResident = 2000, kPerSegment = 12000;
  return town_bytes(setup.town) + setup.population.residents.size() * kPerResident + setup.town.streets.segments.size() * kPerSegment;
}

std::size_t replicate_bytes(const engine::Setup& setup) {
  // Per resident: the day's segment visits (about 3 trips × 40 segments × 16 B) and columns; per segment: 32 frames
  // and 168 hours of some ten float variables, held and once more while written. Generous on purpose.
  constexpr std::size_t kPerResident = 3000;
  constexpr std::size_t kPerSegment = 40000;
  constexpr std::size_t kBase = std::size_t{64} << 20U;
  const std::size_t own_people = setup.planned == nullptr ? 0 : setup_bytes(setup);
  return kBase + own_people + setup.population.residents.size() * kPerResident + setup.town.streets.segments.size() * kPerSegment;
}

Identity identity_of(const engine::Setup& setup) {
  return {setup.scenario_sha256, setup.scenario.random.seed};
}

EnsembleResult run_ensemble(const engine::Setup& setup, EnsembleRequest request, const EnsembleControl& control) {
  if (request.in_flight == 0) {
    const auto allowed = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
    const auto arena = static_cast<std::size_t>(std::max(1, tbb::this_task_arena::max_concurrency()));
    request.in_flight = replicates_at_once(replicate_bytes(setup), available_bytes(),
                                           static_cast<std::uint32_t>(std::min(allowed, arena)));
  }
  const Simulate simulate = [&setup](std::uint32_t replicate, const engine::Control& engine_control) {
    outcome::require_memory(replicate_bytes(setup));
    return engine::simulate(setup, replicate, engine_control);
  };
  return run_ensemble(identity_of(setup), request, simulate, control);
}

}  // namespace lichtung::ensemble
