// The panel on the left: what the map shows, with its legend right below.
#include "viz/panels/panels.hpp"

#include <fmt/format.h>

namespace lichtung::viz {
namespace {

void choose_layer(const PanelContext& c) {
  heading(c, c.tr("view.layers"));
  for (const LayerInfo& info : layers()) {
    const std::string name(text(c.state.language(), fmt::format("view.layer.{}", info.key)));
    if (ImGui::RadioButton(fmt::format("{}##{}", name, info.key).c_str(), c.state.layer.id == info.id)) c.state.layer.id = info.id;
    tip(text(c.state.language(), fmt::format("view.layer.{}_about", info.key)).data());
  }
}

template <class Value, class Name>
void combo(const char* label, Value& value, int count, Name name, float width) {
  ImGui::SetNextItemWidth(width);
  if (ImGui::BeginCombo(label, std::string(name(static_cast<int>(value))).c_str())) {
    for (int i = 0; i < count; ++i)
      if (ImGui::Selectable(std::string(name(i)).c_str(), static_cast<int>(value) == i)) value = static_cast<Value>(i);
    ImGui::EndCombo();
  }
}

void layer_options(const PanelContext& c) {
  AppState& s = c.state;
  const LayerInfo& info = layer_info(s.layer.id);
  const float width = ImGui::GetContentRegionAvail().x;
  const auto tr = [&](const std::string& key) { return text(s.language(), key); };
  if (info.id == LayerId::Fear)
    combo("##group", s.layer.group, static_cast<int>(kGroups),
          [&](int g) { return tr(fmt::format("view.group{}", g == 0 ? "_all" : group_suffix(static_cast<Group>(g)))); }, width);
  if (info.id == LayerId::Offences || info.id == LayerId::Density) {
    int kind = s.layer.kind + 1;
    combo("##kind", kind, static_cast<int>(kKinds) + 1,
          [&](int k) { return k == 0 ? tr("view.kind_all") : tr(fmt::format("view.kind.{}", kKindNames[static_cast<std::size_t>(k) - 1])); }, width);
    s.layer.kind = kind - 1;
    combo("##ledger", s.layer.ledger, static_cast<int>(kLedgers),
          [&](int l) { return tr(fmt::format("view.ledger.{}", ledger_prefix(static_cast<Ledger>(l)))); }, width);
    tip(c.tr("view.ledger_tip"));
  }
  if (!info.frames && !info.hours) return;
  const auto basis = [&](const char* key, Basis wanted, bool possible) {
    if (!possible) return;
    if (ImGui::RadioButton(c.tr(key), s.layer.basis == wanted)) s.layer.basis = wanted;
  };
  if (s.layer.group != Group::All && info.id == LayerId::Fear) return;
  basis("view.basis_whole", Basis::Whole, true);
  basis("view.basis_frame", Basis::Frame, info.frames);
  basis("view.basis_hour", Basis::Hour, info.hours);
}

void shown_options(const PanelContext& c) {
  Shown& shown = c.state.shown;
  heading(c, c.tr("view.on_the_map"));
  const auto box = [&](const char* key, bool& value) {
    ImGui::Checkbox(c.tr(key), &value);
    tip(text(c.state.language(), fmt::format("{}_tip", key)).data());
  };
  box("view.show_residents", shown.residents);
  box("view.show_offenders", shown.offenders);
  box("view.show_patrols", shown.patrols);
  box("view.show_incidents", shown.incidents);
  if (shown.incidents) {
    ImGui::Indent();
    bool all = !shown.follow_incidents;
    if (ImGui::Checkbox(c.tr("view.show_all_incidents"), &all)) shown.follow_incidents = !all;
    ImGui::Unindent();
  }
  box("view.show_labels", shown.labels);
  box("view.show_lamps", shown.lamps);
}

}  // namespace

void draw_layer_panel(const PanelContext& c, Viewport at) {
  begin_panel("layers", at);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {6, 2});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8, 3});
  choose_layer(c);
  ImGui::Spacing();
  layer_options(c);
  ImGui::Spacing();
  const Side side = c.state.mode == CompareMode::Difference && !c.state.hold_before ? Side::Difference : c.state.single_side();
  const float width = ImGui::GetContentRegionAvail().x;
  if (c.state.layer.id != LayerId::None) {
    ImGui::Separator();
    ImGui::Spacing();
    const ImVec2 here = ImGui::GetCursorScreenPos();
    const float height = draw_legend(ImGui::GetWindowDrawList(), c.fonts, c.state, side, here, width, c.ink);
    ImGui::Dummy({width, height});
    ImGui::Spacing();
  }
  ImGui::Separator();
  ImGui::Spacing();
  shown_options(c);
  ImGui::Spacing();
  ImGui::Separator();
  ImGui::Spacing();
  const ImVec2 here = ImGui::GetCursorScreenPos();
  const float height = draw_sign_legend(ImGui::GetWindowDrawList(), c.fonts, c.state, here, width, c.ink, true);
  ImGui::Dummy({width, height});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRectFullScreen();
  list.AddLine({at.x + at.width - 1, at.y}, {at.x + at.width - 1, at.y + at.height}, c.ink.line);
  list.PopClipRect();
  ImGui::PopStyleVar(2);
  ImGui::End();
}

}  // namespace lichtung::viz
