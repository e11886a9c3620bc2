// Clipping in the projected plane. Crossings with the boundary come from an R-tree of its edges; whether a part is
// inside is decided by the middle of the part (even–odd within a polygon, any of the polygons).
#include "sim/town/import_clip.hpp"

#include "scenarios/errors.hpp"
#include "sim/town/geometry.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::town::osm {
namespace {

namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<double>;
using Box = bg::model::box<BoostPoint>;
using BoostPolygon = bg::model::polygon<BoostPoint>;
using BoostMulti = bg::model::multi_polygon<BoostPolygon>;

struct Edge {
  Point a, b;
  std::uint32_t polygon{};
};

Box box_of(Point a, Point b) {
  return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
}

void add_to_union(BoostMulti& united, const BoostPolygon& part) {
  if (!bg::is_valid(part)) {
    throw DataError(ErrorKind::Data, "map.clip", "a polygon crosses or repeats itself; expected simple rings, holes inside");
  }
  BoostMulti joined;
  bg::union_(united, part, joined);
  united = std::move(joined);
}

}  // namespace

struct Clip::Shape {
  std::vector<Edge> edges;
  std::uint32_t polygons{};
  double far_x{-std::numeric_limits<double>::infinity()};
  bg::index::rtree<std::pair<Box, std::uint32_t>, bg::index::rstar<16>> tree;
  BoostMulti united;

  template <class Visit>
  void near(const Box& box, Visit visit) const {
    for (auto it = tree.qbegin(bg::index::intersects(box)); it != tree.qend(); ++it) visit(edges[it->second]);
  }
};

Clip::Clip(const std::vector<LonLatPolygon>& polygons, const Projector& projector) : shape_(std::make_unique<Shape>()) {
  std::vector<std::pair<Box, std::uint32_t>> boxes;
  for (const LonLatPolygon& polygon : polygons) {
    BoostPolygon part;
    part.inners().resize(polygon.size() - 1);
    for (std::size_t r = 0; r < polygon.size(); ++r) {
      Ring ring = polygon[r];
      projector.project(ring);
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        if (!std::isfinite(a.x) || !std::isfinite(b.x)) {
          throw DataError(ErrorKind::Data, "map.clip", "a polygon lies too far from Germany to be projected");
        }
        boxes.emplace_back(box_of(a, b), static_cast<std::uint32_t>(shape_->edges.size()));
        shape_->edges.push_back({a, b, shape_->polygons});
        shape_->far_x = std::max(shape_->far_x, a.x);
        (r == 0 ? part.outer() : part.inners()[r - 1]).emplace_back(a.x, a.y);
      }
    }
    ++shape_->polygons;
    bg::correct(part);
    add_to_union(shape_->united, part);
  }
  shape_->tree = decltype(shape_->tree)(boxes);
}

Clip::~Clip() = default;

bool Clip::contains(Point p) const {
  if (p.x > shape_->far_x) return false;
  std::vector<std::uint8_t> inside(shape_->polygons, 0);
  shape_->near(box_of(p, {shape_->far_x, p.y}), [&](const Edge& e) {
    if ((e.a.y > p.y) == (e.b.y > p.y)) return;
    if (p.x < e.a.x + (e.b.x - e.a.x) * (p.y - e.a.y) / (e.b.y - e.a.y)) inside[e.polygon] ^= 1U;
  });
  return std::find(inside.begin(), inside.end(), 1) != inside.end();
}

std::vector<std::pair<double, double>> Clip::inside_parts(Point a, Point b) const {
  std::vector<double> cuts{0, 1};
  const double dx = b.x - a.x, dy = b.y - a.y;
  shape_->near(box_of(a, b), [&](const Edge& e) {
    const double ex = e.b.x - e.a.x, ey = e.b.y - e.a.y;
    const double cross = dx * ey - dy * ex;
    if (cross == 0) return;   // parallel: its neighbours cut at the ends
    const double t = ((e.a.x - a.x) * ey - (e.a.y - a.y) * ex) / cross;
    const double u = ((e.a.x - a.x) * dy - (e.a.y - a.y) * dx) / cross;
    if (t > 0 && t < 1 && u >= 0 && u <= 1) cuts.push_back(t);
  });
  std::sort(cuts.begin(), cuts.end());
  std::vector<std::pair<double, double>> parts;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const double middle = (cuts[i] + cuts[i + 1]) / 2;
    if (cuts[i] == cuts[i + 1] || !contains({a.x + dx * middle, a.y + dy * middle})) continue;
    if (!parts.empty() && parts.back().second == cuts[i]) {
      parts.back().second = cuts[i + 1];
    } else {
      parts.emplace_back(cuts[i], cuts[i + 1]);
    }
  }
  return parts;
}

namespace {

/// Rebuilds ways and nodes of a draft from the parts inside.
class WayCutter {
 public:
  WayCutter(const Clip& clip, std::vector<Point> old_nodes)
      : clip_(clip), old_(std::move(old_nodes)), renumbered_(old_.size(), kNew) {}

  void cut(const DraftWay& way) {
    DraftWay piece = way;
    piece.nodes.clear();
    for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
      const std::uint32_t from = way.nodes[i], to = way.nodes[i + 1];
      for (const auto& [start, end] : clip_.inside_parts(old_[from], old_[to])) {
        if (start > 0) flush(piece);
        if (piece.nodes.empty()) piece.nodes.push_back(start > 0 ? cut_node(from, to, start) : keep(from));
        piece.nodes.push_back(end < 1 ? cut_node(from, to, end) : keep(to));
        if (end < 1) flush(piece);
      }
      if (!piece.nodes.empty() && piece.nodes.back() != renumbered_[to]) flush(piece);
    }
    flush(piece);
  }

  std::vector<Point> nodes;
  std::vector<DraftWay> ways;

 private:
  static constexpr std::uint32_t kNew = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t keep(std::uint32_t node) {
    if (renumbered_[node] == kNew) {
      renumbered_[node] = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back(old_[node]);
    }
    return renumbered_[node];
  }
  std::uint32_t cut_node(std::uint32_t from, std::uint32_t to, double t) {
    const Point a = old_[from], b = old_[to];
    nodes.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    return static_cast<std::uint32_t>(nodes.size() - 1);
  }
  void flush(DraftWay& piece) {
    if (piece.nodes.size() >= 2) ways.push_back(piece);
    piece.nodes.clear();
  }

  const Clip& clip_;
  std::vector<Point> old_;
  std::vector<std::uint32_t> renumbered_;
};

std::vector<DraftArea> cut_area(const DraftArea& area, const BoostMulti& inside) {
  BoostPolygon shape;
  for (const Point p : area.outline) shape.outer().emplace_back(p.x, p.y);
  bg::correct(shape);
  BoostMulti parts;
  try {
    bg::intersection(shape, inside, parts);
  } catch (const bg::exception&) {
    return {area};   // an outline the overlay can't handle is shown whole
  }
  std::vector<DraftArea> result;
  for (const BoostPolygon& part : parts) {
    DraftArea piece{area.kind, {}};
    for (const BoostPoint& p : part.outer()) piece.outline.push_back({p.x(), p.y()});
    if (piece.outline.size() > 3) {
      piece.outline.pop_back();
      result.push_back(std::move(piece));
    }
  }
  return result;
}

}  // namespace

void Clip::apply(TownDraft& draft) const {
  WayCutter cutter(*this, std::move(draft.nodes));
  for (const DraftWay& way : draft.ways) cutter.cut(way);
  draft.nodes = std::move(cutter.nodes);
  draft.ways = std::move(cutter.ways);
  std::erase_if(draft.buildings, [&](const DraftBuilding& b) { return !contains(ring_centroid(b.outline)); });
  std::erase_if(draft.venues, [&](const DraftVenue& v) { return !contains(v.position); });
  std::erase_if(draft.lamps, [&](const DraftLamp& l) { return !contains(l.position); });
  std::erase_if(draft.districts, [&](const DraftDistrict& d) {
    const bool reaches_in = std::any_of(d.outline.begin(), d.outline.end(), [&](Point p) { return contains(p); });
    const bool covers = !d.outline.empty() && in_ring(shape_->edges.front().a, d.outline);
    return !contains(d.centre) && !reaches_in && !covers;
  });
  std::vector<DraftArea> areas;
  for (const DraftArea& area : draft.areas) {
    for (DraftArea& piece : cut_area(area, shape_->united)) areas.push_back(std::move(piece));
  }
  draft.areas = std::move(areas);
}

}  // namespace lichtung::town::osm
