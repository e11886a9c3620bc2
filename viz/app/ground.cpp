// See ground.hpp.
#include "viz/app/ground.hpp"

#include <chrono>
#include <utility>

namespace lichtung::viz {
namespace {

using Stopwatch = std::chrono::steady_clock;
double since(Stopwatch::time_point start) { return std::chrono::duration<double, std::milli>(Stopwatch::now() - start).count(); }

bool same_view(const Camera& a, const Camera& b) {
  return a.centre() == b.centre() && a.pixels_per_metre() == b.pixels_per_metre() && a.view() == b.view();
}

}  // namespace

struct Ground::Brush {
  MapRenderer& renderer;
  Scene& scene;
  const View& view;
  const Haste& haste;
  DeviceRect whole;
};

bool Ground::restyle(const View& view) {
  const Viewport& size = view.camera.view();
  const Look look{&view.session, view.session.version(), view.stamp, view.layer, view.contrast, view.lamps, view.ratio,
                  static_cast<int>(std::lround(size.width * view.ratio)), static_cast<int>(std::lround(size.height * view.ratio))};
  if (look == look_) return false;
  if (look.width != look_.width || look.height != look_.height) {
    for (Picture& picture : pictures_) picture.target.reset();
    spare_.reset();
    sampled_.reset();
  }
  if (look.stamp != look_.stamp || look.session != look_.session || look.layer != look_.layer)
    streets_.set(view.values.values, view.values.scale, view.values.marks, view.session.town().streets.size());
  const bool values = view.layer != LayerId::None, uses = view.layer == LayerId::LandUse;
  for (std::size_t i = 0; i < pictures_.size(); ++i) {
    pictures_[i].there = false;
    pictures_[i].exact_rows = 0;
    pictures_[i].style = {map_colours(static_cast<float>(i), values, uses, view.contrast), true, values && !uses};
    if (!view.lamps) pictures_[i].style.colours.glow = 0;
  }
  look_ = look;
  return true;
}

bool Ground::needed(std::size_t which) const { return which == 0 ? dusk_.darkness < 1 : dusk_.darkness > 0; }

std::size_t Ground::load(const Brush& brush, const DeviceRect& part) const {
  const Camera& camera = brush.view.camera;
  return brush.scene.load(box_of(camera, look_.ratio, part), camera.pixels_per_metre() * look_.ratio);
}

void Ground::draw_part(const Brush& brush, const gl::Target& target, const GroundStyle& style, const DeviceRect& part, DrawCost& cost) const {
  constexpr double kSketchShare = 0.4;   // of the whole cost, about
  const auto begin = Stopwatch::now();
  brush.renderer.draw_ground(target, brush.scene, brush.view.camera, look_.ratio, streets_, style, part);
  if (brush.haste.slice_ms <= 0) return;
  glFinish();                        // or the time would be that of giving orders
  cost.learn(load(brush, part), since(begin) / (style.sketch ? kSketchShare : 1));
}

/// A part with one sample per pixel; where even that takes long, as a sketch.
void Ground::draw_rough(const Brush& brush, Picture& picture, const DeviceRect& part) {
  GroundStyle style = picture.style;
  style.sketch = rough_.of(load(brush, part)) > brush.haste.slice_ms;
  draw_part(brush, *picture.target, style, part, rough_);
  picture.exact_rows = 0;
}

void Ground::carry(const Brush& brush, Picture& picture) {
  const Carry how = carry_of(picture.camera, brush.view.camera, look_.ratio, look_.width, look_.height);
  if (how.covered.empty()) return draw_rough(brush, picture, brush.whole);
  if (!spare_) spare_.emplace(look_.width, look_.height, 1);
  brush.renderer.carry(*picture.target, *spare_, how);
  std::swap(*picture.target, *spare_);
  for (const DeviceRect& part : uncovered(look_.width, look_.height, how.covered)) draw_rough(brush, picture, part);
  picture.exact_rows = 0;
}

void Ground::refine(const Brush& brush, Picture& picture, double slice_ms) {
  if (!picture.target) picture.target.emplace(look_.width, look_.height, 1);
  if (!sampled_) sampled_.emplace(look_.width, look_.height, brush.haste.samples);
  const int bands = slice_ms > 0 ? bands_for(exact_.of(load(brush, brush.whole)), slice_ms) : 1;
  const auto begin = Stopwatch::now();
  do {
    const int from = picture.exact_rows, to = band_end(look_.height, from, bands);
    // Drivers lose samples of lines at the scissors' edge, so these lie one row outside.
    const int below = std::max(0, from - 1), above = std::min(look_.height, to + 1);
    draw_part(brush, *sampled_, picture.style, {0, below, look_.width, above - below}, exact_);
    sampled_->copy_to(picture.target->id(), 0, from, look_.width, to - from, 0, from);
    picture.exact_rows = to;
  } while (picture.exact_rows < look_.height && since(begin) < slice_ms / 2);
  picture.there = picture.there || picture.exact_rows == look_.height;
}

bool Ground::bring(const Brush& brush, Picture& picture) {
  const Camera& camera = brush.view.camera;
  const bool moved = !same_view(picture.camera, camera);
  if (picture.there && !moved) return false;
  if (moved) picture.exact_rows = 0;
  const double slice_ms = brush.haste.slice_ms;
  const std::size_t all = load(brush, brush.whole);
  const bool at_once = slice_ms <= 0, slow = rough_.of(all) > slice_ms, fast = exact_.of(all) < 2 * slice_ms;
  if (!picture.target) picture.target.emplace(look_.width, look_.height, 1);
  if (at_once || (!picture.there && fast))
    while (picture.exact_rows < look_.height) refine(brush, picture, slice_ms);
  else if (picture.there && slow)
    carry(brush, picture);
  else
    draw_rough(brush, picture, brush.whole);
  picture.there = true;
  picture.camera = camera;
  return true;
}

bool Ground::refresh(MapRenderer& renderer, Scene& scene, const View& view, const Haste& haste) {
  const bool styled = restyle(view);
  dusk_.darkness = view.darkness ? static_cast<float>(*view.darkness) : 0;
  dusk_.share = dusk_share(dusk_.darkness, view.layer != LayerId::None);
  dusk_.colour = kDuskColour;
  const Brush brush{renderer, scene, view, haste, {0, 0, look_.width, look_.height}};
  bool drawn = false;
  for (std::size_t i = 0; i < pictures_.size(); ++i) {
    if (needed(i)) {
      drawn = bring(brush, pictures_[i]) || drawn;
    } else if (!same_view(pictures_[i].camera, view.camera)) {
      pictures_[i].there = false;
      pictures_[i].exact_rows = 0;
      pictures_[i].camera = view.camera;
    }
  }
  unfinished_ = false;
  if (haste.slice_ms <= 0) return drawn || styled;
  bool refined = drawn;
  for (const bool wanted : {true, false})       // first what is seen, then what dusk or dawn will need
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
      Picture& picture = pictures_[i];
      if (needed(i) != wanted || picture.exact_rows == look_.height || (!wanted && !view.darkness)) continue;
      if (!refined) refine(brush, picture, wanted ? haste.left_ms() : haste.left_ms() / 2);
      refined = true;
      unfinished_ = unfinished_ || picture.exact_rows < look_.height;
    }
  return drawn || refined;
}

void Ground::show(MapRenderer& renderer, GLuint framebuffer, DeviceRect whole, DeviceRect seen) const {
  glDisable(GL_SCISSOR_TEST);
  if (dusk_.darkness <= 0 || dusk_.darkness >= 1) {
    const gl::Target& target = *pictures_[dusk_.darkness <= 0 ? 0 : 1].target;
    target.copy_to(framebuffer, seen.x - whole.x, seen.y - whole.y, seen.width, seen.height, seen.x, seen.y);
    return;
  }
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  renderer.mix(*pictures_[0].target, *pictures_[1].target, dusk_, whole, seen);
}

}  // namespace lichtung::viz
