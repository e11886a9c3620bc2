// Outcomes of a small town on a grid, made by hand: every figure can be worked out on paper. For the viewer's tests.
#pragma once

#include "sim/outcome/outcome_data.hpp"

namespace lichtung::test {

/// Six by five crossings 100 m apart, every street one segment. Segment ids: the 25 streets to the east row by row, then
/// the 24 to the north. Streets to the east of row r are called "Zeile r", those to the north "Spalte c". Three frames of
/// one day; the second day is recorded: agent k enters segment k at 08:00 plus k minutes and walks east over three streets.
/// `brighter`: twice the light, half the fear, other lamps; the same streets. `replicate` shifts sampled figures a bit.
[[nodiscard]] outcome::OutcomeData grid_outcome(bool brighter = false, std::uint32_t replicate = 0);

inline constexpr std::size_t kGridSegments = 49;

}  // namespace lichtung::test
