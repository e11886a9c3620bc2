// Digest of input files, so that an outcome tells exactly which map it was made from.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace lichtung::town {

/// SHA-256 (FIPS 180-4) over the contents of the files one after the other, 64 hex digits; the same as
/// `cat files | sha256sum`. Errors: DataError if a file can't be read.
[[nodiscard]] std::string sha256_of_files(std::span<const std::filesystem::path> files);
[[nodiscard]] std::string sha256_of_text(std::string_view text);

}  // namespace lichtung::town
