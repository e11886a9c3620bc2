// See inspector.hpp: search, tabs and the street.
#include "viz/panels/inspector.hpp"

#include "sim/outcome/file.hpp"
#include "viz/panels/plots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::viz {
namespace {

/// A line of a two-column list: name, value (before → after).
void row(const PanelContext& c, const char* name, const std::string& value) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushStyleColor(ImGuiCol_Text, c.ink.quiet);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(name);
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::TableNextColumn();
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(value.c_str());
  ImGui::PopTextWrapPos();
}

bool begin_rows(const PanelContext& c, const char* id, float share = 0.52F) {
  if (!ImGui::BeginTable(id, 2, ImGuiTableFlags_SizingStretchProp)) return false;
  ImGui::TableSetupColumn("name", 0, share);
  ImGui::TableSetupColumn("value", 0, 1 - share);
  (void)c;
  return true;
}

/// "3,2 → 5,1 lx", or one value where there is one scenario.
template <class Get>
std::string before_after(const PanelContext& c, const StreetFacts* a, const StreetFacts* b, Get get, const std::string& unit, double factor = 1) {
  const auto one = [&](const StreetFacts* f) -> std::string {
    const auto value = get(*f);
    return value ? number_text(static_cast<double>(*value) * factor, c.state.german()) : "–";
  };
  if (a == nullptr) return "–";
  const std::string first = one(a), tail = unit.empty() ? "" : " " + unit;
  if (b == nullptr) return first + tail;
  const std::string second = one(b);
  return first == second ? first + tail : first + " → " + second + tail;
}

std::string class_name(const PanelContext& c, int value) {
  return value <= 0 ? "–" : value <= 6 ? fmt::format("P{}", value) : std::string(c.tr("view.class_none_short"));
}

}  // namespace

void Inspector::refresh(const PanelContext& c) {
  const std::array<Session*, 2> sessions{c.state.a.get(), c.state.b.get()};
  for (std::size_t i = 0; i < 2; ++i) {
    Kept& kept = kept_[i];
    if (kept.session != sessions[i] || (sessions[i] != nullptr && kept.version != sessions[i]->version())) kept = {sessions[i], sessions[i] ? sessions[i]->version() : 0, {}, {}};
    const auto& chosen = c.state.selection.segments;
    if (chosen.empty() || sessions[i] == nullptr) {
      kept.street.reset();
      continue;
    }
    if (kept.street && kept.street->segment == chosen.front()) continue;
    try {
      kept.street = street_facts(*sessions[i], chosen.front());
    } catch (const outcome::FileError& error) {
      c.state.say(error.what(), true);
      c.state.selection.set({});
    }
  }
}

void Inspector::draw(const PanelContext& c, Viewport at, EditorSlot* editor) {
  begin_panel("inspector", at);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine({at.x, at.y}, {at.x, at.y + at.height}, c.ink.line);
  if (c.state.a) {
    refresh(c);
    draw_search(c);
    // A click on the map wants the street's figures, unless a plan is being made.
    const bool clicked = c.state.selection.version != seen_selection_ && !ImGui::GetIO().WantCaptureMouse;
    seen_selection_ = c.state.selection.version;
    if (clicked && town_in_front_ && !c.state.selection.empty()) show_street_ = true;
    town_in_front_ = false;
    if (ImGui::BeginTabBar("tabs")) {
      const auto tab = [&](const char* title, bool& wanted, auto contents) {
        const ImGuiTabItemFlags flags = wanted ? ImGuiTabItemFlags_SetSelected : ImGuiTabItemFlags_None;
        wanted = false;
        if (!ImGui::BeginTabItem(title, nullptr, flags)) return;
        ImGui::BeginChild("contents", {0, 0}, false, ImGuiWindowFlags_NavFlattened);
        contents();
        ImGui::EndChild();
        ImGui::EndTabItem();
      };
      tab(fmt::format("{}###street", c.tr("view.tab_street")).c_str(), show_street_, [&] { draw_street(c, editor); });
      tab(fmt::format("{}###town", c.tr("view.tab_town")).c_str(), show_town_, [&] {
        town_in_front_ = true;
        draw_town(c);
      });
      if (editor != nullptr) tab(fmt::format("{}###editor", editor->title(c.state.language())).c_str(), show_editor_, [&] { editor->draw_panel(c); });
      ImGui::EndTabBar();
    }
  }
  ImGui::End();
}

void Inspector::draw_search(const PanelContext& c) {
  ImGui::SetNextItemWidth(-1);
  if (focus_search_) ImGui::SetKeyboardFocusHere();
  focus_search_ = false;
  const bool enter = ImGui::InputTextWithHint("##search", c.tr("view.search"), words_.data(), words_.size(), ImGuiInputTextFlags_EnterReturnsTrue);
  tip(c.tr("view.search_tip"));
  if (words_[0] == '\0') return;
  constexpr std::size_t kMost = 8;
  const auto& names = c.state.a->names();
  const std::vector<std::size_t> found = find_names(names, words_.data(), kMost);
  if (found.empty()) quiet_text(c, c.tr("view.search_none"));
  for (const std::size_t i : found) {
    const bool chosen = ImGui::Selectable(std::string(names[i].name).c_str()) || (enter && i == found.front());
    if (!chosen) continue;
    c.state.selection.set(names[i].segments);
    Box box;
    for (const std::uint32_t s : names[i].segments)
      for (const Vec2 p : c.state.a->town().streets.lines[s]) box.include(p);
    c.state.camera.fit(box.grown(120));
    words_[0] = '\0';
    break;
  }
  ImGui::Separator();
}

void Inspector::draw_street(const PanelContext& c, EditorSlot* editor) {
  const StreetFacts *a = street(0), *b = street(1);
  const auto& chosen = c.state.selection.segments;
  if (a == nullptr) {
    ImGui::Spacing();
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(c.tr("view.no_street"));
    ImGui::PopTextWrapPos();
    return;
  }
  const TownMap& town = c.state.a->town();
  const Streets& s = town.streets;
  const std::uint32_t i = a->segment;
  ImGui::Spacing();
  ImGui::PushFont(c.fonts.title);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(s.name[i].empty() ? c.tr("view.unnamed") : s.name[i].c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  std::string about(text(c.state.language(), fmt::format("view.street_kind_{}", std::min<int>(s.kind[i], 13))));
  about += fmt::format(" · {} m", number_text(static_cast<double>(std::round(s.length_m[i])), c.state.german()));
  if (s.district[i] >= 0 && static_cast<std::size_t>(s.district[i]) < town.districts.size()) about += " · " + town.districts[static_cast<std::size_t>(s.district[i])];
  quiet_text(c, about);
  if (chosen.size() > 1) {
    float metres = 0;
    for (const std::uint32_t k : chosen)
      if (k < s.size()) metres += s.length_m[k];
    quiet_text(c, message(c.state.language(), "view.many_chosen", chosen.size(), number_text(static_cast<double>(metres) / 1000, c.state.german())));
  }
  if (b != nullptr) quiet_text(c, c.tr("view.before_after_note"));
  ImGui::Spacing();
  if (editor != nullptr && editor->draw_street(c)) show_editor_ = true;
  street_light(c);
  street_fear(c);
  street_offences(c);
  street_times(c);
}

void Inspector::street_light(const PanelContext& c) {
  const StreetFacts *a = street(0), *b = street(1);
  heading(c, c.tr("view.light"));
  if (begin_rows(c, "light")) {
    row(c, c.tr("view.mean_lx"), before_after(c, a, b, [](const StreetFacts& f) { return f.mean_lx; }, "lx"));
    row(c, c.tr("view.min_lx"), before_after(c, a, b, [](const StreetFacts& f) { return f.min_lx; }, "lx"));
    row(c, c.tr("view.semicylindrical"), before_after(c, a, b, [](const StreetFacts& f) { return f.semicylindrical_lx; }, "lx"));
    std::string met = class_name(c, a->lighting_class);
    if (b != nullptr && b->lighting_class != a->lighting_class) met += " → " + class_name(c, b->lighting_class);
    row(c, c.tr("view.class_met"), met);
    const Session* after = c.state.b ? c.state.b.get() : nullptr;
    const std::int32_t lamps = c.state.a->town().streets.lamps[a->segment];
    std::string count = fmt::format("{}", lamps);
    if (after != nullptr && after->town().streets.lamps[a->segment] != lamps) count += fmt::format(" → {}", after->town().streets.lamps[a->segment]);
    row(c, c.tr("view.lamps"), count);
    ImGui::EndTable();
  }
  ImGui::Spacing();
}

void Inspector::street_fear(const PanelContext& c) {
  const StreetFacts *a = street(0), *b = street(1);
  heading(c, c.tr("view.fear_heading"));
  if (!a->passes[0]) {
    quiet_text(c, message(c.state.language(), "view.layer_missing", "night"));
    return;
  }
  const auto share = [](std::size_t g) {
    return [g](const StreetFacts& f) -> std::optional<float> {
      constexpr float kFewest = 0.2F;
      if (!f.passes[g] || !f.unsafe[g] || *f.passes[g] < kFewest) return std::nullopt;
      return *f.unsafe[g] / *f.passes[g];
    };
  };
  if (begin_rows(c, "fear")) {
    row(c, c.tr("view.night_passes"), before_after(c, a, b, [](const StreetFacts& f) { return f.passes[0]; }, c.tr("view.per_night")));
    row(c, c.tr("view.night_unsafe"), before_after(c, a, b, share(0), "%", 100));
    for (std::size_t g = 1; g < kGroups; ++g)
      row(c, fmt::format("   {}", text(c.state.language(), fmt::format("view.group{}", group_suffix(static_cast<Group>(g))))).c_str(), before_after(c, a, b, share(g), "%", 100));
    row(c, c.tr("view.night_away"), before_after(c, a, b, [](const StreetFacts& f) { return f.away[0]; }, c.tr("view.per_night")));
    ImGui::EndTable();
  }
  const StreetFacts* now = b != nullptr ? b : a;
  if (now->reasons[0] + now->reasons[1] + now->reasons[2] + now->reasons[3] + now->reasons[4] > 0) {
    quiet_text(c, c.tr("view.reasons"));
    std::vector<std::string> names;
    for (const char* key : {"angst.reason_dark", "angst.reason_hidden", "angst.reason_no_way_out", "angst.reason_disorder", "angst.reason_alone"}) names.emplace_back(c.tr(key));
    plot_shares(c, now->reasons, names);
  }
  ImGui::Spacing();
}

void Inspector::street_offences(const PanelContext& c) {
  const StreetFacts *a = street(0), *b = street(1);
  heading(c, c.tr("view.offences_heading"));
  if (ImGui::BeginTable("offences", 5, ImGuiTableFlags_SizingStretchProp)) {
    ImGui::PushFont(c.fonts.small_);
    for (const float share : {2.2F, 1.25F, 0.9F, 1.0F, 1.1F}) ImGui::TableSetupColumn("", 0, share);
    ImGui::TableNextRow();
    for (const char* key : {"view.kind_column", "view.expected_column", "view.true_column", "view.recorded_column", "view.cleared_column"}) {
      ImGui::TableNextColumn();
      ImGui::PushStyleColor(ImGuiCol_Text, c.ink.quiet);
      ImGui::TextUnformatted(c.tr(key));
      ImGui::PopStyleColor();
    }
    const StreetFacts* now = b != nullptr && !c.state.hold_before ? b : a;
    for (std::size_t k = 0; k < kKinds; ++k) {
      ImGui::TableNextRow();
      ImGui::TableNextColumn();
      const ImVec2 at = ImGui::GetCursorScreenPos();
      draw_sign(*ImGui::GetWindowDrawList(), {at.x + 6, at.y + ImGui::GetTextLineHeight() / 2}, 10, kind_sign(k), SignStyle::Filled, colour_u32(kind_colour(k)), IM_COL32_WHITE);
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() + 17);
      ImGui::TextUnformatted(c.tr(fmt::format("view.kind_short.{}", kKindNames[k])));
      ImGui::TableNextColumn();
      ImGui::TextUnformatted(now->has_expected ? number_text(now->expected_per_year[k], c.state.german()).c_str() : "–");
      for (const Ledger ledger : {Ledger::True, Ledger::Recorded}) {
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(now->has_incidents ? fmt::format("{}", now->incidents[k][static_cast<std::size_t>(ledger)]).c_str() : "–");
      }
      ImGui::TableNextColumn();
      ImGui::TextUnformatted(now->has_incidents ? fmt::format("{}", now->cleared[k]).c_str() : "–");
    }
    ImGui::PopFont();
    ImGui::EndTable();
  }
  quiet_text(c, c.tr("view.offences_note"));
  ImGui::Spacing();
}

void Inspector::street_times(const PanelContext& c) {
  const StreetFacts *a = street(0), *b = street(1);
  const auto series = [&](auto member) {
    std::vector<Series> out;
    if (!(a->*member).empty()) out.push_back({a->*member, b != nullptr ? c.ink.before : c.ink.after});
    if (b != nullptr && !(b->*member).empty()) out.push_back({b->*member, c.ink.after});
    return out;
  };
  const float height = c.fonts.size * 6;
  if (const auto s = series(&StreetFacts::fear_series); !s.empty()) {
    heading(c, c.tr("view.fear_series"));
    plot_series(c, s, c.tr("view.series_note"), height);
  }
  if (const auto s = series(&StreetFacts::offence_series); !s.empty()) {
    heading(c, c.tr("view.offence_series"));
    plot_series(c, s, c.tr("view.series_note"), height);
  }
  const StreetFacts* now = b != nullptr && !c.state.hold_before ? b : a;
  Session* session = c.state.current();
  const int hour = session == nullptr ? -1 : static_cast<int>(hour_of_week(session->data().first().days(), c.state.clock.time()));
  if (!now->week_footfall.empty()) {
    heading(c, c.tr("view.week_footfall"));
    plot_week(c, std::vector<double>(now->week_footfall.begin(), now->week_footfall.end()), Ramp::Tide, c.tr("view.unit.persons_hour"), hour);
  }
  if (!now->week_fear.empty()) {
    heading(c, c.tr("view.week_fear"));
    plot_week(c, std::vector<double>(now->week_fear.begin(), now->week_fear.end()), Ramp::Ember, "", hour);
  }
}

}  // namespace lichtung::viz
