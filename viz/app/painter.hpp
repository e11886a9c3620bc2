// The map as pixels: panes of the compare modes, each with its ground, people, patrols and incidents. Used by the window,
// by exports and by tests.
#pragma once

#include "viz/app/ground.hpp"
#include "viz/app/state.hpp"
#include "viz/render/map_renderer.hpp"

#include <map>
#include <memory>
#include <vector>

namespace lichtung::viz {

/// A part of the map's rectangle that shows one side. `whole` is what the camera sees, `seen` the part that is not
/// covered (swipe); both in points from the window's top left corner.
struct Pane {
  Side side{};
  Viewport whole, seen;
};

/// The panes of the current mode in a rectangle.
[[nodiscard]] std::vector<Pane> panes_of(const AppState& state, Viewport map);

/// What was drawn last, for the panel and for tests.
struct PaintCounts {
  std::size_t people{}, incidents{};
  bool ground_drawn{};
  bool unfinished{};       // another picture of the same would be better: paint again
};

class MapPainter {
 public:
  MapPainter();

  /// Draws all panes into the bound framebuffer `framebuffer` of `height` device pixels. Binds it again afterwards.
  PaintCounts paint(AppState& state, const std::vector<Pane>& panes, unsigned framebuffer, int height, float ratio);
  /// Each picture takes about so many milliseconds at most and becomes exact while the map rests; 0: exact at once.
  void set_slice(double ms) { haste_.slice_ms = ms; }
  /// The colours that the map has now, for labels and legends.
  [[nodiscard]] MapColours colours(AppState& state, Side side) const;

 private:
  [[nodiscard]] Scene& scene(Session& session);
  void collect_signs(AppState& state, Session& session, const Camera& camera, PaintCounts& counts);
  void collect_people(AppState& state, Session& session, const Camera& camera, PaintCounts& counts);
  void collect_incidents(AppState& state, Session& session, const Camera& camera, PaintCounts& counts);

  MapRenderer renderer_;
  Haste haste_;
  struct SceneOf {
    std::unique_ptr<Scene> scene;
    std::uint64_t used{};
  };
  std::map<const Session*, SceneOf> scenes_;
  std::array<Ground, 3> grounds_;
  std::vector<Mover> movers_;
  std::vector<Point> people_, incidents_;
};

/// Palette places of signs on the map.
enum PersonPalette : std::uint32_t { kPalPerson = 0, kPalBicycle = 1, kPalCar = 2, kPalOffender = 3, kPalPatrol = 4, kPalKinds = 5 };
/// The sign of an offence kind.
[[nodiscard]] Sign kind_sign(std::size_t kind);
/// How the ledgers show: unknown to the police, reported, discovered.
[[nodiscard]] SignStyle ledger_style(const Incident& incident);
[[nodiscard]] std::array<Rgb, 16> sign_palette(const MapColours& colours);

}  // namespace lichtung::viz
