// Reading scenarios for commands, and writing JSON.
#include "sim/commands/load.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace lichtung::commands {

void print_json(const Json& document) {
  const std::string text = document.dump(2, ' ', false, Json::error_handler_t::replace);
  fmt::print(stdout, "{}\n", text);
}

Json to_json(std::span<const Diagnostic> diagnostics, Language language) {
  Json list = Json::array();
  for (const Diagnostic& d : diagnostics) {
    Json entry{{"file", d.file}};
    entry["line"] = d.line == 0 ? Json() : Json(d.line);
    entry["column"] = d.line == 0 ? Json() : Json(d.column);
    entry["severity"] = d.severity == Severity::Error ? "error" : "warning";
    entry["key"] = d.key.substr(d.key.find('.') + 1);
    entry["message"] = describe(d, language);
    entry["suggestion"] = d.suggestion.empty() ? Json() : Json(d.suggestion);
    list.push_back(std::move(entry));
  }
  return list;
}

Exit exit_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Data: return Exit::Data;
    case ErrorKind::MissingInput: return Exit::NoInput;
    case ErrorKind::CannotWrite: return Exit::CannotWrite;
    case ErrorKind::Internal: return Exit::Internal;
  }
  return Exit::Internal;
}

Exit exit_of(std::span<const Diagnostic> diagnostics) {
  Exit exit = Exit::Fine;
  for (const Diagnostic& d : diagnostics) {
    if (d.severity != Severity::Error) continue;
    if (d.kind != ErrorKind::MissingInput) return Exit::Data;
    exit = Exit::NoInput;
  }
  return exit;
}

std::optional<Scenario> load_scenario(const std::filesystem::path& file, Context& context) {
  ReadResult result = read_scenario(file);
  if (!result.scenario) {
    context.exit = report_problems(result.diagnostics, context);
    return std::nullopt;
  }
  for (const Diagnostic& d : result.diagnostics) fmt::print(stderr, "{}\n", format(d, context.language));
  return std::move(result.scenario);
}

Exit report_problems(std::span<const Diagnostic> problems, const Context& context) {
  for (const Diagnostic& d : problems) fmt::print(stderr, "{}\n", format(d, context.language));
  fmt::print(stderr, "{}\n", summary(problems, context.language));
  if (context.json) print_json({{"ok", false}, {"diagnostics", to_json(problems, context.language)}});
  return exit_of(problems);
}

}  // namespace lichtung::commands
