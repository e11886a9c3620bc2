// What all panels share.
#include "viz/panels/panels.hpp"
#include "viz/playback/daylight.hpp"

#include <fmt/format.h>

namespace lichtung::viz {

void PanelContext::mark(std::string_view name) const {
  if (!trace.on() || !ImGui::IsItemVisible()) return;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  trace.mark(name, (low.x + high.x) / 2, (low.y + high.y) / 2);
}

void begin_panel(const char* id, Viewport at) {
  ImGui::SetNextWindowPos({at.x, at.y});
  ImGui::SetNextWindowSize({at.width, at.height});
  ImGui::Begin(id, nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus);
}

void heading(const PanelContext& c, const char* words) {
  ImGui::PushFont(c.fonts.bold);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(words);
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
}

void quiet_text(const PanelContext& c, const std::string& words) {
  ImGui::PushFont(c.fonts.small_);
  ImGui::PushStyleColor(ImGuiCol_Text, c.ink.quiet);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(words.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void tip(const char* words) {
  if (words == nullptr || !ImGui::IsItemHovered()) return;
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(ImGui::GetFontSize() * 24);
  ImGui::TextUnformatted(words);
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

bool toggle_button(const char* label, bool on, const char* words, ImVec2 size) {
  if (on) {
    ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_CheckMark));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ImGui::GetStyleColorVec4(ImGuiCol_CheckMark));
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, ImGui::GetStyleColorVec4(ImGuiCol_CheckMark));
    ImGui::PushStyleColor(ImGuiCol_Text, ImVec4(1, 1, 1, 1));
  }
  const bool pressed = ImGui::Button(label, size);
  if (on) ImGui::PopStyleColor(4);
  tip(words);
  return pressed;
}

std::string clock_text(double time_s) {
  const CivilTime now = civil_time(time_s);
  return fmt::format("{:02}:{:02}", now.hour(), now.minute());
}

std::string date_text(const AppState& state, const Run& run, double time_s, bool with_clock) {
  const CivilTime now = civil_time(time_s);
  const auto& days = run.days();
  const DayInfo& day = days[std::min(now.day, days.size() - 1)];
  const std::string& date = day.date;
  std::string out = fmt::format("{}, ", text(state.language(), fmt::format("view.weekday_{}", day.weekday)));
  if (state.german() && date.size() == 10)
    out += fmt::format("{}.{}.{}", date.substr(8, 2), date.substr(5, 2), date.substr(0, 4));
  else
    out += date;
  if (with_clock) out += fmt::format(" · {}", clock_text(time_s));
  return out;
}

void draw_messages(const PanelContext& c, Viewport map) {
  float y = map.y + 12;
  const double passed = static_cast<double>(ImGui::GetIO().DeltaTime);
  int index = 0;
  for (Message& m : c.state.messages) {
    m.seconds_left -= passed;
    const float width = std::min(520.0F, map.width - 40);
    ImGui::SetNextWindowPos({map.x + map.width / 2 - width / 2, y});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 6);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, m.error ? ImVec4(1, 0.95F, 0.93F, 1) : ImVec4(1, 1, 1, 1));
    ImGui::PushStyleColor(ImGuiCol_Border, m.error ? c.ink.warning : c.ink.line);
    ImGui::Begin(fmt::format("##message{}", index++).c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav);
    ImGui::PushTextWrapPos(width - 50);
    if (m.error) {
      ImGui::PushStyleColor(ImGuiCol_Text, c.ink.warning);
      heading(c, c.tr("view.problem"));
      ImGui::PopStyleColor();
    }
    ImGui::TextUnformatted(m.text.c_str());
    ImGui::PopTextWrapPos();
    if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0)) m.seconds_left = 0;
    y += ImGui::GetWindowHeight() + 8;
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(2);
  }
  std::erase_if(c.state.messages, [](const Message& m) { return m.seconds_left <= 0; });
}

}  // namespace lichtung::viz
