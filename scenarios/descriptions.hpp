// Texts made from the key table and the parameter table: the commented scenario of `lichtung init` and
// docs/parameters.md. Made, not written, so that they can't fall behind the code.
#pragma once

#include "scenarios/key_table.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lichtung {

/// A scenario to start from: every key with its meaning, unit and range; keys without a value commented out.
/// `map`: the OSM file as it should stand in the file, otherwise a generated small town.
[[nodiscard]] std::string commented_toml(Language language, const std::optional<std::string>& map);

/// docs/parameters.md: every model parameter with default, unit, range, grade, source and meaning in both languages.
[[nodiscard]] std::string parameters_markdown();

/// Text key of a grade, "grade.causal".
[[nodiscard]] std::string_view grade_key(Grade grade);

}  // namespace lichtung
