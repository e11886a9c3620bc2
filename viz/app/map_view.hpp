// The map in the window: pointer and keys on it, what is written over it.
#pragma once

#include "viz/app/editor_slot.hpp"
#include "viz/app/overlay.hpp"
#include "viz/app/painter.hpp"

#include <optional>
#include <vector>

namespace lichtung::viz {

class MapView {
 public:
  /// Answers the pointer; call before painting.
  void handle_pointer(const PanelContext& c, const std::vector<Pane>& panes, Viewport map, EditorSlot* editor);
  /// Moves of the keyboard: dx and dy in points; zoom as a factor.
  void pan(AppState& state, float dx, float dy);
  void zoom(AppState& state, Viewport map, float factor);
  /// Chooses the street in the middle, where the cross hair is.
  void pick_middle(AppState& state, Viewport map);

  /// Names, scale bar, tags of panes, cross hair, unfinished selections. Into the list below all panels.
  void draw_overlay(const PanelContext& c, const std::vector<Pane>& panes, Viewport map, const MapPainter& painter, EditorSlot* editor);
  /// Buttons over the map: tools, zoom, whole town.
  void draw_tools(const PanelContext& c, Viewport map);
  void set_crosshair(bool on) { crosshair_ = on; }
  /// Ends a polygon or gives an unfinished selection up. True if there was one.
  bool finish_polygon(AppState& state);
  bool give_up();

 private:
  [[nodiscard]] const Pane* pane_at(const std::vector<Pane>& panes, float x, float y) const;
  void click(AppState& state, Vec2 place, bool add, float tolerance);
  bool drag_swipe(AppState& state, const std::vector<Pane>& panes, Viewport map, bool over);
  void draw_unfinished(const PanelContext& c, ImDrawList& list, const Camera& camera) const;
  void tooltip(const PanelContext& c, const Pane& pane);

  StreetLabels labels_[2];
  bool dragging_{}, moved_{}, dragging_swipe_{}, crosshair_{};
  std::optional<Vec2> corner_;            // of a rectangle being drawn, map metres
  std::vector<Vec2> polygon_;
  Vec2 pointer_;                          // under the pointer, map metres
};

}  // namespace lichtung::viz
