// Fonts, colours and spacing of panels: calm by default, stark with high contrast.
#pragma once

#include "viz/layers/ramp.hpp"

#include <imgui.h>

namespace lichtung::viz {

struct Fonts {
  ImFont* normal{};
  ImFont* bold{};
  ImFont* small_{};
  ImFont* title{};
  float size{16};           // of `normal`, in points
};

/// Builds the font atlas of the current ImGui context at a text size (1 = normal) for a device with `ratio` pixels per
/// point. Falls back to ImGui's own font where DejaVu is not installed.
[[nodiscard]] Fonts load_fonts(float text_size, float ratio);

void apply_style(float text_size, bool high_contrast);

[[nodiscard]] inline ImU32 colour_u32(Rgb c, float alpha = 1) { return ImGui::ColorConvertFloat4ToU32({c.r, c.g, c.b, alpha}); }
[[nodiscard]] inline ImVec4 colour_vec(Rgb c, float alpha = 1) { return {c.r, c.g, c.b, alpha}; }

/// Colours of plots and of words with a meaning.
struct Ink {
  ImU32 text, quiet, line, accent, before, after, warning, plot_ground;
};
[[nodiscard]] Ink ink(bool high_contrast);

}  // namespace lichtung::viz
