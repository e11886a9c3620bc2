// The map drawn without a window, compared with pictures that were looked at. `[regenerate]` draws them anew; look at
// them before they are committed. Skipped visibly where EGL gives no context.
#include "sim/outcome/file.hpp"
#include "tests/support/grid_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"
#include "viz/app/exporter.hpp"
#include "viz/render/headless.hpp"
#include "viz/render/tessellate.hpp"

#include <catch2/catch.hpp>
#include <stb_image.h>

#include <cmath>
#include <cstdio>
#include <functional>
#include <memory>

using namespace lichtung;
using namespace lichtung::viz;
namespace fs = std::filesystem;

namespace {

const fs::path kPictures = LICHTUNG_SOURCE_DIR "/tests/viz/pictures";
constexpr double kEight = 86400 + 4 * 3600;

/// The context of this process, or nothing.
HeadlessContext* context() {
  static const std::unique_ptr<HeadlessContext> made = [] {
    try {
      return std::make_unique<HeadlessContext>();
    } catch (const gl::Error& error) {
      std::printf("SKIPPED: pictures of the viewer: %s\n", error.what());
      return std::unique_ptr<HeadlessContext>();
    }
  }();
  return made.get();
}

struct Scenes {
  test::Folder folder;
  AppState state{Settings{}};
  explicit Scenes(bool two) {
    for (const bool brighter : {false, true}) {
      const fs::path dir = folder / (brighter ? "after" : "before");
      fs::create_directories(dir);
      for (std::uint32_t r = 0; r < 2; ++r) outcome::write_outcome(dir / ("replicate-000" + std::to_string(r) + ".h5"), test::grid_outcome(brighter, r));
    }
    REQUIRE(state.open(folder / "before", false) == Exit::Fine);
    if (two) REQUIRE(state.open(folder / "after", true) == Exit::Fine);
    state.camera.set_view({0, 0, 600, 400});
    state.camera.fit(state.a->town().extent);
    state.clock.seek(kEight + 1290);
    state.shown.offenders = true;
    while (state.work()) {}
  }
};

Picture draw(AppState& state, int scale = 1) {
  Exporter exporter({640, 480, scale}, 0.8F);
  return exporter.render(state);
}

Picture load(const fs::path& path) {
  Picture picture;
  int channels = 0;
  unsigned char* pixels = stbi_load(path.c_str(), &picture.width, &picture.height, &channels, 4);
  if (pixels == nullptr) return picture;
  picture.rgba.assign(pixels, pixels + static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4);
  stbi_image_free(pixels);
  return picture;
}

struct Apart {
  double mean{};         // of channels, 0 … 255
  double share{};        // of pixels that differ visibly
};

Apart compare(const Picture& a, const Picture& b) {
  Apart apart;
  std::size_t visible = 0;
  for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
    int most = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const int d = std::abs(int{a.rgba[i + k]} - int{b.rgba[i + k]});
      apart.mean += d;
      most = std::max(most, d);
    }
    visible += most > 48 ? 1 : 0;
  }
  apart.mean /= static_cast<double>(a.rgba.size()) * 0.75;
  apart.share = static_cast<double>(visible) / (static_cast<double>(a.rgba.size()) / 4);
  return apart;
}

struct Case {
  const char* name;
  bool two;
  std::function<void(AppState&)> choose;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {"day", false, [](AppState& s) { s.clock.seek(kEight + 1290); }},
      {"night", false, [](AppState& s) { s.clock.seek(kEight + 14 * 3600); }},
      {"fear", false, [](AppState& s) { s.layer.id = LayerId::Fear; }},
      {"light-class", false, [](AppState& s) { s.layer.id = LayerId::LightClass; s.settings.high_contrast = true; }},
      {"land-use", false, [](AppState& s) { s.layer.id = LayerId::LandUse; s.settings.language = Language::German; }},
      {"difference", true, [](AppState& s) {
         s.layer.id = LayerId::Offences;      // equal in expectation: nothing to see but what chance leaves
         s.layer.id = LayerId::Fear;
         s.set_mode(CompareMode::Difference);
         (void)s.pane(Side::Difference);
         while (s.work()) (void)s.pane(Side::Difference);
       }},
      {"swipe", true, [](AppState& s) { s.layer.id = LayerId::Illuminance; s.set_mode(CompareMode::Swipe); }},
      {"side-by-side", true, [](AppState& s) { s.layer.id = LayerId::Feared; s.selection.set({7, 8}); s.set_mode(CompareMode::SideBySide); }},
  };
  return all;
}

double brightness(const Picture& p) {
  double sum = 0;
  for (std::size_t i = 0; i < p.rgba.size(); i += 4) sum += p.rgba[i + 1];
  return sum / (static_cast<double>(p.rgba.size()) / 4);
}

}  // namespace

TEST_CASE("the map looks as it did when it was looked at") {
  if (context() == nullptr) return;
  for (const Case& c : cases()) {
    Scenes scenes(c.two);
    c.choose(scenes.state);
    const Picture now = draw(scenes.state), before = load(kPictures / (std::string(c.name) + ".png"));
    INFO(c.name);
    REQUIRE(before.width == now.width);
    REQUIRE(before.height == now.height);
    const Apart apart = compare(now, before);
    CAPTURE(apart.mean, apart.share);
    CHECK(apart.mean < 2.5);
    CHECK(apart.share < 0.012);
  }
}

TEST_CASE("the comparison of pictures can fail") {
  if (context() == nullptr) return;
  const Picture day = load(kPictures / "day.png"), fear = load(kPictures / "fear.png");
  const Apart apart = compare(day, fear);
  CHECK(apart.share > 0.02);
}

TEST_CASE("draw the viewer's reference pictures", "[.][regenerate]") {
  REQUIRE(context() != nullptr);
  for (const Case& c : cases()) {
    Scenes scenes(c.two);
    c.choose(scenes.state);
    write_png(kPictures / (std::string(c.name) + ".png"), draw(scenes.state), true);
  }
}

TEST_CASE("night is darker than day and lamps burn in it") {
  if (context() == nullptr) return;
  Scenes scenes(false);
  const double day = brightness(draw(scenes.state));
  scenes.state.clock.seek(kEight + 14 * 3600);
  const double lit = brightness(draw(scenes.state));
  scenes.state.shown.lamps = false;
  const double dark = brightness(draw(scenes.state));
  CHECK(lit < day - 40);
  CHECK(dark < lit - 1);
}

TEST_CASE("a picture of twice the size has twice the pixels and the same view") {
  if (context() == nullptr) return;
  Scenes scenes(false);
  const Picture one = draw(scenes.state), two = draw(scenes.state, 2);
  CHECK(two.width == 2 * one.width);
  CHECK(two.height == 2 * one.height);
  Picture half = one;
  for (int y = 0; y < one.height; ++y)
    for (int x = 0; x < one.width; ++x)
      for (int k = 0; k < 3; ++k) {
        int sum = 0;
        for (const auto& [dx, dy] : {std::pair(0, 0), std::pair(1, 0), std::pair(0, 1), std::pair(1, 1)})
          sum += two.rgba[static_cast<std::size_t>(((2 * y + dy) * two.width + 2 * x + dx) * 4 + k)];
        half.rgba[static_cast<std::size_t>((y * one.width + x) * 4 + k)] = static_cast<unsigned char>(sum / 4);
      }
  CHECK(compare(one, half).mean < 6);
}

TEST_CASE("the same view gives the same bytes") {
  if (context() == nullptr) return;
  Scenes a(false), b(false);
  CHECK(png_bytes(draw(a.state)) == png_bytes(draw(b.state)));
}

TEST_CASE("an existing picture is replaced only on request, and a full path is made whole or not at all") {
  const test::Folder folder;
  Picture picture{2, 2, std::vector<unsigned char>(16, 128)};
  write_png(folder / "a.png", picture, false);
  CHECK_THROWS_AS(write_png(folder / "a.png", picture, false), outcome::FileError);
  write_png(folder / "a.png", picture, true);
  CHECK_THROWS_AS(write_png(folder / "no" / fs::path("b.png"), picture, true), outcome::FileError);
  const Picture back = load(folder / "a.png");
  CHECK(back.width == 2);
  CHECK(back.rgba[0] == 128);
}

TEST_CASE("rings become triangles of the same area, crossing and hollow ones too") {
  const auto area = [](const std::vector<Vec2>& t) {
    double sum = 0;
    for (std::size_t i = 0; i + 2 < t.size(); i += 3)
      sum += std::abs(static_cast<double>((t[i + 1].x - t[i].x) * (t[i + 2].y - t[i].y) - (t[i + 1].y - t[i].y) * (t[i + 2].x - t[i].x))) / 2;
    return sum;
  };
  CHECK(area(triangles_of(std::vector<Vec2>{{0, 0}, {10, 0}, {10, 5}, {0, 5}})) == Approx(50));
  CHECK(area(triangles_of(std::vector<Vec2>{{0, 0}, {10, 0}, {10, 10}, {5, 2}})) == Approx(35));           // a dent
  CHECK(area(triangles_of(std::vector<Vec2>{{0, 0}, {20, 0}, {20, 20}, {10, 20}, {10, 10}, {0, 10}})) == Approx(300));
  CHECK(triangles_of(std::vector<Vec2>{{0, 0}, {1, 1}}).empty());
  CHECK(area(triangles_of(std::vector<Vec2>{{0, 0}, {5, 0}, {9, 0}, {3, 0}, {1, 0}})) == Approx(0).margin(1e-6));
  CHECK(area(triangles_of(std::vector<Vec2>{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {5, 20}})) > 1);           // crosses itself
}

TEST_CASE("what isn't recorded is not drawn: the mean has no people") {
  if (context() == nullptr) return;
  Scenes scenes(false);
  MapPainter painter;
  const Viewport map{0, 0, 600, 400};
  const gl::Target target(600, 400, 1);
  scenes.state.camera.set_view(map);
  const PaintCounts there = painter.paint(scenes.state, panes_of(scenes.state, map), target.id(), 400, 1);
  CHECK(there.people > 0);
  CHECK(there.incidents > 0);
  CHECK(there.ground_drawn);
  const PaintCounts again = painter.paint(scenes.state, panes_of(scenes.state, map), target.id(), 400, 1);
  CHECK_FALSE(again.ground_drawn);   // nothing has changed: the ground is kept
  scenes.state.clock.seek(0);
  const PaintCounts empty = painter.paint(scenes.state, panes_of(scenes.state, map), target.id(), 400, 1);
  CHECK(empty.people + empty.incidents == 0);
}

namespace {

/// The map alone, painted by a painter that has a past.
class Screen {
 public:
  explicit Screen(double slice_ms) { painter_.set_slice(slice_ms); }
  PaintCounts paint(AppState& state) { return painter_.paint(state, panes_of(state, {0, 0, 600, 400}), target_.id(), 400, 1); }
  /// Paints until nothing becomes better any more.
  Picture settled(AppState& state) {
    for (int i = 0; paint(state).unfinished; ++i) REQUIRE(i < 200);
    return picture();
  }
  [[nodiscard]] Picture picture() const { return {600, 400, target_.pixels()}; }

 private:
  MapPainter painter_;
  gl::Target target_{600, 400, 1};
};

constexpr double kAtOnce = 0, kTiny_ms = 1e-6;   // with the second every picture is drawn in as many bands as possible

}  // namespace

TEST_CASE("a picture drawn band by band is the one drawn at once, also after the map was moved and zoomed") {
  if (context() == nullptr) return;
  for (const double hours : {0.0, 9.0, 14.0})
    for (const double slice_ms : {kTiny_ms, 0.2, 1.0, 5.0}) {   // more and fewer bands
      Scenes scenes(false);
      AppState& state = scenes.state;
      state.clock.seek(kEight + hours * 3600);
      Screen slow(slice_ms);
      (void)slow.settled(state);
      state.camera.pan(31, 12);
      (void)slow.paint(state);
      state.camera.zoom(1.7F, 200, 100);
      (void)slow.paint(state);
      state.camera.zoom(0.4F, 300, 300);
      (void)slow.paint(state);
      Screen fresh(kAtOnce);
      (void)fresh.paint(state);
      CAPTURE(hours, slice_ms);
      const bool equal = slow.settled(state).rgba == fresh.picture().rgba;
      CHECK(equal);
    }
}

TEST_CASE("while the map moves it is always whole: carried along, it looks like the exact picture") {
  if (context() == nullptr) return;
  Scenes scenes(false);
  AppState& state = scenes.state;
  Screen slow(kTiny_ms);
  (void)slow.settled(state);
  for (int i = 0; i < 6; ++i) {
    i % 3 == 2 ? state.camera.zoom(0.8F, 150, 100) : state.camera.pan(23, -14);
    (void)slow.paint(state);
    Screen fresh(kAtOnce);
    (void)fresh.paint(state);
    const Apart apart = compare(slow.picture(), fresh.picture());
    CAPTURE(i, apart.mean, apart.share);
    CHECK(apart.mean < 4);
    CHECK(apart.share < 0.04);
  }
}

TEST_CASE("the clock moves from day to night without the ground being drawn, and dusk lies between them") {
  if (context() == nullptr) return;
  Scenes scenes(false);
  AppState& state = scenes.state;
  Screen screen(kTiny_ms);
  state.clock.seek(kEight + 4 * 3600);
  const double day = brightness(screen.settled(state));
  double before = day, dusk = 0;
  int between = 0;
  for (int minute = 5 * 60; minute < 13 * 60; minute += 5) {
    state.clock.seek(kEight + minute * 60.0);
    CHECK_FALSE(screen.paint(state).ground_drawn);
    const double now = brightness(screen.picture());
    const double dark = state.darkness_now().value_or(0);
    CHECK(now < before + 2);   // people come and go
    before = now;
    if (dark <= 0.3 || dark >= 0.7) continue;
    dusk = now;
    ++between;
  }
  REQUIRE(between > 0);
  CHECK(dusk < day - 20);
  CHECK(dusk > before + 10);
}
