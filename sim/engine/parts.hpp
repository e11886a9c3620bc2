// Parts of setups that scenarios may share: people, light and ways are made from nothing but what their keys hold, so equal
// keys mean equal parts, bit for bit.
#pragma once

#include "scenarios/scenario.hpp"
#include "sim/engine/routes.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/light/switching.hpp"
#include "sim/population/population.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lichtung::engine {

struct People {
  population::Population population;  // before the programmes and events of a plan
  std::vector<town::Notice> notices;
};

/// Keeps parts by key; called from several threads at once.
class PartStore {
 public:
  template <class T>
  using Make = std::function<std::shared_ptr<const T>()>;

  PartStore() = default;
  virtual ~PartStore() = default;
  PartStore(const PartStore&) = delete;
  PartStore& operator=(const PartStore&) = delete;

  [[nodiscard]] virtual std::shared_ptr<const People> people(const std::string& key, const Make<People>& make) = 0;
  [[nodiscard]] virtual std::shared_ptr<const light::TownLight> light(const std::string& key,
                                                                      const Make<light::TownLight>& make) = 0;
  [[nodiscard]] virtual std::shared_ptr<const Routes> ways(const std::string& key, const Make<Routes>& make) = 0;
};

/// What is known of a scenario's town: equal texts mean equal towns before edits. With edits also all that they may read.
struct TownKey {
  std::string text;
};

/// The part of a scenario that people are made from, apart from what its edits do: everything else has its default.
[[nodiscard]] Scenario people_part(const Scenario& scenario);
/// The same of parameters and ways, apart from people, light and disorder.
[[nodiscard]] Parameters ways_part(const Parameters& parameters);

/// As prepare() in simulation.hpp, with people, light and ways from a store if it has them. `key`: of the town. Errors: DataError.
[[nodiscard]] std::shared_ptr<const Setup> prepare(const Scenario& scenario, town::Town town, const TownKey& key,
                                                   PartStore& store);

/// `draw`: number of the people.
[[nodiscard]] std::string people_key(const TownKey& town, const Scenario& scenario, std::uint32_t draw);
[[nodiscard]] std::string light_key(const TownKey& town, const Scenario& scenario);
/// `disorder`: of each segment at the start.
[[nodiscard]] std::string ways_key(const TownKey& town, const Scenario& scenario, std::uint32_t draw, std::span<const float> disorder);

}  // namespace lichtung::engine
