// Writes what a command leaves behind: pictures and tables.
#pragma once

#include <filesystem>
#include <string_view>

namespace lichtung::commands {

/// Writes the text beside its target and renames it. Errors: DataError (CannotWrite).
void write_text_file(std::string_view text, const std::filesystem::path& file);

}  // namespace lichtung::commands
