// See shortcuts.hpp. Letters and signs are taken as typed, so that they are where the user's keyboard has them.
#include "viz/app/shortcuts.hpp"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <array>

namespace lichtung::viz {
namespace {

bool pressed(int key, bool repeat = false) { return ImGui::IsKeyPressed(key, repeat); }

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

void control_keys(const PanelContext& c) {
  if (pressed(GLFW_KEY_F)) c.ask.focus_search = true;
  if (pressed(GLFW_KEY_E)) c.ask.export_picture = true;
  if (pressed(GLFW_KEY_O)) (ImGui::GetIO().KeyShift ? c.ask.open_b : c.ask.open_a) = true;
  if (pressed(GLFW_KEY_Q)) c.ask.quit = true;
  if (pressed(GLFW_KEY_EQUAL) || pressed(GLFW_KEY_KP_ADD) || pressed(GLFW_KEY_RIGHT_BRACKET)) text_size(c, 0.1F);
  if (pressed(GLFW_KEY_MINUS) || pressed(GLFW_KEY_KP_SUBTRACT) || pressed(GLFW_KEY_SLASH)) text_size(c, -0.1F);
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

void move_keys(const PanelContext& c, MapView& view) {
  const float step = (ImGui::GetIO().KeyShift ? 900.0F : 380.0F) * ImGui::GetIO().DeltaTime;
  constexpr std::array<std::array<int, 3>, 4> kMoves{{{GLFW_KEY_LEFT, 1, 0}, {GLFW_KEY_RIGHT, -1, 0}, {GLFW_KEY_UP, 0, 1}, {GLFW_KEY_DOWN, 0, -1}}};
  for (const auto& [key, dx, dy] : kMoves)
    if (ImGui::IsKeyDown(key)) {
      view.pan(c.state, static_cast<float>(dx) * std::min(step, 60.0F), static_cast<float>(dy) * std::min(step, 60.0F));
      view.set_crosshair(true);
    }
}

}  // namespace

bool handle_keys(const PanelContext& c, MapView& view, Viewport map, EditorSlot* editor, KeyboardPlace place) {
  ImGuiIO& io = ImGui::GetIO();
  AppState& s = c.state;
  s.hold_before = s.b && !io.WantTextInput && !place.dialogue && !io.KeyCtrl && ImGui::IsKeyDown(GLFW_KEY_B);
  if (pressed(GLFW_KEY_F1)) c.ask.help = true;
  if (place.dialogue) return false;
  if (pressed(GLFW_KEY_F6)) return true;
  if (io.KeyCtrl && !io.WantTextInput && editor != nullptr && s.a)
    for (const int key : {GLFW_KEY_Z, GLFW_KEY_Y})
      if (pressed(key) && editor->key(c, key, true, io.KeyShift)) return false;
  if (io.KeyCtrl) control_keys(c);
  if (io.WantTextInput || io.KeyCtrl || !s.a) return false;
  for (const int key : {GLFW_KEY_ESCAPE, GLFW_KEY_ENTER, GLFW_KEY_DELETE})
    if (editor != nullptr && pressed(key) && editor->key(c, key, io.KeyCtrl, io.KeyShift)) return false;
  if (!place.panel) {
    move_keys(c, view);
    if (pressed(GLFW_KEY_SPACE)) s.clock.play(!s.clock.playing());
    if (pressed(GLFW_KEY_TAB)) next_layer(s, io.KeyShift ? -1 : 1);
    if (pressed(GLFW_KEY_ENTER) || pressed(GLFW_KEY_KP_ENTER)) {
      if (!view.finish_polygon(s)) view.pick_middle(s, map);
    }
    if (pressed(GLFW_KEY_HOME)) s.clock.seek(s.clock.begin());
    if (pressed(GLFW_KEY_END)) s.clock.seek(s.clock.end());
  }
  if (pressed(GLFW_KEY_PAGE_UP)) s.clock.change_speed(1);
  if (pressed(GLFW_KEY_PAGE_DOWN)) s.clock.change_speed(-1);
  if (pressed(GLFW_KEY_ESCAPE) && !view.give_up() && !place.panel) s.selection.set({});
  for (const ImWchar letter : io.InputQueueCharacters) typed(c, view, map, letter);
  return false;
}

}  // namespace lichtung::viz
