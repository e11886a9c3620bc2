// See close_dialog.hpp.
#include "viz/panels/close_dialog.hpp"

#include <algorithm>

namespace lichtung::viz {

bool CloseDialog::may_close(const EditorSlot* editor) {
  if (answered_ || editor == nullptr || (!editor->unsaved() && !editor->running())) return true;
  open_ = true;
  return false;
}

bool CloseDialog::draw(const PanelContext& c, Viewport window, EditorSlot* editor) {
  if (!open_ || editor == nullptr) return false;
  const float width = std::min(window.width - 40, c.fonts.size * 34);
  ImGui::SetNextWindowPos({window.x + (window.width - width) / 2, window.y + window.height * 0.3F});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {24, 20});
  ImGui::SetNextWindowFocus();
  ImGui::Begin("close", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PushFont(c.fonts.title);
  ImGui::TextUnformatted(c.tr("view.close_title"));
  ImGui::PopFont();
  ImGui::PushTextWrapPos(0);
  if (editor->unsaved()) ImGui::TextUnformatted(c.tr("view.close_unsaved"));
  if (editor->running()) ImGui::TextUnformatted(c.tr("view.close_running"));
  ImGui::PopTextWrapPos();
  ImGui::Spacing();
  bool close = false;
  if (editor->unsaved()) {
    close = ImGui::Button(c.tr("view.close_save")) && editor->save(c.state);
    ImGui::SameLine();
  }
  close = ImGui::Button(c.tr(editor->unsaved() ? "view.close_discard" : "view.close_anyway")) || close;
  c.mark("discard");
  ImGui::SameLine();
  if (ImGui::Button(c.tr("view.close_stay"))) open_ = false;
  ImGui::End();
  ImGui::PopStyleVar(3);
  if (close) {
    open_ = false;
    answered_ = true;
  }
  return close;
}

}  // namespace lichtung::viz
