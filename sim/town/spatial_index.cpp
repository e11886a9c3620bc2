// The R-tree of Boost.Geometry, packed by sort-tile-recursive when built from many boxes at once.
#include "sim/town/spatial_index.hpp"

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>

#include <algorithm>
#include <utility>

namespace lichtung::town {

namespace bg = boost::geometry;
using TreePoint = bg::model::d2::point_xy<double>;
using TreeBox = bg::model::box<TreePoint>;
using Entry = std::pair<TreeBox, std::uint32_t>;

namespace {

TreeBox tree_box(const Box& b) { return {TreePoint(b.low.x, b.low.y), TreePoint(b.high.x, b.high.y)}; }

std::vector<Entry> entries(std::span<const Box> boxes) {
  std::vector<Entry> list;
  list.reserve(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i)
    if (!boxes[i].empty()) list.emplace_back(tree_box(boxes[i]), static_cast<std::uint32_t>(i));
  return list;
}

}  // namespace

struct SpatialIndex::Tree {
  explicit Tree(const std::vector<Entry>& list) : rtree(list) {}
  bg::index::rtree<Entry, bg::index::quadratic<16>> rtree;
};

SpatialIndex::SpatialIndex(std::span<const Box> boxes) : tree_(std::make_unique<Tree>(entries(boxes))) {}
SpatialIndex::SpatialIndex(SpatialIndex&&) noexcept = default;
SpatialIndex& SpatialIndex::operator=(SpatialIndex&&) noexcept = default;
SpatialIndex::~SpatialIndex() = default;

void SpatialIndex::insert(const Box& box, std::uint32_t id) { tree_->rtree.insert(Entry(tree_box(box), id)); }

void SpatialIndex::find(const Box& where, std::vector<std::uint32_t>& ids) const {
  ids.clear();
  tree_->rtree.query(bg::index::intersects(tree_box(where)),
                     boost::make_function_output_iterator([&](const Entry& e) { ids.push_back(e.second); }));
  std::sort(ids.begin(), ids.end());
}

}  // namespace lichtung::town
