// Light again after lamps have changed: only the segments whose grid those lamps can light. The result is the same
// bits as lighting everything anew.
#pragma once

#include "sim/light/light.hpp"

#include <span>
#include <vector>

namespace lichtung::light {

/// A place where a lamp was added or taken away, or changed in any way. A lamp that moved counts at both places.
struct ChangedLamp {
  town::Point position;
  Metres reach;          // how far it lights the ground
  SegmentId segment;     // that it belongs to
};

/// The same of a row of lamps. Reach by its height and light.reach_heights.
[[nodiscard]] ChangedLamp changed(const town::Lamp& lamp, const LightParameters& parameters);

/// Segments that the changes can touch, ascending: those with a grid point within reach (and a few whose points just
/// miss it), and the changed lamps' own, whose grid follows their number.
[[nodiscard]] std::vector<SegmentId> affected_segments(const town::StreetNetwork& streets,
                                                       std::span<const ChangedLamp> changes);

/// Lights these segments of `town` (as it is now) and puts them into `light`, which held the town's light before, at
/// the same levels. Repeated ids count once. Returns how many segments were calculated.
std::size_t relight(LampLight& light, const town::Town& town, const LightParameters& parameters,
                    std::span<const double> levels, std::span<const SegmentId> affected);

/// The same for one LampLight per state.
std::size_t relight(std::span<LampLight> lights, const town::Town& town, const LightParameters& parameters,
                    std::span<const std::vector<double>> states, std::span<const SegmentId> affected);

}  // namespace lichtung::light
