#include "sim/engine/mix.hpp"

#include <optional>

namespace lichtung::engine {
namespace {

template <class AreaOf>
std::vector<Mix> mix_by(const town::Dwellings& dwellings, const town::Venues& venues, std::size_t areas,
                        AreaOf area_of) {
  std::vector<Mix> mix(areas);
  for (std::size_t d = 0; d < dwellings.size(); ++d) {
    const std::optional<std::size_t> area = area_of(dwellings.segment[d]);
    if (!area) continue;
    Mix& m = mix[*area];
    m.tenure[static_cast<std::size_t>(dwellings.tenure[d])] += 1.0;
    m.rent[static_cast<std::size_t>(dwellings.rent[d])] += 1.0;
    m.size[static_cast<std::size_t>(town::size_band(dwellings.area_m2[d]))] += 1.0;
    m.floor_m2[static_cast<std::size_t>(town::LandUse::Dwellings)] += static_cast<double>(dwellings.area_m2[d]);
  }
  for (std::size_t v = 0; v < venues.size(); ++v)
    if (const auto use = town::land_use(venues.kind[v]))
      if (const auto area = area_of(venues.segment[v]))
        mix[*area].floor_m2[static_cast<std::size_t>(*use)] += town::usual_area_m2(venues.kind[v]);
  return mix;
}

}  // namespace

std::optional<std::size_t> district_of(const town::Town& town, SegmentId s) {
  const DistrictId d = s.valid() ? town.streets.segments.district[s.index()] : DistrictId{};
  return d.valid() ? std::optional(d.index()) : std::nullopt;
}

std::vector<Mix> mix_by_district(const town::Town& town, const town::Dwellings& dwellings, const town::Venues& venues) {
  return mix_by(dwellings, venues, town.districts.name.size(), [&](SegmentId s) { return district_of(town, s); });
}

std::vector<Mix> mix_by_segment(const town::Town& town, const town::Dwellings& dwellings, const town::Venues& venues) {
  return mix_by(dwellings, venues, town.streets.segments.size(), [](SegmentId s) -> std::optional<std::size_t> {
    return s.valid() ? std::optional(s.index()) : std::nullopt;
  });
}

}  // namespace lichtung::engine
