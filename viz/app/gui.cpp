// See gui.hpp.
#include "viz/app/gui.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <iterator>

namespace lichtung::viz {
namespace {

void on_key(GLFWwindow* window, int key, int, int action, int mods) {
  auto* keys = static_cast<std::vector<KeyPress>*>(glfwGetWindowUserPointer(window));
  if (keys != nullptr && action != GLFW_RELEASE) keys->push_back({key, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0, action == GLFW_REPEAT});
}

}  // namespace

Gui::Gui(GLFWwindow* window) {
  glfwSetKeyCallback(window, on_key);   // before ImGui's own, which calls it
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;      // what is remembered stands in the user's own file
  io.LogFilename = nullptr;
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 330");
}

Gui::~Gui() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
}

BriefKeys::BriefKeys(const std::vector<KeyPress>& keys) {
  ImGuiIO& io = ImGui::GetIO();
  for (const KeyPress& press : keys) {
    if (press.key < 0 || press.key >= static_cast<int>(std::size(io.KeysDown)) || io.KeysDown[press.key]) continue;
    io.KeysDown[press.key] = true;
    shown_.push_back(press.key);
  }
  // Letters typed after a shortcut in the same frame would be lost with it.
  control_ = !shown_.empty() && !io.KeyCtrl && std::ranges::all_of(keys, [](const KeyPress& press) { return press.control; });
  if (control_) io.KeyCtrl = true;
}

BriefKeys::~BriefKeys() {
  ImGuiIO& io = ImGui::GetIO();
  for (const int key : shown_) io.KeysDown[key] = false;
  if (control_) io.KeyCtrl = false;
}

}  // namespace lichtung::viz
