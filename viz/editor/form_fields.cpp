// A key is probed with a word that nothing knows; the reader's answer lists those it does.
#include "viz/editor/form_fields.hpp"

#include "scenarios/edit_table.hpp"
#include "scenarios/plan_document.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace lichtung::viz {
namespace {

/// What the reader says to `key = value` of a kind (or of `where`), without the rest.
std::vector<Diagnostic> answer(std::string_view kind, std::string_view key, std::string value) {
  PlanDocument plan;
  PlanEntry entry;
  const bool where = kind == "where";
  entry.kind = where ? "lighting" : std::string(kind);
  (where ? entry.where : entry.keys).push_back({std::string(key), std::move(value)});
  plan.base = "probe.toml";   // not there, which is another diagnostic
  plan.edits.push_back(std::move(entry));
  std::vector<Diagnostic> said;
  for (PlanProblem& p : check_plan(plan, "probe-plan.toml"))
    if (p.edit == 0 && p.key == (where ? "where." + std::string(key) : std::string(key))) said.push_back(std::move(p.diagnostic));
  return said;
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const auto comma = list.find(", ");
    words.emplace_back(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 2);
  }
  return words;
}

std::vector<std::string> known_words(std::span<const Diagnostic> said, std::string_view key) {
  for (const Diagnostic& d : said)
    if (d.key == key && d.args.size() >= 3) return split(d.args[2].value);
  return {};
}

void find_words(std::string_view kind, FormField& field, bool several) {
  field.words = known_words(answer(kind, field.key, "\"?\""), "diagnostic.unknown_word");
  if (!field.words.empty()) field.kind = several ? FieldKind::Words : FieldKind::Word;
}

/// Tables by word: with a sum of 1, or free numbers.
void find_table(std::string_view kind, FormField& field) {
  field.words = known_words(answer(kind, field.key, "{ zzz = 0 }"), "diagnostic.unknown_key_of");
  if (field.words.empty()) return;
  field.kind = FieldKind::Numbers;
  const auto said = answer(kind, field.key, "{ " + field.words.front() + " = 0.5 }");
  if (std::ranges::any_of(said, [](const Diagnostic& d) { return d.key == "diagnostic.shares_sum"; })) field.kind = FieldKind::Shares;
}

FormField field_of(std::string_view kind, const EditKey& row, std::string_view name) {
  FormField f;
  f.key = name;
  f.en = row.info.en;
  f.de = row.info.de;
  f.type = row.info.type;
  f.unit = row.info.unit == "1" ? std::string_view() : row.info.unit;
  f.low = row.info.low;
  f.high = row.info.high;
  static const std::map<std::string_view, FieldKind> kPlain{
      {"type.boolean", FieldKind::Flag}, {"type.real", FieldKind::Number}, {"type.integer", FieldKind::Whole}, {"type.text", FieldKind::Text},
      {"type.path", FieldKind::Text},    {"type.texts", FieldKind::Texts}, {"type.point", FieldKind::Point},   {"type.points", FieldKind::Points}};
  if (const auto plain = kPlain.find(f.type); plain != kPlain.end())
    f.kind = plain->second;
  else if (f.type == "type.choice")
    find_words(kind, f, false);
  else if (f.type == "type.words")
    find_words(kind, f, true);
  const bool mixed = f.type == "type.site" || f.type == "type.units";   // tables of numbers, places and words: written as they are
  if (mixed) return f;
  if (f.kind == FieldKind::Toml) find_table(kind, f);
  if (f.kind == FieldKind::Toml) find_words(kind, f, true);
  return f;
}

}  // namespace

std::span<const FormField> form_of(std::string_view kind) {
  static std::map<std::string, std::vector<FormField>, std::less<>> kept;
  if (const auto at = kept.find(kind); at != kept.end()) return at->second;
  std::vector<FormField> fields;
  const std::string prefix = "edit." + std::string(kind) + ".";
  for (const EditKey& row : edit_table())
    if (row.info.key.starts_with(prefix)) fields.push_back(field_of(kind, row, row.info.key.substr(prefix.size())));
  return kept.emplace(kind, std::move(fields)).first->second;
}

void set_share(std::span<std::pair<std::string, double>> shares, std::size_t index, double share) {
  share = std::clamp(share, 0.0, 1.0);
  double rest = 0.0;
  for (std::size_t i = 0; i < shares.size(); ++i) rest += i == index ? 0.0 : shares[i].second;
  double sum = 0.0;
  std::size_t largest = index == 0 && shares.size() > 1 ? 1 : 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    double& value = shares[i].second;
    if (i == index)
      value = share;
    else
      value = rest > 0.0 ? value / rest * (1.0 - share) : (1.0 - share) / static_cast<double>(std::max<std::size_t>(1, shares.size() - 1));
    value = std::round(value * 1000.0) / 1000.0;   // as files write them
    sum += value;
    if (i != index && value > shares[largest].second) largest = i;
  }
  if (shares.size() > 1) shares[largest].second = std::round((shares[largest].second + 1.0 - sum) * 1000.0) / 1000.0;
}

}  // namespace lichtung::viz
