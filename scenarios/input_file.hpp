// What lies at a path that somebody wants to have read: the one place that says which files are inputs.
#pragma once

#include <filesystem>
#include <string_view>

namespace lichtung {

enum class InputKind { Missing, File, Folder, Special };

/// Kind of what lies at `path`, links followed. Special: devices, pipes and sockets, whose reading may wait or never end, and
/// files that the kernel makes up as they are read (/proc, /sys), such as this process's own memory. Nothing is opened.
[[nodiscard]] InputKind input_kind(const std::filesystem::path& path);

/// True for a file that may be read.
[[nodiscard]] inline bool is_input_file(const std::filesystem::path& path) {
  return input_kind(path) == InputKind::File;
}

/// Key of the message for a path that is no file: "diagnostic.file_missing", "…file_is_folder" or "…file_is_special".
[[nodiscard]] std::string_view no_input_file(InputKind kind);

/// Errors: DataError with that message in English if there is no file that may be read; MissingInput if nothing is there.
void require_input_file(const std::filesystem::path& path);

}  // namespace lichtung
