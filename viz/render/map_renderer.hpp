// Draws the map: the ground that changes rarely into a picture of its own, people and incidents over it.
#pragma once

#include "viz/layers/scale.hpp"
#include "viz/map/camera.hpp"
#include "viz/render/carry.hpp"
#include "viz/render/gl.hpp"
#include "viz/render/look.hpp"
#include "viz/render/marks.hpp"
#include "viz/render/scene.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::viz {

/// Colours of the streets as the shader wants them: uploaded anew whenever values or marks change.
class StreetColours {
 public:
  /// `values` by segment (NaN: none; empty: none at all); `marks` by segment or empty.
  void set(std::span<const float> values, const Scale& scale, std::span<const std::uint8_t> marks,
           std::size_t segments);
  void bind(GLuint unit) const { texture_.bind(unit); }
  [[nodiscard]] bool has_values() const { return has_values_; }
  /// Selected and edited streets, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& marked() const { return marked_; }
  [[nodiscard]] const Scale& scale() const { return scale_; }

 private:
  gl::ValueTexture texture_;
  std::vector<float> pairs_;
  Scale scale_;
  std::vector<std::uint32_t> marked_;
  bool has_values_{};
};

enum class Sign : std::uint8_t { Disc = 0, Square = 1, Diamond = 2, Triangle = 3, Cross = 4, Oblong = 5 };
enum class SignStyle : std::uint8_t { Filled = 0, Hollow = 1, Cored = 2 };

/// One sign on the map.
struct Point {
  float x{}, y{};
  std::uint32_t sign{};
  float size{6}, opacity{1};  // size in points
};
[[nodiscard]] inline std::uint32_t sign_code(Sign sign, std::uint32_t palette, SignStyle style = SignStyle::Filled) {
  return static_cast<std::uint32_t>(sign) | palette << 4U | static_cast<std::uint32_t>(style) << 8U;
}

/// What the ground depends on besides camera and colours of streets.
struct GroundStyle {
  MapColours colours;
  bool lamp_heads{};
  bool streets_on_top{};  // values: streets over buildings
  bool sketch{};          // for a moment, where time is short: no specks of houses, no edges of streets
};

/// The light between day and night.
struct Dusk {
  float darkness{};       // 0 day … 1 night
  Rgb colour;
  float share{};          // how much of it
};

class MapRenderer {
 public:
  MapRenderer();

  /// A part of the ground into a target of the camera's size times `ratio`.
  void draw_ground(const gl::Target& target, Scene& scene, const Camera& camera, float ratio,
                   const StreetColours& streets, const GroundStyle& style, const DeviceRect& part);
  /// A picture of the ground into another one for a camera that has moved; what it doesn't cover stays as it was.
  void carry(const gl::Target& from, const gl::Target& to, const Carry& how);
  /// Day and night mixed into what is bound; `whole` is the pictures' place there, only `seen` is drawn to.
  void mix(const gl::Target& day, const gl::Target& night, const Dusk& dusk, DeviceRect whole, DeviceRect seen);

  /// Signs over what is bound; `whole` shows the camera's view, only `seen` is drawn to.
  void draw_points(std::span<const Point> points, const Camera& camera, float ratio, DeviceRect whole, DeviceRect seen,
                   std::span<const Rgb, 16> palette, Rgb outline, float outline_share);

 private:
  void set_camera(const gl::Program& program, const Camera& camera, float ratio) const;
  void draw_streets(Scene& scene, const Camera& camera, float ratio, const StreetColours& streets,
                    const GroundStyle& style, const Box& visible);
  void draw_surfaces(const Scene& scene, const Camera& camera, float ratio, const GroundStyle& style, const Box& visible, bool buildings);
  void cover(const gl::Program& program, const gl::Target& picture, Vec2 offset, const DeviceRect& part, bool smooth);
  void set_ramp(const Scale& scale);

  gl::Program street_, surface_, speck_, glow_, point_, carry_, dusk_;
  gl::Texture ramp_;
  Scale ramp_scale_;
  bool ramp_set_{};
  gl::Buffer point_buffer_;
  gl::VertexArray point_array_, no_array_;
};

/// The colour at a place of a scale's ramp, classes and all.
[[nodiscard]] Rgb scale_colour(const Scale& scale, float place);

}  // namespace lichtung::viz
