// Diagnostics and results as JSON.
#include "sim/commands/json.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <utility>

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

}  // namespace lichtung::commands
