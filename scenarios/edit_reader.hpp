// One [[edit]] of a file to a typed edit, by the edit table.
#pragma once

#include "scenarios/parse.hpp"
#include "scenarios/plan.hpp"

#include <filesystem>
#include <optional>

namespace lichtung::detail {

/// Reads one table of the list `edit`. Everything wrong with it is reported; nothing if that was an error.
[[nodiscard]] std::optional<Edit> read_edit(const toml::table& table, const std::filesystem::path& folder,
                                            const std::string& file, Report& report);

}  // namespace lichtung::detail
