// What runs of one process share: towns (with their photometry), people, light and ways between points, whole setups between
// replicates.
#pragma once

#include "sim/engine/parts.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/sweeps/cache.hpp"
#include "sim/sweeps/run.hpp"
#include "sim/sweeps/work.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace lichtung::sweeps {

/// Parts of setups, each kind within a bound of its own.
class SharedParts : public engine::PartStore {
 public:
  explicit SharedParts(std::size_t most_bytes);
  [[nodiscard]] std::shared_ptr<const engine::People> people(const std::string& key, const Make<engine::People>& make) override;
  [[nodiscard]] std::shared_ptr<const light::TownLight> light(const std::string& key, const Make<light::TownLight>& make) override;
  [[nodiscard]] std::shared_ptr<const engine::Routes> ways(const std::string& key, const Make<engine::Routes>& make) override;

  [[nodiscard]] std::size_t people_made() const { return people_.made(); }
  [[nodiscard]] std::size_t light_made() const { return light_.made(); }
  [[nodiscard]] std::size_t ways_made() const { return ways_.made(); }

 private:
  Cache<engine::People> people_;
  Cache<light::TownLight> light_;
  Cache<engine::Routes> ways_;
};

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
  [[nodiscard]] const SharedParts& parts() const { return parts_; }

 private:
  [[nodiscard]] std::shared_ptr<const engine::Setup> prepare(const Scenario& scenario);

  const Work& work_;
  Cache<town::Town> towns_;
  SharedParts parts_;
  Cache<engine::Setup> setups_;
  MemoryGate gate_;
};

/// The part of a scenario that its town is made from, before any edit: everything else has its default.
[[nodiscard]] Scenario town_part(const Scenario& scenario);

}  // namespace lichtung::sweeps
