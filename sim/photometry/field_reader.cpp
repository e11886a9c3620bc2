// Fields, numbers and letters of photometric files.
#include "sim/photometry/field_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lichtung::photometry::detail {
namespace {

constexpr std::string_view kBlanks = " \t\v\f\x1A";   // 0x1A: end of file under CP/M and DOS, still found at ends
constexpr std::size_t kLongestNumber = 40;

bool is_break(char c) { return c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of the well-formed UTF-8 sequence at `i`, 0 if there is none.
std::size_t sequence(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned lead = byte(i);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
  if (length == 0 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(i + k) & 0xC0U) != 0x80U) return 0;
  if (length < 3) return length;
  const unsigned second = byte(i + 1);
  const bool wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                     (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
  return wrong ? 0 : length;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence(text, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

Argument field_word(Field field) { return {"photometry." + std::string(field.key), true}; }
Argument field_index(Field field) { return {field.index == 0 ? std::string() : fmt::format(" {}", field.index), false}; }
Argument range_words(Range range) { return {fmt::format("{} … {}", range.low, range.high), false}; }

}  // namespace

Argument shown(std::string_view text) { return {utf8(text), false}; }
Argument shown(double value) { return {fmt::format("{}", value), false}; }

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else if (byte < 0xA0) {
      out += '?';   // control characters in Latin-1; quotes and the euro in Windows-1252
    } else {
      out += static_cast<char>(0xC0U | (byte >> 6U));
      out += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return out;
}

std::optional<double> parse_number(std::string_view text, bool decimal_comma) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  if (text.empty() || text.size() > kLongestNumber) return std::nullopt;
  std::array<char, kLongestNumber> buffer{};
  std::ranges::transform(text, buffer.begin(), [&](char c) { return decimal_comma && c == ',' ? '.' : c; });
  double value{};
  const char* end = buffer.data() + text.size();
  const auto [rest, error] = std::from_chars(buffer.data(), end, value);
  if (error != std::errc{} || rest != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

double colour_temperature(std::string_view text, bool kelvin) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t after = std::min(text.find_first_not_of(' ', end), text.size());
    const bool k = after < text.size() && (text[after] == 'K' || text[after] == 'k');
    const auto value = parse_number(text.substr(i, end - i), false);
    if (value && *value >= 1000.0 && *value <= 20000.0 && (k || !kelvin)) return *value;
    i = end;
  }
  return 0.0;
}

std::optional<Piece> FieldReader::advance_line() {
  if (at_ >= text_.size()) return std::nullopt;
  const std::size_t end = std::min(text_.find_first_of("\r\n", at_), text_.size());
  const Piece piece{without_blanks(text_.substr(at_, end - at_)), line_, 1};
  at_ = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
  ++line_;
  return piece;
}

std::optional<Piece> FieldReader::advance_word() {
  const auto parts = [](char c) { return is_break(c) || c == ',' || kBlanks.find(c) != std::string_view::npos; };
  for (; at_ < text_.size() && parts(text_[at_]); ++at_) {
    if (!is_break(text_[at_]) || (text_[at_] == '\n' && at_ > 0 && text_[at_ - 1] == '\r')) {
      if (is_break(text_[at_])) line_begin_ = at_ + 1;
      continue;
    }
    ++line_;
    line_begin_ = at_ + 1;
  }
  if (at_ >= text_.size()) return std::nullopt;
  const std::size_t begin = at_;
  while (at_ < text_.size() && !parts(text_[at_])) ++at_;
  return Piece{text_.substr(begin, at_ - begin), line_, static_cast<std::uint32_t>(begin - line_begin_ + 1)};
}

std::optional<Piece> FieldReader::advance() {
  switch (split_) {
    case Split::Lines: return advance_line();
    case Split::Words: return advance_word();
  }
  return std::nullopt;
}

Piece FieldReader::next(Field field) {
  const auto piece = advance();
  if (!piece) fail({{}, line_, 1}, "photometry.ends_early", {field_word(field), field_index(field)});
  last_ = *piece;
  return *piece;
}

std::string FieldReader::next_text(Field field) { return utf8(next(field).text); }

double FieldReader::number(const Piece& piece, Field field, Range range) const {
  const auto value = parse_number(piece.text, split_ == Split::Lines);
  if (!value) fail(piece, "photometry.not_a_number", {shown(piece.text), field_word(field), field_index(field)});
  if (!(*value >= range.low && *value <= range.high))
    fail(piece, "photometry.out_of_range", {shown(piece.text), field_word(field), field_index(field), range_words(range)});
  return *value;
}

double FieldReader::next_number(Field field, Range range) { return number(next(field), field, range); }

double FieldReader::next_number_or(Field field, double if_blank, Range range) {
  const Piece piece = next(field);
  return piece.text.empty() ? if_blank : number(piece, field, range);
}

int FieldReader::next_whole(Field field, Range range) { return whole(next(field), field, range); }

int FieldReader::whole(const Piece& piece, Field field, Range range) const {
  const double value = number(piece, field, range);
  if (value != std::floor(value)) fail(piece, "photometry.not_whole", {shown(piece.text), field_word(field), field_index(field)});
  return static_cast<int>(value);
}

std::vector<double> FieldReader::next_numbers(std::string_view field, std::size_t count, Range range) {
  std::vector<double> values;
  values.reserve(count);
  for (std::size_t i = 0; i < count; ++i) values.push_back(next_number({field, i + 1}, range));
  return values;
}

std::vector<double> FieldReader::next_ascending(std::string_view field, std::size_t count, Range range) {
  std::vector<double> values;
  values.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Field name{field, i + 1};
    const Piece piece = next(name);
    values.push_back(number(piece, name, range));
    if (i > 0 && !(values[i] > values[i - 1])) fail_ascending(piece, name, values[i - 1]);
  }
  return values;
}

void FieldReader::expect_room_for(std::size_t numbers) const {
  const std::size_t left = text_.size() - std::min(at_, text_.size());
  if (left + 1 < 2 * numbers)   // a digit and a separator each
    fail({{}, line_, 1}, "photometry.too_few_numbers", {shown(static_cast<double>(numbers)), shown(static_cast<double>((left + 1) / 2))});
}

void FieldReader::expect_end() {
  while (const auto piece = advance()) {
    if (piece->text.empty()) continue;
    warn(*piece, "photometry.more_than_announced", {shown(piece->text)});
    return;
  }
}

void FieldReader::fail(const Piece& at, std::string_view key, std::vector<Argument> args) const {
  throw PhotometricFileError({.file = file_, .line = at.line, .column = at.column, .key = std::string(key),
                              .args = std::move(args), .suggestion = {}});
}

void FieldReader::fail_ascending(const Piece& at, Field field, double before) const {
  fail(at, "photometry.not_ascending", {shown(at.text), field_word(field), field_index(field), shown(before)});
}

void FieldReader::warn(const Piece& at, std::string_view key, std::vector<Argument> args) {
  warnings_.push_back({.file = file_, .line = at.line, .column = at.column, .severity = Severity::Warning,
                       .key = std::string(key), .args = std::move(args), .suggestion = {}});
}

}  // namespace lichtung::photometry::detail
