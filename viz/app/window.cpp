// See window.hpp. Frames are drawn while something moves; otherwise the loop sleeps until an event.
#include "viz/app/window.hpp"

#include "scenarios/errors.hpp"
#include "viz/app/map_view.hpp"
#include "viz/app/painter.hpp"
#include "viz/app/shortcuts.hpp"
#include "viz/editor/plan_panel.hpp"
#include "viz/panels/close_dialog.hpp"
#include "viz/panels/export_dialog.hpp"
#include "viz/panels/inspector.hpp"
#include "viz/panels/start_page.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <iterator>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace lichtung::viz {
namespace {

/// The library's start and end, and its last complaint.
struct Glfw {
  std::string error;
  bool started{};
  ~Glfw() {
    if (started) glfwTerminate();
  }
};

void on_key(GLFWwindow* window, int key, int, int action, int mods) {
  auto* keys = static_cast<std::vector<KeyPress>*>(glfwGetWindowUserPointer(window));
  if (keys != nullptr && action != GLFW_RELEASE) keys->push_back({key, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0, action == GLFW_REPEAT});
}

/// ImGui with its backends, as long as the window lives.
struct Gui {
  explicit Gui(GLFWwindow* window) {
    glfwSetKeyCallback(window, on_key);   // before ImGui's own, which calls it
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;      // what is remembered stands in the user's own file
    io.LogFilename = nullptr;
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 330");
  }
  ~Gui() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;
};

struct Layout {
  Viewport window, top, left, right, bottom, map;
};

Layout layout_of(float width, float height, const Fonts& fonts) {
  const float top = std::round(fonts.size * (top_bar_rows(width, fonts) == 2 ? 5.4F : 3.1F)), bottom = std::round(fonts.size * 9.7F);
  const float left = std::round(std::min(width * 0.26F, fonts.size * 19)), right = std::round(std::min(width * 0.32F, fonts.size * 25));
  Layout l;
  l.window = {0, 0, width, height};
  l.top = {0, 0, width, top};
  l.left = {0, top, left, height - top - bottom};
  l.right = {width - right, top, right, height - top - bottom};
  l.bottom = {0, height - bottom, width, bottom};
  l.map = {left, top, width - left - right, height - top - bottom};
  return l;
}

/// Shows ImGui keys that went down and up again within one frame, which a slow machine would lose, for this frame.
class BriefKeys {
 public:
  explicit BriefKeys(const std::vector<KeyPress>& keys) {
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
  ~BriefKeys() {
    ImGuiIO& io = ImGui::GetIO();
    for (const int key : shown_) io.KeysDown[key] = false;
    if (control_) io.KeyCtrl = false;
  }
  BriefKeys(const BriefKeys&) = delete;
  BriefKeys& operator=(const BriefKeys&) = delete;

 private:
  std::vector<int> shown_;
  bool control_{};
};

class Window {
 public:
  Window(GLFWwindow* window, Settings settings, const std::string& trace)
      : window_(window), gui_(window), state_(std::move(settings)), trace_(trace) {
    glfwSetWindowUserPointer(window, &keys_);
    refresh_fonts();
  }
  ~Window() {
    glfwSetWindowUserPointer(window_, nullptr);
    remember_state();
  }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] AppState& state() { return state_; }
  void show_help() { help_ = true; }
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

void Window::refresh_fonts() {
  int width = 1, fb = 1, h = 1;
  glfwGetWindowSize(window_, &width, &h);
  glfwGetFramebufferSize(window_, &fb, &h);
  const float ratio = width > 0 ? std::max(1.0F, static_cast<float>(fb) / static_cast<float>(width)) : 1.0F;
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  fonts_ = load_fonts(state_.settings.text_size, ratio);
  ImGui_ImplOpenGL3_CreateFontsTexture();
  apply_style(state_.settings.text_size, state_.settings.high_contrast);
}

void Window::remember_state() {
  int w = 0, h = 0;
  glfwGetWindowSize(window_, &w, &h);
  if (w > 0 && h > 0) {
    state_.settings.width = w;
    state_.settings.height = h;
  }
  if (const auto path = settings_path()) save_settings(*path, state_.settings);
}

void Window::next_panel() {
  constexpr std::array<const char*, 5> kPanels{nullptr, "layers", "timeline", "inspector", "top"};
  panel_ = (panel_ + (ImGui::GetIO().KeyShift ? 4 : 1)) % 5;
  ImGuiIO& io = ImGui::GetIO();
  if (panel_ == 0)
    io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
  else
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  ImGui::SetWindowFocus(kPanels[static_cast<std::size_t>(panel_)]);
}

void Window::tend_demo() {
  if (!demo_ || demo_->poll()) return;
  const int code = demo_->child().exit_code();
  const std::filesystem::path results = demo_->results();
  const std::string last = demo_->child().last_line();
  demo_.reset();
  if (code == 0)
    state_.open(results, false);
  else if (code != 75)     // stopped on request
    state_.say(message(state_.language(), "view.demo_failed", code, last), true);
}

void Window::answer(Requests& ask) {
  if (ask.help) help_ = !help_;
  if (ask.open_a || ask.open_b) chooser_.open(ask.open_b && state_.a != nullptr, state_.settings.recent);
  if (ask.export_picture && state_.a) export_.open(state_);
  if (ask.focus_search) inspector_.focus_search();
  if (ask.show_plan) inspector_.show_editor();
  if (ask.open_path) state_.open(*ask.open_path, false);
  if (ask.rebuild_fonts) fonts_stale_ = true;
  if (ask.quit) glfwSetWindowShouldClose(window_, GLFW_TRUE);
  if (!ask.run_demo) return;
  if (demo_) {
    demo_->cancel();
    return;
  }
  try {
    demo_ = std::make_unique<DemoRun>();
  } catch (const std::exception& error) {
    state_.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
  }
}

void Window::draw_everything(const Layout& layout) {
  Requests ask;
  const PanelContext c{state_, fonts_, ask, ink(state_.settings.high_contrast), trace_};
  const bool dialogue = help_ || chooser_.is_open() || export_.is_open() || close_.is_open();
  if (panel_ != 0 && ImGui::IsMouseClicked(0)) {
    panel_ = 0;
    ImGui::GetIO().ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
  }
  const auto escape = [](const KeyPress& press) { return press.key == GLFW_KEY_ESCAPE; };
  const bool escaped = std::ranges::any_of(keys_, escape);
  if (escaped && dialogue) {
    help_ = false;
    chooser_.close();
    export_.close();
    close_.give_up();
  }
  if (panel_ != 0 && escaped && !dialogue && !ImGui::GetIO().WantTextInput) {
    panel_ = 4;
    next_panel();
  }
  state_.camera.set_view(layout.map);
  if (state_.fit_wanted && state_.a) {
    if (state_.mode == CompareMode::SideBySide) state_.camera.set_view(panes_of(state_, layout.map)[0].whole);
    state_.camera.fit(state_.a->town().core);
    state_.camera.set_view(layout.map);
    state_.fit_wanted = false;
  }
  if (handle_keys(c, map_view_, layout.map, editor_.get(), {dialogue, panel_ != 0}, keys_)) next_panel();
  keys_.clear();
  if (!state_.a) {
    draw_start_page(c, layout.window, demo_.get());
  } else {
    const std::vector<Pane> panes = panes_of(state_, layout.map);
    if (!dialogue) map_view_.handle_pointer(c, panes, layout.map, editor_.get());
    map_view_.draw_overlay(c, panes, layout.map, painter_, editor_.get());
    map_view_.draw_tools(c, layout.map);
    draw_top_bar(c, layout.top);
    draw_layer_panel(c, layout.left);
    inspector_.draw(c, layout.right, editor_.get());
    draw_timeline(c, layout.bottom);
  }
  draw_messages(c, state_.a ? layout.map : layout.window);
  if (const auto chosen = chooser_.draw(c, layout.window)) state_.open(*chosen, chooser_.second());
  export_.draw(c, layout.window);
  if (export_.work(c)) busy_ = true;
  draw_help(c, help_, layout.window);
  if (close_.draw(c, layout.window, editor_.get())) ask.quit = true;
  answer(ask);
}

/// What a test wants to know; after a frame was drawn.
void Window::describe() {
  if (!trace_.on()) return;
  state_.describe(trace_);
  if (state_.a && state_.mode == CompareMode::Single) {   // a place where a click meets a street
    constexpr float kNear_m = 2000;
    const Streets& streets = state_.a->town().streets;
    if (const auto street = state_.a->picker().nearest(state_.camera.centre(), kNear_m)) {
      const Vec2 at = state_.camera.to_screen(streets.at(*street, 0.5F));
      trace_.mark("a_street", at.x, at.y);
    }
  }
  editor_->describe(trace_);
  trace_.set("dialogue", help_ ? "help" : chooser_.is_open() ? "open" : export_.is_open() ? "export" : close_.is_open() ? "close" : "");
  trace_.set("panel", static_cast<double>(panel_));
  trace_.set("typing", ImGui::GetIO().WantTextInput);
  trace_.end_frame();
}

void Window::frame(double elapsed) {
  if (fonts_stale_) refresh_fonts();
  fonts_stale_ = false;
  tend_demo();
  int width = 1, height = 1, fb_width = 1, fb_height = 1;
  glfwGetWindowSize(window_, &width, &height);
  glfwGetFramebufferSize(window_, &fb_width, &fb_height);
  if (width < 1 || height < 1) return;   // minimised
  const float ratio = static_cast<float>(fb_width) / static_cast<float>(width);
  busy_ = state_.clock.advance(elapsed) || state_.clock.playing();
  busy_ = state_.work() || busy_ || demo_ != nullptr;
  if (editor_) busy_ = editor_->work(state_) || busy_;
  const Layout layout = layout_of(static_cast<float>(width), static_cast<float>(height), fonts_);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  const BriefKeys brief(keys_);
  ImGui::NewFrame();
  draw_everything(layout);
  ImGui::Render();
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glDisable(GL_SCISSOR_TEST);
  glViewport(0, 0, fb_width, fb_height);
  glClearColor(0.98F, 0.976F, 0.969F, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  if (state_.a) {
    state_.camera.set_view(layout.map);
    painter_.paint(state_, panes_of(state_, layout.map), 0, fb_height, ratio);
  }
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
  describe();
  busy_ = busy_ || !state_.messages.empty() || ImGui::GetIO().WantTextInput;
}

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

}  // namespace

Exit run_window(const Options& options, Settings settings) {
  const Language asked = settings.language;
  if (const auto path = settings_path()) settings = load_settings(*path, settings);
  if (!options.language.empty()) settings.language = asked;
  if (options.text_size > 0) settings.text_size = std::clamp(static_cast<float>(options.text_size), kSmallestText, kLargestText);
  if (options.high_contrast) settings.high_contrast = true;
  Glfw glfw;
  glfwSetErrorCallback([](int, const char*) {});   // what failed is asked for below
  glfw.started = glfwInit() == GLFW_TRUE;
  const auto no_window = [&](Language l) {
    const char* why = nullptr;
    glfwGetError(&why);
    fmt::print(stderr, "lichtung-view: {}\n", message(l, "view.no_window", why == nullptr ? "?" : why));
    return Exit::Internal;
  };
  if (!glfw.started) return no_window(settings.language);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  const std::string title = fmt::format("Lichtung – {}", text(settings.language, "view.caution"));
  int width = settings.width, height = settings.height;
  if (const auto size = parse_size(options.size); size && options.size != Options().size) std::tie(width, height) = *size;
  GLFWwindow* window = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  if (window == nullptr) return no_window(settings.language);
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window, 800, 500, GLFW_DONT_CARE, GLFW_DONT_CARE);
  Exit exit = Exit::Fine;
  try {
    Window app(window, std::move(settings), options.trace);
    for (std::size_t i = 0; i < options.inputs.size(); ++i) {
      if (i == 1 && !app.state().a) break;
      if (const Exit opened = app.state().open(options.inputs[i], i == 1); opened != Exit::Fine) exit = opened;
    }
    if (app.state().a)
      if (const auto problem = apply_options(options, app.state())) app.state().say(*problem, true);
    loop(window, app);
    if (app.state().a && options.inputs.size() < 2) exit = Exit::Fine;   // something else was opened instead
  } catch (const gl::Error& error) {
    fmt::print(stderr, "lichtung-view: {}\n", message(asked, "view.no_opengl", error.what()));
    exit = Exit::Internal;
  } catch (const std::exception& error) {
    fmt::print(stderr, "lichtung-view: {}\n", message(asked, "app.internal", error.what()));
    exit = Exit::Internal;
  }
  glfwDestroyWindow(window);
  return exit;
}

}  // namespace lichtung::viz
