// Digest of input files, so that an outcome tells exactly which map it was made from.
#pragma once

#include "sim/basics/sha256.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace lichtung::town {

/// Adds all bytes of a file. Errors: DataError if it can't be read.
void add_file(const std::filesystem::path& path, Sha256& hash);

/// Over the contents of the files one after the other; the same as `cat files | sha256sum`. Errors: as add_file().
[[nodiscard]] std::string sha256_of_files(std::span<const std::filesystem::path> files);

}  // namespace lichtung::town
