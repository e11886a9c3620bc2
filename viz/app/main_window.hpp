// What the window shows and answers, frame by frame: panels around the map.
#pragma once

#include "viz/app/gui.hpp"
#include "viz/app/painter.hpp"
#include "viz/editor/plan_panel.hpp"
#include "viz/panels/close_dialog.hpp"
#include "viz/panels/export_dialog.hpp"
#include "viz/panels/inspector.hpp"
#include "viz/panels/start_page.hpp"

#include <memory>
#include <string>
#include <vector>

namespace lichtung::viz {

struct Layout {
  Viewport window, top, left, right, bottom, map;
};

class Window {
 public:
  Window(GLFWwindow* window, Settings settings, const std::string& trace);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] AppState& state() { return state_; }
  /// True if the window may close; otherwise it asks.
  bool may_close() { return close_.may_close(editor_.get()); }
  /// One turn: events, panels, map. `elapsed` seconds since the last.
  void frame(double elapsed);
  /// True while frames must follow each other.
  [[nodiscard]] bool busy() const { return busy_; }

 private:
  void refresh_fonts();
  void draw_everything(const Layout& layout);
  void answer(Requests& ask);
  void tend_demo();
  void remember_state();
  void next_panel();
  void describe();

  GLFWwindow* window_;
  Gui gui_;
  AppState state_;
  Trace trace_;
  Fonts fonts_;
  MapPainter painter_;
  MapView map_view_;
  Inspector inspector_;
  ExportDialog export_;
  FolderChooser chooser_;
  CloseDialog close_;
  std::unique_ptr<DemoRun> demo_;
  std::unique_ptr<EditorSlot> editor_{std::make_unique<PlanPanel>()};
  bool help_{}, busy_{true}, fonts_stale_{};
  std::vector<KeyPress> keys_;             // since the last frame
  int panel_{};                            // 0 map, then the panels that F6 goes through
};

}  // namespace lichtung::viz
