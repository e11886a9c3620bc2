// What identifies a scenario.
#pragma once

#include "scenarios/scenario.hpp"

#include <string>
#include <string_view>

namespace lichtung::engine {

/// What a replicate depends on besides seed and replicate: the resolved scenario, its input files, the program.
[[nodiscard]] std::string scenario_digest(const Scenario& scenario, std::string_view town_sha256);

}  // namespace lichtung::engine
