// The last line of an outcome file: the SHA-256 of every byte before it. HDF5 readers ignore what follows the end of
// their data, and a change of any bit is noticed before the library parses anything. (A block before the HDF5 data
// would do as well, but then xarray no longer recognises the file by its first bytes.)
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace lichtung::outcome {

inline constexpr std::size_t kTrailerBytes = 81;  // "LICHTUNG-SHA256 ", 64 hexadecimal digits, end of line

/// The trailer for these bytes.
[[nodiscard]] std::string trailer_of(std::span<const std::byte> image);

/// Without its trailer a file is an outcome that lost it (NoTrailer) or another program's (OtherHdf5).
enum class Integrity { Whole, Altered, NoTrailer, OtherHdf5, NotHdf5, TooShort };

/// Compares the trailer with the file. `hash_bytes` false: looks at signature and presence of the trailer only. No library
/// parses anything: HDF5 1.10 can crash or hang on damaged files.
/// Errors: FileError Missing if the file can't be opened or read.
[[nodiscard]] Integrity check_integrity(const std::filesystem::path& path, bool hash_bytes);

}  // namespace lichtung::outcome
