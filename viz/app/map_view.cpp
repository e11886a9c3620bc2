// See map_view.hpp.
#include "viz/app/map_view.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace lichtung::viz {
namespace {

constexpr float kClickTolerance = 7;       // points
constexpr float kKeyTolerance = 40;        // the cross hair is moved in steps
constexpr float kDragFrom = 4;

Camera camera_of(const AppState& state, const Pane& pane) {
  Camera camera = state.camera;
  camera.set_view(pane.whole);
  return camera;
}

void draw_crosshair(const PanelContext& c, ImDrawList& list, Viewport map) {
  const float x = std::floor(map.x + map.width / 2) + 0.5F, y = std::floor(map.y + map.height / 2) + 0.5F;
  for (const auto& [colour, thick] : {std::pair(IM_COL32(255, 255, 255, 220), 4.0F), std::pair(c.ink.accent, 1.5F)}) {
    list.AddLine({x - 14, y}, {x - 4, y}, colour, thick);
    list.AddLine({x + 4, y}, {x + 14, y}, colour, thick);
    list.AddLine({x, y - 14}, {x, y - 4}, colour, thick);
    list.AddLine({x, y + 4}, {x, y + 14}, colour, thick);
  }
}

}  // namespace

const Pane* MapView::pane_at(const std::vector<Pane>& panes, float x, float y) const {
  for (const Pane& pane : panes)
    if (pane.seen.contains(x, y)) return &pane;
  return nullptr;
}

void MapView::pan(AppState& state, float dx, float dy) {
  state.camera.pan(dx, dy);
  if (state.a) state.camera.keep_within(state.a->town().extent);
}

void MapView::zoom(AppState& state, Viewport map, float factor) {
  state.camera.zoom(factor, map.x + map.width / 2, map.y + map.height / 2);
}

void MapView::pick_middle(AppState& state, Viewport map) {
  crosshair_ = true;
  state.camera.set_view(map);
  click(state, state.camera.centre(), false, kKeyTolerance);
}

void MapView::click(AppState& state, Vec2 place, bool add, float tolerance) {
  if (!state.a) return;
  const auto street = state.a->picker().nearest(place, tolerance / state.camera.pixels_per_metre());
  if (add && street)
    state.selection.toggle(*street);
  else if (!add)
    state.selection.set(street ? std::vector{*street} : std::vector<std::uint32_t>());
}

bool MapView::finish_polygon(AppState& state) {
  if (polygon_.empty()) return false;
  if (polygon_.size() >= 3 && state.a) state.selection.set(state.a->picker().in_polygon(polygon_));
  polygon_.clear();
  return true;
}

bool MapView::give_up() {
  const bool any = corner_.has_value() || !polygon_.empty();
  corner_.reset();
  polygon_.clear();
  return any;
}

/// The line between before and after follows the pointer; true while it does.
bool MapView::drag_swipe(AppState& state, const std::vector<Pane>& panes, Viewport map, bool over) {
  if (state.mode != CompareMode::Swipe || panes.size() != 2) return false;
  const ImGuiIO& io = ImGui::GetIO();
  const bool near = over && std::abs(io.MousePos.x - panes[1].seen.x) < 8;
  if (near || dragging_swipe_) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (near && ImGui::IsMouseClicked(0)) dragging_swipe_ = true;
  if (!io.MouseDown[0]) dragging_swipe_ = false;
  if (dragging_swipe_) state.swipe = std::clamp((io.MousePos.x - map.x) / map.width, 0.02F, 0.98F);
  return dragging_swipe_;
}

void MapView::handle_pointer(const PanelContext& c, const std::vector<Pane>& panes, Viewport map, EditorSlot* editor) {
  AppState& state = c.state;
  ImGuiIO& io = ImGui::GetIO();
  if (!state.a) return;
  const ImVec2 mouse = io.MousePos;
  const bool over = !io.WantCaptureMouse && map.contains(mouse.x, mouse.y);
  const Pane* pane = pane_at(panes, mouse.x, mouse.y);
  if (pane != nullptr) pointer_ = camera_of(state, *pane).to_map(mouse.x, mouse.y);
  if (drag_swipe(state, panes, map, over)) return;
  if (over && editor != nullptr && pane != nullptr) {
    const MapPointer event{pointer_, 1 / state.camera.pixels_per_metre(), ImGui::IsMouseClicked(0), ImGui::IsMouseReleased(0), io.MouseDown[0],
                           ImGui::IsMouseDoubleClicked(0), io.KeyShift, io.KeyCtrl};
    if (editor->pointer(c, event)) return;
  }
  if (over && io.MouseWheel != 0 && pane != nullptr) {
    Camera camera = camera_of(state, *pane);
    camera.zoom(std::pow(1.2F, io.MouseWheel), mouse.x, mouse.y);
    state.camera.look_at(camera.centre(), camera.pixels_per_metre());
    state.camera.keep_within(state.a->town().extent);
  }
  const bool rectangle = state.tool == MapTool::Rectangle || (state.tool == MapTool::Click && io.KeyShift && io.KeyCtrl);
  if (over && ImGui::IsMouseClicked(0)) {
    dragging_ = true;
    moved_ = false;
    crosshair_ = false;
    if (rectangle) corner_ = pointer_;
  }
  if (over && (ImGui::IsMouseClicked(1) || ImGui::IsMouseClicked(2))) dragging_ = moved_ = true;
  const ImVec2 drag = ImGui::GetMouseDragDelta(0, 0);
  if (dragging_ && std::hypot(drag.x, drag.y) > kDragFrom) moved_ = true;
  const bool pan_button = io.MouseDown[1] || io.MouseDown[2];
  if (dragging_ && moved_ && (pan_button || !corner_) && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) pan(state, io.MouseDelta.x, io.MouseDelta.y);
  if (dragging_ && !io.MouseDown[0] && !pan_button) {
    dragging_ = false;
    if (corner_ && moved_) {
      Box box;
      box.include(*corner_);
      box.include(pointer_);
      state.selection.set(state.a->picker().in_box(box));
    } else if (!moved_ && state.tool == MapTool::Polygon) {
      polygon_.push_back(pointer_);
    } else if (!moved_) {
      click(state, pointer_, io.KeyShift || io.KeyCtrl, kClickTolerance);
    }
    corner_.reset();
  }
  if (state.tool == MapTool::Polygon && over && ImGui::IsMouseDoubleClicked(0)) finish_polygon(state);
  if (over && pane != nullptr && !io.MouseDown[0]) tooltip(c, *pane);
}

void MapView::tooltip(const PanelContext& c, const Pane& pane) {
  AppState& state = c.state;
  const auto street = state.a->picker().nearest(pointer_, kClickTolerance / state.camera.pixels_per_metre());
  if (!street) return;
  const Streets& streets = state.a->town().streets;
  std::string words = streets.name[*street].empty() ? c.tr("view.unnamed") : streets.name[*street];
  const PaneValues& values = state.pane(pane.side);
  if (*street < values.values.size()) {
    const bool classes = values.scale.kind == ScaleKind::Classes && !values.scale.difference;
    const float v = values.values[*street];
    if (classes && std::isfinite(v))
      words += fmt::format("\n{}", v <= 6 ? fmt::format("P{}", static_cast<int>(v)) : std::string(c.tr("view.class_none_short")));
    else if (std::isfinite(v))
      words += fmt::format("\n{} {}", number_text(static_cast<double>(v), state.german(), values.scale.difference), layer_unit(state));
    else
      words += fmt::format("\n{}", c.tr("view.no_value"));
  }
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.96F);
  ImGui::SetTooltip("%s", words.c_str());
  ImGui::PopStyleVar();
}

void MapView::draw_overlay(const PanelContext& c, const std::vector<Pane>& panes, Viewport map, const MapPainter& painter, EditorSlot* editor) {
  AppState& state = c.state;
  if (!state.a) return;
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  for (std::size_t i = 0; i < panes.size(); ++i) {
    const Pane& pane = panes[i];
    Session& session = *state.session(pane.side);
    const Camera camera = camera_of(state, pane);
    const MapColours colours = painter.colours(state, pane.side);
    if (state.shown.labels) labels_[i].draw(list, c.fonts, session, camera, pane.seen, colours);
    if (pane.side != Side::Difference) draw_patrols(list, state, session, camera, pane.seen, colours);
    if (state.layer.id == LayerId::Feared && pane.side != Side::Difference) draw_feared(list, c.fonts, session, camera, pane.seen);
    if (editor != nullptr) {
      list.PushClipRect({pane.seen.x, pane.seen.y}, {pane.seen.x + pane.seen.width, pane.seen.y + pane.seen.height}, true);
      editor->draw_overlay(c, list, camera);
      list.PopClipRect();
    }
    if (!state.b) continue;
    const char* key = pane.side == Side::A ? "view.side_a" : pane.side == Side::B ? "view.side_b" : "view.side_difference";
    const char* words = c.tr(key);
    const ImVec2 size = c.fonts.bold->CalcTextSizeA(c.fonts.size, 1e4F, 0, words);
    const ImVec2 at{pane.seen.x + pane.seen.width / 2 - size.x / 2, pane.seen.y + 12};
    list.AddRectFilled({at.x - 10, at.y - 5}, {at.x + size.x + 10, at.y + size.y + 5}, IM_COL32(255, 255, 255, 225), 5);
    list.AddText(c.fonts.bold, c.fonts.size, at, pane.side == Side::A ? IM_COL32(88, 96, 104, 255) : c.ink.accent, words);
  }
  if (panes.size() == 2) {
    const float x = panes[1].seen.x;
    list.AddRectFilled({x - 2, map.y}, {x + 1, map.y + map.height}, IM_COL32_WHITE);
    if (state.mode == CompareMode::Swipe) {
      const float y = map.y + map.height / 2;
      list.AddCircleFilled({x, y}, 13, IM_COL32_WHITE, 24);
      list.AddTriangleFilled({x - 9, y}, {x - 3, y - 5}, {x - 3, y + 5}, c.ink.accent);
      list.AddTriangleFilled({x + 9, y}, {x + 3, y - 5}, {x + 3, y + 5}, c.ink.accent);
    }
  }
  const MapColours colours = painter.colours(state, panes[0].side);
  draw_scale_bar(list, c.fonts, camera_of(state, panes[0]), {map.x + 18, map.y + map.height - 14}, colour_u32(colours.label),
                 colour_u32(colours.label_halo, 0.8F), state.german());
  draw_unfinished(c, list, camera_of(state, panes[0]));
  if (crosshair_) draw_crosshair(c, list, map);
}

/// A rectangle or polygon while it is being drawn.
void MapView::draw_unfinished(const PanelContext& c, ImDrawList& list, const Camera& camera) const {
  const auto screen = [&](Vec2 p) {
    const Vec2 q = camera.to_screen(p);
    return ImVec2(q.x, q.y);
  };
  if (corner_ && moved_) {
    list.AddRectFilled(screen(*corner_), screen(pointer_), IM_COL32(0, 163, 196, 40));
    list.AddRect(screen(*corner_), screen(pointer_), c.ink.accent, 0, 0, 1.5F);
  }
  for (std::size_t i = 0; i < polygon_.size(); ++i) {
    list.AddLine(screen(polygon_[i]), screen(i + 1 < polygon_.size() ? polygon_[i + 1] : pointer_), c.ink.accent, 2);
    list.AddCircleFilled(screen(polygon_[i]), 4, c.ink.accent);
  }
}

void MapView::draw_tools(const PanelContext& c, Viewport map) {
  AppState& state = c.state;
  ImGui::SetNextWindowPos({map.x + map.width - 12, map.y + 12}, 0, {1, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 6);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {6, 6});
  ImGui::Begin("tools", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing);
  const float side = ImGui::GetFrameHeight();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto button = [&](const char* id, bool on, const char* words, auto draw) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (on) ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_Header));
    const bool pressed = ImGui::Button(id, {side, side});
    if (on) ImGui::PopStyleColor();
    tip(words);
    draw(ImVec2(at.x + side / 2, at.y + side / 2), side * 0.26F, on ? c.ink.accent : c.ink.text);
    return pressed;
  };
  if (button("##in", false, c.tr("view.zoom_in_tip"), [&](ImVec2 m, float r, ImU32 k) { list.AddLine({m.x - r, m.y}, {m.x + r, m.y}, k, 2); list.AddLine({m.x, m.y - r}, {m.x, m.y + r}, k, 2); }))
    zoom(state, map, 1.5F);
  if (button("##out", false, c.tr("view.zoom_out_tip"), [&](ImVec2 m, float r, ImU32 k) { list.AddLine({m.x - r, m.y}, {m.x + r, m.y}, k, 2); }))
    zoom(state, map, 1 / 1.5F);
  if (button("##fit", false, c.tr("view.fit_tip"), [&](ImVec2 m, float r, ImU32 k) { list.AddRect({m.x - r, m.y - r}, {m.x + r, m.y + r}, k, 2, 0, 2); list.AddCircleFilled(m, 2, k); }))
    state.fit_wanted = true;
  ImGui::Separator();
  const auto tool = [&](const char* id, MapTool which, const char* key, auto draw) {
    if (button(id, state.tool == which, c.tr(key), draw)) {
      state.tool = which;
      give_up();
    }
  };
  tool("##click", MapTool::Click, "view.tool_click_tip", [&](ImVec2 m, float r, ImU32 k) { list.AddTriangleFilled({m.x - r * 0.7F, m.y - r}, {m.x + r * 0.9F, m.y + r * 0.1F}, {m.x - r * 0.35F, m.y + r}, k); });
  tool("##rectangle", MapTool::Rectangle, "view.tool_rectangle_tip", [&](ImVec2 m, float r, ImU32 k) { list.AddRect({m.x - r, m.y - r * 0.7F}, {m.x + r, m.y + r * 0.7F}, k, 0, 0, 2); });
  tool("##polygon", MapTool::Polygon, "view.tool_polygon_tip", [&](ImVec2 m, float r, ImU32 k) {
    const ImVec2 p[4]{{m.x - r, m.y + r * 0.6F}, {m.x - r * 0.3F, m.y - r}, {m.x + r, m.y - r * 0.3F}, {m.x + r * 0.5F, m.y + r}};
    list.AddPolyline(p, 4, k, ImDrawFlags_Closed, 2);
  });
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace lichtung::viz
