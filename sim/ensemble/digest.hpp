// SHA-256 of texts and files: the identity of a scenario and of its input files, by OpenSSL.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace lichtung::ensemble {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// Digest of a whole file, read in blocks. Errors: DataError (MissingInput) if it can't be read.
[[nodiscard]] std::string sha256_file(const std::filesystem::path& path);

}  // namespace lichtung::ensemble
