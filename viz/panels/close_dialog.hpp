// Asks before a plan that isn't saved, or a run under way, is lost by closing the window.
#pragma once

#include "viz/app/editor_slot.hpp"
#include "viz/panels/panels.hpp"

namespace lichtung::viz {

class CloseDialog {
 public:
  /// Called for every wish to close. True if nothing would be lost; otherwise the question is shown.
  bool may_close(const EditorSlot* editor);
  [[nodiscard]] bool is_open() const { return open_; }
  void give_up() { open_ = false; }
  /// Draws the question; true once if the window shall close now.
  bool draw(const PanelContext& c, Viewport window, EditorSlot* editor);

 private:
  bool open_{}, answered_{};
};

}  // namespace lichtung::viz
