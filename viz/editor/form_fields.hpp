// The form of a kind of edit, made from the table that the reader of plans uses; words that a key takes are asked of the
// reader itself. So a new lever has a form without a line of code here.
#pragma once

#include "scenarios/messages.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lichtung::viz {

enum class FieldKind : std::uint8_t {
  Flag,      // true or false
  Word,      // one of `words`
  Words,     // several of `words`
  Number, Whole,
  Text, Texts,
  Point, Points,
  Shares,    // table of numbers by `words` that sum to 1
  Numbers,   // table of numbers by `words`
  Toml,      // whatever else: written as TOML
};

struct FormField {
  std::string key;
  FieldKind kind{FieldKind::Toml};
  std::string en, de;                 // meaning
  std::string type;                   // text key of what is expected
  std::string unit;                   // empty if none
  double low{1.0}, high{0.0};         // no range if low > high
  std::vector<std::string> words;
  [[nodiscard]] const std::string& meaning(Language language) const { return language == Language::German ? de : en; }
  [[nodiscard]] bool has_range() const { return low <= high; }
};

/// Fields of a kind in the order of the table; "where" for the streets an edit concerns. Kept after the first call.
[[nodiscard]] std::span<const FormField> form_of(std::string_view kind);

/// Shares after one of them is set: the others keep their proportions and all sum to 1. `share` within 0 … 1.
void set_share(std::span<std::pair<std::string, double>> shares, std::size_t index, double share);

}  // namespace lichtung::viz
