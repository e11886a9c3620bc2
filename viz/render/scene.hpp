// The town in the graphics memory: uploaded once, drawn from any camera.
#pragma once

#include "viz/data/town_map.hpp"
#include "viz/render/gl.hpp"

#include <vector>

namespace lichtung::viz {

class Scene {
 public:
  explicit Scene(const TownMap& town);

  /// Draws those streets that can be seen; one call per block of a thousand pieces. The program is set by the caller.
  void draw_streets(const Box& visible) const;
  void draw_areas() const;
  void draw_buildings() const;
  void draw_building_edges() const;
  void draw_lamps() const;
  [[nodiscard]] std::size_t pieces() const { return pieces_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  struct Surfaces {
    gl::Buffer corners, edges;
    gl::VertexArray corner_array, edge_array;
    GLsizei corner_count{}, edge_count{};
  };
  struct Block {
    GLsizei first{}, count{};
    Box box;
  };
  [[nodiscard]] Surfaces make_surfaces(const Paths& rings, const std::vector<std::uint8_t>& kinds, const std::vector<std::size_t>& order);
  void make_streets(const Streets& streets);
  void make_lamps(const MapLamps& lamps);

  gl::Buffer street_buffer_, lamp_buffer_;
  gl::VertexArray street_array_, lamp_array_;
  std::vector<Block> blocks_;
  std::size_t pieces_{}, bytes_{};
  GLsizei lamps_{};
  Surfaces areas_, buildings_;
};

/// 0 main road, 1 other street, 2 path: how a kind of street is drawn where it has no value.
[[nodiscard]] int street_rank(std::uint8_t kind);

}  // namespace lichtung::viz
