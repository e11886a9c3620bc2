// The map's window on the town: which metres lie under which pixels. North is up. Pure.
#pragma once

#include "viz/data/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::viz {

/// A rectangle of the window, in pixels from its top left corner.
struct Viewport {
  float x{}, y{}, width{1}, height{1};
  [[nodiscard]] bool contains(float px, float py) const {
    return px >= x && py >= y && px < x + width && py < y + height;
  }
  friend bool operator==(const Viewport&, const Viewport&) = default;
};

class Camera {
 public:
  static constexpr float kClosest = 24.0F;     // pixels per metre
  static constexpr float kFarthest = 0.005F;

  [[nodiscard]] const Viewport& view() const { return view_; }
  [[nodiscard]] Vec2 centre() const { return centre_; }
  [[nodiscard]] float pixels_per_metre() const { return scale_; }

  /// Another rectangle; the centre stays.
  void set_view(Viewport view) {
    view_ = view;
    view_.width = std::max(1.0F, view.width);
    view_.height = std::max(1.0F, view.height);
  }
  void look_at(Vec2 centre, float pixels_per_metre) {
    centre_ = centre;
    scale_ = std::clamp(pixels_per_metre, kFarthest, kClosest);
  }
  /// Shows the whole box with a margin (share of the rectangle).
  void fit(const Box& box, float margin = 0.04F) {
    if (box.empty()) return;
    const float width = std::max(20.0F, box.high.x - box.low.x), height = std::max(20.0F, box.high.y - box.low.y);
    look_at(box.middle(), (1 - 2 * margin) * std::min(view_.width / width, view_.height / height));
  }
  /// Moves the map with the pointer.
  void pan(float dx, float dy) { centre_ = {centre_.x - dx / scale_, centre_.y + dy / scale_}; }
  /// Zooms so that the place under the pixel stays there.
  void zoom(float factor, float px, float py) {
    const Vec2 fixed = to_map(px, py);
    scale_ = std::clamp(scale_ * factor, kFarthest, kClosest);
    const Vec2 now = to_map(px, py);
    centre_ = centre_ + (fixed - now);
  }
  /// Keeps the centre within a box, so that the town can't be lost.
  void keep_within(const Box& box) {
    if (box.empty()) return;
    centre_ = {std::clamp(centre_.x, box.low.x, box.high.x), std::clamp(centre_.y, box.low.y, box.high.y)};
  }

  [[nodiscard]] Vec2 to_map(float px, float py) const {
    return {centre_.x + (px - view_.x - view_.width / 2) / scale_, centre_.y - (py - view_.y - view_.height / 2) / scale_};
  }
  [[nodiscard]] Vec2 to_screen(Vec2 p) const {
    return {view_.x + view_.width / 2 + (p.x - centre_.x) * scale_, view_.y + view_.height / 2 - (p.y - centre_.y) * scale_};
  }
  [[nodiscard]] Box visible() const {
    Box box;
    box.include(to_map(view_.x, view_.y));
    box.include(to_map(view_.x + view_.width, view_.y + view_.height));
    return box;
  }

 private:
  Viewport view_;
  Vec2 centre_;
  float scale_{1};
};

/// A round length (1, 2 or 5 times a power of ten) that is at most `pixels` long on the screen.
[[nodiscard]] inline double scale_bar_metres(double pixels_per_metre, double pixels) {
  const double most = pixels / pixels_per_metre, power = std::pow(10.0, std::floor(std::log10(most)));
  for (const double digit : {5.0, 2.0})
    if (digit * power <= most) return digit * power;
  return power;
}

}  // namespace lichtung::viz
