// Grown German towns, so that the first run needs no file.
#pragma once

#include "scenarios/scenario.hpp"
#include "sim/town/draft.hpp"

#include <cstdint>
#include <string>

namespace lichtung::town {

/// Old centre, ring, station and forecourt, Gründerzeit blocks, post-war slabs, detached suburbs, park with unlit
/// paths, underpass, industrial edge; about 10 000, 60 000 or 550 000 residents' dwellings. Pure function of its
/// arguments.
[[nodiscard]] TownDraft grow_town(SyntheticTown size, std::uint64_t seed);

/// Digest of that town without growing it.
[[nodiscard]] std::string grown_digest(SyntheticTown size, std::uint64_t seed);

}  // namespace lichtung::town
