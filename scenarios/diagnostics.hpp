// What is wrong with a scenario file, where, and what would be right. Every problem is collected, so that a file is
// corrected in one go; texts are made only when shown, in the reader's language.
#pragma once

#include "scenarios/errors.hpp"
#include "scenarios/messages.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung {

enum class Severity : std::uint8_t { Error = 0, Warning = 1 };

/// A word of a message: literal, or itself the key of a text ("type.integer") in the reader's language.
struct Argument {
  std::string value;
  bool is_text_key{};
};

struct Diagnostic {
  std::string file;                 // as the user named it
  std::uint32_t line{};             // from 1; 0: the file as a whole
  std::uint32_t column{};           // from 1, in characters
  Severity severity{Severity::Error};
  std::string key;                  // of the text, "diagnostic.unknown_key"
  std::vector<Argument> args;
  std::string suggestion;           // nearest known word; empty: none
  ErrorKind kind{ErrorKind::Data};  // MissingInput where a file isn't there
};

/// The message alone, with its suggestion: "unknown key 'clas' …; did you mean 'class'?".
[[nodiscard]] std::string describe(const Diagnostic& diagnostic, Language language);

/// One line for a terminal: "led.toml:7:1: error: unknown key 'clas' …".
[[nodiscard]] std::string format(const Diagnostic& diagnostic, Language language);

/// "3 errors. Nothing was run." or, without errors, "No errors, 1 warning."
[[nodiscard]] std::string summary(std::span<const Diagnostic> diagnostics, Language language);

[[nodiscard]] bool has_errors(std::span<const Diagnostic> diagnostics);

/// Changes needed to turn one word into the other: insert, delete, replace, swap neighbours (Damerau 1964).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, first one on ties; empty if none is near enough to be a slip of the hand
/// (about a third of its letters).
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace lichtung
