// See scene.hpp.
#include "viz/render/scene.hpp"

#include "viz/render/tessellate.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

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

struct LampSprite {
  float x, y;
  float radius_m, strength, cct_k;
};

constexpr std::size_t kBlockPieces = 1024;

/// Twice the area of a ring, with sign.
float ring_size(std::span<const Vec2> ring) {
  float sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) sum += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
  return std::abs(sum);
}

/// Large rings first, so that a pond lies on its park.
std::vector<std::size_t> by_size(const Paths& rings) {
  std::vector<std::size_t> order(rings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<float> size(rings.size(), 0);
  for (std::size_t i = 0; i < rings.size(); ++i)
    if (!rings[i].empty()) size[i] = ring_size(rings[i]);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return size[a] > size[b]; });
  return order;
}

}  // namespace

int street_rank(std::uint8_t kind) { return kind <= 3 ? 0 : kind <= 7 ? 1 : 2; }

Scene::Scene(const TownMap& town) {
  make_streets(town.streets);
  make_lamps(town.lamps);
  areas_ = make_surfaces(town.areas.rings, town.areas.kind, by_size(town.areas.rings));
  std::vector<std::size_t> order(town.buildings.rings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  buildings_ = make_surfaces(town.buildings.rings, town.buildings.kind, order);
}

void Scene::make_streets(const Streets& streets) {
  std::vector<StreetPiece> pieces;
  for (std::size_t s = 0; s < streets.size(); ++s) {
    const int rank = street_rank(streets.kind[s]);
    const float least = rank == 0 ? 1.3F : rank == 1 ? 0.8F : 0.5F;
    const auto line = streets.lines[s];
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (blocks_.empty() || static_cast<std::size_t>(blocks_.back().count) >= kBlockPieces)
        blocks_.push_back({static_cast<GLsizei>(pieces.size()), 0, {}});
      pieces.push_back({line[i - 1].x, line[i - 1].y, line[i].x, line[i].y, streets.width_m[s] / 2, least,
                        static_cast<float>(rank), static_cast<std::uint32_t>(s)});
      Block& block = blocks_.back();
      ++block.count;
      for (const Vec2 p : {line[i - 1], line[i]}) {
        Box around;
        around.include(p);
        around = around.grown(streets.width_m[s]);
        block.box.include(around.low);
        block.box.include(around.high);
      }
    }
  }
  pieces_ = pieces.size();
  bytes_ += pieces.size() * sizeof(StreetPiece);
  street_array_ = gl::make_vertex_array();
  street_buffer_ = gl::make_buffer();
  glBindVertexArray(street_array_.id());
  gl::upload<StreetPiece>(street_buffer_, GL_ARRAY_BUFFER, pieces, GL_STATIC_DRAW);
}

void Scene::make_lamps(const MapLamps& lamps) {
  std::vector<LampSprite> sprites;
  for (std::size_t i = 0; i < lamps.position.size(); ++i) {
    const float strength = std::clamp(std::sqrt(std::max(0.0F, lamps.flux_lm[i]) / 4000.0F), 0.25F, 1.3F);
    sprites.push_back({lamps.position[i].x, lamps.position[i].y, std::clamp(lamps.height_m[i] * 3.2F, 6.0F, 34.0F), strength, lamps.cct_k[i]});
  }
  lamps_ = static_cast<GLsizei>(sprites.size());
  bytes_ += sprites.size() * sizeof(LampSprite);
  lamp_array_ = gl::make_vertex_array();
  lamp_buffer_ = gl::make_buffer();
  glBindVertexArray(lamp_array_.id());
  gl::upload<LampSprite>(lamp_buffer_, GL_ARRAY_BUFFER, sprites, GL_STATIC_DRAW);
  gl::float_attribute(0, 2, sizeof(LampSprite), offsetof(LampSprite, x), 1);
  gl::float_attribute(1, 3, sizeof(LampSprite), offsetof(LampSprite, radius_m), 1);
}

Scene::Surfaces Scene::make_surfaces(const Paths& rings, const std::vector<std::uint8_t>& kinds, const std::vector<std::size_t>& order) {
  std::vector<SurfacePoint> corners, edges;
  for (const std::size_t i : order) {
    const auto ring = rings[i];
    const std::uint32_t kind = kinds[i];
    for (const Vec2 p : triangles_of(ring)) corners.push_back({p.x, p.y, kind});
    for (std::size_t k = 0; k < ring.size(); ++k) {
      const Vec2 a = ring[k], b = ring[(k + 1) % ring.size()];
      edges.push_back({a.x, a.y, 0});
      edges.push_back({b.x, b.y, 0});
    }
  }
  bytes_ += (corners.size() + edges.size()) * sizeof(SurfacePoint);
  Surfaces out;
  const auto make = [](gl::Buffer& buffer, gl::VertexArray& array, const std::vector<SurfacePoint>& points) {
    buffer = gl::make_buffer();
    array = gl::make_vertex_array();
    glBindVertexArray(array.id());
    gl::upload<SurfacePoint>(buffer, GL_ARRAY_BUFFER, points, GL_STATIC_DRAW);
    gl::float_attribute(0, 2, sizeof(SurfacePoint), offsetof(SurfacePoint, x), 0);
    gl::integer_attribute(1, GL_UNSIGNED_INT, sizeof(SurfacePoint), offsetof(SurfacePoint, kind), 0);
    return static_cast<GLsizei>(points.size());
  };
  out.corner_count = make(out.corners, out.corner_array, corners);
  out.edge_count = make(out.edges, out.edge_array, edges);
  return out;
}

void Scene::draw_streets(const Box& visible) const {
  glBindVertexArray(street_array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, street_buffer_.id());
  std::size_t i = 0;
  while (i < blocks_.size()) {
    if (!blocks_[i].box.touches(visible)) {
      ++i;
      continue;
    }
    const GLsizei first = blocks_[i].first;
    GLsizei count = 0;
    for (; i < blocks_.size() && blocks_[i].box.touches(visible); ++i) count += blocks_[i].count;
    // OpenGL 3.3 has no first instance: the pointers move instead.
    const std::size_t base = static_cast<std::size_t>(first) * sizeof(StreetPiece);
    gl::float_attribute(0, 4, sizeof(StreetPiece), base + offsetof(StreetPiece, ax), 1);
    gl::float_attribute(1, 3, sizeof(StreetPiece), base + offsetof(StreetPiece, half_m), 1);
    gl::integer_attribute(2, GL_UNSIGNED_INT, sizeof(StreetPiece), base + offsetof(StreetPiece, segment), 1);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
  }
}

void Scene::draw_areas() const {
  glBindVertexArray(areas_.corner_array.id());
  glDrawArrays(GL_TRIANGLES, 0, areas_.corner_count);
}

void Scene::draw_buildings() const {
  glBindVertexArray(buildings_.corner_array.id());
  glDrawArrays(GL_TRIANGLES, 0, buildings_.corner_count);
}

void Scene::draw_building_edges() const {
  glBindVertexArray(buildings_.edge_array.id());
  glDrawArrays(GL_LINES, 0, buildings_.edge_count);
}

void Scene::draw_lamps() const {
  if (lamps_ == 0) return;
  glBindVertexArray(lamp_array_.id());
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, lamps_);
}

}  // namespace lichtung::viz
