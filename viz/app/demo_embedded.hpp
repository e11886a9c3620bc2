// scenarios/library/demo.toml as it was when the program was built.
#pragma once

#include <string_view>

namespace lichtung::viz {

extern const std::string_view kDemoScenario;

}  // namespace lichtung::viz
