// One cut through a face: the street that divides a piece of land in two, meeting its edges at right angles.
#pragma once

#include "sim/town/synthetic_growth.hpp"

#include <optional>

namespace lichtung::town::grown {

struct CutStyle {
  double tilt{0.12};                 // radians of jitter against the land's own axes
  double bend{0.06};                 // sideways sag as a share of the length
  double rough{0.0};                 // m: jitter of the inner points
  double step{35.0};                 // m between points
  double gap{28.0};                  // m kept to the next junction
  double crossing{0.1};              // chance that a street goes on across (a junction of four)
  double from{0.36}, to{0.64};       // where along the land the cut may lie
  bool to_barrier{};                 // one end may stop short of a barrier (railway, town edge, fence)
};

/// A cut that is one thing up to `turn` (share of its length) and another beyond: a cul-de-sac with its footpath.
struct CutLines {
  Line first;
  Line second;
  double turn{1.0};
};

/// Cuts a face across its long (or short) axis; several tries. The new face, or nothing where no street can be
/// joined on both sides.
std::optional<std::uint32_t> cut_face(Growth& town, std::uint32_t face, const Extent& extent, bool across_long,
                                      const CutStyle& style, const CutLines& lines, Draws& d, int tries = 5);

/// Runs straight from a half edge's start into its face until it meets a street, and joins it there; the new face,
/// or nothing if it meets a barrier, or nothing within `reach` metres.
std::optional<std::uint32_t> shoot(Growth& town, std::uint32_t half, Point direction, double reach, const Line& line);
/// The same without doing it: would it meet a street?
bool can_shoot(const Growth& town, std::uint32_t face, Point start, Point direction, double reach);

}  // namespace lichtung::town::grown
