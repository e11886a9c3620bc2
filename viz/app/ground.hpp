// The ground of one pane: a picture of it by day and one by night, from which any light between is mixed, so that time
// passes without drawing. While the map moves and drawing takes long, the last picture is carried along and only what it
// leaves open is drawn; at rest it becomes exact again, band by band, so that the window answers all the while.
#pragma once

#include "viz/app/state.hpp"
#include "viz/render/map_renderer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace lichtung::viz {

/// How a picture comes about: exact at once (exports), or within about so many milliseconds (the window).
struct Haste {
  double slice_ms{};      // 0: as long as it takes
  int samples{4};         // per pixel, at rest
  double spent_ms{};      // of this picture's time, before the ground
  /// What may go into making the ground exact: something always, or a busy town would never become so.
  [[nodiscard]] double left_ms() const { return std::max(slice_ms / 5, slice_ms - spent_ms); }
};

class Ground {
 public:
  struct View {
    Session& session;
    const PaneValues& values;
    Camera camera;
    float ratio{1};
    std::uint64_t stamp{};       // of the values
    LayerId layer{};
    bool contrast{}, lamps{};
    std::optional<double> darkness;
  };

  /// Brings the pictures up to date as far as the time goes; true if something was drawn.
  bool refresh(MapRenderer& renderer, Scene& scene, const View& view, const Haste& haste);
  /// Into the bound framebuffer: `whole` is the view's place there, only `seen` is drawn to.
  void show(MapRenderer& renderer, GLuint framebuffer, DeviceRect whole, DeviceRect seen) const;
  /// True if another refresh makes it better although nothing changes.
  [[nodiscard]] bool unfinished() const { return unfinished_; }

 private:
  struct Picture {
    std::optional<gl::Target> target;
    Camera camera;
    bool there{};                // shows the whole view, if roughly
    int exact_rows{};            // from the bottom
    GroundStyle style;
  };
  /// What pictures depend on, camera and darkness aside.
  struct Look {
    const Session* session{};
    std::uint64_t version{}, stamp{};
    LayerId layer{};
    bool contrast{}, lamps{};
    float ratio{};
    int width{}, height{};
    friend bool operator==(const Look&, const Look&) = default;
  };
  struct Brush;                  // what all drawing needs

  bool restyle(const View& view);
  [[nodiscard]] bool needed(std::size_t which) const;
  [[nodiscard]] bool bring(const Brush& brush, Picture& picture);
  void draw_rough(const Brush& brush, Picture& picture, const DeviceRect& part);
  void carry(const Brush& brush, Picture& picture);
  void refine(const Brush& brush, Picture& picture, double slice_ms);
  void draw_part(const Brush& brush, const gl::Target& target, const GroundStyle& style, const DeviceRect& part, DrawCost& cost) const;
  [[nodiscard]] std::size_t load(const Brush& brush, const DeviceRect& part) const;

  Look look_;
  Dusk dusk_;
  std::array<Picture, 2> pictures_;     // by day, by night
  std::optional<gl::Target> spare_, sampled_;
  StreetColours streets_;
  DrawCost rough_{1e-4}, exact_{4e-4};  // with one sample, with several; guesses are for drawing in software
  bool unfinished_{};
};

}  // namespace lichtung::viz
