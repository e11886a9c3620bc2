// The bar on top: which scenarios, which run, how compared; language, text size, contrast, help.
#include "viz/panels/panels.hpp"

#include <fmt/format.h>

namespace lichtung::viz {
namespace {

void chip(const PanelContext& c, const char* letter, const char* word, const std::string& title, ImU32 colour, float room) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float h = ImGui::GetFrameHeight();
  list.AddRectFilled(at, {at.x + h, at.y + h}, colour, 4);
  const ImVec2 size = c.fonts.bold->CalcTextSizeA(c.fonts.size, 1e4F, 0, letter);
  list.AddText(c.fonts.bold, c.fonts.size, {at.x + (h - size.x) / 2, at.y + (h - size.y) / 2}, IM_COL32_WHITE, letter);
  ImGui::Dummy({h, h});
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  ImGui::BeginGroup();
  ImGui::AlignTextToFramePadding();
  std::string shown = title;
  while (shown.size() > 4 && ImGui::CalcTextSize(shown.c_str()).x > room) {
    do shown.pop_back();
    while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0) == 0x80);   // whole characters of UTF-8
  }
  if (shown != title) shown += "…";
  ImGui::TextUnformatted(shown.c_str());
  ImGui::EndGroup();
  tip(fmt::format("{}: {}", word, title).c_str());
}

void run_selector(const PanelContext& c) {
  Session* session = c.state.current();
  if (session == nullptr) return;
  const Dataset& data = session->data();
  const auto name = [&](int which) {
    return which == Dataset::kMean ? message(c.state.language(), "view.run_mean", data.replicates()) : message(c.state.language(), "view.run_number", which + 1);
  };
  ImGui::SetNextItemWidth(c.fonts.size * 10.5F);
  if (ImGui::BeginCombo("##run", name(data.selected()).c_str())) {
    if (data.has_mean() && ImGui::Selectable(name(Dataset::kMean).c_str(), data.selected() == Dataset::kMean)) c.state.select_run(Dataset::kMean);
    for (int r = 0; r < data.replicates(); ++r)
      if (ImGui::Selectable(name(r).c_str(), data.selected() == r)) c.state.select_run(r);
    ImGui::EndCombo();
  }
  tip(c.tr("view.run_tip"));
}

void compare_buttons(const PanelContext& c) {
  AppState& s = c.state;
  const auto button = [&](const char* key, CompareMode mode, const char* words) {
    if (toggle_button(c.tr(key), s.mode == mode && !s.hold_before, c.tr(words))) s.set_mode(mode);
    ImGui::SameLine();
  };
  button("view.mode_single", CompareMode::Single, "view.mode_single_tip");
  button("view.mode_difference", CompareMode::Difference, "view.mode_difference_tip");
  button("view.mode_swipe", CompareMode::Swipe, "view.mode_swipe_tip");
  button("view.mode_side", CompareMode::SideBySide, "view.mode_side_tip");
}

void preferences(const PanelContext& c, float right) {
  Settings& settings = c.state.settings;
  const auto width = [](const char* words) { return ImGui::CalcTextSize(words).x + ImGui::GetStyle().FramePadding.x * 2; };
  const char* language = c.state.german() ? "English" : "Deutsch";
  const float space = ImGui::GetStyle().ItemSpacing.x;
  const float total = width(language) + width("A−") + width("A+") + width("◐") + width("F1") + width(c.tr("view.export")) + 5 * space;
  ImGui::SameLine(std::max(ImGui::GetCursorPosX() + 20, right - total));
  if (ImGui::Button(c.tr("view.export"))) c.ask.export_picture = true;
  tip(c.tr("view.export_tip"));
  ImGui::SameLine();
  if (ImGui::Button(language)) settings.language = c.state.german() ? Language::English : Language::German;
  tip(c.tr("view.language_tip"));
  ImGui::SameLine();
  if (ImGui::Button("A−")) {
    settings.text_size = std::max(kSmallestText, settings.text_size - 0.1F);
    c.ask.rebuild_fonts = true;
  }
  tip(c.tr("view.text_smaller_tip"));
  ImGui::SameLine();
  if (ImGui::Button("A+")) {
    settings.text_size = std::min(kLargestText, settings.text_size + 0.1F);
    c.ask.rebuild_fonts = true;
  }
  tip(c.tr("view.text_larger_tip"));
  ImGui::SameLine();
  if (toggle_button("◐", settings.high_contrast, c.tr("view.contrast_tip"))) {
    settings.high_contrast = !settings.high_contrast;
    c.ask.rebuild_fonts = true;
  }
  ImGui::SameLine();
  if (ImGui::Button("F1")) c.ask.help = true;
  tip(c.tr("view.help_tip"));
}

}  // namespace

int top_bar_rows(float width, const Fonts& fonts) { return width < fonts.size * 92 ? 2 : 1; }

void draw_top_bar(const PanelContext& c, Viewport at) {
  begin_panel("top", at);
  AppState& s = c.state;
  const bool two_rows = top_bar_rows(at.width, c.fonts) == 2;
  const float right = at.width - ImGui::GetStyle().WindowPadding.x;
  ImGui::PushFont(c.fonts.bold);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted("Lichtung");
  ImGui::PopFont();
  ImGui::SameLine(0, 18);
  // Names get what is left beside all buttons.
  const float names = std::max(c.fonts.size * 5, at.width - c.fonts.size * (!two_rows && s.b ? 76.0F : 52.0F));
  const float room = std::min(c.fonts.size * 22, s.b ? names / 2 : names);
  if (s.a) {
    chip(c, "A", c.tr("view.side_a"), s.a->data().title(), IM_COL32(104, 112, 120, 255), room);
    ImGui::SameLine();
    if (s.b) {
      chip(c, "B", c.tr("view.side_b"), s.b->data().title(), IM_COL32(15, 108, 128, 255), room);
      ImGui::SameLine();
      if (ImGui::Button("⇄")) s.swap_sides();
      tip(c.tr("view.swap_tip"));
      ImGui::SameLine();
      if (ImGui::Button("×")) s.close_second();
      tip(c.tr("view.close_second_tip"));
    } else {
      if (ImGui::Button(c.tr("view.open_second"))) c.ask.open_b = true;
      tip(c.tr("view.open_second_tip"));
    }
    ImGui::SameLine();
    if (ImGui::Button(c.tr("view.open"))) c.ask.open_a = true;
    tip(c.tr("view.open_tip"));
    ImGui::SameLine(0, 18);
    if (two_rows) {
      preferences(c, right);
      run_selector(c);
      ImGui::SameLine(0, 18);
      if (s.b) compare_buttons(c);
    } else {
      run_selector(c);
      ImGui::SameLine(0, 18);
      if (s.b) compare_buttons(c);
    }
  }
  if (!two_rows || !s.a) preferences(c, right);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine({at.x, at.y + at.height - 1}, {at.x + at.width, at.y + at.height - 1}, c.ink.line);
  ImGui::End();
}

}  // namespace lichtung::viz
