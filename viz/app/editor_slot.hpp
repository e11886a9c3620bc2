// The place of an editor of plans in the window. The viewer works without one; an editor shares selection and map.
#pragma once

#include "viz/map/camera.hpp"
#include "viz/panels/panels.hpp"

#include <imgui.h>

namespace lichtung::viz {

/// What the pointer does on the map, in the map's metres.
struct MapPointer {
  Vec2 place;                   // under the pointer
  float metres_per_point{};     // for tolerances
  bool pressed{}, released{}, down{}, double_clicked{}, shift{}, control{};
};

class EditorSlot {
 public:
  virtual ~EditorSlot() = default;
  /// Its tab in the panel on the right; called between ImGui::BeginTabItem and EndTabItem.
  virtual void draw_panel(const PanelContext& c) = 0;
  /// In the tab of the chosen street: what the plan changes there, and ways to change it. True if the editor's own tab is
  /// wanted now.
  virtual bool draw_street(const PanelContext& c) = 0;
  [[nodiscard]] virtual const char* title(Language language) const = 0;
  /// Over the ground, below the panels: lamps to be placed, posts, handles.
  virtual void draw_overlay(const PanelContext& c, ImDrawList& list, const Camera& camera) = 0;
  /// Called first for everything that happens on the map; true if the editor has used it and the viewer must not.
  virtual bool pointer(const PanelContext& c, const MapPointer& pointer) = 0;
  /// A key pressed on the map (GLFW's code, with modifiers); true if used.
  virtual bool key(const PanelContext& c, int key, bool control, bool shift) = 0;
  /// Tells a test what stands in the plan.
  virtual void describe(Trace& trace) const = 0;
  /// Goes on with what runs beside (a simulation); true if there is more to come.
  virtual bool work(AppState& state) = 0;
  /// True if there is unsaved work: the window asks before it closes.
  [[nodiscard]] virtual bool unsaved() const = 0;
  /// True while something runs beside that closing would stop.
  [[nodiscard]] virtual bool running() const = 0;
  /// Saves where the user has said, as closing asks for it. False if that isn't possible; the reason was said.
  virtual bool save(AppState& state) = 0;
};

}  // namespace lichtung::viz
