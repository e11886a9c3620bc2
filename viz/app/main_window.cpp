// See main_window.hpp.
#include "viz/app/main_window.hpp"

#include "scenarios/errors.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <utility>

namespace lichtung::viz {
namespace {

constexpr double kSlice_ms = 25;   // so much drawing of the map per picture, beside the panels

Layout layout_of(float width, float height, const Fonts& fonts) {
  const float top = std::round(fonts.size * (top_bar_rows(width, fonts) == 2 ? 5.4F : 3.1F)), bottom = std::round(fonts.size * 9.7F);
  const float left = std::round(std::min(width * 0.28F, fonts.size * 19)), right = std::round(std::min(width * 0.32F, fonts.size * 25));
  Layout l;
  l.window = {0, 0, width, height};
  l.top = {0, 0, width, top};
  l.left = {0, top, left, height - top - bottom};
  l.right = {width - right, top, right, height - top - bottom};
  l.bottom = {0, height - bottom, width, bottom};
  l.map = {left, top, width - left - right, height - top - bottom};
  return l;
}

}  // namespace

Window::Window(GLFWwindow* window, Settings settings, const std::string& trace)
    : window_(window), gui_(window), state_(std::move(settings)), trace_(trace) {
  glfwSetWindowUserPointer(window, &keys_);
  painter_.set_slice(kSlice_ms);
  refresh_fonts();
}

Window::~Window() {
  glfwSetWindowUserPointer(window_, nullptr);
  remember_state();
}

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
    const PaintCounts painted = painter_.paint(state_, panes_of(state_, layout.map), 0, fb_height, ratio);
    busy_ = busy_ || painted.unfinished;
  }
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
  describe();
  busy_ = busy_ || !state_.messages.empty() || ImGui::GetIO().WantTextInput;
}

}  // namespace lichtung::viz
