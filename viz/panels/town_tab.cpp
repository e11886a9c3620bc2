// The town as a whole: figures with intervals, offences by kind and ledger, concentration, response times, the week, and
// the feared places.
#include "viz/panels/inspector.hpp"

#include "sim/outcome/file.hpp"
#include "viz/panels/plots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::viz {
namespace {

struct Row {
  const char *metric, *key;
  double factor;
};
constexpr std::array<Row, 9> kRows{{
    {"survey_unsafe_share", "view.total.survey", 100},
    {"night_walks_unsafe_share", "view.total.night_walks", 100},
    {"avoided_trips_per_1000_days", "view.total.avoided", 1},
    {"angst_places", "view.total.feared_places", 1},
    {"trips_per_person_day", "view.total.trips", 1},
    {"footfall_night_mean", "view.total.footfall_night", 1},
    {"response_time_median_s", "view.total.response", 1.0 / 60},
    {"patrol_hours_per_day", "view.total.patrol_hours", 1},
    {"lighting_energy_per_year_kwh", "view.total.energy", 1e-3},
}};

Figure scaled(Figure f, double factor) { return {f.value * factor, f.low * factor, f.high * factor, f.runs}; }

std::string figure_text(const PanelContext& c, const Figure& f) {
  std::string out = number_text(f.value, c.state.german());
  if (f.runs > 1 && f.high > f.low) out += fmt::format(" ({}–{})", number_text(f.low, c.state.german()), number_text(f.high, c.state.german()));
  return out;
}

void town_table(const PanelContext& c, const TownFacts& a, const TownFacts* b) {
  if (!ImGui::BeginTable("totals", b != nullptr ? 3 : 2, ImGuiTableFlags_SizingStretchProp)) return;
  ImGui::TableSetupColumn("name", 0, 1.25F);
  ImGui::TableSetupColumn("a", 0, 1);
  if (b != nullptr) ImGui::TableSetupColumn("b", 0, 1);
  if (b != nullptr) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    for (const char* key : {"view.side_a", "view.side_b"}) {
      ImGui::TableNextColumn();
      ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(c.ink.quiet), "%s", c.tr(key));
    }
  }
  ImGui::PushFont(c.fonts.small_);
  for (const Row& row : kRows) {
    const Total* first = a.find(row.metric);
    if (first == nullptr) continue;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushStyleColor(ImGuiCol_Text, c.ink.quiet);
    ImGui::TextWrapped("%s", c.tr(row.key));
    ImGui::PopStyleColor();
    for (const TownFacts* facts : {&a, b}) {
      if (facts == nullptr) continue;
      ImGui::TableNextColumn();
      const Total* total = facts->find(row.metric);
      ImGui::TextWrapped("%s", total == nullptr ? "–" : figure_text(c, scaled(total->figure, row.factor)).c_str());
    }
  }
  ImGui::PopFont();
  ImGui::EndTable();
}

/// A year of every lever that costs something on one side, and their sum.
void costs_table(const PanelContext& c, const TownFacts& a, const TownFacts* b) {
  const std::vector<CostRow> rows = yearly_costs(a, b);
  if (rows.empty() || !ImGui::BeginTable("costs", b != nullptr ? 4 : 2, ImGuiTableFlags_SizingStretchProp)) return;
  ImGui::TableSetupColumn("name", 0, 1.6F);
  for (const char* side : {"a", "b", "difference"}) {
    ImGui::TableSetupColumn(side, 0, 1);
    if (b == nullptr) break;
  }
  ImGui::PushFont(c.fonts.small_);
  const auto cell = [&](const std::string& words) {
    ImGui::TableNextColumn();
    ImGui::TextWrapped("%s", words.c_str());
  };
  if (b != nullptr) {
    ImGui::TableNextRow();
    ImGui::PushStyleColor(ImGuiCol_Text, c.ink.quiet);
    for (const char* key : {"view.costs_of", "view.side_a", "view.side_b", "view.mode_difference"}) cell(c.tr(key));
    ImGui::PopStyleColor();
  }
  for (const CostRow& row : rows) {
    ImGui::TableNextRow();
    ImGui::PushStyleColor(ImGuiCol_Text, c.ink.quiet);
    cell(c.tr("view.cost." + row.lever));
    ImGui::PopStyleColor();
    cell(number_text(row.before, c.state.german()));
    if (b == nullptr) continue;
    cell(number_text(row.after, c.state.german()));
    cell(number_text(row.after - row.before, c.state.german(), true));
  }
  ImGui::PopFont();
  ImGui::EndTable();
}

void offence_rates(const PanelContext& c, const TownFacts& a, const TownFacts* b, const char* ledger, const char* title) {
  std::vector<IntervalRow> rows;
  for (std::size_t k = 0; k < kKinds; ++k) {
    IntervalRow row{std::string(c.tr(fmt::format("view.kind_short.{}", kKindNames[k]))), {}};
    for (const TownFacts* facts : {&a, b}) {
      if (facts == nullptr) continue;
      const std::string metric = fmt::format("{}_per_100k.{}", std::string_view(ledger) == "expected" ? "expected" : "incidents", kKindNames[k]);
      const Total* total = facts->find(metric, ledger);
      row.figures.push_back(total == nullptr ? Figure{NAN, NAN, NAN, 0} : total->figure);
    }
    rows.push_back(std::move(row));
  }
  heading(c, c.tr(title));
  plot_intervals(c, rows, c.tr("view.unit.per_100k"));
}

void feared_places(const PanelContext& c) {
  Session* session = c.state.current();
  if (session == nullptr || session->feared().empty()) return;
  heading(c, c.tr("view.feared_heading"));
  quiet_text(c, c.tr("view.unit.persons_night"));
  constexpr std::size_t kMost = 12;
  const auto& places = session->feared();
  for (std::size_t i = 0; i < std::min(kMost, places.size()); ++i) {
    const std::string name = places[i].name.empty() ? c.tr("view.unnamed") : places[i].name;
    const std::string label = fmt::format("{}  {} · {}##place{}", i + 1, name, number_text(places[i].concerned, c.state.german()), i);
    if (ImGui::Selectable(label.c_str())) {
      c.state.layer.id = LayerId::Feared;
      c.state.selection.set(places[i].streets);
      Box box;
      for (const std::uint32_t s : places[i].streets)
        for (const Vec2 p : session->town().streets.lines[s]) box.include(p);
      box.include(places[i].place);
      c.state.camera.fit(box.grown(150));
    }
  }
}

}  // namespace

void Inspector::draw_town(const PanelContext& c) {
  const std::array<Session*, 2> sessions{c.state.a.get(), c.state.b.get()};
  for (std::size_t i = 0; i < 2; ++i) {
    if (sessions[i] == nullptr || kept_[i].town) continue;
    try {
      kept_[i].town = town_facts(*sessions[i]);
    } catch (const outcome::FileError& error) {
      c.state.say(error.what(), true);
      kept_[i].town = TownFacts{};
    }
  }
  ImGui::Spacing();
  town_totals(c);
}

void Inspector::town_totals(const PanelContext& c) {
  const TownFacts& a = *kept_[0].town;
  const TownFacts* b = kept_[1].town ? &*kept_[1].town : nullptr;
  const Session* session = c.state.current();
  const auto& about = session->data().first().about();
  heading(c, session->data().title().c_str());
  quiet_text(c, message(c.state.language(), "view.run_about", about.days, date_text(c.state, session->data().first(), 0, false), session->data().replicates(), about.seed));
  ImGui::Spacing();
  if (a.totals.empty()) quiet_text(c, message(c.state.language(), "view.layer_missing", "totals"));
  town_table(c, a, b);
  quiet_text(c, c.tr("view.totals_note"));
  ImGui::Spacing();
  heading(c, c.tr("view.costs_heading"));
  costs_table(c, a, b);
  ImGui::Spacing();
  offence_rates(c, a, b, "true", "view.rates_true");
  offence_rates(c, a, b, "recorded", "view.rates_recorded");
  const float height = c.fonts.size * 9;
  if (!a.lorenz.empty()) {
    heading(c, c.tr("view.lorenz"));
    std::vector<const std::vector<statistics::LorenzPoint>*> curves{&a.lorenz};
    if (b != nullptr && !b->lorenz.empty()) curves.push_back(&b->lorenz);
    plot_lorenz(c, curves, height);
    quiet_text(c, b != nullptr ? message(c.state.language(), "view.gini_two", number_text(a.gini, c.state.german()), number_text(b->gini, c.state.german()))
                               : message(c.state.language(), "view.gini_one", number_text(a.gini, c.state.german())));
  }
  if (!a.response_min.empty()) {
    heading(c, c.tr("view.response"));
    std::vector<const std::vector<float>*> curves{&a.response_min};
    if (b != nullptr && !b->response_min.empty()) curves.push_back(&b->response_min);
    plot_cumulative(c, curves, c.tr("view.response_axis"), height);
  }
  const TownFacts& now = b != nullptr && !c.state.hold_before ? *b : a;
  const int hour = static_cast<int>(hour_of_week(session->data().first().days(), c.state.clock.time()));
  if (!now.week_footfall.empty()) {
    heading(c, c.tr("view.week_footfall_town"));
    plot_week(c, now.week_footfall, Ramp::Tide, c.tr("view.unit.passes_hour"), hour);
  }
  if (!now.week_incidents.empty()) {
    heading(c, c.tr("view.week_incidents"));
    plot_week(c, now.week_incidents, Ramp::Ember, c.tr("view.unit.per_hour"), hour);
  }
  feared_places(c);
}

}  // namespace lichtung::viz
