#include "viz/render/levels.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace lichtung::viz;

TEST_CASE("a simplified line keeps its ends and lies nowhere farther off than the tolerance") {
  std::vector<Vec2> line;
  for (int i = 0; i <= 300; ++i) {
    const float x = static_cast<float>(i);
    line.push_back({x, 12 * std::sin(x * 0.05F) + 1.5F * std::sin(x * 0.9F)});
  }
  std::size_t before = line.size() + 1;
  for (const float tolerance : {0.0F, 0.5F, 2.0F, 8.0F, 32.0F}) {
    const std::vector<Vec2> coarse = simplified(line, tolerance);
    CHECK(coarse.front() == line.front());
    CHECK(coarse.back() == line.back());
    CHECK(coarse.size() < before);
    before = coarse.size();
    for (const Vec2 p : line) {
      float nearest = 1e9F;
      for (std::size_t i = 1; i < coarse.size(); ++i) nearest = std::min(nearest, distance_to_piece(p, coarse[i - 1], coarse[i]));
      CHECK(nearest <= tolerance + 1e-3F);
    }
  }
  CHECK(simplified(line, 32).size() == 2);
}

TEST_CASE("a loop isn't simplified to nothing") {
  const std::vector<Vec2> loop{{0, 0}, {50, 0}, {50, 50}, {0, 50}, {0, 0}};
  CHECK(simplified(loop, 2).size() == 5);
  CHECK(simplified(std::vector<Vec2>{{1, 1}}, 2).size() == 1);
  CHECK(simplified(std::vector<Vec2>{}, 2).empty());
}

TEST_CASE("the farther away, the coarser, and never by more than a pixel") {
  std::size_t last = kTolerances_m.size() - 1;
  for (float scale = 0.005F; scale < 30; scale *= 1.3F) {
    const std::size_t level = level_at(scale);
    CHECK(level <= last);
    CHECK(kTolerances_m[level] * scale < 0.5F);
    CHECK(std::sqrt(least_area(level)) * scale < 0.6F);
    CHECK(std::sqrt(solid_area(level)) * scale < 1.5F);   // what is drawn as a speck is hardly more than a pixel
    CHECK(solid_area(level) >= least_area(level));
    last = level;
  }
  CHECK(level_at(1) == 0);
  CHECK(least_area(0) == 0);
  CHECK(level_at(0.005F) == kTolerances_m.size() - 1);
}

TEST_CASE("neighbours on the map become neighbours in order, and none is lost") {
  std::vector<Vec2> places;
  for (int i = 0; i < 4096; ++i) {
    const int k = i * 2731 % 4096;   // every cell of 64 × 64 once, in no order
    places.push_back({static_cast<float>(k % 64), static_cast<float>(k / 64)});
  }
  const auto order = by_neighbourhood(places);
  std::vector<std::uint32_t> sorted(order);
  std::ranges::sort(sorted);
  for (std::uint32_t i = 0; i < 4096; ++i) REQUIRE(sorted[i] == i);
  for (std::size_t block = 0; block < 4096; block += 256) {
    Box box;
    for (std::size_t i = block; i < block + 256; ++i) box.include(places[order[i]]);
    CHECK(box.high.x - box.low.x <= 16);
    CHECK(box.high.y - box.low.y <= 16);
  }
  CHECK(by_neighbourhood({}).empty());
}

TEST_CASE("blocks that can be seen are drawn in as few runs as they form") {
  const auto block = [](std::size_t first, std::size_t count, float x) { return Block{first, count, {{x, 0}, {x + 1, 1}}}; };
  const std::vector<Block> blocks{block(0, 10, 0), block(10, 5, 1), block(15, 7, 100), block(22, 3, 2), block(25, 0, 2)};
  const auto runs = seen_runs(blocks, {{0, 0}, {10, 10}});
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].first == 0);
  CHECK(runs[0].count == 15);
  CHECK(runs[1].first == 22);
  CHECK(runs[1].count == 3);
  CHECK(seen_runs(blocks, {{500, 500}, {600, 600}}).empty());
}
