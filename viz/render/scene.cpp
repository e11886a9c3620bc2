// See scene.hpp. Everything is plain triangles in a few calls: one instance per quad costs software drivers more.
#include "viz/render/scene.hpp"

#include "viz/render/tessellate.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <type_traits>

namespace lichtung::viz {
namespace {

struct StreetPiece {
  float ax, ay, bx, by;
  float half_m, least_px, rank;
  std::uint32_t segment;
};

struct SurfacePoint {
  float x, y;
  std::uint32_t kind;
};

struct Speck {
  float x, y;
  std::uint32_t kind;
  float area;
};

struct LampSprite {
  float x, y;
  float radius_m, strength, cct_k;
};

constexpr std::size_t kBlockPieces = 512, kBlockSurfaces = 256;
constexpr float kWorthwhile = 0.8F;  // a coarser level with more of the pieces than this isn't kept

float ring_size(std::span<const Vec2> ring) {
  float sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sum += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
  return std::abs(sum) / 2;
}

std::vector<float> sizes_of(const Paths& rings) {
  std::vector<float> size(rings.size(), 0);
  for (std::size_t i = 0; i < rings.size(); ++i)
    if (!rings[i].empty()) size[i] = ring_size(rings[i]);
  return size;
}

/// Large rings first, so that a pond lies on its park.
std::vector<std::uint32_t> by_size(const Paths& rings) {
  std::vector<std::uint32_t> order(rings.size());
  std::iota(order.begin(), order.end(), 0U);
  const std::vector<float> size = sizes_of(rings);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
  return order;
}

Vec2 middle_of(std::span<const Vec2> points) {
  Box box;
  for (const Vec2 p : points) box.include(p);
  return points.empty() ? Vec2() : box.middle();
}

/// Neighbours together; within a block the large ones first.
std::vector<std::uint32_t> by_place_and_size(const Paths& rings) {
  std::vector<Vec2> places;
  for (std::size_t i = 0; i < rings.size(); ++i) places.push_back(middle_of(rings[i]));
  std::vector<std::uint32_t> order = by_neighbourhood(places);
  const std::vector<float> size = sizes_of(rings);
  for (std::size_t from = 0; from < order.size(); from += kBlockSurfaces) {
    const auto begin = order.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), from + kBlockSurfaces));
    std::stable_sort(begin, end, [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
  }
  return order;
}

/// Paths first and main roads last, so that these lie on top; neighbours together within a rank.
std::vector<std::uint32_t> by_rank_and_place(const Streets& streets) {
  std::vector<Vec2> places;
  for (std::size_t s = 0; s < streets.size(); ++s) places.push_back(middle_of(streets.lines[s]));
  std::vector<std::uint32_t> order = by_neighbourhood(places);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return street_rank(streets.kind[a]) > street_rank(streets.kind[b]);
  });
  return order;
}

void add_line(const Streets& streets, std::uint32_t s, std::span<const Vec2> line, std::vector<StreetPiece>& corners,
              Box& box) {
  const int rank = street_rank(streets.kind[s]);
  const float least = rank == 0 ? 1.3F : rank == 1 ? 0.8F : 0.5F;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const StreetPiece piece{
        line[i - 1].x, line[i - 1].y, line[i].x, line[i].y, streets.width_m[s] / 2, least, static_cast<float>(rank), s};
    corners.insert(corners.end(), 4, piece);
    for (const Vec2 p : {line[i - 1], line[i]}) {
      const float w = streets.width_m[s];
      box.include({p.x - w, p.y - w});
      box.include({p.x + w, p.y + w});
    }
  }
}

void describe_pieces() {
  gl::float_attribute(0, 4, sizeof(StreetPiece), offsetof(StreetPiece, ax), 0);
  gl::float_attribute(1, 3, sizeof(StreetPiece), offsetof(StreetPiece, half_m), 0);
  gl::integer_attribute(2, GL_UNSIGNED_INT, sizeof(StreetPiece), offsetof(StreetPiece, segment), 0);
}

/// Parts of a buffer to be drawn in one call, neighbours joined.
class Ranges {
 public:
  void add(std::size_t first, GLsizei count) {
    if (count <= 0) return;
    const auto from = static_cast<GLint>(first);
    if (!first_.empty() && first_.back() + count_.back() == from) {
      count_.back() += count;
      return;
    }
    first_.push_back(from);
    count_.push_back(count);
  }
  void draw(const gl::VertexArray& array, GLenum what) const {
    if (first_.empty()) return;
    glBindVertexArray(array.id());
    glMultiDrawArrays(what, first_.data(), count_.data(), static_cast<GLsizei>(first_.size()));
  }

 private:
  std::vector<GLint> first_;
  std::vector<GLsizei> count_;
};

const void* at_byte(std::size_t byte) { return reinterpret_cast<const void*>(byte); }

}  // namespace

int street_rank(std::uint8_t kind) { return kind <= 3 ? 0 : kind <= 7 ? 1 : 2; }

Scene::Scene(const TownMap& town) : town_(town), indices_(gl::make_buffer()) {
  make_streets();
  make_lamps(town.lamps);
  areas_ = make_surfaces(town.areas.rings, town.areas.kind, by_size(town.areas.rings), false);
  buildings_ = make_surfaces(town.buildings.rings, town.buildings.kind, by_place_and_size(town.buildings.rings), true);
}

/// Two triangles for each quad. An array object keeps the buffer, not its content, so growing it serves all of them.
void Scene::make_indices(std::size_t quads) {
  if (quads <= indexed_) return;
  std::vector<std::uint32_t> indices;
  indices.reserve(quads * 6);
  for (std::uint32_t q = 0; q < quads; ++q)
    for (const std::uint32_t corner : {0U, 1U, 2U, 2U, 1U, 3U}) indices.push_back(4 * q + corner);
  bytes_ += (quads - indexed_) * 6 * sizeof(std::uint32_t);
  indexed_ = quads;
  glBindVertexArray(0);
  gl::upload<std::uint32_t>(indices_, GL_ARRAY_BUFFER, indices, GL_STATIC_DRAW);
}

void Scene::make_streets() {
  const Streets& streets = town_.streets;
  const std::vector<std::uint32_t> order = by_rank_and_place(streets);
  std::size_t kept = 0;
  for (std::size_t level = 0; level < kTolerances_m.size(); ++level) {
    std::vector<StreetPiece> corners;
    Quads quads;
    for (const std::uint32_t s : order) {
      if (level > 0 && streets.length_m[s] < kTolerances_m[level]) continue;
      if (quads.blocks.empty() || quads.blocks.back().count >= kBlockPieces)
        quads.blocks.push_back({corners.size() / 4, 0, {}});
      add_line(streets, s, simplified(streets.lines[s], kTolerances_m[level]), corners, quads.blocks.back().box);
      quads.blocks.back().count = corners.size() / 4 - quads.blocks.back().first;
    }
    street_level_[level] = kept;
    if (level > 0 && static_cast<float>(corners.size()) > kWorthwhile * static_cast<float>(pieces_ * 4)) continue;
    street_level_[level] = kept = level;
    pieces_ = corners.size() / 4;
    make_indices(pieces_);
    bytes_ += corners.size() * sizeof(StreetPiece);
    quads.array = gl::make_vertex_array();
    quads.corners = gl::make_buffer();
    glBindVertexArray(quads.array.id());
    gl::upload<StreetPiece>(quads.corners, GL_ARRAY_BUFFER, corners, GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
    describe_pieces();
    streets_[level] = std::move(quads);
  }
}

void Scene::make_lamps(const MapLamps& lamps) {
  std::vector<LampSprite> corners;
  const std::vector<std::uint32_t> order = by_neighbourhood(lamps.position);
  for (const std::uint32_t i : order) {
    const float strength = std::clamp(std::sqrt(std::max(0.0F, lamps.flux_lm[i]) / 4000.0F), 0.25F, 1.3F);
    const LampSprite lamp{lamps.position[i].x, lamps.position[i].y, std::clamp(lamps.height_m[i] * 3.2F, 6.0F, 34.0F),
                          strength, lamps.cct_k[i]};
    if (lamps_.blocks.empty() || lamps_.blocks.back().count >= kBlockPieces)
      lamps_.blocks.push_back({corners.size() / 4, 0, {}});
    Block& block = lamps_.blocks.back();
    block.box.include({lamp.x - lamp.radius_m, lamp.y - lamp.radius_m});
    block.box.include({lamp.x + lamp.radius_m, lamp.y + lamp.radius_m});
    ++block.count;
    corners.insert(corners.end(), 4, lamp);
  }
  make_indices(order.size());
  bytes_ += corners.size() * sizeof(LampSprite);
  lamps_.array = gl::make_vertex_array();
  lamps_.corners = gl::make_buffer();
  glBindVertexArray(lamps_.array.id());
  gl::upload<LampSprite>(lamps_.corners, GL_ARRAY_BUFFER, corners, GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  gl::float_attribute(0, 2, sizeof(LampSprite), offsetof(LampSprite, x), 0);
  gl::float_attribute(1, 3, sizeof(LampSprite), offsetof(LampSprite, radius_m), 0);
}

void Scene::Surfaces::count_last(float size) {
  for (std::size_t level = 0; level < kTolerances_m.size(); ++level) {
    Counts& count = counts.back()[level];
    const auto here = static_cast<GLsizei>(speck_blocks.back().count);
    if (size >= least_area(level)) count.all = here;
    if (size < solid_area(level)) continue;
    count.solid = here;
    count.corners = static_cast<GLsizei>(corner_blocks.back().count);
  }
}

/// Corners and outlines of surfaces, block by block, and where each block's large ones end.
Scene::Surfaces Scene::make_surfaces(const Paths& rings, const std::vector<std::uint8_t>& kinds,
                                     const std::vector<std::uint32_t>& order, bool sorted_by_place) {
  std::vector<SurfacePoint> corners, edges;
  std::vector<Speck> specks;
  const std::vector<float> size = sizes_of(rings);
  Surfaces out;
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (k == 0 || (sorted_by_place && k % kBlockSurfaces == 0)) {
      out.corner_blocks.push_back({corners.size(), 0, {}});
      out.edge_blocks.push_back({edges.size(), 0, {}});
      out.speck_blocks.push_back({specks.size(), 0, {}});
      out.counts.push_back({});
    }
    const auto ring = rings[order[k]];
    const std::uint32_t kind = kinds[order[k]];
    for (const Vec2 p : triangles_of(ring)) corners.push_back({p.x, p.y, kind});
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
      edges.push_back({a.x, a.y, 0});
      edges.push_back({b.x, b.y, 0});
      out.corner_blocks.back().box.include(a);
    }
    const Vec2 middle = middle_of(ring);
    specks.push_back({middle.x, middle.y, kind, size[order[k]]});
    out.corner_blocks.back().count = corners.size() - out.corner_blocks.back().first;
    out.edge_blocks.back().count = edges.size() - out.edge_blocks.back().first;
    out.speck_blocks.back().count = specks.size() - out.speck_blocks.back().first;
    out.edge_blocks.back().box = out.speck_blocks.back().box = out.corner_blocks.back().box;
    out.count_last(size[order[k]]);
  }
  const auto make = [this](gl::Buffer& buffer, gl::VertexArray& array, const auto& points) {
    using Corner = typename std::remove_cvref_t<decltype(points)>::value_type;
    bytes_ += points.size() * sizeof(Corner);
    buffer = gl::make_buffer();
    array = gl::make_vertex_array();
    glBindVertexArray(array.id());
    gl::upload<Corner>(buffer, GL_ARRAY_BUFFER, points, GL_STATIC_DRAW);
    gl::float_attribute(0, 2, sizeof(Corner), offsetof(Corner, x), 0);
    gl::integer_attribute(1, GL_UNSIGNED_INT, sizeof(Corner), offsetof(Corner, kind), 0);
  };
  make(out.corners, out.corner_array, corners);
  make(out.edges, out.edge_array, edges);
  if (!sorted_by_place) return out;
  make(out.specks, out.speck_array, specks);
  gl::float_attribute(2, 1, sizeof(Speck), offsetof(Speck, area), 0);
  return out;
}

void Scene::draw_quads(const Quads& quads, const Box& visible) const {
  if (!quads.array) return;
  glBindVertexArray(quads.array.id());
  for (const Block& run : seen_runs(quads.blocks, visible))
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(run.count * 6), GL_UNSIGNED_INT,
                   at_byte(run.first * 6 * sizeof(std::uint32_t)));
}

void Scene::draw_streets(const Box& visible, float scale) const {
  draw_quads(streets_[street_level_[level_at(scale)]], visible);
}

std::size_t Scene::load(const Box& visible, float scale) const {
  const std::size_t level = level_at(scale);
  std::size_t corners = areas_.corner_blocks.empty() ? 0 : areas_.corner_blocks.front().count;
  for (const Block& block : streets_[street_level_[level]].blocks)
    if (block.box.touches(visible)) corners += 12 * block.count;   // casing and fill
  for (std::size_t b = 0; b < buildings_.corner_blocks.size(); ++b)
    if (buildings_.corner_blocks[b].box.touches(visible)) corners += static_cast<std::size_t>(buildings_.counts[b][level].corners + buildings_.counts[b][level].all - buildings_.counts[b][level].solid);
  return corners;
}

void Scene::draw_lamps(const Box& visible) const { draw_quads(lamps_, visible); }

void Scene::set_marked(const std::vector<std::uint32_t>& segments) {
  if (segments == marked_segments_) return;
  marked_segments_ = segments;
  std::vector<StreetPiece> corners;
  Box box;
  for (const std::uint32_t s : segments)
    if (s < town_.streets.size()) add_line(town_.streets, s, town_.streets.lines[s], corners, box);
  marked_.blocks = {{0, corners.size() / 4, box}};
  if (corners.empty()) return;
  make_indices(corners.size() / 4);
  const bool made = static_cast<bool>(marked_.array);
  if (!made) {
    marked_.array = gl::make_vertex_array();
    marked_.corners = gl::make_buffer();
  }
  glBindVertexArray(marked_.array.id());
  gl::upload<StreetPiece>(marked_.corners, GL_ARRAY_BUFFER, corners, GL_DYNAMIC_DRAW);
  if (made) return;
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  describe_pieces();
}

void Scene::draw_marked() const {
  if (!marked_segments_.empty() && !marked_.blocks.empty()) draw_quads(marked_, marked_.blocks.front().box);
}

void Scene::draw_areas() const {
  glBindVertexArray(areas_.corner_array.id());
  for (const Block& block : areas_.corner_blocks) glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(block.count));
}

void Scene::draw_buildings(const Box& visible, float scale) const {
  const std::size_t level = level_at(scale);
  Ranges ranges;
  for (std::size_t b = 0; b < buildings_.corner_blocks.size(); ++b) {
    const Block& block = buildings_.corner_blocks[b];
    if (block.box.touches(visible)) ranges.add(block.first, buildings_.counts[b][level].corners);
  }
  ranges.draw(buildings_.corner_array, GL_TRIANGLES);
}

void Scene::draw_specks(const Box& visible, float scale) const {
  const std::size_t level = level_at(scale);
  Ranges ranges;
  for (std::size_t b = 0; b < buildings_.speck_blocks.size(); ++b) {
    const Block& block = buildings_.speck_blocks[b];
    const Surfaces::Counts& counts = buildings_.counts[b][level];
    if (block.box.touches(visible)) ranges.add(block.first + static_cast<std::size_t>(counts.solid), counts.all - counts.solid);
  }
  ranges.draw(buildings_.speck_array, GL_POINTS);
}

void Scene::draw_building_edges(const Box& visible) const {
  glBindVertexArray(buildings_.edge_array.id());
  for (const Block& run : seen_runs(buildings_.edge_blocks, visible))
    glDrawArrays(GL_LINES, static_cast<GLint>(run.first), static_cast<GLsizei>(run.count));
}

}  // namespace lichtung::viz
