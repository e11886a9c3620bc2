// See plan_panel.hpp: panels. What happens on the map is in plan_map.cpp.
#include "viz/editor/plan_panel.hpp"

#include "scenarios/edit_table.hpp"
#include "sim/outcome/whole_file.hpp"
#include "viz/editor/entries.hpp"
#include "viz/layers/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <fstream>
#include <iterator>

namespace lichtung::viz {
namespace {

namespace fs = std::filesystem;

std::vector<char> typed(const std::string& text) {
  std::vector<char> out(4096, '\0');
  std::copy_n(text.begin(), std::min(text.size(), out.size() - 1), out.begin());
  return out;
}

/// Where a plan and its base stand unless the user says otherwise: beside the folder of results.
fs::path desk_of(const Session& session) {
  const fs::path results = fs::absolute(session.data().folder().path).lexically_normal();
  const fs::path folder = results.has_filename() ? results.parent_path() : results.parent_path().parent_path();
  return folder;
}

/// A file of this content in the folder: one that stands there already, or a new one that replaces nothing.
fs::path base_file(const fs::path& folder, const std::string& stem, const std::string& toml) {
  for (int n = 1;; ++n) {
    const fs::path file = folder / (n == 1 ? stem + "-bestand.toml" : fmt::format("{}-bestand-{}.toml", stem, n));
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
      const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(toml))};
      outcome::write_whole_file(file, pieces, false);
      return file;
    }
    std::ifstream in(file, std::ios::binary);
    if (std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()) == toml) return file;
  }
}

void warn(const PanelContext& c, const std::string& words) {
  ImGui::PushStyleColor(ImGuiCol_Text, c.ink.warning);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(words.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
}

std::array<double, 3> mark_of(const TownMap& town) { return {static_cast<double>(town.streets.size()), town.origin_x, town.origin_y}; }

}  // namespace

const char* PlanPanel::title(Language language) const { return text(language, "editor.title").data(); }

/// The scenario of the opened results becomes the base, written once beside them.
void PlanPanel::begin(AppState& state) {
  if (!state.a) return;
  const fs::path folder = desk_of(*state.a);
  const fs::path results = fs::absolute(state.a->data().folder().path).lexically_normal();
  const std::string stem = (results.has_filename() ? results : results.parent_path()).filename().string();
  try {
    const fs::path base = base_file(folder, stem, state.a->data().first().about().scenario_toml);
    editor_ = std::make_unique<PlanEditor>(folder, base.filename().string(), message(state.language(), "editor.plan_of", state.a->data().title()));
    path_ = typed((folder / (stem + "-plan.toml")).string());
    results_ = typed((folder / (stem + "-plan")).string());
    town_ = mark_of(state.a->town());
    session_ = nullptr;
    marked_ = 0;
    chosen_ = 0;
    placing_.reset();
  } catch (const std::exception& error) {
    state.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
  }
}

bool PlanPanel::fits(const AppState& state) const { return state.a && town_ == mark_of(state.a->town()); }

void PlanPanel::add(AppState& state, std::string_view kind) {
  if (!editor_) begin(state);
  if (!editor_ || !state.a) return;
  const auto& days = state.a->data().first().days();
  const TownMap& town = state.a->town();
  const auto& segments = state.selection.segments;
  const Vec2 at = segments.empty() ? state.camera.centre() : town.streets.at(segments.front(), 0.5F);
  editor_->add(begin_entry(kind, {days.empty() ? std::string() : days.front().date, tenure_of(town, segments), segments,
                                  {town.origin_x + static_cast<double>(at.x), town.origin_y + static_cast<double>(at.y)}}));
  chosen_ = editor_->plan().edits.size() - 1;
  placing_.reset();
}

bool PlanPanel::draw_street(const PanelContext& c) {
  AppState& state = c.state;
  if (state.selection.empty() || (editor_ && !fits(state))) return false;
  bool wanted = false;
  heading(c, c.tr("editor.on_street"));
  if (editor_) {
    mark_streets(state);
    const std::uint32_t street = state.selection.segments.front();
    for (std::size_t e = 0; e < editor_->plan().edits.size(); ++e) {
      const PlanEntry& edit = editor_->plan().edits[e];
      if (!edit.whole_town && (e >= concerned_.size() || street >= concerned_[e].size() || concerned_[e][street] == 0)) continue;
      const std::string label = fmt::format("{}. {}: {}##edit{}", e + 1, text(state.language(), "editor.kind_" + edit.kind), entry_text(edit, state.language()), e);
      if (!ImGui::Selectable(label.c_str())) continue;
      chosen_ = e;
      wanted = true;
    }
  }
  if (ImGui::Button(c.tr("editor.relight"))) {
    add(state, "lighting");
    wanted = true;
  }
  c.mark("relight");
  tip(c.tr("editor.relight_tip"));
  ImGui::SameLine();
  const float wanted_width = ImGui::CalcTextSize(c.tr("editor.other_measure")).x + 2 * ImGui::GetFrameHeight();
  if (ImGui::GetContentRegionAvail().x < wanted_width) ImGui::NewLine();   // large text
  ImGui::SetNextItemWidth(-1);
  if (ImGui::BeginCombo("##change", c.tr("editor.other_measure"), ImGuiComboFlags_HeightLargest)) {
    for (const std::string_view kind : edit_kinds()) {
      if (where_need(empty_edit(kind)) == WhereNeed::Nowhere || kind == "lighting") continue;
      if (!ImGui::Selectable(text(state.language(), fmt::format("editor.kind_{}", kind)).data())) continue;
      add(state, kind);
      wanted = true;
    }
    ImGui::EndCombo();
  }
  ImGui::Spacing();
  return wanted;
}

void PlanPanel::draw_start(const PanelContext& c) {
  quiet_text(c, c.tr("editor.about"));
  ImGui::Spacing();
  if (ImGui::Button(c.tr("editor.begin"))) begin(c.state);
  tip(c.tr("editor.begin_tip"));
}

void PlanPanel::draw_toolbar(const PanelContext& c) {
  const auto button = [&](const char* words, const char* key, bool enabled) {
    if (!enabled) ImGui::BeginDisabled();
    const bool pressed = ImGui::Button(words);
    if (!enabled) ImGui::EndDisabled();
    tip(c.tr(key));
    return pressed;
  };
  if (button("↶", "editor.undo", editor_->can_undo())) editor_->undo();
  ImGui::SameLine();
  if (button("↷", "editor.redo", editor_->can_redo())) editor_->redo();
  ImGui::SameLine(0, 18);
  if (button(c.tr("view.save"), "editor.save_tip", editor_->changed() || editor_->file().empty())) save(c.state);
  ImGui::SameLine();
  const bool ready = editor_->problems().empty() && jobs_.complaint().empty() && !editor_->plan().edits.empty();
  if (const ChildProcess* run = jobs_.running()) {
    if (button(c.tr(run->cancelled() ? "editor.kill" : "view.cancel"), "editor.stop_tip", true)) jobs_.cancel();
    const double share = run->progress().value_or(0.0);
    ImGui::ProgressBar(static_cast<float>(share), {-1, 0}, fmt::format("{} %", static_cast<int>(100 * share)).c_str());
    quiet_text(c, run->last_line());
  } else if (button(c.tr("editor.run_now"), ready ? "editor.run_tip" : "editor.not_ready", ready)) {
    start_run(c.state);
  }
  c.mark("run");
  ImGui::SetNextItemWidth(-1);
  if (ImGui::BeginCombo("##add", c.tr("editor.add"), ImGuiComboFlags_HeightLargest)) {
    for (const std::string_view kind : edit_kinds()) {
      const std::string label(text(c.state.language(), fmt::format("editor.kind_{}", kind)));
      if (ImGui::Selectable(label.c_str())) add(c.state, kind);
    }
    ImGui::EndCombo();
  }
}

void PlanPanel::draw_list(const PanelContext& c) {
  if (editor_->plan().edits.empty()) quiet_text(c, c.tr("editor.empty"));
  std::optional<std::size_t> gone, twice;
  for (std::size_t e = 0; e < editor_->plan().edits.size(); ++e) {
    const PlanEntry& edit = editor_->plan().edits[e];
    ImGui::PushID(static_cast<int>(e));
    const bool wrong = !editor_->problems_of(e).empty();
    const std::string label = fmt::format("{}{}. {}", wrong ? "! " : "", e + 1, text(c.state.language(), "editor.kind_" + edit.kind));
    const ImGuiStyle& style = ImGui::GetStyle();
    const float right = ImGui::GetContentRegionAvail().x - 2 * (c.fonts.size + 2 * style.FramePadding.x + style.ItemSpacing.x);
    if (ImGui::Selectable(label.c_str(), chosen_ == e, 0, {right, 0})) chosen_ = e;
    ImGui::SameLine();
    if (ImGui::SmallButton("+")) twice = e;
    tip(c.tr("editor.duplicate"));
    ImGui::SameLine();
    if (ImGui::SmallButton("×")) gone = e;
    tip(c.tr("editor.revert"));
    ImGui::Indent(c.fonts.size);
    quiet_text(c, entry_text(edit, c.state.language()));
    ImGui::Unindent(c.fonts.size);
    ImGui::PopID();
  }
  if (twice) editor_->duplicate(*twice);
  if (gone) editor_->remove(*gone);
  if (gone || twice) placing_.reset();
  if (chosen_ >= editor_->plan().edits.size()) chosen_ = editor_->plan().edits.empty() ? 0 : editor_->plan().edits.size() - 1;
}

void PlanPanel::draw_estimate(const PanelContext& c) {
  const auto& now = jobs_.year();
  const auto& before = jobs_.base_year();
  heading(c, c.tr("editor.estimate"));
  if (!jobs_.complaint().empty()) warn(c, jobs_.complaint());
  if (!now || !before) {
    quiet_text(c, c.tr(jobs_.estimating() ? "editor.estimating" : "editor.no_estimate"));
    return;
  }
  const auto number = [&](double v) { return number_text(v, c.state.german()); };
  const auto line = [&](const char* key, double a, double b) {
    ImGui::TextUnformatted(message(c.state.language(), key, number(a), number(b), (b > a ? "+" : "") + number(b - a)).c_str());
  };
  line("editor.kwh", before->kwh, now->kwh);
  line("editor.cost", before->cost_eur, now->cost_eur);
  ImGui::TextUnformatted(message(c.state.language(), "editor.works", number(now->lamps_new), number(now->lamps_removed),
                                 number(now->lamps_retrofitted), number(now->investment_eur)).c_str());
  if (now->out_of_reach > 0) ImGui::TextUnformatted(message(c.state.language(), "editor.out_of_reach", number(now->out_of_reach)).c_str());
  quiet_text(c, c.tr("editor.estimate_text"));
}

bool PlanPanel::save(AppState& state) {
  if (!editor_) return true;
  const bool own = editor_->file() == fs::absolute(path_.data());   // what one has opened or saved may be saved again
  try {
    editor_->save(fs::absolute(path_.data()), own || replace_);
    state.say(message(state.language(), "editor.saved", path_.data()));
    return true;
  } catch (const std::exception& error) {
    state.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
    return false;
  }
}

void PlanPanel::draw_file(const PanelContext& c) {
  heading(c, c.tr("editor.file"));
  quiet_text(c, message(c.state.language(), "editor.base", editor_->plan().base));
  std::array<char, 256> name{};
  std::copy_n(editor_->plan().name.begin(), std::min(editor_->plan().name.size(), name.size() - 1), name.begin());
  ImGui::SetNextItemWidth(-1);
  const bool renamed = ImGui::InputTextWithHint("##name", c.tr("editor.name"), name.data(), name.size());
  if (ImGui::IsItemActivated()) editor_->begin_group();
  if (renamed) editor_->set_name(name.data());
  if (ImGui::IsItemDeactivated()) editor_->end_group();
  tip(c.tr("editor.name"));
  ImGui::SetNextItemWidth(-1);
  ImGui::InputText("##path", path_.data(), path_.size());
  if (editor_->file() != fs::absolute(path_.data())) ImGui::Checkbox(c.tr("view.export_replace"), &replace_);
  open_anyway_ = open_anyway_ && editor_->changed();
  if (ImGui::Button(c.tr(open_anyway_ ? "editor.open_anyway" : "editor.open"))) {
    if (editor_->changed() && !open_anyway_) {
      open_anyway_ = true;
    } else {
      const auto problems = editor_->open(fs::absolute(path_.data()));
      for (const Diagnostic& d : problems) c.state.say(format(d, c.state.language()), true);
      chosen_ = 0;
      placing_.reset();
      open_anyway_ = false;
    }
  }
  if (editor_->changed()) {
    ImGui::SameLine();
    quiet_text(c, c.tr("editor.unsaved"));
  }
}

void PlanPanel::draw_run(const PanelContext& c) {
  heading(c, c.tr("editor.results"));
  ImGui::SetNextItemWidth(-1);
  ImGui::InputText("##results", results_.data(), results_.size());
  ImGui::Checkbox(c.tr("editor.replace_results"), &replace_results_);
}

void PlanPanel::start_run(AppState& state) {
  if ((editor_->changed() || editor_->file().empty()) && !save(state)) return;
  try {
    jobs_.run(editor_->file(), fs::absolute(results_.data()), std::max(1, state.a->data().replicates()), replace_results_);
  } catch (const std::exception& error) {
    state.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
  }
}

/// What is wrong with plan and base as a whole; results know the names of the base's files, not where they were.
void PlanPanel::draw_problems(const PanelContext& c) {
  bool file_missing = false;
  for (const PlanProblem& p : editor_->problems()) {
    if (p.edit != PlanProblem::kNoEdit) continue;
    warn(c, format(p.diagnostic, c.state.language()));
    file_missing = file_missing || p.diagnostic.key == "diagnostic.input_missing";
  }
  if (!file_missing) return;
  quiet_text(c, message(c.state.language(), "editor.put_file_here", editor_->folder().string()));
  if (!ImGui::Button(c.tr("editor.recheck"))) return;
  editor_->recheck();
  jobs_.forget();
}

void PlanPanel::draw_panel(const PanelContext& c) {
  if (!c.state.a) return;
  if (!editor_) return draw_start(c);
  if (!fits(c.state)) {
    quiet_text(c, c.tr("editor.other_town"));
    if (ImGui::Button(c.tr("editor.drop"))) begin(c.state);
    return;
  }
  draw_problems(c);
  draw_toolbar(c);
  draw_list(c);
  if (chosen_ < editor_->plan().edits.size()) {
    ImGui::Separator();
    form_.draw(c, *editor_, chosen_, placing_);
  }
  ImGui::Separator();
  draw_estimate(c);
  ImGui::Separator();
  draw_file(c);
  ImGui::Separator();
  draw_run(c);
}

void PlanPanel::describe(Trace& trace) const {
  if (!trace.on()) return;
  trace.set("plan", editor_ != nullptr);
  if (!editor_) return;
  trace.set("edits", static_cast<double>(editor_->plan().edits.size()));
  trace.set("edit", chosen_ < editor_->plan().edits.size() ? entry_text(editor_->plan().edits[chosen_], Language::English) : std::string());
  trace.set("problems", static_cast<double>(editor_->problems().size()));
  trace.set("unsaved", editor_->changed());
  trace.set("plan_file", editor_->file().string());
  trace.set("estimated", jobs_.year().has_value() && jobs_.base_year().has_value() && !jobs_.waiting(*editor_));
  trace.set("complaint", jobs_.complaint());
  trace.set("running", jobs_.running() != nullptr);
  trace.set("placing", placing_ ? placing_->key : std::string());
}

bool PlanPanel::work(AppState& state) {
  if (!editor_) return false;
  mark_streets(state);
  jobs_.estimate(*editor_, static_cast<double>(ImGui::GetIO().DeltaTime));
  if (const auto done = jobs_.work()) {
    if (done->exit_code == 0) {
      state.open(done->results, true);
      state.set_mode(CompareMode::Difference);
      state.say(message(state.language(), "editor.run_done", done->results.filename().string()));
    } else if (done->exit_code == 75) {
      state.say(message(state.language(), "editor.run_stopped"));
    } else {
      state.say(message(state.language(), "editor.run_failed", done->exit_code, done->last_line), true);
      fmt::print(stderr, "lichtung-view: lichtung run: {}\n", done->last_line);
    }
  }
  return jobs_.waiting(*editor_) || jobs_.running() != nullptr;
}

}  // namespace lichtung::viz
