// Camera and picking: pixels and metres go there and back, and a click means the street under it.
#include "sim/outcome/file.hpp"
#include "tests/support/grid_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"
#include "viz/data/dataset.hpp"
#include "viz/map/camera.hpp"
#include "viz/map/picking.hpp"

#include <catch2/catch.hpp>

using namespace lichtung;
using namespace lichtung::viz;

TEST_CASE("a place goes to the screen and back, north up") {
  Camera camera;
  camera.set_view({200, 50, 800, 600});
  camera.look_at({1000, 2000}, 0.5F);
  const Vec2 middle = camera.to_screen({1000, 2000});
  CHECK(middle.x == 600);
  CHECK(middle.y == 350);
  CHECK(camera.to_screen({1000, 2100}).y < middle.y);
  const Vec2 back = camera.to_map(camera.to_screen({1234, 1777}).x, camera.to_screen({1234, 1777}).y);
  CHECK(back.x == Approx(1234));
  CHECK(back.y == Approx(1777));
}

TEST_CASE("zooming keeps the place under the pointer") {
  Camera camera;
  camera.set_view({0, 0, 800, 600});
  camera.look_at({0, 0}, 1);
  const Vec2 before = camera.to_map(700, 100);
  camera.zoom(3.7F, 700, 100);
  CHECK(camera.to_map(700, 100).x == Approx(before.x).margin(0.01));
  CHECK(camera.to_map(700, 100).y == Approx(before.y).margin(0.01));
  for (int i = 0; i < 100; ++i) camera.zoom(2, 400, 300);
  CHECK(camera.pixels_per_metre() == Camera::kClosest);
  for (int i = 0; i < 100; ++i) camera.zoom(0.5F, 400, 300);
  CHECK(camera.pixels_per_metre() == Camera::kFarthest);
}

TEST_CASE("fitting shows the whole box, panning moves with the pointer") {
  Camera camera;
  camera.set_view({0, 0, 800, 600});
  Box box;
  box.include({-500, -100});
  box.include({500, 100});
  camera.fit(box);
  CHECK(camera.visible().contains(box.low));
  CHECK(camera.visible().contains(box.high));
  const Vec2 p = camera.to_screen({10, 10});
  camera.pan(30, -20);
  CHECK(camera.to_screen({10, 10}).x == Approx(p.x + 30).margin(0.01));
  CHECK(camera.to_screen({10, 10}).y == Approx(p.y - 20).margin(0.01));
  camera.fit(Box());   // nothing to show: nothing changes
  CHECK(std::isfinite(camera.centre().x));
}

TEST_CASE("scale bars have round lengths that fit") {
  for (double scale = 0.006; scale < 20; scale *= 1.37) {
    const double metres = scale_bar_metres(scale, 170);
    CHECK(metres * scale <= 170);
    CHECK(metres * scale > 170 / 2.6);
  }
  CHECK(scale_bar_metres(1, 170) == 100);
}

namespace {

struct Grid {
  test::Folder folder;
  std::unique_ptr<Dataset> data;
  std::unique_ptr<StreetPicker> picker;
  Grid() {
    outcome::write_outcome(folder / "a.h5", test::grid_outcome());
    data = std::make_unique<Dataset>(folder / "a.h5");
    picker = std::make_unique<StreetPicker>(data->town().streets, data->town().extent);
  }
  [[nodiscard]] Vec2 at(double east, double north) const { return data->town().to_map(500000 + east, 5800000 + north); }
};

}  // namespace

TEST_CASE("a click means the nearest street within reach") {
  const Grid grid;
  CHECK(grid.picker->nearest(grid.at(50, 0), 5) == 0U);
  CHECK(grid.picker->nearest(grid.at(50, 8), 5) == 0U);      // 3.5 m beside its edge
  CHECK_FALSE(grid.picker->nearest(grid.at(50, 30), 5));
  CHECK(grid.picker->nearest(grid.at(500, 250), 5) == 25U + 4 * 5 + 2);
  CHECK_FALSE(grid.picker->nearest(grid.at(-5000, 0), 5));
  CHECK_FALSE(grid.picker->nearest(grid.at(1e7, 1e7), 5));
}

TEST_CASE("rectangles and polygons take the streets whose middle they hold") {
  const Grid grid;
  Box box;
  box.include(grid.at(-10, -10));
  box.include(grid.at(210, 60));
  CHECK(grid.picker->in_box(box) == std::vector<std::uint32_t>{0, 1, 25, 29, 33});
  const std::vector<Vec2> triangle{grid.at(-20, -20), grid.at(180, -20), grid.at(-20, 180)};
  CHECK(grid.picker->in_polygon(triangle) == std::vector<std::uint32_t>{0, 1, 5, 25, 26, 29});
  CHECK(grid.picker->in_polygon(std::span(triangle).first(2)).empty());
}

TEST_CASE("streets are found by name however it is typed") {
  Streets streets;
  streets.name = {"Königstraße", "Am Bach", "", "Am Bach", "Schloß-Allee", "Neue Königstraße"};
  for (std::size_t i = 0; i < streets.name.size(); ++i) streets.lines.close();
  const std::vector<NamedStreet> names = named_streets(streets);
  REQUIRE(names.size() == 4);
  const auto found = [&](const char* words) {
    std::vector<std::string> out;
    for (const std::size_t i : find_names(names, words, 5)) out.emplace_back(names[i].name);
    return out;
  };
  CHECK(found("königstr.") == std::vector<std::string>{"Königstraße", "Neue Königstraße"});
  CHECK(found("KOENIGSTRASSE") == std::vector<std::string>{"Königstraße", "Neue Königstraße"});
  CHECK(found("schloss allee") == std::vector<std::string>{"Schloß-Allee"});
  CHECK(found("bach") == std::vector<std::string>{"Am Bach"});
  CHECK(found("").empty());
  CHECK(found("nirgends").empty());
  CHECK(names[0].segments == std::vector<std::uint32_t>{1, 3});
}
