// Texts of diagnostics and the search for the word that was meant.
#include "scenarios/diagnostics.hpp"

#include <algorithm>

namespace lichtung {
namespace {

constexpr std::size_t kMaxShown = 120;  // bytes of a word from a file

/// A word from a file as a terminal may show it: no control characters, not endless.
std::string shown(std::string_view word) {
  std::string out;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (out.size() >= kMaxShown && (byte & 0xC0U) != 0x80U) return out + "…";
    out += byte < 0x20U || byte == 0x7FU ? fmt::format("\\x{:02X}", static_cast<unsigned>(byte)) : std::string(1, c);
  }
  return out;
}

}  // namespace

std::string describe(const Diagnostic& diagnostic, Language language) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Argument& argument : diagnostic.args)
    store.push_back(argument.is_text_key ? std::string(text(language, argument.value)) : shown(argument.value));
  std::string out = fmt::vformat(text(language, diagnostic.key), store);
  if (!diagnostic.suggestion.empty()) out += message(language, "diagnostic.did_you_mean", diagnostic.suggestion);
  return out;
}

std::string format(const Diagnostic& diagnostic, Language language) {
  std::string place = diagnostic.file;
  if (diagnostic.line > 0) place += fmt::format(":{}:{}", diagnostic.line, diagnostic.column);
  const bool error = diagnostic.severity == Severity::Error;
  return fmt::format("{}: {}: {}", place, text(language, error ? "diagnostic.error" : "diagnostic.warning"),
                     describe(diagnostic, language));
}

std::string summary(std::span<const Diagnostic> diagnostics, Language language) {
  const auto errors = std::ranges::count(diagnostics, Severity::Error, &Diagnostic::severity);
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  const std::string shown_warnings =
      warnings == 1 ? message(language, "diagnostic.one_warning") : message(language, "diagnostic.warnings", warnings);
  if (errors == 0)
    return warnings == 0 ? message(language, "diagnostic.fine")
                         : message(language, "diagnostic.fine_but", shown_warnings);
  const std::string shown_errors =
      errors == 1 ? message(language, "diagnostic.one_error") : message(language, "diagnostic.errors", errors);
  const std::string counts = warnings == 0 ? shown_errors : fmt::format("{}, {}", shown_errors, shown_warnings);
  return message(language, "diagnostic.nothing_run", counts);
}

bool has_errors(std::span<const Diagnostic> diagnostics) {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > 64) return {};  // not a slip; spares the quadratic work on hostile keys
  std::string_view best;
  std::size_t least = std::max<std::size_t>(word.size() < 4 ? 1 : 2, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace lichtung
