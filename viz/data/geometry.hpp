// Points and boxes of the map: metres east and north of the town's own origin, so that single precision holds a
// millimetre in any city.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace lichtung::viz {

struct Vec2 {
  float x{}, y{};
  friend bool operator==(const Vec2&, const Vec2&) = default;
};

[[nodiscard]] inline Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
[[nodiscard]] inline Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
[[nodiscard]] inline Vec2 operator*(Vec2 a, float k) { return {a.x * k, a.y * k}; }
[[nodiscard]] inline float length(Vec2 a) { return std::hypot(a.x, a.y); }
[[nodiscard]] inline Vec2 between(Vec2 a, Vec2 b, float t) { return a + (b - a) * t; }

struct Box {
  Vec2 low{std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
  Vec2 high{std::numeric_limits<float>::lowest(), std::numeric_limits<float>::lowest()};

  void include(Vec2 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  [[nodiscard]] bool empty() const { return low.x > high.x; }
  [[nodiscard]] bool contains(Vec2 p) const { return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y; }
  [[nodiscard]] bool touches(const Box& o) const {
    return !(o.low.x > high.x || o.high.x < low.x || o.low.y > high.y || o.high.y < low.y);
  }
  [[nodiscard]] Box grown(float by) const { return {{low.x - by, low.y - by}, {high.x + by, high.y + by}}; }
  [[nodiscard]] Vec2 middle() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
};

/// Distance of a point from a straight piece.
[[nodiscard]] inline float distance_to_piece(Vec2 p, Vec2 a, Vec2 b) {
  const Vec2 d = b - a;
  const float square = d.x * d.x + d.y * d.y;
  const float t = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0F, 1.0F) : 0.0F;
  return length(p - between(a, b, t));
}

/// True if the point lies in the ring (even–odd rule).
[[nodiscard]] inline bool in_ring(Vec2 p, std::span<const Vec2> ring) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
        p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
      inside = !inside;
  return inside;
}

/// Rings or lines one after the other: those of item i are points first[i] … first[i + 1].
struct Paths {
  std::vector<Vec2> points;
  std::vector<std::uint32_t> first{0};

  [[nodiscard]] std::size_t size() const { return first.size() - 1; }
  [[nodiscard]] std::span<const Vec2> operator[](std::size_t i) const {
    return {points.data() + first[i], first[i + 1] - first[i]};
  }
  void close() { first.push_back(static_cast<std::uint32_t>(points.size())); }
};

}  // namespace lichtung::viz
