// Text files as users have them: UTF-8 with or without byte order mark, or Windows-1252 (Latin-1) from older programs.
#pragma once

#include "analysis/tables/notes.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lichtung::tables {

/// Guess: UTF-8 if all bytes are, otherwise Windows-1252.
enum class Encoding : std::uint8_t { Guess, Utf8, Windows1252 };

/// True for a plain file; otherwise what lies there goes to `notes` as an error.
[[nodiscard]] bool may_be_read(const std::filesystem::path& path, Notes& notes);

/// The whole file as UTF-8 without byte order mark. Nothing, with an error in `notes`, if it is no plain file, can't be
/// read, is larger than 1 GB, holds NUL bytes (UTF-16 among them), or isn't in the encoding that was asked for.
[[nodiscard]] std::optional<std::string> read_text_file(const std::filesystem::path& path, Encoding encoding,
                                                        Notes& notes);

/// Without white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace lichtung::tables
