// Which streets the user means: by a click, a rectangle, a polygon or a name.
#pragma once

#include "viz/data/town_map.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lichtung::viz {

class StreetPicker {
 public:
  /// `streets` must outlive this.
  StreetPicker(const Streets& streets, const Box& extent);

  /// The street nearest to a place, measured from its edge (half its width), within a tolerance in metres.
  [[nodiscard]] std::optional<std::uint32_t> nearest(Vec2 p, float tolerance_m) const;

  /// Streets whose middle lies in the box or ring, ascending.
  [[nodiscard]] std::vector<std::uint32_t> in_box(const Box& box) const;
  [[nodiscard]] std::vector<std::uint32_t> in_polygon(std::span<const Vec2> ring) const;

 private:
  [[nodiscard]] std::size_t cell(int cx, int cy) const { return static_cast<std::size_t>(cy) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(cx); }

  const Streets& streets_;
  Box extent_;
  float cell_m_{100};
  int columns_{1}, rows_{1};
  std::vector<std::uint32_t> first_, pieces_;        // straight pieces by cell: index of their first point
  std::vector<std::uint32_t> segment_of_point_;
};

/// A name in the list of streets and where it is.
struct NamedStreet {
  std::string_view name;
  std::vector<std::uint32_t> segments;
};

/// All streets with a name, sorted by it. Views into `streets`.
[[nodiscard]] std::vector<NamedStreet> named_streets(const Streets& streets);

/// Indices of names that contain the words, regardless of case, umlauts written out (ae, oe, ue, ss) or "str." for
/// "straße"; those that begin with them first. At most `most`.
[[nodiscard]] std::vector<std::size_t> find_names(std::span<const NamedStreet> names, std::string_view words, std::size_t most);

/// Lower case, umlauts and ß written out, "strasse" shortened to "str": for comparing names.
[[nodiscard]] std::string plain_name(std::string_view name);

}  // namespace lichtung::viz
