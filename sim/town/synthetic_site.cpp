// Setting houses into blocks: rows along the streets, each house on the chord of its front so that rows follow bends.
#include "sim/town/synthetic_site.hpp"

namespace lichtung::town::grown {
namespace {

double pavement(const Line& line, Use use) {
  const bool old = use == Use::OldTown || use == Use::Village;
  switch (line.kind) {
    case StreetKind::Primary: case StreetKind::Secondary: case StreetKind::Motorway: return old ? 2.5 : 3.5;
    case StreetKind::Tertiary: return old ? 2.0 : 3.0;
    case StreetKind::Residential: return old ? 1.2 : 2.2;
    case StreetKind::LivingStreet: case StreetKind::Pedestrian: case StreetKind::Service: return old ? 0.7 : 1.2;
    case StreetKind::Track: case StreetKind::Footway: case StreetKind::Cycleway: case StreetKind::Path:
    case StreetKind::Steps: case StreetKind::Platform: break;
  }
  return 0.9;
}

double segment_gap(Point a, Point b, Point c, Point d) {
  if (meeting(a, b, c, d)) return 0.0;
  return std::min({distance_to_segment(a, c, d), distance_to_segment(b, c, d), distance_to_segment(c, a, b),
                   distance_to_segment(d, a, b)});
}

Point middle_of(const Quad& q) { return 0.5 * (q[0] + q[2]); }

}  // namespace

Site::Site(const Growth& town, const Block& block) : town_(town), ring_(town.plane.ring(block.face)) {
  for (const std::uint32_t h : ring_.halves) {
    const Line& line = town.plane.line(h);
    if (line.is_street()) clearance_.push_back(way_width(town, line) / 2 + pavement(line, block.use));
    else clearance_.push_back(block.use == Use::OldTown ? 1.0 : 3.0);
  }
}

const Line* Site::street(std::size_t i) const {
  const Line& line = town_.plane.line(ring_.halves[i]);
  return line.is_street() ? &line : nullptr;
}

bool Site::free(const Quad& quad, double slack) const {
  const Point middle = middle_of(quad);
  const double radius = distance(middle, quad[0]);
  for (std::size_t i = 0, n = ring_.size(); i < n; ++i) {
    const Point a = ring_.points[i], b = ring_.points[i + 1 < n ? i + 1 : 0];
    const double need = clearance_[i] - 0.05;
    if (distance_to_segment(middle, a, b) > radius + need) continue;
    for (std::size_t k = 0; k < 4; ++k) {
      if (segment_gap(quad[k], quad[(k + 1) % 4], a, b) < need) return false;
    }
  }
  if (!inside(ring_.points, middle)) return false;
  for (const Quad& other : taken_) {
    if (distance(middle, middle_of(other)) > radius + distance(other[0], middle_of(other))) continue;
    if (overlap(quad, other, slack)) return false;
  }
  return true;
}

namespace {

/// A run of ring edges without a sharp corner, all streets that may carry houses.
struct Run {
  std::vector<Point> points;
  std::vector<std::size_t> edges;
  double length{};
  [[nodiscard]] Point at(double s, std::size_t& edge) const {
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const double l = distance(points[i], points[i + 1]);
      if (s <= l || i + 1 == edges.size()) {
        edge = edges[i];
        return points[i] + std::min(1.0, s / std::max(l, 1e-9)) * (points[i + 1] - points[i]);
      }
      s -= l;
    }
    return points.back();
  }
};

bool buildable(const Line* line, bool on_paths) {
  if (line == nullptr || line->closed) return false;
  switch (line->kind) {
    case StreetKind::Track: case StreetKind::Path: case StreetKind::Cycleway: case StreetKind::Steps:
    case StreetKind::Platform: case StreetKind::Footway: return on_paths;
    case StreetKind::Motorway: return false;
    case StreetKind::Primary: case StreetKind::Secondary: case StreetKind::Tertiary: case StreetKind::Residential:
    case StreetKind::LivingStreet: case StreetKind::Pedestrian: case StreetKind::Service: break;
  }
  return true;
}

std::vector<Run> runs_of(const Site& site, bool on_paths) {
  const RingView& ring = site.ring();
  const std::size_t n = ring.size();
  const auto breaks = [&](std::size_t i) {                       // between edge i − 1 and i
    const std::size_t p = (i + n - 1) % n;
    if (!buildable(site.street(i), on_paths) || !buildable(site.street(p), on_paths)) return true;
    const Point a = unit_vector(ring.points[i] - ring.points[p]);
    const Point b = unit_vector(ring.points[(i + 1) % n] - ring.points[i]);
    return dot(a, b) < 0.82;
  };
  std::size_t first = 0;
  while (first < n && !breaks(first)) ++first;
  if (first == n) first = 0;
  std::vector<Run> runs;
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t i = (first + k) % n;
    if (!buildable(site.street(i), on_paths)) continue;
    if (runs.empty() || breaks(i) || k == 0) runs.push_back({{ring.points[i]}, {}, 0.0});
    runs.back().points.push_back(ring.points[(i + 1) % n]);
    runs.back().edges.push_back(i);
    runs.back().length += distance(ring.points[i], ring.points[(i + 1) % n]);
  }
  return runs;
}

}  // namespace

void along_streets(const Growth& town, Site& site, const Row& row, Draws& d,
                   const std::function<void(const Quad&, double, const Line&)>& build) {
  for (const Run& run : runs_of(site, row.on_paths)) {
    int in_group = 0;
    double width = d.between(row.width_low, row.width_high);
    for (double s = 1.0; s + width < run.length;) {
      std::size_t edge = run.edges.front(), other = edge;
      const Point a = run.at(s, edge), b = run.at(s + width, other);
      const Point along = unit_vector(b - a);
      const double front = std::max(site.clearance(edge), site.clearance(other)) + row.garden;
      const Quad quad = rectangle(0.5 * (a + b) + (front + row.depth / 2) * turned_left(along), along, width, row.depth);
      if (!site.free(quad, 0.6)) {
        s += 1.7;
        in_group = 0;
        continue;
      }
      site.take(quad);
      build(quad, width, town.plane.line(site.ring().halves[edge]));
      ++in_group;
      s += width + (in_group < row.group ? 0.0 : d.between(row.gap_low, row.gap_high));
      if (in_group >= row.group) in_group = 0;
      width = d.between(row.width_low, row.width_high);
    }
  }
}

}  // namespace lichtung::town::grown
