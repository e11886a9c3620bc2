// The plane of a grown town: half-edges around faces. Streets are only ever added by splitting an edge or a face, so
// ways share a node wherever they meet and the town is planar by construction (after Muller & Preparata 1978).
#pragma once

#include "sim/town/synthetic_geometry.hpp"

#include <cstdint>
#include <vector>

namespace lichtung::town::grown {

inline constexpr std::uint32_t kNone = 0xffffffffU;

/// What runs along an edge. Edges without a street are fences, railway edges and the town's edge.
struct Line {
  std::uint32_t street{kNone};       // index into Growth::streets
  StreetKind kind{StreetKind::Residential};
  Lit lit{Lit::Yes};
  bool bridge{}, tunnel{};
  bool closed{};                     // nothing may join here (bridges, railway, town edge)
  bool spare{};                      // may be left out if the town stays connected
  [[nodiscard]] bool is_street() const { return street != kNone; }
};

struct HalfEdge {                    // the twin of h is h ^ 1, its edge h / 2
  std::uint32_t from{}, next{}, prev{}, face{};
};

/// One side of a face in order: what a planner sees standing inside it.
struct RingView {
  std::vector<std::uint32_t> halves;
  std::vector<Point> points;         // start of each half edge
  [[nodiscard]] std::size_t size() const { return halves.size(); }
};

class Plane {
 public:
  std::vector<Point> nodes;
  std::vector<HalfEdge> halves;
  std::vector<Line> lines;           // per edge
  std::vector<std::uint32_t> faces;  // one half edge of each; interior on its left
  std::uint32_t outer{kNone};        // the unbounded face

  [[nodiscard]] RingView ring(std::uint32_t face) const;
  [[nodiscard]] Line& line(std::uint32_t half) { return lines[half >> 1U]; }
  [[nodiscard]] const Line& line(std::uint32_t half) const { return lines[half >> 1U]; }
  [[nodiscard]] std::uint32_t to(std::uint32_t half) const { return halves[half ^ 1U].from; }
  /// Number of street edges at the start of a half edge.
  [[nodiscard]] int street_degree(std::uint32_t half) const;

  /// New node on an edge; returns the half edge that starts there and runs on in the same direction.
  std::uint32_t split_edge(std::uint32_t half, Point at);
  /// Joins the starts of two half edges of one face by a chain (inner points; one line per piece, points + 1).
  /// Returns the new face, which lies right of the chain; the old one keeps the left side.
  std::uint32_t split_face(std::uint32_t from, std::uint32_t to, const std::vector<Point>& chain,
                           const std::vector<Line>& pieces);
};

/// Lines that cross as they like; `plane()` makes a node of every crossing. All must hang together.
class Soup {
 public:
  void add(std::span<const Point> line, const Line& what, bool closed_ring = false);
  [[nodiscard]] Plane plane() const;

 private:
  struct Piece {
    Point a, b;
    Line what;
  };
  std::vector<Piece> pieces_;
};

}  // namespace lichtung::town::grown
