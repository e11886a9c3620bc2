#include "viz/render/carry.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung::viz;

namespace {

constexpr int kWidth = 600, kHeight = 400;

Camera looking(Vec2 centre, float scale) {
  Camera camera;
  camera.set_view({0, 0, kWidth, kHeight});
  camera.look_at(centre, scale);
  return camera;
}

/// Device pixel of a place, from the lower left corner.
Vec2 pixel_of(const Camera& camera, float ratio, Vec2 place) {
  const Vec2 at = camera.to_screen(place);
  return {at.x * ratio, (camera.view().height - at.y) * ratio};
}

int area(const std::vector<DeviceRect>& parts) {
  int sum = 0;
  for (const DeviceRect& part : parts) sum += part.width * part.height;
  return sum;
}

}  // namespace

TEST_CASE("every place of a carried picture lands where the new camera sees it") {
  const Camera before = looking({100, -40}, 0.5F);
  for (const auto& [centre, scale] : {std::pair(Vec2{130, -90}, 0.5F), std::pair(Vec2{90, 10}, 0.6F), std::pair(Vec2{300, -200}, 0.31F)})
    for (const float ratio : {1.0F, 2.0F}) {
      const Camera now = looking(centre, scale);
      const Carry carry = carry_of(before, now, ratio, static_cast<int>(kWidth * ratio), static_cast<int>(kHeight * ratio));
      for (const Vec2 place : {Vec2{100, -40}, Vec2{0, 0}, Vec2{420, -300}}) {
        const Vec2 old = pixel_of(before, ratio, place), fresh = pixel_of(now, ratio, place);
        CHECK(carry.offset.x + carry.step * fresh.x == Approx(old.x).margin(0.02));
        CHECK(carry.offset.y + carry.step * fresh.y == Approx(old.y).margin(0.02));
      }
    }
}

TEST_CASE("a map moved with the mouse is carried by whole pixels, a zoomed one is not") {
  const Camera before = looking({100, -40}, 0.37F);
  Camera now = before;
  now.pan(17, -5);
  const Carry carry = carry_of(before, now, 1, kWidth, kHeight);
  CHECK(carry.whole);
  CHECK(carry.offset == Vec2{-17, -5});
  CHECK(carry.covered == DeviceRect{17, 5, kWidth - 17, kHeight - 5});
  now.zoom(1.2F, 100, 100);
  CHECK_FALSE(carry_of(before, now, 1, kWidth, kHeight).whole);
}

TEST_CASE("what a carried picture covers lies within it, and the rest is exactly what is left") {
  const Camera before = looking({0, 0}, 1);
  for (const auto& [centre, scale] : {std::pair(Vec2{30, 0}, 1.0F), std::pair(Vec2{0, 0}, 0.7F), std::pair(Vec2{-100, 60}, 0.5F),
                                      std::pair(Vec2{40, 20}, 3.0F), std::pair(Vec2{5000, 0}, 1.0F)}) {
    const Carry carry = carry_of(before, looking(centre, scale), 1, kWidth, kHeight);
    const DeviceRect& c = carry.covered;
    CHECK(area(uncovered(kWidth, kHeight, c)) + c.width * c.height == kWidth * kHeight);
    if (c.empty()) continue;
    CHECK(carry.offset.x + carry.step * static_cast<float>(c.x) > -0.1F);
    CHECK(carry.offset.x + carry.step * static_cast<float>(c.x + c.width) < kWidth + 0.1F);
    CHECK(carry.offset.y + carry.step * static_cast<float>(c.y) > -0.1F);
    CHECK(carry.offset.y + carry.step * static_cast<float>(c.y + c.height) < kHeight + 0.1F);
  }
  CHECK(carry_of(before, looking({5000, 0}, 1), 1, kWidth, kHeight).covered.empty());
  CHECK(uncovered(kWidth, kHeight, {0, 0, kWidth, kHeight}).empty());
}

TEST_CASE("the metres under a part of the picture are those the camera shows there") {
  const Camera camera = looking({10, 20}, 2);
  const Box all = box_of(camera, 2, {0, 0, 2 * kWidth, 2 * kHeight});
  CHECK(all.low.x == Approx(camera.visible().low.x));
  CHECK(all.high.y == Approx(camera.visible().high.y));
  const Box lower = box_of(camera, 1, {0, 0, kWidth, kHeight / 4});
  CHECK(lower.high.y == Approx(20 - kHeight / 8.0));
}

TEST_CASE("bands cover a picture once, more of them the longer it takes") {
  CHECK(bands_for(0, 25) == 1);
  CHECK(bands_for(25, 25) == 1);
  CHECK(bands_for(260, 25) == 11);
  CHECK(bands_for(1e9, 25) == 48);
  for (const int bands : {1, 3, 7, 48}) {
    int row = 0, count = 0;
    for (; row < 901; ++count) {
      const int next = band_end(901, row, bands);
      REQUIRE(next > row);
      row = next;
    }
    CHECK(row == 901);
    CHECK(count <= bands);
  }
}

TEST_CASE("the cost of drawing is guessed at first and then follows what was measured") {
  DrawCost cost(0.001);
  CHECK(cost.of(1000) == Approx(1));
  cost.learn(10, 50);       // too little to learn from
  CHECK(cost.of(1000) == Approx(1));
  cost.learn(1000, 20);
  CHECK(cost.of(3000) == Approx(60));
  for (int i = 0; i < 20; ++i) cost.learn(1000, 40);
  CHECK(cost.of(1000) == Approx(40).epsilon(0.01));
}
