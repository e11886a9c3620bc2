// The town in the graphics memory: uploaded once, drawn from any camera.
#pragma once

#include "viz/data/town_map.hpp"
#include "viz/render/gl.hpp"
#include "viz/render/levels.hpp"

#include <array>
#include <vector>

namespace lichtung::viz {

class Scene {
 public:
  /// `town` must live as long as something is drawn.
  explicit Scene(const TownMap& town);

  // What lies in `visible`, as coarse as the scale (device pixels per metre) allows. The program is set by the caller.
  void draw_streets(const Box& visible, float scale) const;
  /// How much drawing all of that is: corners of triangles.
  [[nodiscard]] std::size_t load(const Box& visible, float scale) const;
  void draw_areas() const;
  void draw_buildings(const Box& visible, float scale) const;
  /// Those too small for triangles; another program.
  void draw_specks(const Box& visible, float scale) const;
  void draw_building_edges(const Box& visible) const;
  void draw_lamps(const Box& visible) const;
  /// Streets to be drawn once more over the others, in full detail however short they are.
  void set_marked(const std::vector<std::uint32_t>& segments);
  void draw_marked() const;
  [[nodiscard]] std::size_t pieces() const { return pieces_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  /// Four corners a piece, in blocks.
  struct Quads {
    gl::Buffer corners;
    gl::VertexArray array;
    std::vector<Block> blocks;  // in pieces
  };
  struct Surfaces {
    gl::Buffer corners, edges, specks;
    gl::VertexArray corner_array, edge_array, speck_array;
    std::vector<Block> corner_blocks, edge_blocks, speck_blocks;
    // Of corners, of surfaces drawn as such, and of those drawn at all, by block and level: large surfaces come first.
    struct Counts {
      GLsizei corners{}, solid{}, all{};
    };
    std::vector<std::array<Counts, kTolerances_m.size()>> counts;
    /// Takes the surface that was added last, of so many m², into account.
    void count_last(float size);
  };
  [[nodiscard]] Surfaces make_surfaces(const Paths& rings, const std::vector<std::uint8_t>& kinds,
                                       const std::vector<std::uint32_t>& order, bool sorted_by_place);
  void make_streets();
  void make_lamps(const MapLamps& lamps);
  void make_indices(std::size_t quads);
  void draw_quads(const Quads& quads, const Box& visible) const;

  const TownMap& town_;
  gl::Buffer indices_;  // of quads one after the other, for all that are made of them
  std::array<Quads, kTolerances_m.size()> streets_;
  std::array<std::size_t, kTolerances_m.size()>
      street_level_{};  // where a level would save nothing, a finer one is drawn
  Quads marked_, lamps_;
  std::vector<std::uint32_t> marked_segments_;
  std::size_t indexed_{}, pieces_{}, bytes_{};
  Surfaces areas_, buildings_;
};

/// 0 main road, 1 other street, 2 path: how a kind of street is drawn where it has no value.
[[nodiscard]] int street_rank(std::uint8_t kind);

}  // namespace lichtung::viz
