// Districts of a town: the mapped ones, or compass parts of a larger town without any.
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/town/draft.hpp"
#include "sim/town/town.hpp"

#include <vector>

namespace lichtung::town {

/// Assigns each segment to the smallest district whose outline holds its middle, else to the nearest centre.
/// Districts without any street are left out. Without mapped districts a small town is one, and a larger one (by
/// dwellings) is divided in three by three at the thirds of its dwellings, with a notice.
[[nodiscard]] Districts assign_districts(const TownDraft& draft, StreetNetwork& streets, const Dwellings& dwellings,
                                         const TownParameters& parameters, std::vector<Notice>& notices);

}  // namespace lichtung::town
