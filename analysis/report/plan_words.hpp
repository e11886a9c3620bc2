// What a scenario changes, in words: read from the resolved scenario that every outcome file holds.
#pragma once

#include "analysis/report/words.hpp"

#include <string>
#include <vector>

namespace lichtung::report {

/// One sentence per edit, e.g. "Beleuchtung, Bahnhofsplatz: Beleuchtungsklasse P1". A kind of edit or key without a text
/// of its own is told by its description in the edit table.
[[nodiscard]] std::vector<std::string> edits_in_words(const std::string& scenario_toml, const Words& words);

/// Inputs that differ between two scenarios besides their edits: "police.foot (Fußstreifen je Schicht): 4 → 6".
[[nodiscard]] std::vector<std::string> changed_inputs(const std::string& before_toml, const std::string& after_toml, const Words& words);

/// Edits of the second scenario that the first one lacks.
[[nodiscard]] std::vector<std::string> added_edits(const std::string& before_toml, const std::string& after_toml, const Words& words);

}  // namespace lichtung::report
