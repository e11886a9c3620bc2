// `lichtung explain [KEY]`: what a key of scenarios or a parameter of the model means, with unit, range, default, and
// for parameters where the number comes from and how well it is supported.
#include "scenarios/descriptions.hpp"
#include "scenarios/edit_table.hpp"
#include "sim/commands/load.hpp"

#include <fmt/format.h>

#include <memory>

namespace lichtung::commands {
namespace {

/// A key of scenarios or a parameter, ready to be shown.
struct Entry {
  std::string key, kind, type, unit, range, standard, unset, symbol, grade, source, words;
  std::string meaning;
  Json json;
};

std::string_view plain_unit(std::string_view unit) { return unit == "1" ? std::string_view() : unit; }

Entry entry_of(const KeyInfo& key, Language language) {
  const bool german = language == Language::German;
  Entry e;
  e.key = key.key;
  e.kind = "scenario";
  e.type = text(language, key.type);
  e.unit = plain_unit(key.unit);
  e.range = range_text(key);
  e.standard = default_toml(key);
  const std::string_view unset = german ? key.unset_de : key.unset_en;
  if (e.standard.empty()) e.unset = unset;
  e.words = fmt::format("{}", fmt::join(choices(key), ", "));
  e.meaning = german ? key.de : key.en;
  e.json = {{"key", e.key}, {"kind", e.kind}, {"type", key.type.substr(key.type.find('.') + 1)}, {"unit", key.unit}};
  e.json["low"] = key.has_range() ? Json(key.low) : Json();
  e.json["high"] = key.has_range() ? Json(key.high) : Json();
  e.json["default"] = default_toml(key).empty() ? Json() : Json(default_toml(key));
  e.json["unset"] = unset.empty() ? Json() : Json(unset);
  e.json["choices"] = Json::array();
  for (const auto word : choices(key)) e.json["choices"].push_back(word);
  e.json["meaning"] = e.meaning;
  return e;
}

Entry entry_of(const ParameterInfo& row, Language language) {
  Parameters defaults;
  const double value = row.access(defaults);
  Entry e;
  e.key = row.key;
  e.kind = "parameter";
  e.type = text(language, "type.real");
  e.unit = plain_unit(row.unit);
  e.range = fmt::format("{} … {}", row.low, row.high);
  e.standard = fmt::format("{}", value);
  e.symbol = row.symbol;
  e.grade = text(language, grade_key(row.grade));
  e.source = row.source;
  e.meaning = language == Language::German ? row.de : row.en;
  const std::string_view grade = grade_key(row.grade);
  e.json = {{"key", e.key},   {"kind", e.kind},         {"symbol", row.symbol}, {"unit", row.unit},
            {"low", row.low}, {"high", row.high},       {"default", value},     {"grade", grade.substr(grade.find('.') + 1)},
            {"source", row.source}, {"meaning", e.meaning}};
  return e;
}

std::vector<Entry> all_entries(Language language) {
  std::vector<Entry> entries;
  for (const KeyInfo& key : key_table()) entries.push_back(entry_of(key, language));
  for (const EditKey& key : edit_table()) entries.push_back(entry_of(key.info, language));
  for (const ParameterInfo& row : parameter_table()) entries.push_back(entry_of(row, language));
  return entries;
}

void print_full(const Entry& e, Language language) {
  fmt::print(stdout, "{}\n  {}\n", e.key, e.meaning);
  const auto line = [language](const char* key, std::string_view value) {
    if (!value.empty()) fmt::print(stdout, "  {} {}\n", text(language, key), value);
  };
  line("explain.type", e.type);
  line("explain.words", e.words);
  line("explain.unit", e.unit);
  line("explain.range", e.range);
  line("explain.default", e.standard.empty() ? e.unset : e.standard);
  line("explain.symbol", e.symbol);
  line("explain.grade", e.grade);
  line("explain.source", e.source);
  const bool parameter = e.kind == "parameter";
  line("explain.write", parameter ? fmt::format("[parameters]  \"{}\" = {}", e.key, e.standard) : std::string());
}

void print_list(std::span<const Entry> entries) {
  for (const Entry& e : entries) {
    std::string value = e.unset.empty() ? " = " + e.standard : " (" + e.unset + ")";
    if (e.standard.empty() && e.unset.empty()) value.clear();
    if (!e.standard.empty() && !e.unit.empty()) value += ' ' + e.unit;
    fmt::print(stdout, "{}{}\n    {}\n", e.key, value, e.meaning);
  }
}

void explain(const std::string& key, Context& context) {
  const std::vector<Entry> all = all_entries(context.language);
  std::vector<Entry> chosen;
  for (const Entry& e : all)
    if (e.key == key) chosen = {e};
  const bool one = !chosen.empty();
  // A table's name ("police") lists its keys; "parameters" all parameters.
  for (const Entry& e : all) {
    const bool of_table = key.empty() || e.key.starts_with(key + '.') || (key == "parameters" && e.kind == "parameter");
    if (!one && of_table) chosen.push_back(e);
  }
  if (chosen.empty()) {
    std::vector<std::string_view> known;
    for (const Entry& e : all) known.push_back(e.key);
    const Diagnostic d{.file = key, .key = "explain.unknown", .args = {{key}}, .suggestion = std::string(nearest(key, known))};
    fmt::print(stderr, "{}\n", describe(d, context.language));
    context.exit = Exit::Usage;
    return;
  }
  if (context.json) {
    Json keys = Json::array();
    for (const Entry& e : chosen) keys.push_back(e.json);
    print_json({{"keys", keys}});
  } else if (one) {
    print_full(chosen.front(), context.language);
  } else {
    print_list(chosen);
  }
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  struct Options {
    std::string key;
    bool markdown{};
  };
  auto options = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand("explain", message(context.language, "explain.about"));
  sub->add_option("KEY", options->key, message(context.language, "explain.key"))->type_name("");
  sub->add_flag("--markdown", options->markdown, message(context.language, "explain.markdown"));
  sub->callback([options, &context] {
    if (options->markdown)
      fmt::print(stdout, "{}", parameters_markdown());
    else
      explain(options->key, context);
  });
}

}  // namespace lichtung::commands
