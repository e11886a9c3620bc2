// A file that is whole or absent: what a killed process, a full disk or two writers must never break.
// Source of the order of steps: POSIX write/fsync/rename semantics; rename(2), fsync(2), flock(2).
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace lichtung::outcome {

/// Throws FileError Exists if there is something at `path` and not `force`; Missing if its folder doesn't exist.
void check_target(const std::filesystem::path& path, bool force);

/// Writes `pieces` one after the other to `path`.part (created exclusively, no symbolic link followed, locked), flushes
/// it to the disk, renames it to `path` without replacing (unless `force`) and flushes the folder. A `.part` left by a
/// killed process holds no lock: it is removed first. One that is locked belongs to a running writer: FileError.
/// On any failure the `.part` is removed and FileError names path and cause.
void write_whole_file(const std::filesystem::path& path, std::span<const std::span<const std::byte>> pieces, bool force);

}  // namespace lichtung::outcome
