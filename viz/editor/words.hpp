// Keys and words of plans in the words of people who don't read the file. Pure.
#pragma once

#include "scenarios/messages.hpp"

#include <string>
#include <string_view>

namespace lichtung::viz {

/// What a key of a kind of edit (or of "where") is called; the key itself if it has no name.
[[nodiscard]] std::string key_label(std::string_view kind, std::string_view key, Language language);
/// The same for a word that is a value of the key.
[[nodiscard]] std::string word_label(std::string_view key, std::string_view word, Language language);
/// A value as it is shown in a list: words by their names, shares in per cent, places by their number.
[[nodiscard]] std::string value_label(std::string_view key, const std::string& value, Language language);

}  // namespace lichtung::viz
