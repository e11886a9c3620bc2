// From mapped ways to street pieces between intersections: the step that makes the segment the unit of analysis
// (Weisburd 2015 and the place-based literature count offences on street segments).
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/town/draft.hpp"
#include "sim/town/kinds.hpp"

#include <cstdint>
#include <vector>

namespace lichtung::town {

/// A street between two intersections, before it is numbered.
struct StreetPiece {
  std::vector<std::uint32_t> nodes;  // into TownDraft::nodes, both ends included; ends differ
  std::uint32_t way{};               // first way it is made of: its attributes hold for all of the piece
  double width_m{};                  // mean over its length
  std::vector<std::uint32_t> joined; // further ways it is made of
};

struct StreetPieces {
  std::vector<StreetPiece> pieces;
  std::int64_t unusable_ways{};  // fewer than two distinct known places
};

/// Splits ways where two meet, where one ends or touches itself; joins pieces that meet only each other and differ
/// in nothing; cuts loops in two, so that every piece has two different ends. Nodes at one place become one, so that
/// steps of no length are dropped without tearing the network. The total length is kept.
[[nodiscard]] StreetPieces split_ways(const TownDraft& draft, const TownParameters& parameters);

}  // namespace lichtung::town
