// See plan_panel.hpp: panels. What happens on the map is in plan_map.cpp.
#include "viz/editor/plan_panel.hpp"

#include "scenarios/edit_table.hpp"
#include "sim/outcome/whole_file.hpp"
#include "viz/layers/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>

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

}  // namespace

const char* PlanPanel::title(Language language) const { return text(language, "editor.title").data(); }

/// The scenario of the opened results becomes the base, written once beside them.
void PlanPanel::begin(AppState& state) {
  if (!state.a) return;
  const fs::path folder = desk_of(*state.a);
  const fs::path results = fs::absolute(state.a->data().folder().path).lexically_normal();
  const std::string stem = (results.has_filename() ? results : results.parent_path()).filename().string();
  const fs::path base = folder / (stem + "-bestand.toml");
  std::error_code ignored;
  try {
    if (!fs::exists(base, ignored)) {
      const std::string toml = state.a->data().first().about().scenario_toml;
      const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(toml))};
      outcome::write_whole_file(base, pieces, false);
    }
    editor_ = std::make_unique<PlanEditor>(folder, base.filename().string());
    path_ = typed((folder / (stem + "-plan.toml")).string());
    results_ = typed((folder / (stem + "-plan")).string());
    session_ = state.a.get();
    chosen_ = 0;
  } catch (const std::exception& error) {
    state.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
  }
}

void PlanPanel::draw_start(const PanelContext& c) {
  quiet_text(c, c.tr("editor.about"));
  ImGui::Spacing();
  if (ImGui::Button(c.tr("editor.begin"))) begin(c.state);
  tip(c.tr("editor.begin_tip"));
}

void PlanPanel::draw_toolbar(const PanelContext& c) {
  const auto button = [&](const char* key, bool enabled) {
    if (!enabled) ImGui::BeginDisabled();
    const bool pressed = ImGui::Button(c.tr(key));
    if (!enabled) ImGui::EndDisabled();
    ImGui::SameLine();
    return pressed;
  };
  if (button("editor.undo", editor_->can_undo())) editor_->undo();
  if (button("editor.redo", editor_->can_redo())) editor_->redo();
  ImGui::NewLine();
  ImGui::SetNextItemWidth(-1);
  if (ImGui::BeginCombo("##add", c.tr("editor.add"))) {
    for (const std::string_view kind : edit_kinds()) {
      const std::string label(text(c.state.language(), fmt::format("editor.kind_{}", kind)));
      if (!ImGui::Selectable(label.c_str())) continue;
      chosen_ = editor_->add(kind);
      if (!c.state.selection.empty() && where_need(empty_edit(kind)) != WhereNeed::Nowhere) editor_->set_segments(chosen_, c.state.selection.segments);
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
    const float right = ImGui::GetContentRegionAvail().x - c.fonts.size * 3.4F;
    if (ImGui::Selectable(label.c_str(), chosen_ == e, 0, {right, 0})) chosen_ = e;
    ImGui::SameLine();
    if (ImGui::SmallButton("+")) twice = e;
    tip(c.tr("editor.duplicate"));
    ImGui::SameLine();
    if (ImGui::SmallButton("×")) gone = e;
    tip(c.tr("editor.revert"));
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
  if (!jobs_.complaint().empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, c.ink.warning);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(jobs_.complaint().c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
  }
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

void PlanPanel::save(AppState& state, bool force) {
  try {
    editor_->save(fs::absolute(path_.data()), force);
    state.say(message(state.language(), "editor.saved", path_.data()));
  } catch (const std::exception& error) {
    state.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
  }
}

void PlanPanel::draw_file(const PanelContext& c) {
  heading(c, c.tr("editor.file"));
  ImGui::SetNextItemWidth(-1);
  ImGui::InputText("##path", path_.data(), path_.size());
  const bool own = editor_->file() == fs::absolute(path_.data());   // what one has opened or saved may be saved again
  if (!own) ImGui::Checkbox(c.tr("view.export_replace"), &replace_);
  if (ImGui::Button(c.tr("view.save"))) save(c.state, own || replace_);
  ImGui::SameLine();
  if (ImGui::Button(c.tr("editor.open"))) {
    const auto problems = editor_->open(fs::absolute(path_.data()));
    for (const Diagnostic& d : problems) c.state.say(format(d, c.state.language()), true);
    chosen_ = 0;
  }
  if (editor_->changed()) {
    ImGui::SameLine();
    quiet_text(c, c.tr("editor.unsaved"));
  }
}

void PlanPanel::draw_run(const PanelContext& c) {
  heading(c, c.tr("editor.run"));
  if (const ChildProcess* run = jobs_.running()) {
    const auto share = run->progress();
    ImGui::ProgressBar(static_cast<float>(share.value_or(0.0)), {-1, 0}, run->last_line().c_str());
    if (ImGui::Button(c.tr(run->cancelled() ? "editor.kill" : "view.cancel"))) jobs_.cancel();
    return;
  }
  ImGui::SetNextItemWidth(-1);
  ImGui::InputText("##results", results_.data(), results_.size());
  ImGui::Checkbox(c.tr("editor.replace_results"), &replace_results_);
  const bool ready = editor_->problems().empty() && jobs_.complaint().empty();
  if (!ready) ImGui::BeginDisabled();
  const bool pressed = ImGui::Button(c.tr("editor.run_now"));
  if (!ready) ImGui::EndDisabled();
  tip(c.tr("editor.run_tip"));
  if (!pressed) return;
  if (editor_->changed() || editor_->file().empty()) save(c.state, replace_ || editor_->file() == fs::absolute(path_.data()));
  if (editor_->changed() || editor_->file().empty()) return;   // it couldn't be saved, and that was said
  try {
    jobs_.run(editor_->file(), fs::absolute(results_.data()), std::max(1, c.state.a->data().replicates()), replace_results_);
  } catch (const std::exception& error) {
    c.state.say(error.what(), true);
    fmt::print(stderr, "lichtung-view: {}\n", error.what());
  }
}

void PlanPanel::draw_panel(const PanelContext& c) {
  if (!c.state.a) return;
  if (!editor_) return draw_start(c);
  draw_toolbar(c);
  draw_list(c);
  if (chosen_ < editor_->plan().edits.size()) {
    ImGui::Separator();
    form_.draw(c, *editor_, chosen_, placing_);
  }
  for (const PlanProblem& p : editor_->problems())
    if (p.edit == PlanProblem::kNoEdit) quiet_text(c, format(p.diagnostic, c.state.language()));
  ImGui::Separator();
  draw_estimate(c);
  ImGui::Separator();
  draw_file(c);
  ImGui::Separator();
  draw_run(c);
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
