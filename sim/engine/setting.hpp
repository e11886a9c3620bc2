// The town's columns as the rules of behaviour want to see one street.
#pragma once

#include "sim/behaviour/perceived_safety.hpp"
#include "sim/town/town.hpp"

namespace lichtung::engine {

[[nodiscard]] inline behaviour::StreetSetting street_setting(const town::Segments& streets, std::size_t s, float disorder) {
  return {.prospect_m = static_cast<double>(streets.prospect_m[s]), .refuge = static_cast<double>(streets.refuge[s]),
          .escape = streets.escape[s], .disorder = static_cast<double>(disorder)};
}

}  // namespace lichtung::engine
