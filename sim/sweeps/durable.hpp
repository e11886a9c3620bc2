// Files of a sweep under their final name are whole. Each writer has a name of its own for what isn't finished, so that
// several may write the same file at once: they write the same bytes.
#pragma once

#include "sim/outcome/outcome_data.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace lichtung::sweeps {

/// Writes an outcome. `token`: of this process. Errors: outcome::FileError; Missing if others removed what wasn't
/// finished, taking this process for dead.
void publish_outcome(const std::filesystem::path& path, const outcome::OutcomeData& data, const std::string& token);

/// The same for any bytes.
void publish_bytes(const std::filesystem::path& path, std::span<const std::byte> bytes, const std::string& token);
void publish_text(const std::filesystem::path& path, std::string_view text, const std::string& token);

/// Removes unfinished files in a folder: those for this name, or all (empty).
void remove_unfinished(const std::filesystem::path& folder, std::string_view name);

}  // namespace lichtung::sweeps
