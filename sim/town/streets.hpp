// The street network of a town: segments numbered along a Hilbert curve, their columns, the graph, its components.
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/town/draft.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::town {

/// Splits the draft's ways and numbers what results. Frontage, surroundings and districts are left at 0 and unset.
/// Adds notices about unusable ways and islands. Errors: DataError if no street that can be walked remains.
[[nodiscard]] StreetNetwork build_streets(const TownDraft& draft, const TownParameters& parameters,
                                          std::vector<Notice>& notices);

/// Component of each node when only segments with `open` ≠ 0 are used; 0 is the longest by length of street, equal
/// ones by lowest node.
[[nodiscard]] std::vector<std::uint32_t> components(const StreetNetwork& streets, std::span<const std::uint8_t> open);

/// Per segment: 1 if it can be walked, is no tunnel, and belongs to the largest component of what can be walked —
/// where people live and go.
[[nodiscard]] std::vector<std::uint8_t> address_streets(const StreetNetwork& streets);

}  // namespace lichtung::town
