// One key per line, so that the line of a diagnostic tells the key.
#include "scenarios/plan_document.hpp"

#include "scenarios/key_table.hpp"
#include "scenarios/parse.hpp"
#include "scenarios/read_values.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/value_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung {
namespace {

/// What stands in a line of a written plan.
struct Line {
  std::size_t edit{PlanProblem::kNoEdit};
  std::string key;
};

struct Written {
  std::string text;
  std::vector<Line> lines;         // [0]: the first
};

/// A key as it stands in a file: in quotation marks where it must.
std::string key_text(std::string_view key) {
  const bool bare = !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return bare ? std::string(key) : toml_text(key);
}

class PlanWriter {
 public:
  explicit PlanWriter(const PlanDocument& plan) {
    put({}, "schema = 1");
    if (!plan.name.empty()) put({.edit = PlanProblem::kNoEdit, .key = "name"}, "name = " + toml_text(plan.name));
    put({.edit = PlanProblem::kNoEdit, .key = "base"}, "base = " + toml_text(plan.base));
    for (std::size_t e = 0; e < plan.edits.size(); ++e) write(plan.edits[e], e);
  }
  [[nodiscard]] Written take() { return std::move(out_); }

 private:
  void put(Line line, std::string_view text) {
    out_.text += text;
    out_.text += '\n';
    out_.lines.push_back(std::move(line));
  }

  void write(const PlanEntry& entry, std::size_t e) {
    put({.edit = e, .key = {}}, "");
    put({.edit = e, .key = {}}, "[[edit]]");
    // A kind that is no text stands among the other keys.
    if (!entry.kind.empty() || std::ranges::find(entry.keys, "kind", &PlanKey::key) == entry.keys.end())
      put({.edit = e, .key = "kind"}, "kind = " + toml_text(entry.kind));
    if (entry.whole_town)
      put({.edit = e, .key = "where"}, "where = \"town\"");
    else
      for (const PlanKey& k : entry.where) put({.edit = e, .key = "where." + k.key}, fmt::format("where.{} = {}", key_text(k.key), k.value));
    for (const PlanKey& k : entry.keys) put({.edit = e, .key = k.key}, fmt::format("{} = {}", key_text(k.key), k.value));
  }

  Written out_;
};

std::vector<PlanKey> keys_of(const toml::table& table) {
  std::vector<PlanKey> keys;
  for (const auto& [key, node] : table) keys.push_back({std::string(key.str()), detail::value_text(node)});
  return keys;
}

PlanEntry entry_of(const toml::table& table) {
  PlanEntry entry;
  for (const auto& [key, node] : table) {
    const auto* text = node.as_string();
    if (key.str() == "kind" && text != nullptr)
      entry.kind = text->get();
    else if (key.str() == "where" && text != nullptr && text->get() == "town")
      entry.whole_town = true;
    else if (key.str() == "where" && node.is_table())
      entry.where = keys_of(*node.as_table());
    else
      entry.keys.push_back({std::string(key.str()), detail::value_text(node)});
  }
  return entry;
}

}  // namespace

ReadPlan read_plan_document(std::string_view text, const std::filesystem::path& file) {
  detail::Report report(file.generic_string());
  detail::Parsed parsed = detail::parse_text(std::string(text), report);
  if (!parsed.table || !parsed.whole) return {std::nullopt, report.take()};
  const toml::table& table = *parsed.table;
  const auto* base = table.get("base") == nullptr ? nullptr : table.get("base")->as_string();
  if (base == nullptr) {
    report.error({}, "diagnostic.not_a_plan");
    return {std::nullopt, report.take()};
  }
  PlanDocument plan;
  plan.base = base->get();
  if (const auto name = table["name"].value<std::string>()) plan.name = *name;
  if (const auto* edits = table["edit"].as_array())
    for (const toml::node& edit : *edits)
      if (const auto* e = edit.as_table()) plan.edits.push_back(entry_of(*e));
  return {std::move(plan), report.take()};
}

std::string write_plan_document(const PlanDocument& plan) { return PlanWriter(plan).take().text; }

std::vector<PlanProblem> check_plan(const PlanDocument& plan, const std::filesystem::path& file) {
  const Written written = PlanWriter(plan).take();
  std::vector<PlanProblem> problems;
  for (Diagnostic& d : read_scenario_text(written.text, file).diagnostics) {
    PlanProblem p;
    const bool here = d.file == file.generic_string();   // not in the base
    if (here && d.line > 0 && d.line <= written.lines.size()) {
      p.edit = written.lines[d.line - 1].edit;
      p.key = written.lines[d.line - 1].key;
    }
    p.diagnostic = std::move(d);
    problems.push_back(std::move(p));
  }
  return problems;
}

bool is_one_value(std::string_view value) {
  if (value.find_first_of("\r\n") != std::string_view::npos) return false;
  detail::Report report("");
  // A comment would hide the bracket.
  const detail::Parsed parsed = detail::parse_text("v = [" + std::string(value) + "]\n", report);
  if (!parsed.table || !parsed.whole || report.size() != 0) return false;
  const auto* list = parsed.table->get("v") == nullptr ? nullptr : parsed.table->get("v")->as_array();
  return parsed.table->size() == 1 && list != nullptr && list->size() == 1;
}

}  // namespace lichtung
