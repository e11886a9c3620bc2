// In what two scenarios differ besides their plan, and which contested effects they switch on.
#pragma once

#include "analysis/comparison/comparison.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lichtung::comparison {

/// Rows of the table parameters that differ, then other keys of the resolved scenarios. Left out: the plan, names,
/// seeds, numbers of replicates, and what is recorded.
[[nodiscard]] std::vector<InputChange> changed_inputs(const outcome::Table& parameters_a, const outcome::Table& parameters_b,
                                                      const std::string& scenario_a, const std::string& scenario_b);

/// The text at a key of a resolved scenario, "map.synthetic"; empty if there is none.
[[nodiscard]] std::string scenario_value(const std::string& scenario, std::string_view key);

/// Does each replicate of this resolved scenario have people of its own?
[[nodiscard]] bool people_of_their_own(const std::string& scenario);

/// Keys of parameters of contested effects that aren't 0: those named …_switch, and those whose source says so.
[[nodiscard]] std::vector<std::string> contested(const outcome::Table& parameters);

}  // namespace lichtung::comparison
