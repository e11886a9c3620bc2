// Finds what lies in a box: boost's R-tree behind a small door, so that only one file compiles it.
#pragma once

#include "sim/town/geometry.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace lichtung::town {

class SpatialIndex {
 public:
  /// Ids are positions in `boxes`; empty boxes are never found.
  explicit SpatialIndex(std::span<const Box> boxes = {});
  SpatialIndex(SpatialIndex&&) noexcept;
  SpatialIndex& operator=(SpatialIndex&&) noexcept;
  ~SpatialIndex();

  void insert(const Box& box, std::uint32_t id);

  /// Ids whose box touches `where`, ascending; `ids` is cleared first.
  void find(const Box& where, std::vector<std::uint32_t>& ids) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace lichtung::town
