// Did offences move around the corner, or did the benefit spread? Rings along the network, weighted displacement quotient.
#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/rings.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace lichtung::comparison {

/// Expected offences by side, ring and replicate, for one kind.
using RingCounts = std::array<std::vector<std::vector<double>>, 2>;

/// Adds one replicate's offences by kind, and of all kinds together ("all").
void add_to_rings(const std::map<std::string, std::vector<double>, std::less<>>& expected, const Ringed& ringed, std::size_t side,
                  std::map<std::string, RingCounts>& counts);

[[nodiscard]] Displacement displacement_of(const std::string& kind, const RingCounts& counts, std::span<const Ring> rings,
                                           const ContrastRules& rules);

}  // namespace lichtung::comparison
