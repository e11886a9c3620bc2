// See start_page.hpp.
#include "viz/panels/start_page.hpp"

#include "scenarios/errors.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/whole_file.hpp"
#include "viz/app/demo_embedded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <span>
#include <system_error>

namespace lichtung::viz {

namespace fs = std::filesystem;

DemoRun::DemoRun() {
  const auto home = data_home();
  if (!home) throw DataError(ErrorKind::CannotWrite, "HOME", "no folder for the demonstration: neither HOME nor XDG_DATA_HOME is set");
  const fs::path folder = *home / "demo";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw DataError(ErrorKind::CannotWrite, folder.string(), error.message());
  const fs::path scenario = folder / "demo.toml";
  const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(kDemoScenario.data(), kDemoScenario.size()))};
  outcome::write_whole_file(scenario, pieces, true);
  results_ = folder / "results";
  child_ = std::make_unique<ChildProcess>(lichtung_program(), std::vector<std::string>{"run", scenario.string(), "-o", results_.string()});
}

namespace {

void five_things(const PanelContext& c) {
  for (int i = 1; i <= 5; ++i) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float r = c.fonts.size * 0.85F;
    list.AddCircleFilled({at.x + r, at.y + r}, r, c.ink.accent, 24);
    const std::string number = fmt::format("{}", i);
    const ImVec2 size = c.fonts.bold->CalcTextSizeA(c.fonts.size, 1e4F, 0, number.c_str());
    list.AddText(c.fonts.bold, c.fonts.size, {at.x + r - size.x / 2, at.y + r - size.y / 2}, IM_COL32_WHITE, number.c_str());
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + r * 2 + 12);
    ImGui::BeginGroup();
    heading(c, c.tr(fmt::format("view.thing_{}", i)));
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(c.tr(fmt::format("view.thing_{}_text", i)));
    ImGui::PopTextWrapPos();
    ImGui::EndGroup();
    ImGui::Spacing();
  }
}

void demo_block(const PanelContext& c, const DemoRun* demo) {
  heading(c, c.tr("view.demo"));
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(c.tr("view.demo_text"));
  ImGui::PopTextWrapPos();
  if (demo == nullptr) {
    ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_CheckMark));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ImGui::GetStyleColorVec4(ImGuiCol_CheckMark));
    ImGui::PushStyleColor(ImGuiCol_Text, ImVec4(1, 1, 1, 1));
    if (ImGui::Button(c.tr("view.demo_run"), {-1, ImGui::GetFrameHeight() * 1.5F})) c.ask.run_demo = true;
    c.mark("demo");
    ImGui::PopStyleColor(3);
    return;
  }
  const double share = demo->child().progress().value_or(0);
  ImGui::ProgressBar(static_cast<float>(share), {-1, 0}, fmt::format("{} %", static_cast<int>(share * 100)).c_str());
  quiet_text(c, demo->child().last_line());
  if (ImGui::Button(c.tr(demo->child().cancelled() ? "view.demo_stopping" : "view.demo_cancel"))) c.ask.run_demo = true;   // a second request cancels
}

}  // namespace

void draw_start_page(const PanelContext& c, Viewport at, const DemoRun* demo) {
  begin_panel("start", at);
  const float width = std::min(at.width - 60, c.fonts.size * 66);
  ImGui::SetCursorPos({(at.width - width) / 2, std::max(20.0F, at.height * 0.07F)});
  ImGui::BeginChild("page", {width, 0}, false);
  ImGui::PushFont(c.fonts.title);
  ImGui::TextUnformatted(c.tr("view.start_title"));
  ImGui::PopFont();
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(c.tr("view.start_text"));
  ImGui::PopTextWrapPos();
  ImGui::Dummy({1, 14});
  if (ImGui::BeginTable("start", 2, ImGuiTableFlags_SizingStretchProp)) {
    ImGui::TableSetupColumn("things", 0, 1.2F);
    ImGui::TableSetupColumn("begin", 0, 1);
    ImGui::TableNextColumn();
    heading(c, c.tr("view.five_things"));
    ImGui::Spacing();
    five_things(c);
    ImGui::TableNextColumn();
    ImGui::Indent(20);
    demo_block(c, demo);
    ImGui::Dummy({1, 16});
    heading(c, c.tr("view.own_results"));
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(c.tr("view.own_results_text"));
    ImGui::PopTextWrapPos();
    if (ImGui::Button(c.tr("view.choose_folder"), {-1, 0})) c.ask.open_a = true;
    ImGui::Dummy({1, 16});
    if (!c.state.settings.recent.empty()) {
      heading(c, c.tr("view.recent"));
      for (const std::string& folder : c.state.settings.recent)
        if (ImGui::Selectable(folder.c_str())) c.ask.open_path = folder;
    }
    ImGui::Unindent(20);
    ImGui::EndTable();
  }
  ImGui::Dummy({1, 10});
  quiet_text(c, c.tr("view.caution_long"));
  ImGui::EndChild();
  ImGui::End();
}

void FolderChooser::open(bool second, const std::vector<std::string>& recent) {
  open_ = focus_ = true;
  second_ = second;
  std::error_code error;
  fs::path start = recent.empty() ? fs::current_path(error) : fs::path(recent.front()).parent_path();
  if (!fs::is_directory(start, error)) start = fs::current_path(error);
  go(start);
}

void FolderChooser::go(const fs::path& folder) {
  std::error_code error;
  fs::path there = fs::weakly_canonical(folder, error);
  if (error || !fs::is_directory(there, error)) return;
  folder_ = std::move(there);
  const std::string words = folder_.string();
  text_.assign(words.begin(), words.end());
  text_.resize(std::max<std::size_t>(4096, words.size() + 1), '\0');
  entries_.clear();
  fs::directory_iterator entries(folder_, fs::directory_options::skip_permission_denied, error);
  constexpr std::size_t kMost = 2000;
  for (const fs::directory_iterator end; !error && entries != end && entries_.size() < kMost; entries.increment(error)) {
    std::error_code ignored;
    const std::string name = entries->path().filename().string();
    if (name.starts_with('.') || !entries->is_directory(ignored)) continue;
    const bool results = fs::is_regular_file(entries->path() / "replicate-0000.h5", ignored) || fs::is_regular_file(entries->path() / "summary.h5", ignored);
    entries_.push_back({name, results});
  }
  std::ranges::sort(entries_, {}, [](const Entry& e) { return std::pair(!e.results, e.name); });
}

std::optional<fs::path> FolderChooser::draw(const PanelContext& c, Viewport window) {
  if (!open_) return std::nullopt;
  const float width = std::min(window.width - 40, c.fonts.size * 44), height = std::min(window.height - 40, c.fonts.size * 32);
  ImGui::SetNextWindowPos({window.x + (window.width - width) / 2, window.y + (window.height - height) / 2});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {24, 20});
  if (focus_) ImGui::SetNextWindowFocus();
  ImGui::Begin("chooser", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  std::optional<fs::path> chosen;
  ImGui::PushFont(c.fonts.title);
  ImGui::TextUnformatted(c.tr(second_ ? "view.choose_second" : "view.choose_first"));
  ImGui::PopFont();
  quiet_text(c, c.tr("view.choose_text"));
  ImGui::SetNextItemWidth(-1);
  if (focus_) ImGui::SetKeyboardFocusHere();
  focus_ = false;
  if (ImGui::InputText("##path", text_.data(), text_.size(), ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll)) chosen = fs::path(text_.data());
  ImGui::BeginChild("entries", {0, -ImGui::GetFrameHeight() - 14}, true);
  if (folder_.has_parent_path() && folder_ != folder_.root_path() && ImGui::Selectable("↑ ..")) go(folder_.parent_path());
  std::optional<fs::path> next;
  for (const Entry& entry : entries_) {
    if (entry.results) ImGui::PushStyleColor(ImGuiCol_Text, c.ink.accent);
    const std::string label = entry.results ? fmt::format("{}   · {}", entry.name, c.tr("view.has_results")) : entry.name;
    if (ImGui::Selectable(label.c_str())) (entry.results ? chosen : next) = folder_ / entry.name;
    if (entry.results) ImGui::PopStyleColor();
  }
  if (next) go(*next);
  ImGui::EndChild();
  if (ImGui::Button(c.tr("view.open_this"))) chosen = fs::path(text_.data());
  ImGui::SameLine();
  if (ImGui::Button(c.tr("view.cancel"))) open_ = false;
  ImGui::End();
  ImGui::PopStyleVar(3);
  if (chosen) open_ = false;
  return chosen;
}

}  // namespace lichtung::viz
