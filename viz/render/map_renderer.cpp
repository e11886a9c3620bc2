// See map_renderer.hpp.
#include "viz/render/map_renderer.hpp"

#include "viz/render/shaders.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace lichtung::viz {
namespace {

constexpr float kNowhere = -1;

void set_palette(const gl::Program& program, std::span<const Rgb> colours) {
  std::array<float, 48> flat{};
  for (std::size_t i = 0; i < std::min<std::size_t>(colours.size(), 16); ++i) {
    flat[3 * i] = colours[i].r;
    flat[3 * i + 1] = colours[i].g;
    flat[3 * i + 2] = colours[i].b;
  }
  glUniform3fv(program.uniform("u_palette"), 16, flat.data());
}

/// New colours over old ones; alpha, which says how much dusk there is, becomes whole.
void blend_over() {
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void set_colour(const gl::Program& program, const char* name, Rgb c) { program.set(name, c.r, c.g, c.b); }

}  // namespace

void StreetColours::set(std::span<const float> values, const Scale& scale, std::span<const std::uint8_t> marks,
                        std::size_t segments) {
  pairs_.resize(2 * segments);
  has_values_ = !values.empty();
  marked_.clear();
  for (std::size_t s = 0; s < segments; ++s) {
    const float place = s < values.size() ? place_on(scale, values[s]) : kNowhere;
    pairs_[2 * s] = std::isnan(place) ? kNowhere : place;
    const std::uint8_t mark = s < marks.size() ? marks[s] : std::uint8_t{0};
    pairs_[2 * s + 1] = static_cast<float>(mark);
    if (mark > kMarkHatched) marked_.push_back(static_cast<std::uint32_t>(s));
  }
  scale_ = scale;
  texture_.set(pairs_);
}

MapRenderer::MapRenderer()
    : street_(shaders::kStreetVertex, shaders::kStreetFragment),
      surface_(shaders::kSurfaceVertex, shaders::kSurfaceFragment),
      speck_(shaders::kSpeckVertex, shaders::kSurfaceFragment),
      glow_(shaders::kGlowVertex, shaders::kGlowFragment),
      point_(shaders::kPointVertex, shaders::kPointFragment),
      carry_(shaders::kGroundVertex, shaders::kCarryFragment),
      dusk_(shaders::kGroundVertex, shaders::kDuskFragment),
      point_buffer_(gl::make_buffer()),
      point_array_(gl::make_vertex_array()),
      no_array_(gl::make_vertex_array()) {
  GLuint id = 0;
  glGenTextures(1, &id);
  ramp_ = gl::Texture(id);
  glBindVertexArray(point_array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, point_buffer_.id());
  gl::float_attribute(0, 2, sizeof(Point), offsetof(Point, x), 0);
  gl::integer_attribute(1, GL_UNSIGNED_INT, sizeof(Point), offsetof(Point, sign), 0);
  gl::float_attribute(2, 2, sizeof(Point), offsetof(Point, size), 0);
}

Rgb scale_colour(const Scale& scale, float place) {
  if (scale.kind == ScaleKind::Classes && !scale.difference)
    return class_colour(1 + static_cast<int>(std::lround(place * 6)));
  return ramp_colour(scale.ramp, place);
}

void MapRenderer::set_ramp(const Scale& scale) {
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, ramp_.id());
  if (ramp_set_ && scale == ramp_scale_) return;
  std::array<float, 3 * kRampColours> colours{};
  for (std::size_t i = 0; i < kRampColours; ++i) {
    const Rgb c = scale_colour(scale, static_cast<float>(i) / static_cast<float>(kRampColours - 1));
    colours[3 * i] = c.r;
    colours[3 * i + 1] = c.g;
    colours[3 * i + 2] = c.b;
  }
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, static_cast<GLsizei>(kRampColours), 1, 0, GL_RGB, GL_FLOAT, colours.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  ramp_scale_ = scale;
  ramp_set_ = true;
}

void MapRenderer::set_camera(const gl::Program& program, const Camera& camera, float ratio) const {
  program.use();
  program.set("u_centre", camera.centre().x, camera.centre().y);
  program.set("u_size", camera.view().width * ratio, camera.view().height * ratio);
  program.set("u_scale", camera.pixels_per_metre() * ratio);
  program.set("u_ratio", ratio);
}

void MapRenderer::draw_surfaces(const Scene& scene, const Camera& camera, float ratio, const GroundStyle& style,
                                const Box& visible, bool buildings) {
  set_camera(surface_, camera, ratio);
  surface_.set("u_alpha", 1.0F);
  set_palette(surface_, buildings ? style.colours.building : style.colours.area);
  if (!buildings) {
    scene.draw_areas();
    return;
  }
  scene.draw_buildings(visible, camera.pixels_per_metre() * ratio);
  if (!style.sketch) {
    set_camera(speck_, camera, ratio);
    set_palette(speck_, style.colours.building);
    glEnable(GL_PROGRAM_POINT_SIZE);
    scene.draw_specks(visible, camera.pixels_per_metre() * ratio);
  }
  constexpr float kEdgesFrom = 0.35F;  // pixels per metre: farther away, edges would fill the houses
  const float nearness = (camera.pixels_per_metre() - kEdgesFrom) / 0.4F;
  if (nearness <= 0) return;
  surface_.use();
  std::array<Rgb, 16> edge;
  edge.fill(style.colours.building_edge);
  set_palette(surface_, edge);
  surface_.set("u_alpha", std::min(1.0F, nearness));
  glLineWidth(1.0F);
  scene.draw_building_edges(visible);
}

void MapRenderer::draw_streets(Scene& scene, const Camera& camera, float ratio, const StreetColours& streets,
                               const GroundStyle& style, const Box& visible) {
  set_ramp(streets.scale());
  streets.bind(0);
  set_camera(street_, camera, ratio);
  street_.set_int("u_values", 0);
  street_.set_int("u_ramp", 1);
  std::array<float, 9> ranks{};
  for (std::size_t i = 0; i < 3; ++i) {
    ranks[3 * i] = style.colours.street[i].r;
    ranks[3 * i + 1] = style.colours.street[i].g;
    ranks[3 * i + 2] = style.colours.street[i].b;
  }
  glUniform3fv(street_.uniform("u_rank_colour"), 3, ranks.data());
  set_colour(street_, "u_casing", style.colours.casing);
  set_colour(street_, "u_selected", style.colours.selected);
  set_colour(street_, "u_marked", style.colours.marked);
  set_colour(street_, "u_hatch", style.colours.hatch);
  street_.set("u_values_shown", streets.has_values() ? 1.0F : 0.0F);
  // With values, thin streets are widened, or their colour could not be told.
  street_.set("u_widen", streets.has_values() ? 1.5F : 1.0F);
  const auto pass = [&](float fill, float extra, bool only_marked) {
    street_.set("u_pass", fill);
    street_.set("u_extra", extra);
    only_marked ? scene.draw_marked() : scene.draw_streets(visible, camera.pixels_per_metre() * ratio);
  };
  if (!style.sketch) pass(0, camera.pixels_per_metre() > 0.12F ? 0.9F : 0.45F, false);
  pass(1, 0, false);
  scene.set_marked(streets.marked());
  if (streets.marked().empty()) return;
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE_MINUS_SRC_ALPHA);   // marks keep their colours at dusk
  pass(0, 3.2F, true);
  pass(1, 0, true);
  blend_over();
}

void MapRenderer::draw_ground(const gl::Target& target, Scene& scene, const Camera& camera, float ratio,
                              const StreetColours& streets, const GroundStyle& style, const DeviceRect& part) {
  target.begin();
  glEnable(GL_SCISSOR_TEST);
  glScissor(part.x, part.y, part.width, part.height);
  const Rgb ground = style.colours.ground;
  glClearColor(ground.r, ground.g, ground.b, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  blend_over();
  const float metre = camera.pixels_per_metre();
  const Box visible = box_of(camera, ratio, part).grown(1 / metre);
  draw_surfaces(scene, camera, ratio, style, visible, false);
  if (style.streets_on_top) draw_surfaces(scene, camera, ratio, style, visible, true);
  draw_streets(scene, camera, ratio, streets, style, visible.grown(20 / metre));
  if (style.colours.glow > 0) {
    // Pools that overlap stay warm instead of adding up to white.
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_COLOR, GL_ZERO, GL_ONE_MINUS_SRC_ALPHA);
    set_camera(glow_, camera, ratio);
    glow_.set("u_strength", 0.75F * style.colours.glow);
    scene.draw_lamps(visible.grown(2 / metre));
    blend_over();
  }
  if (!style.streets_on_top) draw_surfaces(scene, camera, ratio, style, visible, true);
  target.finish();
  glDisable(GL_SCISSOR_TEST);
}

void MapRenderer::cover(const gl::Program& program, const gl::Target& picture, Vec2 offset, const DeviceRect& part, bool smooth) {
  glDisable(GL_BLEND);
  glEnable(GL_SCISSOR_TEST);
  glScissor(part.x, part.y, part.width, part.height);
  program.set_int("u_day", 0);
  program.set("u_offset", offset.x, offset.y);
  picture.bind(0, smooth);
  glBindVertexArray(no_array_.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glDisable(GL_SCISSOR_TEST);
}

void MapRenderer::carry(const gl::Target& from, const gl::Target& to, const Carry& how) {
  to.begin();
  carry_.use();
  carry_.set("u_step", how.step);
  cover(carry_, from, how.offset, how.covered, !how.whole);
}

void MapRenderer::mix(const gl::Target& day, const gl::Target& night, const Dusk& dusk, DeviceRect whole, DeviceRect seen) {
  glViewport(whole.x, whole.y, whole.width, whole.height);
  dusk_.use();
  dusk_.set_int("u_night", 1);
  dusk_.set("u_darkness", dusk.darkness);
  dusk_.set("u_dusk_share", dusk.share);
  set_colour(dusk_, "u_dusk", dusk.colour);
  night.bind(1, false);
  cover(dusk_, day, {-static_cast<float>(whole.x), -static_cast<float>(whole.y)}, seen, false);
}

void MapRenderer::draw_points(std::span<const Point> points, const Camera& camera, float ratio, DeviceRect whole,
                              DeviceRect seen, std::span<const Rgb, 16> palette, Rgb outline, float outline_share) {
  if (points.empty()) return;
  glViewport(whole.x, whole.y, whole.width, whole.height);
  glEnable(GL_SCISSOR_TEST);
  glScissor(seen.x, seen.y, seen.width, seen.height);
  blend_over();
  glEnable(GL_PROGRAM_POINT_SIZE);
  set_camera(point_, camera, ratio);
  set_palette(point_, palette);
  set_colour(point_, "u_outline", outline);
  point_.set("u_outline_share", outline_share);
  glBindVertexArray(point_array_.id());
  gl::upload<Point>(point_buffer_, GL_ARRAY_BUFFER, points, GL_STREAM_DRAW);
  glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(points.size()));
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace lichtung::viz
