// The parts of the window around the map. Each draws itself into a rectangle and changes the state; none knows the others.
#pragma once

#include "viz/app/overlay.hpp"
#include "viz/app/state.hpp"
#include "viz/app/theme.hpp"
#include "viz/app/trace.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::viz {

/// What panels ask of the window that owns them.
struct Requests {
  bool help{}, open_a{}, open_b{}, export_picture{}, rebuild_fonts{}, focus_search{}, show_plan{}, quit{};
  std::optional<std::filesystem::path> open_path;    // as A, from the first page
  bool run_demo{};
};

struct PanelContext {
  AppState& state;
  const Fonts& fonts;
  Requests& ask;
  Ink ink;
  Trace& trace;
  /// Tells a test where the last item is.
  void mark(std::string_view name) const;
  [[nodiscard]] const char* tr(std::string_view key) const { return text(state.language(), key).data(); }
};

/// Begins a panel without title bar at a place; ends with ImGui::End.
void begin_panel(const char* id, Viewport at);
/// A heading within a panel.
void heading(const PanelContext& c, const char* words);
void quiet_text(const PanelContext& c, const std::string& words);
/// A button that looks pressed when `on`.
bool toggle_button(const char* label, bool on, const char* tip = nullptr, ImVec2 size = {0, 0});
void tip(const char* words);

/// The bar on top needs two rows where it is narrow for its text.
[[nodiscard]] int top_bar_rows(float width, const Fonts& fonts);
void draw_top_bar(const PanelContext& c, Viewport at);
void draw_layer_panel(const PanelContext& c, Viewport at);
void draw_timeline(const PanelContext& c, Viewport at);
void draw_messages(const PanelContext& c, Viewport map);
void draw_help(const PanelContext& c, bool& open, Viewport window);

/// "Fr, 6.11.2026 16:15" of a time, and parts of it.
[[nodiscard]] std::string date_text(const AppState& state, const Run& run, double time_s, bool with_clock);
[[nodiscard]] std::string clock_text(double time_s);

}  // namespace lichtung::viz
