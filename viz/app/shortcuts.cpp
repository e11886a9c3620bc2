// See shortcuts.hpp. Letters and signs are taken as typed, so that they are where the user's keyboard has them.
#include "viz/app/shortcuts.hpp"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
namespace lichtung::viz {
namespace {

void next_layer(AppState& state, int direction) {
  const int n = static_cast<int>(kLayers);
  state.layer.id = static_cast<LayerId>((static_cast<int>(state.layer.id) + direction + n) % n);
}

void next_run(AppState& state) {
  Session* session = state.current();
  if (session == nullptr || session->data().replicates() == 0) return;
  state.select_run((session->data().selected() + 1) % session->data().replicates());
}

void text_size(const PanelContext& c, float by) {
  Settings& settings = c.state.settings;
  settings.text_size = std::clamp(settings.text_size + by, kSmallestText, kLargestText);
  c.ask.rebuild_fonts = true;
}

void control_key(const PanelContext& c, const KeyPress& press) {
  switch (press.key) {
    case GLFW_KEY_F: c.ask.focus_search = true; break;
    case GLFW_KEY_E: c.ask.export_picture = true; break;
    case GLFW_KEY_O: (press.shift ? c.ask.open_b : c.ask.open_a) = true; break;
    case GLFW_KEY_Q: c.ask.quit = true; break;
    case GLFW_KEY_EQUAL: case GLFW_KEY_KP_ADD: case GLFW_KEY_RIGHT_BRACKET: text_size(c, 0.1F); break;
    case GLFW_KEY_MINUS: case GLFW_KEY_KP_SUBTRACT: case GLFW_KEY_SLASH: text_size(c, -0.1F); break;
    default: break;
  }
}

/// Signs and letters as typed.
void typed(const PanelContext& c, MapView& view, Viewport map, ImWchar letter) {
  AppState& s = c.state;
  switch (letter) {
    case '+': view.zoom(s, map, 1.4F); break;
    case '-': view.zoom(s, map, 1 / 1.4F); break;
    case ',': s.clock.step(-60); break;
    case '.': s.clock.step(60); break;
    case ';': s.clock.step(-3600); break;
    case ':': s.clock.step(3600); break;
    case '1': s.set_mode(CompareMode::Single); break;
    case '2': s.set_mode(s.mode == CompareMode::SideBySide ? CompareMode::Single : CompareMode::SideBySide); break;
    case 'd': case 'D': s.set_mode(s.mode == CompareMode::Difference ? CompareMode::Single : CompareMode::Difference); break;
    case 's': case 'S': s.set_mode(s.mode == CompareMode::Swipe ? CompareMode::Single : CompareMode::Swipe); break;
    case 'f': case 'F': s.fit_wanted = true; break;
    case 'j': case 'J': s.jump_to_incident(-1); break;
    case 'k': case 'K': s.jump_to_incident(1); break;
    case 'm': case 'M': s.select_run(s.current() != nullptr && s.current()->data().selected() == Dataset::kMean ? 0 : Dataset::kMean); break;
    case 'r': case 'R': next_run(s); break;
    case 'e': case 'E': c.ask.show_plan = true; break;
    case 'p': case 'P': s.shown.residents = !s.shown.residents; break;
    case 'o': case 'O': s.shown.offenders = !s.shown.offenders; break;
    case 'i': case 'I': s.shown.incidents = !s.shown.incidents; break;
    case 'l': case 'L': s.shown.labels = !s.shown.labels; break;
    case 'c': case 'C': {
      const double day = std::floor(s.clock.time() / kDaySeconds) * kDaySeconds;
      s.clock.set_loop(!s.clock.looping(), day, day + kDaySeconds);
      break;
    }
    default: break;
  }
}

/// Keys that only mean the map while the keyboard is there and not in a panel. True if it was one.
bool map_key(const PanelContext& c, MapView& view, Viewport map, const KeyPress& press) {
  AppState& s = c.state;
  const float step = press.shift ? 180.0F : 45.0F;
  const auto move = [&](float dx, float dy) {
    view.pan(s, dx, dy);
    view.set_crosshair(true);
    return true;
  };
  switch (press.key) {
    case GLFW_KEY_LEFT: return move(step, 0);
    case GLFW_KEY_RIGHT: return move(-step, 0);
    case GLFW_KEY_UP: return move(0, step);
    case GLFW_KEY_DOWN: return move(0, -step);
    case GLFW_KEY_SPACE: s.clock.play(!s.clock.playing()); return true;
    case GLFW_KEY_TAB: next_layer(s, press.shift ? -1 : 1); return true;
    case GLFW_KEY_ENTER: case GLFW_KEY_KP_ENTER:
      if (!view.finish_polygon(s)) view.pick_middle(s, map);
      return true;
    case GLFW_KEY_HOME: s.clock.seek(s.clock.begin()); return true;
    case GLFW_KEY_END: s.clock.seek(s.clock.end()); return true;
    default: return false;
  }
}

}  // namespace

bool handle_keys(const PanelContext& c, MapView& view, Viewport map, EditorSlot* editor, KeyboardPlace place, std::span<const KeyPress> keys) {
  ImGuiIO& io = ImGui::GetIO();
  AppState& s = c.state;
  s.hold_before = s.b && !io.WantTextInput && !place.dialogue && !io.KeyCtrl && ImGui::IsKeyDown(GLFW_KEY_B);
  bool next_panel = false;
  for (const KeyPress& press : keys) {
    if (press.key == GLFW_KEY_F1 && !press.again) c.ask.help = true;
    if (press.control && press.key == GLFW_KEY_Q) c.ask.quit = true;
    if (place.dialogue) continue;
    if (press.key == GLFW_KEY_F6) next_panel = true;
    if (press.control) {
      if (editor == nullptr || io.WantTextInput || !editor->key(c, press.key, true, press.shift)) control_key(c, press);
      continue;
    }
    if (io.WantTextInput || !s.a) continue;
    if (editor != nullptr && !place.panel && editor->key(c, press.key, false, press.shift)) continue;
    if (!place.panel && map_key(c, view, map, press)) continue;
    if (press.key == GLFW_KEY_PAGE_UP) s.clock.change_speed(1);
    if (press.key == GLFW_KEY_PAGE_DOWN) s.clock.change_speed(-1);
    if (press.key == GLFW_KEY_ESCAPE && !view.give_up() && !place.panel) s.selection.set({});
  }
  if (place.dialogue || io.WantTextInput || io.KeyCtrl || !s.a) return next_panel;
  for (const ImWchar letter : io.InputQueueCharacters) typed(c, view, map, letter);
  return next_panel;
}

}  // namespace lichtung::viz
