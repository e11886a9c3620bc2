// What the model can't say, which contested effects are on, all parameters, and how to get the same numbers again.
#include "analysis/comparison/inputs.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"
#include "scenarios/parameters.hpp"
#include "sim/outcome/columns.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::report {
namespace {

struct ParameterRow {
  std::string key, unit, grade, source;
  double value{}, low{}, high{};
};

std::vector<ParameterRow> rows_of(const RunSet& run) {
  const auto& t = run.parameters;
  const auto key = outcome::texts_of(t, "key"), unit = outcome::texts_of(t, "unit"), grade = outcome::texts_of(t, "grade"), source = outcome::texts_of(t, "source");
  const auto value = outcome::numbers_of(t, "value"), low = outcome::numbers_of(t, "low"), high = outcome::numbers_of(t, "high");
  std::vector<ParameterRow> out;
  for (std::size_t i = 0; i < std::min({key.size(), unit.size(), grade.size(), source.size(), value.size(), low.size(), high.size()}); ++i)
    out.push_back({key[i], unit[i], grade[i], source[i], value[i], low[i], high[i]});
  return out;
}

std::string exact(double value, const Words& w) {
  std::string out = fmt::format("{}", value);
  if (w.language() == Language::German) std::ranges::replace(out, '.', ',');
  return out;
}

std::string meaning(const std::string& key, const Words& w) {
  const ParameterInfo* info = find_parameter(key);
  return info == nullptr ? std::string() : std::string(w.language() == Language::German ? info->de : info->en);
}

std::string grade_name(const std::string& grade, const Words& w) {
  std::string key = "grade." + grade;
  std::ranges::replace(key, '-', '_');
  const std::string_view found = text(w.language(), key);
  return std::string(found == key ? std::string_view(grade) : found);
}

/// Switches of contested effects, and parameters whose source says that research disagrees or proves no cause.
bool is_contested(const ParameterRow& row) {
  return row.key.ends_with("_switch") || row.source.find("contested") != std::string::npos || row.source.find("not proven") != std::string::npos;
}

HtmlTable parameter_table(const Content& c, std::string caption, const std::vector<ParameterRow>& rows, bool with_meaning) {
  const Words& w = c.words;
  HtmlTable t{std::move(caption), {word(w("parameter"))}, {}};
  if (with_meaning) t.head.push_back(word(w("meaning")));
  for (const char* head : {"value", "range"}) t.head.push_back(figure(w(head)));
  for (const char* head : {"unit", "grade", "source"}) t.head.push_back(word(w(head)));
  for (const ParameterRow& row : rows) {
    t.rows.push_back({word(row.key)});
    if (with_meaning) t.rows.back().push_back(word(meaning(row.key, w)));
    t.rows.back().insert(t.rows.back().end(), {figure(exact(row.value, w)), figure(fmt::format("{} … {}", exact(row.low, w), exact(row.high, w))),
                                               word(row.unit == "1" ? "–" : row.unit), word(grade_name(row.grade, w)), word(row.source)});
  }
  return t;
}

std::vector<std::string> hashes(const RunSet& run, const Words& w) {
  std::vector<std::string> out{w("hash_scenario", run.provenance.scenario_sha256)};
  for (const Replicate& r : run.replicates) out.push_back(w("hash_file", r.file, r.content_sha256));
  return out;
}

std::string run_details(const RunSet& run, const Words& w) {
  return details(w("hashes_of", run.name), list(hashes(run, w)), true) +
         details(w("scenario_of", run.name), preformatted(run.provenance.scenario_toml));
}

}  // namespace

std::string limits_section(const Content& c) {
  const Words& w = c.words;
  std::vector<std::string> lines;
  if (c.subject().size() < 2) lines.push_back(w("limit_one_run"));
  else if (c.subject().size() < 10) lines.push_back(w("limit_few_runs", c.subject().size()));
  if (c.subject().provenance.days < 28) lines.push_back(w("limit_few_days", c.subject().provenance.days));
  if (c.comparison != nullptr && c.comparison->caveats.independent) lines.push_back(w("limit_other_seed"));
  if (c.subject().size() > 1 && !comparison::people_of_their_own(c.subject().provenance.scenario_toml)) lines.push_back(w("limit_one_people"));
  if (c.comparison != nullptr && c.comparison->caveats.other_version) lines.push_back(w("limit_other_version"));
  if (!comparison::scenario_value(c.subject().provenance.scenario_toml, "map.synthetic").empty()) lines.push_back(w("limit_generated"));
  for (int i = 1; w.has(fmt::format("limit_{}", i)); ++i) lines.push_back(w(fmt::format("limit_{}", i)));
  return list(lines);
}

std::string contested_section(const Content& c) {
  const Words& w = c.words;
  std::vector<ParameterRow> on, off;
  for (const ParameterRow& row : rows_of(c.subject()))
    if (is_contested(row)) (row.value != 0.0 ? on : off).push_back(row);
  if (on.empty() && off.empty()) return paragraph(w("contested_missing"));
  std::string out = paragraph(w("contested_is"));
  out += on.empty() ? paragraph(w("contested_none")) : table_html(parameter_table(c, w("contested_on"), on, true));
  if (!off.empty()) {
    std::string names;
    for (const ParameterRow& row : off) names += (names.empty() ? "" : ", ") + row.key;
    out += paragraph(w("contested_off", names));
  }
  return out;
}

std::string parameters_section(const Content& c) {
  const Words& w = c.words;
  const auto rows = rows_of(c.subject());
  if (rows.empty()) return paragraph(w("parameters_missing"));
  return paragraph(w("parameters_is")) +
         details(w("parameters_summary", rows.size()), table_html(parameter_table(c, w("parameters_caption"), rows, true)), true);
}

std::string reproduce_section(const Content& c) {
  const Words& w = c.words;
  const auto command = [&](const RunSet& run, std::string_view scenario) {
    const bool own = comparison::people_of_their_own(run.provenance.scenario_toml);
    return fmt::format("lichtung run {} -o {} --seed {} --replicates {}{}\n", scenario, run.name, run.provenance.seed, run.size(),
                       own ? " --own-people" : "");
  };
  std::string commands = command(c.before, c.compares() ? w("scenario_before") : w("scenario_file"));
  if (c.compares()) commands += command(*c.after, w("scenario_after"));
  commands += c.compares() ? fmt::format("lichtung report {} {} -o report.html", c.before.name, c.after->name) : fmt::format("lichtung report {} -o report.html", c.before.name);
  const auto& p = c.subject().provenance;
  const std::string licence = p.licence.empty() ? std::string() : paragraph(w("map_licence", p.licence));
  return paragraph(w("reproduce_is", p.software_version, p.git_sha1.empty() ? "–" : p.git_sha1, p.seed)) +
         preformatted(commands) +
         run_details(c.before, w) + (c.compares() ? run_details(*c.after, w) : std::string()) + licence;
}

}  // namespace lichtung::report
