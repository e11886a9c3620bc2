// See export_dialog.hpp.
#include "viz/panels/export_dialog.hpp"

#include "sim/outcome/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>

namespace lichtung::viz {
namespace {

constexpr std::array<std::pair<int, int>, 4> kSizes{{{1200, 800}, {1600, 1000}, {1920, 1080}, {1400, 1400}}};

std::string home_folder() {
  const char* home = std::getenv("HOME");
  return home == nullptr ? "." : home;
}

}  // namespace

void ExportDialog::open(const AppState& state) {
  if (open_) return;
  open_ = true;
  if (!path_.empty() || !state.a) return;
  const std::string name = home_folder() + "/lichtung.png";
  path_.assign(name.begin(), name.end());
  path_.resize(4096, '\0');
}

void ExportDialog::save_picture(const PanelContext& c) {
  try {
    Exporter exporter({kSizes[static_cast<std::size_t>(size_)].first, kSizes[static_cast<std::size_t>(size_)].second, scale_}, c.state.settings.text_size);
    write_png(path_.data(), exporter.render(c.state), force_);
    c.state.say(message(c.state.language(), "view.export_done", path_.data()));
    open_ = false;
  } catch (const std::exception& error) {
    c.state.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
  }
}

void ExportDialog::start_film(const PanelContext& c) {
  try {
    folder_ = path_.data();
    if (folder_.ends_with(".png")) folder_.resize(folder_.size() - 4);
    const double from = c.state.clock.time();
    c.state.clock.play(false);
    running_ = std::make_unique<Film>(Film::Plan{folder_, from, std::min(c.state.clock.end(), from + hours_ * 3600), step_min_ * 60,
                                                 {kSizes[static_cast<std::size_t>(size_)].first, kSizes[static_cast<std::size_t>(size_)].second, scale_}, force_},
                                      c.state);
  } catch (const std::exception& error) {
    running_.reset();
    c.state.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
  }
}

bool ExportDialog::work(const PanelContext& c) {
  if (!running_) return false;
  try {
    if (running_->step(c.state)) return true;
    const auto encoded = Film::encode(folder_);
    c.state.say(encoded ? message(c.state.language(), "view.film_done", running_->done(), encoded->string())
                        : message(c.state.language(), "view.film_frames", running_->done(), folder_));
    open_ = false;
  } catch (const std::exception& error) {
    c.state.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
  }
  running_.reset();
  return false;
}

void ExportDialog::draw(const PanelContext& c, Viewport window) {
  if (!open_) return;
  const float width = std::min(window.width - 40, c.fonts.size * 36);
  ImGui::SetNextWindowPos({window.x + (window.width - width) / 2, window.y + window.height * 0.2F});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {24, 20});
  ImGui::Begin("export", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PushFont(c.fonts.title);
  ImGui::TextUnformatted(c.tr("view.export_title"));
  ImGui::PopFont();
  quiet_text(c, c.tr("view.export_text"));
  if (ImGui::RadioButton(c.tr("view.export_picture"), !film_)) film_ = false;
  ImGui::SameLine();
  if (ImGui::RadioButton(c.tr("view.export_film"), film_)) film_ = true;
  ImGui::TextUnformatted(c.tr(film_ ? "view.export_folder" : "view.export_file"));
  ImGui::SetNextItemWidth(-1);
  ImGui::InputText("##path", path_.data(), path_.size());
  ImGui::TextUnformatted(c.tr("view.export_size"));
  for (std::size_t i = 0; i < kSizes.size(); ++i) {
    if (i > 0) ImGui::SameLine();
    if (ImGui::RadioButton(fmt::format("{} × {}", kSizes[i].first, kSizes[i].second).c_str(), size_ == static_cast<int>(i))) size_ = static_cast<int>(i);
  }
  ImGui::TextUnformatted(c.tr("view.export_scale"));
  for (int s = 1; s <= 4; ++s) {
    if (s > 1) ImGui::SameLine();
    if (ImGui::RadioButton(fmt::format("{}×", s).c_str(), scale_ == s)) scale_ = s;
  }
  if (film_) {
    const double low = 0.25, high = 24, least = 0.1, most = 60;
    ImGui::SetNextItemWidth(-c.fonts.size * 12);
    ImGui::SliderScalar(c.tr("view.export_hours"), ImGuiDataType_Double, &hours_, &low, &high, "%.2f");
    ImGui::SetNextItemWidth(-c.fonts.size * 12);
    ImGui::SliderScalar(c.tr("view.export_step"), ImGuiDataType_Double, &step_min_, &least, &most, "%.1f");
    quiet_text(c, message(c.state.language(), "view.export_frames", static_cast<int>(hours_ * 60 / std::max(0.1, step_min_)) + 1));
  }
  ImGui::Checkbox(c.tr("view.export_replace"), &force_);
  ImGui::Spacing();
  if (running_) {
    const float share = static_cast<float>(running_->done()) / static_cast<float>(std::max<std::size_t>(1, running_->frames()));
    ImGui::ProgressBar(share, {-1, 0}, fmt::format("{} / {}", running_->done(), running_->frames()).c_str());
    if (ImGui::Button(c.tr("view.cancel"))) running_.reset();
  } else {
    if (ImGui::Button(c.tr("view.save"))) film_ ? start_film(c) : save_picture(c);
    c.mark("export_save");
    ImGui::SameLine();
    if (ImGui::Button(c.tr("view.cancel"))) open_ = false;
  }
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace lichtung::viz
