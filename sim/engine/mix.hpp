// What stands in an area: dwellings by tenure, rent and size, floor area by use. There is no attribute of origin.
#pragma once

#include "sim/town/land_use.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace lichtung::engine {

struct Mix {
  std::array<double, 3> tenure{}, rent{}, size{};  // dwellings, by town::Tenure, RentBand, SizeBand; vacant ones count
  std::array<double, town::kLandUses> floor_m2{};  // by town::LandUse; of venues the usual area of their kind
  [[nodiscard]] double dwellings() const { return tenure[0] + tenure[1] + tenure[2]; }
};

/// Index of the district a segment lies in; nothing without one.
[[nodiscard]] std::optional<std::size_t> district_of(const town::Town& town, SegmentId s);

/// One per district. What lies in none isn't counted.
[[nodiscard]] std::vector<Mix> mix_by_district(const town::Town& town, const town::Dwellings& dwellings,
                                               const town::Venues& venues);

/// One per segment.
[[nodiscard]] std::vector<Mix> mix_by_segment(const town::Town& town, const town::Dwellings& dwellings,
                                              const town::Venues& venues);

}  // namespace lichtung::engine
