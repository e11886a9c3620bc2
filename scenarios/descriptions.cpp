// Texts made from the tables of keys and parameters.
#include "scenarios/descriptions.hpp"

#include <fmt/format.h>

namespace lichtung {
namespace {

/// "Simulated days. [d, 1 … 3660]"
std::string comment_of(const KeyInfo& key, Language language) {
  const bool german = language == Language::German;
  std::string details;
  const auto add = [&details](std::string_view part) {
    if (!part.empty()) details += (details.empty() ? "" : ", ") + std::string(part);
  };
  add(key.unit == "1" ? std::string_view() : key.unit);
  add(range_text(key));
  add(fmt::format("{}", fmt::join(choices(key), " | ")));
  std::string out(german ? key.de : key.en);
  if (!details.empty()) out += fmt::format(" [{}]", details);
  return out;
}

/// A value to show for a key that has none, so that removing the # is enough.
std::string_view example_of(const KeyInfo& key) {
  if (key.key == "map.osm") return "\"stadt.osm.pbf\"";
  if (key.key == "map.clip") return "\"stadt.geojson\"";
  if (key.key == "map.epsg") return "25832";
  if (key.key == "map.lamps") return "\"leuchten.gpkg\"";
  if (key.key == "map.lamp_columns") return "{ power = \"watt\", height = \"lph\" }";
  if (key.key == "map.luminaires") return "\"leuchten\"";
  if (key.key == "map.synthetic") return "\"kleinstadt\"";
  if (key.key == "population.residents") return "10000";
  if (key.key == "population.census") return "\"zensus.csv\"";
  return "2";
}

/// Markdown tables end a cell at a bar.
std::string cell(std::string_view content) {
  std::string out;
  for (const char c : content) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

}  // namespace

std::string_view grade_key(Grade grade) {
  switch (grade) {
    case Grade::Causal: return "grade.causal";
    case Grade::QuasiExperimental: return "grade.quasi_experimental";
    case Grade::Correlational: return "grade.correlational";
    case Grade::Statistic: return "grade.statistic";
    case Grade::Assumed: return "grade.assumed";
    case Grade::Calibrated: return "grade.calibrated";
  }
  return "grade.assumed";
}

std::string commented_toml(Language language, const std::optional<std::string>& map) {
  const bool german = language == Language::German;
  std::string out = message(language, "init.head");
  std::string_view table;
  for (const KeyInfo& key : key_table()) {
    const bool schema = key.key == "schema";
    if (std::holds_alternative<NotStored>(key.access) && !schema) continue;
    if (key.table() != table) {
      table = key.table();
      out += fmt::format("\n[{}]\n", table);
    }
    std::string value = default_toml(key);
    if (key.key == "map.synthetic" && !map) value = "\"kleinstadt\"";
    if (key.key == "map.osm" && map) value = toml_text(*map);
    out += fmt::format("# {}\n", comment_of(key, language));
    if (value.empty())
      out += fmt::format("# {} = {}   # {}\n", key.name(), example_of(key),
                         message(language, "init.unset", german ? key.unset_de : key.unset_en));
    else
      out += fmt::format("{} = {}\n", key.name(), value);
  }
  return out + message(language, "init.parameters");
}

std::string parameters_markdown() {
  std::string out =
      "# Parameters\n\n"
      "Every number of the model that isn't an input of a scenario. Made from the code by "
      "`lichtung explain --markdown > docs/parameters.md`; don't edit by hand. A scenario may set any of them under "
      "`[parameters]`, within the range given here. *Alle Zahlen des Modells mit Herkunft und Güte; jede lässt sich im "
      "Szenario unter `[parameters]` ändern.*\n\n"
      "Grades: causal (experiment), quasi-experimental (natural experiment, before and after with control), "
      "correlational, statistic (official figure or norm), assumed, calibrated (set so that a base level fits; never "
      "the effect of a lever).\n";
  Parameters defaults;
  std::string_view group;
  for (const ParameterInfo& row : parameter_table()) {
    const std::string_view of_row = row.key.substr(0, row.key.find('.'));
    if (of_row != group) {
      group = of_row;
      out += fmt::format("\n## {}\n\n| key | symbol | default | unit | range | grade | source | meaning | Bedeutung |\n"
                         "|---|---|---|---|---|---|---|---|---|\n", group);
    }
    out += fmt::format("| `{}` | {} | {} | {} | {} … {} | {} | {} | {} | {} |\n", row.key, cell(row.symbol),
                       row.access(defaults), cell(row.unit), row.low, row.high,
                       text(Language::English, grade_key(row.grade)), cell(row.source), cell(row.en), cell(row.de));
  }
  return out;
}

}  // namespace lichtung
