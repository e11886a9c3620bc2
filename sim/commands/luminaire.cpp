// `lichtung luminaire FILE…`: what photometric files hold, with their contradictions, and a polar diagram.
#include "sim/commands/luminaire_report.hpp"
#include "sim/commands/polar_diagram.hpp"
#include "sim/commands/text_file.hpp"
#include "sim/photometry/builtin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::commands {
namespace {

using photometry::PhotometricFile;
using photometry::PhotometricFileError;

struct LuminaireOptions {
  std::vector<std::string> files;
  std::string builtin, picture;   // empty: none
  bool list{};
};

void usage(Context& context, std::string_view complaint) {
  fmt::print(stderr, "{}\n", complaint);
  context.exit = Exit::Usage;
}

/// False if the options don't fit together; the complaint was printed.
bool sensible(const LuminaireOptions& o, Context& context) {
  const std::size_t inputs = o.files.size() + (o.builtin.empty() ? 0 : 1);
  const Language l = context.language;
  if (o.list ? inputs > 0 : inputs == 0)
    usage(context, text(l, o.list ? "luminaire.list_alone" : "luminaire.nothing_to_read"));
  else if (!o.picture.empty() && std::filesystem::path(o.picture).extension() != ".svg")
    usage(context, message(l, "town_report.picture_is_svg", o.picture));
  else if (!o.picture.empty() && inputs != 1)
    usage(context, text(l, "luminaire.picture_of_one"));
  return context.exit == Exit::Fine;
}

std::optional<PhotometricFile> builtin(const std::string& key, Context& context) {
  std::vector<PhotometricFile> all = photometry::builtin_files();
  std::vector<std::string_view> keys;
  for (const auto& file : all) keys.push_back(file.luminaire.key);
  const auto found = std::ranges::find(keys, key);
  if (found != keys.end()) {
    PhotometricFile file = std::move(all[static_cast<std::size_t>(found - keys.begin())]);
    file.luminaire.name = text(context.language, fmt::format("luminaire.builtin_{}", key));
    return file;
  }
  const std::string known = fmt::format("{}", fmt::join(keys, ", "));
  usage(context, describe({.file = {}, .key = "luminaire.unknown_builtin", .args = {{key}, {known}},
                           .suggestion = std::string(nearest(key, keys))}, context.language));
  return std::nullopt;
}

/// One that was read, or the reason why not.
struct Answer {
  std::string shown;
  std::optional<PhotometricFile> file;
  std::optional<Diagnostic> error;
};

Answer read(const std::string& path) {
  try {
    return {path, photometry::read_photometric_file(path), std::nullopt};
  } catch (const PhotometricFileError& error) {
    return {path, std::nullopt, error.diagnostic};
  }
}

/// "a.ldt:12: found …", as main shows errors.
std::string complaint(const Diagnostic& d, Language language) {
  const std::string place = d.line == 0 ? d.file : fmt::format("{}:{}", d.file, d.line);
  return fmt::format("{}: {}", place, describe(d, language));
}

Json json_of(const Answer& answer, Language language) {
  if (answer.file) return luminaire_json(*answer.file, answer.shown, language);
  const std::vector<Diagnostic> diagnostics{*answer.error};
  return {{"ok", false},
          {"file", answer.shown},
          {"error", complaint(*answer.error, language)},
          {"exit", static_cast<int>(exit_of(diagnostics))},
          {"diagnostics", to_json(diagnostics, language)}};
}

void show(const std::vector<Answer>& answers, Context& context) {
  std::vector<Diagnostic> errors;
  for (const Answer& answer : answers)
    if (answer.error) {
      errors.push_back(*answer.error);
      fmt::print(stderr, "{}\n", message(context.language, "app.failed", complaint(*answer.error, context.language)));
    }
  context.exit = exit_of(errors);
  if (!context.json) {
    bool first = true;
    for (const Answer& answer : answers)
      if (answer.file) {
        fmt::print(stdout, "{}{}", first ? "" : "\n", luminaire_text(*answer.file, answer.shown, context.language));
        first = false;
      }
    return;
  }
  Json all = Json::array();
  for (const Answer& answer : answers) all.push_back(json_of(answer, context.language));
  print_json(answers.size() == 1 ? all.front() : Json{{"luminaires", all}});
}

void list(Context& context) {
  Json all = Json::array();
  for (const PhotometricFile& file : photometry::builtin_files()) {
    const std::string name(text(context.language, fmt::format("luminaire.builtin_{}", file.luminaire.key)));
    all.push_back({{"key", file.luminaire.key}, {"name", name}});
    if (!context.json) fmt::print(stdout, "{:<12}{}\n", file.luminaire.key, name);
  }
  if (context.json) print_json({{"luminaires", all}});
}

void run_luminaire(const LuminaireOptions& options, Context& context) {
  if (!sensible(options, context)) return;
  if (options.list) return list(context);
  std::vector<Answer> answers;
  if (!options.builtin.empty()) {
    auto file = builtin(options.builtin, context);
    if (!file) return;
    answers.push_back({options.builtin, std::move(file), std::nullopt});
  }
  for (const std::string& path : options.files) answers.push_back(read(path));
  if (!options.picture.empty() && answers.front().file) {
    write_text_file(polar_svg(*answers.front().file, context.language), options.picture);
    fmt::print(stderr, "{}\n", message(context.language, "town_report.picture_written", options.picture));
  }
  show(answers, context);
}

}  // namespace

void add_luminaire(CLI::App& app, Context& context) {
  auto options = std::make_shared<LuminaireOptions>();
  const Language l = context.language;
  CLI::App* sub = app.add_subcommand("luminaire", message(l, "luminaire.about"));
  sub->add_option("FILE", options->files, message(l, "luminaire.file"))->type_name("");
  sub->add_option("--builtin", options->builtin, message(l, "luminaire.builtin"))->type_name("KEY");
  sub->add_option("--picture", options->picture, message(l, "luminaire.picture"))->type_name("FILE.svg");
  sub->add_flag("--list", options->list, message(l, "luminaire.list"));
  sub->footer(message(l, "luminaire.examples"));
  sub->callback([options, &context] { run_luminaire(*options, context); });
}

}  // namespace lichtung::commands
