// The window: GLFW, ImGui, panels around the map.
#pragma once

#include "viz/app/options.hpp"

namespace lichtung::viz {

/// Opens the window and returns when it is closed. Inputs that can't be opened are told in the window and on stderr, and
/// the exit code says it if nothing else was opened.
[[nodiscard]] Exit run_window(const Options& options, Settings settings);

}  // namespace lichtung::viz
