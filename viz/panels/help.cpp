// F1: keys, and what the signs of the window mean.
#include "viz/panels/panels.hpp"

#include <array>
#include <utility>

namespace lichtung::viz {
namespace {

using Key = std::pair<const char*, const char*>;   // key as printed, text key
constexpr std::array<Key, 15> kMapKeys{{{"view.key_arrows", "view.help_pan"}, {"+  −", "view.help_zoom"}, {"F", "view.help_fit"},
                                        {"view.key_enter", "view.help_pick"}, {"Esc", "view.help_escape"}, {"view.key_tab", "view.help_layer"},
                                        {"P  O  I  L", "view.help_shown"}, {"B", "view.help_before"}, {"1", "view.help_single"}, {"D", "view.help_difference"},
                                        {"S", "view.help_swipe"}, {"2", "view.help_side"}, {"M", "view.help_mean"}, {"R", "view.help_run"},
                                        {"view.key_ctrl_f", "view.help_search"}}};
constexpr std::array<Key, 3> kPlanKeys{{{"E", "view.help_plan"}, {"view.key_ctrl_s", "view.help_save"}, {"view.key_undo", "view.help_undo"}}};
constexpr std::array<Key, 10> kTimeKeys{{{"view.key_space", "view.help_play"}, {",  .", "view.help_step"}, {"view.key_shift_step", "view.help_step_hour"},
                                         {"J  K", "view.help_incident"}, {"view.key_page", "view.help_speed"}, {"view.key_home", "view.help_ends"},
                                         {"C", "view.help_loop"}, {"view.key_ctrl_e", "view.help_export"}, {"view.key_ctrl_o", "view.help_open"},
                                         {"view.key_f6", "view.help_panels"}}};

template <std::size_t N>
void keys(const PanelContext& c, const char* id, const std::array<Key, N>& list) {
  if (!ImGui::BeginTable(id, 2, ImGuiTableFlags_SizingStretchProp)) return;
  ImGui::TableSetupColumn("key", 0, 0.34F);
  ImGui::TableSetupColumn("what", 0, 0.66F);
  for (const auto& [key, what] : list) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushFont(c.fonts.bold);
    ImGui::TextUnformatted(c.tr(key));
    ImGui::PopFont();
    ImGui::TableNextColumn();
    ImGui::TextWrapped("%s", c.tr(what));
  }
  ImGui::EndTable();
}

}  // namespace

void draw_help(const PanelContext& c, bool& open, Viewport window) {
  if (!open) return;
  const float width = std::min(window.width - 40, c.fonts.size * 58);
  ImGui::SetNextWindowPos({window.x + window.width / 2, window.y + window.height / 2}, 0, {0.5F, 0.5F});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, window.height - 40});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {24, 20});
  ImGui::SetNextWindowFocus();
  ImGui::Begin("help", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PushFont(c.fonts.title);
  ImGui::TextUnformatted(c.tr("view.help_title"));
  ImGui::PopFont();
  ImGui::PushTextWrapPos(width - 48);
  ImGui::TextUnformatted(c.tr("view.help_intro"));
  ImGui::PopTextWrapPos();
  ImGui::Spacing();
  if (ImGui::BeginTable("columns", 2, ImGuiTableFlags_SizingStretchSame, {width - 48, 0})) {
    ImGui::TableNextColumn();
    heading(c, c.tr("view.help_map"));
    keys(c, "map", kMapKeys);
    ImGui::TableNextColumn();
    heading(c, c.tr("view.help_time"));
    keys(c, "time", kTimeKeys);
    ImGui::Spacing();
    heading(c, c.tr("editor.title"));
    keys(c, "plan", kPlanKeys);
    ImGui::Spacing();
    heading(c, c.tr("view.help_mouse"));
    ImGui::TextWrapped("%s", c.tr("view.help_mouse_text"));
    ImGui::Spacing();
    heading(c, c.tr("view.help_reading"));
    ImGui::TextWrapped("%s", c.tr("view.help_reading_text"));
    ImGui::EndTable();
  }
  ImGui::Spacing();
  quiet_text(c, c.tr("view.caution_long"));
  if (ImGui::Button(c.tr("view.close"))) open = false;
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace lichtung::viz
