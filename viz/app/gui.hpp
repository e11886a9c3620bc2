// ImGui in a window of GLFW, and the keys that reach it.
#pragma once

#include "viz/app/shortcuts.hpp"

#include <vector>

struct GLFWwindow;

namespace lichtung::viz {

/// ImGui with its backends, as long as the window lives. Key presses go to the `std::vector<KeyPress>` that the window's
/// user pointer points to.
class Gui {
 public:
  explicit Gui(GLFWwindow* window);
  ~Gui();
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;
};

/// Shows ImGui keys that went down and up again within one frame, which a slow machine would lose, for this frame.
class BriefKeys {
 public:
  explicit BriefKeys(const std::vector<KeyPress>& keys);
  ~BriefKeys();
  BriefKeys(const BriefKeys&) = delete;
  BriefKeys& operator=(const BriefKeys&) = delete;

 private:
  std::vector<int> shown_;
  bool control_{};
};

}  // namespace lichtung::viz
