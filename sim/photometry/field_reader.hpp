// Fields of photometric files one after another: a line each (EULUMDAT) or a word each (IES LM-63). The one place that
// knows where a field stands, so that every complaint names its line, what was found and what was expected.
#pragma once

#include "sim/photometry/photometric_file.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::photometry::detail {

/// Name of a field: a text's key, and which one of several (from 1; 0: there is only one).
struct Field {
  std::string_view key;
  std::size_t index{};
};

/// Allowed values, both ends included.
struct Range {
  double low, high;
};
inline constexpr Range kAnyNumber{-1e9, 1e9};
inline constexpr Range kNotNegative{0.0, 1e9};
inline constexpr Range kCandela{0.0, 1e8};        // cd/klm or cd; searchlights reach 1e6
inline constexpr Range kAngle{0.0, 360.0};

/// What stands in one field, without blanks around it, and where.
struct Piece {
  std::string_view text;
  std::uint32_t line{}, column{};
};

enum class Split : std::uint8_t {
  Lines,   // blank lines are empty fields; numbers may have a decimal comma
  Words,   // parted by blanks, commas and line breaks
};

class FieldReader {
 public:
  /// `text` outlives the reader. `first_line`: number of its first line in the file.
  FieldReader(std::string_view text, std::string file, Split split, std::uint32_t first_line = 1)
      : text_(text), file_(std::move(file)), split_(split), line_(first_line) {}

  /// Errors: PhotometricFileError if the file has ended.
  [[nodiscard]] Piece next(Field field);
  [[nodiscard]] std::string next_text(Field field);                          // UTF-8
  [[nodiscard]] double next_number(Field field, Range range = kAnyNumber);
  [[nodiscard]] double next_number_or(Field field, double if_blank, Range range = kAnyNumber);
  [[nodiscard]] int next_whole(Field field, Range range);
  /// `count` numbers that grow strictly.
  [[nodiscard]] std::vector<double> next_ascending(std::string_view field, std::size_t count, Range range);
  [[nodiscard]] std::vector<double> next_numbers(std::string_view field, std::size_t count, Range range);

  [[nodiscard]] double number(const Piece& piece, Field field, Range range) const;
  [[nodiscard]] int whole(const Piece& piece, Field field, Range range) const;

  /// Where the last field stood.
  [[nodiscard]] Piece here() const { return last_; }

  /// Refuses a file that has too few bytes left for that many numbers, before anything is reserved for them.
  void expect_room_for(std::size_t numbers) const;
  /// Warns if anything but blanks is left.
  void expect_end();

  /// `args`: what {0}, {1} … of the text stand for.
  [[noreturn]] void fail(const Piece& at, std::string_view key, std::vector<Argument> args = {}) const;
  [[noreturn]] void fail_ascending(const Piece& at, Field field, double before) const;
  void warn(const Piece& at, std::string_view key, std::vector<Argument> args = {});
  [[nodiscard]] std::vector<Diagnostic> take_warnings() { return std::move(warnings_); }

 private:
  [[nodiscard]] std::optional<Piece> advance();
  [[nodiscard]] std::optional<Piece> advance_line();
  [[nodiscard]] std::optional<Piece> advance_word();

  std::string_view text_;
  std::string file_;
  Split split_;
  std::size_t at_{};
  std::size_t line_begin_{};
  std::uint32_t line_;
  Piece last_;
  std::vector<Diagnostic> warnings_;
};

/// A literal word or number of a message.
[[nodiscard]] Argument shown(std::string_view text);
[[nodiscard]] Argument shown(double value);

/// A finite number that fills the text; a comma may stand for the point if asked. No locale has a say.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, bool decimal_comma);

/// Text of a file as UTF-8: kept if it is that already, otherwise read as Latin-1.
[[nodiscard]] std::string utf8(std::string_view bytes);

[[nodiscard]] std::string_view without_blanks(std::string_view text);

/// First whole number of 1000 … 20000 in a text, as of "nw/4200" or "3000K"; 0: none. With `kelvin` only before a K.
[[nodiscard]] double colour_temperature(std::string_view text, bool kelvin);

}  // namespace lichtung::photometry::detail
