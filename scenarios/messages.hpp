// Texts for people, in German and English, from assets/texts/{de,en}.toml, compiled in.
#pragma once

#include <fmt/args.h>
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace lichtung {

enum class Language : std::uint8_t { English = 0, German = 1 };

/// "de", "de_DE.UTF-8" → German; everything else English.
[[nodiscard]] Language language_of(std::string_view locale);

/// The text of a key; the key itself where it is unknown (a test checks that both languages know every key).
[[nodiscard]] std::string_view text(Language language, std::string_view key);

/// The text of a key with its {named} or {} arguments filled in (fmt syntax).
template <class... Args>
[[nodiscard]] std::string message(Language language, std::string_view key, const Args&... args) {
  return fmt::vformat(text(language, key), fmt::make_format_args(args...));
}

}  // namespace lichtung
