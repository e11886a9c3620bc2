// See window.hpp. Frames are drawn while something moves; otherwise the loop sleeps until an event.
#include "viz/app/window.hpp"

#include "scenarios/errors.hpp"
#include "viz/app/main_window.hpp"

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <exception>
#include <string>
#include <tuple>
#include <utility>

namespace lichtung::viz {
namespace {

/// The library's start and end.
struct Glfw {
  Glfw() {
    glfwSetErrorCallback([](int, const char*) {});   // what failed is asked for when it matters
    started = glfwInit() == GLFW_TRUE;
  }
  Glfw(const Glfw&) = delete;
  Glfw& operator=(const Glfw&) = delete;
  bool started{};
  ~Glfw() {
    if (started) glfwTerminate();
  }
};

void loop(GLFWwindow* window, Window& app) {
  constexpr int kSettle = 4;        // frames after an event until ImGui has come to rest
  constexpr double kSleep_s = 0.4;
  int left = kSettle;
  double last = glfwGetTime();
  for (;;) {
    if (glfwWindowShouldClose(window) != 0) {
      if (app.may_close()) return;
      glfwSetWindowShouldClose(window, GLFW_FALSE);
      left = kSettle;
    }
    if (left > 0) {
      glfwPollEvents();
    } else {
      glfwWaitEventsTimeout(kSleep_s);
      left = kSettle;
      last = glfwGetTime() - 1.0 / 60;
    }
    const double now = glfwGetTime();
    app.frame(now - last);
    last = now;
    --left;
    if (app.busy() || ImGui::IsAnyMouseDown() || ImGui::IsAnyItemActive()) left = kSettle;
  }
}

/// Nothing if the machine gives none; then GLFW knows why.
GLFWwindow* make_window(const Options& options, const Settings& settings) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  const std::string title = fmt::format("Lichtung – {}", text(settings.language, "view.caution"));
  int width = settings.width, height = settings.height;
  if (const auto size = parse_size(options.size); size && options.size != Options().size) std::tie(width, height) = *size;
  GLFWwindow* window = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  if (window == nullptr) return nullptr;
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window, 800, 500, GLFW_DONT_CARE, GLFW_DONT_CARE);
  return window;
}

/// Until the window is closed.
Exit show(GLFWwindow* window, const Options& options, Settings settings) {
  Exit exit = Exit::Fine;
  Window app(window, std::move(settings), options.trace);
  for (std::size_t i = 0; i < options.inputs.size(); ++i) {
    if (i == 1 && !app.state().a) break;
    if (const Exit opened = app.state().open(options.inputs[i], i == 1); opened != Exit::Fine) exit = opened;
  }
  if (app.state().a)
    if (const auto problem = apply_options(options, app.state())) app.state().say(*problem, true);
  loop(window, app);
  return app.state().a && options.inputs.size() < 2 ? Exit::Fine : exit;   // something else may have been opened instead
}

}  // namespace

Exit run_window(const Options& options, Settings settings) {
  const Language asked = settings.language;
  if (const auto path = settings_path()) settings = load_settings(*path, settings);
  if (!options.language.empty()) settings.language = asked;
  if (options.text_size > 0) settings.text_size = std::clamp(static_cast<float>(options.text_size), kSmallestText, kLargestText);
  if (options.high_contrast) settings.high_contrast = true;
  const Glfw glfw;
  GLFWwindow* window = glfw.started ? make_window(options, settings) : nullptr;
  if (window == nullptr) {
    const char* why = nullptr;
    glfwGetError(&why);
    fmt::print(stderr, "lichtung-view: {}\n", message(settings.language, "view.no_window", why == nullptr ? "?" : why));
    return Exit::Internal;
  }
  Exit exit = Exit::Internal;
  try {
    exit = show(window, options, std::move(settings));
  } catch (const gl::Error& error) {
    fmt::print(stderr, "lichtung-view: {}\n", message(asked, "view.no_opengl", error.what()));
  } catch (const std::exception& error) {
    fmt::print(stderr, "lichtung-view: {}\n", message(asked, "app.internal", error.what()));
  }
  glfwDestroyWindow(window);
  return exit;
}

}  // namespace lichtung::viz
