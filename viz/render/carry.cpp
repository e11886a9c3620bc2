// See carry.hpp.
#include "viz/render/carry.hpp"

namespace lichtung::viz {
namespace {

constexpr float kSame = 0.01F;       // of a pixel
constexpr std::size_t kLeastLoad = 64;   // less says nothing about the cost of one
constexpr int kMostBands = 48;

/// Pixels per metre and the middle of the picture, in device pixels.
struct Frame {
  float scale;
  Vec2 middle;
};
Frame frame_of(const Camera& camera, float ratio) {
  return {camera.pixels_per_metre() * ratio, {camera.view().width * ratio / 2, camera.view().height * ratio / 2}};
}

}  // namespace

Box box_of(const Camera& camera, float ratio, const DeviceRect& part) {
  const Frame f = frame_of(camera, ratio);
  const auto metres = [&](int x, int y) {
    return camera.centre() + Vec2{static_cast<float>(x) - f.middle.x, static_cast<float>(y) - f.middle.y} * (1 / f.scale);
  };
  Box box;
  box.include(metres(part.x, part.y));
  box.include(metres(part.x + part.width, part.y + part.height));
  return box;
}

Carry carry_of(const Camera& before, const Camera& now, float ratio, int width, int height) {
  const Frame old = frame_of(before, ratio), fresh = frame_of(now, ratio);
  Carry carry;
  carry.step = old.scale / fresh.scale;
  if (std::abs(carry.step - 1) * static_cast<float>(std::max(width, height)) < kSame) carry.step = 1;
  const Vec2 moved = (now.centre() - before.centre()) * old.scale;
  carry.offset = {old.middle.x - fresh.middle.x * carry.step + moved.x, old.middle.y - fresh.middle.y * carry.step + moved.y};
  const Vec2 round{std::round(carry.offset.x), std::round(carry.offset.y)};
  carry.whole = carry.step == 1 && std::abs(round.x - carry.offset.x) < kSame && std::abs(round.y - carry.offset.y) < kSame;
  if (carry.whole) carry.offset = round;
  const auto span = [&](float offset, int size, int& from, int& length) {
    const auto end = static_cast<float>(size);
    const float low = std::clamp(-offset / carry.step, 0.0F, end), high = std::clamp((end - offset) / carry.step, 0.0F, end);
    from = static_cast<int>(std::ceil(low - kSame));
    length = std::max(0, static_cast<int>(std::floor(high + kSame)) - from);
  };
  span(carry.offset.x, width, carry.covered.x, carry.covered.width);
  span(carry.offset.y, height, carry.covered.y, carry.covered.height);
  if (carry.covered.empty()) carry.covered = {};
  return carry;
}

std::vector<DeviceRect> uncovered(int width, int height, const DeviceRect& covered) {
  if (covered.empty()) return {{0, 0, width, height}};
  const int right = covered.x + covered.width, top = covered.y + covered.height;
  std::vector<DeviceRect> out;
  for (const DeviceRect& part : {DeviceRect{0, 0, width, covered.y}, DeviceRect{0, top, width, height - top},
                                 DeviceRect{0, covered.y, covered.x, covered.height}, DeviceRect{right, covered.y, width - right, covered.height}})
    if (!part.empty()) out.push_back(part);
  return out;
}

void DrawCost::learn(std::size_t load, double ms) {
  if (load < kLeastLoad || ms <= 0) return;
  const double rate = ms / static_cast<double>(load);
  rate_ = learnt_ ? (rate_ + rate) / 2 : rate;   // what happened last counts most: the machine may have become busy
  learnt_ = true;
}

int bands_for(double cost_ms, double slice_ms) {
  return std::clamp(static_cast<int>(std::ceil(std::min(1e6, cost_ms / slice_ms))), 1, kMostBands);
}

int band_end(int height, int from, int bands) { return std::min(height, from + std::max(1, (height + bands - 1) / bands)); }

}  // namespace lichtung::viz
