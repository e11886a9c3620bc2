// Small towns drawn as text and assembled like any other, with streets found by the letters at their ends.
#pragma once

#include "sim/town/assemble.hpp"
#include "tests/support/ascii_town.hpp"

#include <cmath>
#include <stdexcept>
#include <string_view>

namespace lichtung::test {

/// A drawn town and where its letters stand. Letters at which just two streets meet become bends.
struct StreetMap {
  explicit StreetMap(AsciiTown d) : drawing(std::move(d)), town(town::assemble(drawing.draft(), Scenario{})) {}
  explicit StreetMap(std::string_view map, double cell = 50.0) : StreetMap(AsciiTown(map, cell)) {}

  [[nodiscard]] NodeId node(char letter) const {
    const town::Point p = drawing.at(letter);
    for (std::size_t n = 0; n < town.streets.nodes.size(); ++n) {
      const town::Point q = town.streets.nodes[n];
      if (std::hypot(p.x - q.x, p.y - q.y) < 0.1) return NodeId(n);
    }
    throw std::out_of_range("no intersection at this letter");
  }
  /// The shortest street between two letters, at whichever end it begins.
  [[nodiscard]] SegmentId street(char a, char b) const {
    const NodeId from = node(a), to = node(b);
    const auto& s = town.streets.segments;
    SegmentId found;
    for (std::size_t i = 0; i < s.size(); ++i)
      if ((s.from[i] == from && s.to[i] == to) || (s.from[i] == to && s.to[i] == from))
        if (!found.valid() || s.length_m[i] < s.length_m[found.index()]) found = SegmentId(i);
    if (!found.valid()) throw std::out_of_range("no street between these letters");
    return found;
  }

  AsciiTown drawing;
  town::Town town;
};

/// A grid without dead ends; corners are bends, so that every intersection has three or four streets.
inline constexpr std::string_view kGrid =
    "A-B-C-D-E\n"
    "| | | | |\n"
    "F-G-H-I-J\n"
    "| | | | |\n"
    "K-L-M-N-O\n"
    "| | | | |\n"
    "P-Q-R-S-T";

}  // namespace lichtung::test
