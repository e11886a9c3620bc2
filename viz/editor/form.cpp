// Widgets change the plan at once; every change can be undone, so there is no button to accept.
#include "viz/editor/form.hpp"

#include "scenarios/plan_values.hpp"
#include "viz/editor/entries.hpp"
#include "viz/editor/words.hpp"
#include "viz/layers/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::viz {
namespace {

constexpr std::size_t kMostTyped = 1024;
constexpr double kSliderSteps = 1000;   // so that files hold no long fractions

/// A value to begin with when a key is added.
std::string first_value(const FormField& f) {
  switch (f.kind) {
    case FieldKind::Flag: return "true";
    case FieldKind::Word:
    case FieldKind::Words: return f.words.empty() ? "\"\"" : value_of(std::vector{f.words.front()});
    case FieldKind::Number: return value_of(f.has_range() ? std::clamp(1.0, f.low, f.high) : 1.0);
    case FieldKind::Whole: return value_of(f.has_range() ? std::max(f.low, std::min(1.0, f.high)) : 1.0);
    case FieldKind::Point:
    case FieldKind::Points: return "[]";   // until a place is clicked
    case FieldKind::Shares:
    case FieldKind::Numbers: {
      std::vector<std::pair<std::string, double>> table;
      const double each = f.kind == FieldKind::Shares && !f.words.empty() ? 1.0 / static_cast<double>(f.words.size()) : 0.0;
      for (const std::string& w : f.words) table.emplace_back(w, each);
      if (f.kind == FieldKind::Shares && !table.empty()) set_share(table, 0, each);
      return value_of(table);
    }
    case FieldKind::Text:
    case FieldKind::Texts: return "\"\"";
    case FieldKind::Toml:
      if (f.type == "type.site") return "{ name = \"?\", persons = 200 }";
      return f.type == "type.units" ? "{ sites = 20, persons = 20, spread = \"even\" }" : "\"\"";
  }
  return "\"\"";
}

}  // namespace

bool EditForm::set(const Place& p, const std::string& key, const std::string& value) {
  return p.where ? p.editor.set_where(p.edit, key, value) : p.editor.set(p.edit, key, value);
}

void EditForm::unset(const Place& p, const std::string& key) { p.where ? p.editor.unset_where(p.edit, key) : p.editor.unset(p.edit, key); }

const std::string* EditForm::value_of_key(const Place& p, const std::string& key) {
  const PlanEntry& entry = p.editor.plan().edits[p.edit];
  return find_value(p.where ? entry.where : entry.keys, key);
}

/// A key with those it can't do without, as one step.
void EditForm::add(const Place& p, const std::string& kind, const FormField& field) {
  p.editor.begin_group();
  if (!p.where)
    for (const PlanKey& k : companions(kind, field.key))
      if (value_of_key(p, k.key) == nullptr || k.key == "strategy") set(p, k.key, k.value);
  set(p, field.key, first_value(field));
  p.editor.end_group();
  if (field.kind == FieldKind::Point || field.kind == FieldKind::Points)   // the next click on the map sets the first one
    p.placing = Placing{p.edit, p.where, field.key, field.kind == FieldKind::Points};
}

void EditForm::problems(const Place& p, const std::string& key) {
  const std::string full = p.where ? "where." + key : key;
  for (const PlanProblem& problem : p.editor.problems()) {
    if (problem.edit != p.edit || problem.key != full) continue;
    ImGui::PushStyleColor(ImGuiCol_Text, p.c.ink.warning);
    ImGui::PushTextWrapPos(0);
    const bool nowhere = problem.diagnostic.key == "diagnostic.no_where";   // the file's words for it would not help here
    ImGui::TextUnformatted(nowhere ? p.c.tr("editor.needs_where") : describe(problem.diagnostic, p.c.state.language()).c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
  }
}

/// A number to type, beside a slider where its range is known and small: in the slider, the grip would hide it.
void EditForm::number(const Place& p, const FormField& field, const std::string& value) {
  const bool whole = field.kind == FieldKind::Whole;
  double v = number_in(value).value_or(0.0);
  const auto watch = [&](bool changed) {
    if (ImGui::IsItemActivated()) p.editor.begin_group();
    if (changed) set(p, field.key, value_of(whole ? std::round(v) : v));
    if (ImGui::IsItemDeactivated()) p.editor.end_group();
  };
  if (field.has_range() && field.high - field.low <= 1000.0 && !whole) {
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x * 0.6F);
    double slid = v;
    const bool changed = ImGui::SliderScalar("##slider", ImGuiDataType_Double, &slid, &field.low, &field.high, "");
    if (changed) v = std::round(slid * kSliderSteps / (field.high - field.low)) * (field.high - field.low) / kSliderSteps;
    watch(changed);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(-1);
  }
  watch(ImGui::InputDouble("##v", &v, whole ? 1.0 : 0.0, 0.0, whole ? "%.0f" : "%.4g"));
}

void EditForm::shares(const Place& p, const FormField& field, const std::string& value) {
  auto table = numbers_in(value).value_or(std::vector<std::pair<std::string, double>>());
  for (const std::string& w : field.words)
    if (std::ranges::find(table, w, &std::pair<std::string, double>::first) == table.end()) table.emplace_back(w, 0.0);
  const bool shares = field.kind == FieldKind::Shares;
  for (std::size_t i = 0; i < table.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const double low = 0.0, high = 1.0;
    double v = table[i].second;
    // The share stands beside the slider: in it, the grip would hide it.
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x * 0.45F);
    const bool changed = shares ? ImGui::SliderScalar("##v", ImGuiDataType_Double, &v, &low, &high, "")
                                : ImGui::InputDouble("##v", &v, 1.0, 0.0, "%.4g");
    if (ImGui::IsItemActivated()) p.editor.begin_group();
    if (changed) {
      if (shares)
        set_share(table, i, std::round(100.0 * v) / 100.0);   // whole per cents
      else
        table[i].second = v;
      set(p, field.key, value_of(table));
    }
    if (ImGui::IsItemDeactivated()) p.editor.end_group();
    ImGui::SameLine();
    const std::string label = word_label(field.key, table[i].first, p.c.state.language());
    ImGui::TextUnformatted(shares ? fmt::format("{} % {}", number_text(std::round(1000.0 * table[i].second) / 10.0, p.c.state.german()), label).c_str() : label.c_str());
    ImGui::PopID();
  }
}

void EditForm::text(const Place& p, const FormField& field, const std::string& value) {
  const bool plain = field.kind == FieldKind::Text || field.kind == FieldKind::Texts;
  const std::string id = fmt::format("{}.{}.{}", p.edit, p.where ? "where" : "", field.key);
  auto& typed = typed_[id];
  if (active_ != id || typed.empty()) {   // nobody types: show what the plan holds
    std::string shown = value;
    if (const auto one = texts_in(value); plain && one && one->size() == 1) shown = one->front();
    typed.assign(kMostTyped, '\0');
    std::copy_n(shown.begin(), std::min(shown.size(), kMostTyped - 1), typed.begin());
  }
  ImGui::InputText("##v", typed.data(), typed.size());
  if (ImGui::IsItemActive())
    active_ = id;
  else if (active_ == id)
    active_.clear();
  if (!ImGui::IsItemDeactivatedAfterEdit()) return;
  const std::string words = typed.data();
  const bool list = field.kind == FieldKind::Texts && !words.empty() && words.front() == '[';
  const std::string quoted = value_of(std::vector{words});
  // What isn't a value as it stands is meant as a text.
  if ((plain && !list) || !is_one_value(words))
    set(p, field.key, quoted);
  else
    set(p, field.key, words);
}

void EditForm::words(const Place& p, const FormField& field, const std::string& value) {
  auto chosen = texts_in(value).value_or(std::vector<std::string>());
  const bool one = field.kind == FieldKind::Word;
  const Language language = p.c.state.language();
  if (!ImGui::BeginCombo("##v", value_label(field.key, value, language).c_str(), ImGuiComboFlags_HeightLargest)) return;
  for (const std::string& w : field.words) {
    const auto at = std::ranges::find(chosen, w);
    const bool on = at != chosen.end();
    if (!ImGui::Selectable(fmt::format("{}##{}", word_label(field.key, w, language), w).c_str(), on, one ? ImGuiSelectableFlags_None : ImGuiSelectableFlags_DontClosePopups)) continue;
    if (one)
      chosen = {w};
    else if (on && chosen.size() > 1)
      chosen.erase(at);
    else if (!on)
      chosen.push_back(w);
    set(p, field.key, value_of(chosen));
    break;
  }
  ImGui::EndCombo();
}

void EditForm::points(const Place& p, const FormField& field, const std::string& value) {
  const auto places = points_in(value).value_or(std::vector<std::array<double, 2>>());
  const Placing mine{p.edit, p.where, field.key, field.kind == FieldKind::Points};
  const bool on = p.placing == mine;
  if (toggle_button(p.c.tr(on ? "editor.place_done" : "editor.place"), on, p.c.tr("editor.place_tip"))) {
    if (on)
      p.placing.reset();
    else
      p.placing = mine;
  }
  ImGui::SameLine();
  ImGui::TextUnformatted(message(p.c.state.language(), "editor.places", places.size()).c_str());
}

void EditForm::widget(const Place& p, const FormField& field, const std::string& value) {
  switch (field.kind) {
    case FieldKind::Flag: {
      bool v = flag_in(value).value_or(false);
      if (ImGui::Checkbox("##v", &v)) set(p, field.key, v ? "true" : "false");
      return;
    }
    case FieldKind::Word:
    case FieldKind::Words: return words(p, field, value);
    case FieldKind::Number:
    case FieldKind::Whole: return number_in(value) ? number(p, field, value) : text(p, field, value);
    case FieldKind::Point:
    case FieldKind::Points: return points(p, field, value);
    case FieldKind::Shares:
    case FieldKind::Numbers: return shares(p, field, value);
    case FieldKind::Text:
    case FieldKind::Texts:
    case FieldKind::Toml: return text(p, field, value);
  }
}

void EditForm::draw_field(const Place& p, const FormField& field) {
  const std::string* value = value_of_key(p, field.key);
  if (value == nullptr) return;
  const std::string kept = *value;   // widgets change the plan
  ImGui::PushID(field.key.c_str());
  const std::string label = key_label(p.where ? "where" : p.editor.plan().edits[p.edit].kind, field.key, p.c.state.language());
  heading(p.c, field.unit.empty() ? label.c_str() : fmt::format("{} ({})", label, field.unit).c_str());
  if (label != field.key) {   // what it is called in the file
    ImGui::SameLine();
    quiet_text(p.c, field.key);
  }
  ImGui::SameLine(ImGui::GetContentRegionMax().x - p.c.fonts.size - 2 * ImGui::GetStyle().FramePadding.x);
  if (ImGui::SmallButton("×")) unset(p, field.key);
  tip(p.c.tr("editor.take_key"));
  quiet_text(p.c, field.meaning(p.c.state.language()));
  ImGui::SetNextItemWidth(-1);
  if (value_of_key(p, field.key) != nullptr) widget(p, field, kept);
  problems(p, field.key);
  ImGui::PopID();
}

void EditForm::draw_where(const Place& p) {
  const PlanEntry& entry = p.editor.plan().edits[p.edit];
  AppState& state = p.c.state;
  heading(p.c, p.c.tr("editor.where"));
  bool town = entry.whole_town;
  if (ImGui::Checkbox(p.c.tr("editor.whole_town"), &town)) p.editor.set_whole_town(p.edit, town);
  if (!state.selection.empty()) {
    const std::string label = message(state.language(), "editor.use_selection", state.selection.segments.size());
    if (ImGui::Button(label.c_str())) p.editor.set_segments(p.edit, state.selection.segments);
  } else {
    quiet_text(p.c, p.c.tr("editor.select_first"));
  }
  if (state.a != nullptr && !state.a->town().districts.empty() && ImGui::BeginCombo("##district", p.c.tr("editor.district"), ImGuiComboFlags_HeightLarge)) {
    for (const std::string& name : state.a->town().districts)
      if (ImGui::Selectable(name.c_str())) p.editor.set_where(p.edit, "district", value_of(std::vector{name}));
    ImGui::EndCombo();
  }
}

void EditForm::draw(const PanelContext& c, PlanEditor& editor, std::size_t edit, std::optional<Placing>& placing) {
  const std::string kind = editor.plan().edits[edit].kind;
  const auto add_keys = [&](const Place& p, std::span<const FormField> fields, const char* label) {
    if (!ImGui::BeginCombo(p.where ? "##addwhere" : "##addkey", label, ImGuiComboFlags_HeightLargest)) return;
    for (const FormField& f : fields) {
      if (value_of_key(p, f.key) != nullptr) continue;
      ImGui::PushID(f.key.c_str());
      if (ImGui::Selectable(key_label(p.where ? "where" : kind, f.key, c.state.language()).c_str())) add(p, kind, f);
      ImGui::PopID();
      tip(f.meaning(c.state.language()).c_str());
    }
    ImGui::EndCombo();
  };
  ImGui::PushID(static_cast<int>(edit));
  const Place where{c, editor, edit, true, placing}, keys{c, editor, edit, false, placing};
  problems(keys, "");
  problems(keys, "kind");
  draw_where(where);
  problems(keys, "where");
  for (const FormField& f : form_of("where")) draw_field(where, f);
  add_keys(where, form_of("where"), c.tr("editor.add_where"));
  ImGui::Separator();
  heading(c, c.tr("editor.what"));
  for (const FormField& f : form_of(kind)) draw_field(keys, f);
  add_keys(keys, form_of(kind), c.tr("editor.add_key"));
  for (const PlanKey& k : editor.plan().edits[edit].keys)   // keys that no form knows, from a file
    if (std::ranges::find(form_of(kind), k.key, &FormField::key) == form_of(kind).end()) problems(keys, k.key);
  ImGui::PopID();
}

}  // namespace lichtung::viz
