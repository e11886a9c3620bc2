// Keys that are given other values than their file says (sweeps): set in the parsed table, so that type, range and
// everything else is judged as if the file said so.
#pragma once

#include "scenarios/reader.hpp"
#include "scenarios/report.hpp"
#include "scenarios/toml.hpp"

#include <cstddef>
#include <span>

namespace lichtung::detail {

/// Sets the keys of scenarios and parameters; those of edits are left out.
void set_keys(toml::table& table, std::span<const Setting> settings);

/// The edit with this number as its settings want it; an empty table if there are none.
[[nodiscard]] toml::table with_settings(const toml::table& edit, std::span<const Setting> settings, std::size_t number);

/// Reports settings of edits that a plan doesn't have.
void check_edit_numbers(std::span<const Setting> settings, std::size_t edits, Report& report);

}  // namespace lichtung::detail
