// While the map moves, the last picture of it is carried along: where its pixels lie in the new view, what it leaves
// open, and in which bands a picture is drawn when there is time. Pure.
#pragma once

#include "viz/map/camera.hpp"

#include <cstddef>
#include <vector>

namespace lichtung::viz {

/// A rectangle of a framebuffer, in device pixels, y from the bottom.
struct DeviceRect {
  int x{}, y{}, width{}, height{};
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
  friend bool operator==(const DeviceRect&, const DeviceRect&) = default;
};

/// The metres that a part of a camera's picture shows.
[[nodiscard]] Box box_of(const Camera& camera, float ratio, const DeviceRect& part);

/// A pixel p of the new picture is the pixel offset + step · p of the old one.
struct Carry {
  Vec2 offset;
  float step{1};
  bool whole{};          // moved by whole pixels: nothing is lost
  DeviceRect covered;    // part of the new picture that the old one fills
};
/// Both pictures are `width` × `height` device pixels, `ratio` of them per point.
[[nodiscard]] Carry carry_of(const Camera& before, const Camera& now, float ratio, int width, int height);

/// What is left of a picture, as at most four rectangles that don't overlap.
[[nodiscard]] std::vector<DeviceRect> uncovered(int width, int height, const DeviceRect& covered);

/// What drawing costs, learnt from what it has cost: milliseconds per unit of load.
class DrawCost {
 public:
  /// `guess`: the rate as long as nothing was measured.
  explicit DrawCost(double guess) : rate_(guess) {}
  void learn(std::size_t load, double ms);
  [[nodiscard]] double of(std::size_t load) const { return rate_ * static_cast<double>(load); }

 private:
  double rate_{};
  bool learnt_{};
};

/// Into how many bands a picture of this cost is cut so that each takes about `slice_ms`.
[[nodiscard]] int bands_for(double cost_ms, double slice_ms);
/// Rows of the next band of a picture that is finished up to row `from`.
[[nodiscard]] int band_end(int height, int from, int bands);

}  // namespace lichtung::viz
