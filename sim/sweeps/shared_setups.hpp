// What runs of one process share: towns (with their photometry) between points, whole setups between replicates.
#pragma once

#include "sim/engine/simulation.hpp"
#include "sim/sweeps/cache.hpp"
#include "sim/sweeps/run.hpp"
#include "sim/sweeps/work.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace lichtung::sweeps {

class SharedSetups {
 public:
  /// `most_bytes`: of memory for all that is kept and all that runs.
  SharedSetups(const Work& work, std::size_t most_bytes);

  /// Errors: as engine::prepare. Thread-safe.
  [[nodiscard]] std::shared_ptr<const engine::Setup> of(std::uint32_t point);
  /// Prepares, waits for memory, simulates. Thread-safe.
  [[nodiscard]] std::optional<outcome::OutcomeData> simulate(const Unit& unit, const engine::Control& control);

  [[nodiscard]] std::size_t towns_made() const { return towns_.made(); }
  [[nodiscard]] std::size_t setups_made() const { return setups_.made(); }

 private:
  [[nodiscard]] std::shared_ptr<const town::Town> town_of(const Scenario& scenario);

  const Work& work_;
  Cache<town::Town> towns_;
  Cache<engine::Setup> setups_;
  MemoryGate gate_;
};

/// The part of a scenario that its town is made from, before any edit: everything else has its default.
[[nodiscard]] Scenario town_part(const Scenario& scenario);

}  // namespace lichtung::sweeps
