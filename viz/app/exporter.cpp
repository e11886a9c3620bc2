// See exporter.hpp. A context of ImGui of its own, so that an export never disturbs the window and works without one.
#include "viz/app/exporter.hpp"

#include "scenarios/errors.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/whole_file.hpp"
#include "viz/app/child.hpp"
#include "viz/panels/panels.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>
#include <stb_image_write.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <span>
#include <system_error>
#include <thread>

namespace lichtung::viz {

Exporter::Exporter(const PictureSpec& spec, float text_size) : spec_(spec) {
  spec_.scale = std::clamp(spec.scale, 1, 4);
  spec_.width = std::clamp(spec.width, kSmallestPicture, kLargestPicture);
  spec_.height = std::clamp(spec.height, kSmallestPicture, kLargestPicture);
  const auto ratio = static_cast<float>(spec_.scale);
  target_ = std::make_unique<gl::Target>(spec_.width * spec_.scale, spec_.height * spec_.scale, 1);
  ImGuiContext* before = ImGui::GetCurrentContext();
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DisplaySize = {static_cast<float>(spec_.width), static_cast<float>(spec_.height)};
  io.DisplayFramebufferScale = {ratio, ratio};
  io.DeltaTime = 1.0F / 30;
  ImGui_ImplOpenGL3_Init("#version 330");
  fonts_ = load_fonts(text_size, ratio);
  ImGui::SetCurrentContext(before);
}

Exporter::~Exporter() {
  ImGuiContext* before = ImGui::GetCurrentContext();
  ImGui::SetCurrentContext(context_);
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext(context_);
  ImGui::SetCurrentContext(before == context_ ? nullptr : before);
}

void Exporter::draw_frame(AppState& state, const std::vector<Pane>& panes, Viewport map, Viewport legend) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const Ink inks = ink(state.settings.high_contrast);
  const float w = static_cast<float>(spec_.width), h = static_cast<float>(spec_.height), scale = ImGui::GetIO().FontGlobalScale;
  const float title = fonts_.title->FontSize * scale, normal = fonts_.size, small_ = fonts_.small_->FontSize * scale;
  const auto box = [&](float x0, float y0, float x1, float y1) { list.AddRectFilled({x0, y0}, {x1, y1}, IM_COL32(250, 249, 247, 255)); };
  Session& session = *state.current();
  for (const Pane& pane : panes) {
    Camera camera = state.camera;
    camera.set_view(pane.whole);
    const MapColours colours = painter_.colours(state, pane.side);
    Session& shown = *state.session(pane.side);
    if (state.shown.labels) (pane.side == Side::A ? labels_a_ : labels_b_).draw(list, fonts_, shown, camera, pane.seen, colours);
    if (pane.side != Side::Difference) draw_patrols(list, state, shown, camera, pane.seen, colours);
    if (state.layer.id == LayerId::Feared && pane.side != Side::Difference) draw_feared(list, fonts_, shown, camera, pane.seen);
  }
  if (panes.size() == 2) {
    const float x = panes[1].seen.x;
    list.AddRectFilled({x - 1.5F, map.y}, {x + 1.5F, map.y + map.height}, IM_COL32_WHITE);
    halo_text(list, fonts_.bold, normal, {panes[0].seen.x + 14, map.y + 12}, inks.text, IM_COL32_WHITE, text(state.language(), "view.side_a").data());
    halo_text(list, fonts_.bold, normal, {x + 14, map.y + 12}, inks.text, IM_COL32_WHITE, text(state.language(), "view.side_b").data());
  }
  const MapColours colours = painter_.colours(state, panes[0].side);
  Camera camera = state.camera;
  camera.set_view(panes[0].whole);
  draw_scale_bar(list, fonts_, camera, {map.x + 18, map.y + map.height - 16}, colour_u32(colours.label), colour_u32(colours.label_halo, 0.8F), state.german());
  box(0, 0, w, map.y);
  box(0, map.y + map.height, w, h);
  box(legend.x, map.y, w, map.y + map.height);
  const float pad = 22;
  const std::string name = state.b ? message(state.language(), state.mode == CompareMode::Single ? "view.picture_one_of_two" : "view.picture_two", state.a->data().title(), state.b->data().title())
                                   : session.data().title();
  list.AddText(fonts_.title, title, {pad, 16}, inks.text, name.c_str());
  std::string line = state.layer.id == LayerId::None ? std::string(text(state.language(), "view.layer.none")) : layer_title(state, state.mode == CompareMode::Difference);
  line += " · " + date_text(state, session.data().first(), state.clock.time(), true);
  list.AddText(fonts_.normal, normal, {pad, 22 + title}, inks.quiet, line.c_str());
  float y = legend.y + 18;
  const float width = legend.width - 2 * pad;
  const Side side = state.mode == CompareMode::Difference ? Side::Difference : panes.back().side;
  y += draw_legend(&list, fonts_, state, side, {legend.x + pad, y}, width, inks);
  if (state.layer.id != LayerId::None) y += 16;
  if (side != Side::Difference) draw_sign_legend(&list, fonts_, state, {legend.x + pad, y}, width, inks, !session.data().shown().recorded().empty());
  const outcome::Provenance& about = session.data().shown().about();
  const std::string run = session.data().selected() == Dataset::kMean ? message(state.language(), "view.run_mean", session.data().replicates())
                                                                      : message(state.language(), "view.run_number", session.data().selected() + 1);
  const std::string left = std::string(text(state.language(), "view.caution"));
  std::string right = message(state.language(), "view.picture_source", run, about.seed, about.software_version);
  if (!about.licence.empty()) right += " · " + about.licence;
  const float base = map.y + map.height + (h - map.y - map.height - small_) / 2;
  list.AddText(fonts_.bold, small_, {pad, base}, inks.text, left.c_str());
  const float wide = fonts_.small_->CalcTextSizeA(small_, 1e4F, 0, right.c_str()).x;
  const float from = std::max(pad + fonts_.bold->CalcTextSizeA(small_, 1e4F, 0, left.c_str()).x + 20, w - pad - wide);
  list.AddText(fonts_.small_, small_, {from, base}, inks.quiet, right.c_str());
  list.AddRect({map.x, map.y}, {map.x + map.width, map.y + map.height}, inks.line);
}

Picture Exporter::render(AppState& state) {
  ImGuiContext* before = ImGui::GetCurrentContext();
  ImGui::SetCurrentContext(context_);
  const float w = static_cast<float>(spec_.width), h = static_cast<float>(spec_.height);
  const float header = std::round(fonts_.size * 4.7F), footer = std::round(fonts_.size * 2.4F), legend_width = std::round(std::min(w * 0.34F, fonts_.size * 19));
  const Viewport map{0, header, w - legend_width, h - header - footer}, legend{w - legend_width, header, legend_width, h - header - footer};
  const std::vector<Pane> panes = panes_of(state, map);
  // What the window shows must be in the picture, whatever its shape.
  const Camera kept = state.camera;
  Box box = kept.visible();
  state.camera.set_view(panes[0].whole);
  state.camera.fit(box, 0);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  draw_frame(state, panes, map, legend);
  ImGui::Render();
  target_->begin();
  glClearColor(0.98F, 0.976F, 0.969F, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  painter_.paint(state, panes, target_->id(), target_->height(), static_cast<float>(spec_.scale));
  glBindFramebuffer(GL_FRAMEBUFFER, target_->id());
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  state.camera = kept;
  Picture out{target_->width(), target_->height(), target_->pixels()};
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  ImGui::SetCurrentContext(before);
  return out;
}

std::vector<unsigned char> png_bytes(const Picture& picture) {
  std::vector<unsigned char> bytes;
  const auto append = [](void* out, void* data, int size) {
    auto& to = *static_cast<std::vector<unsigned char>*>(out);
    const auto* from = static_cast<const unsigned char*>(data);
    to.insert(to.end(), from, from + size);
  };
  std::vector<unsigned char> rgb;
  rgb.reserve(picture.rgba.size() / 4 * 3);
  for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) rgb.insert(rgb.end(), &picture.rgba[i], &picture.rgba[i] + 3);
  if (stbi_write_png_to_func(append, &bytes, picture.width, picture.height, 3, rgb.data(), picture.width * 3) == 0) bytes.clear();
  return bytes;
}

void write_png(const std::filesystem::path& path, const Picture& picture, bool force) {
  outcome::check_target(path, force);
  const std::vector<unsigned char> bytes = png_bytes(picture);
  if (bytes.empty()) throw outcome::FileError(outcome::FileError::Kind::CannotWrite, path.string() + ": the picture can't be compressed");
  const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(bytes))};
  outcome::write_whole_file(path, pieces, force);
}

Film::Film(const Plan& plan, AppState& state) : plan_(plan) {
  constexpr std::size_t kMostFrames = 99999;
  const double span = std::max(0.0, plan.to_s - plan.from_s);
  frames_ = std::min(kMostFrames, static_cast<std::size_t>(span / std::max(1.0, plan.step_s)) + 1);
  std::error_code error;
  std::filesystem::create_directories(plan.folder, error);
  if (error) throw outcome::FileError(outcome::FileError::Kind::CannotWrite, plan.folder.string() + ": " + error.message());
  exporter_ = std::make_unique<Exporter>(plan.spec, state.settings.text_size);
}

bool Film::step(AppState& state) {
  if (done_ >= frames_) return false;
  const double kept = state.clock.time();
  state.clock.seek(plan_.from_s + static_cast<double>(done_) * plan_.step_s);
  const Picture picture = exporter_->render(state);
  state.clock.seek(kept);
  write_png(plan_.folder / fmt::format("frame-{:05}.png", done_ + 1), picture, plan_.force);
  ++done_;
  return done_ < frames_;
}

std::optional<std::filesystem::path> Film::encode(const std::filesystem::path& folder) {
  const std::filesystem::path film = folder / "film.mp4";
  try {
    ChildProcess ffmpeg("ffmpeg", {"-y", "-loglevel", "error", "-framerate", "25", "-i", (folder / "frame-%05d.png").string(), "-vf",
                                   "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p", film.string()});
    while (ffmpeg.poll()) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (ffmpeg.exit_code() == 0) return film;
  } catch (const DataError&) {
    return std::nullopt;   // not installed
  }
  return std::nullopt;
}

}  // namespace lichtung::viz
