// What is written on the map: names of streets, numbers of feared places, the scale bar, legends. Drawn by ImGui's lists,
// in the window and in exports alike.
#pragma once

#include "viz/app/painter.hpp"
#include "viz/app/theme.hpp"

#include <imgui.h>

#include <string>
#include <vector>

namespace lichtung::viz {

/// Names along their streets, chosen anew only if the map has moved.
class StreetLabels {
 public:
  void draw(ImDrawList& list, const Fonts& fonts, const Session& session, const Camera& camera, const Viewport& seen, const MapColours& colours);

 private:
  struct Label {
    std::string text;
    ImVec2 middle;
    float angle{};
  };
  void choose(const Fonts& fonts, const Session& session, const Camera& camera);

  std::vector<Label> labels_;
  const Session* session_{};
  Camera camera_;
  float size_{};
  bool chosen_{};
};

/// Numbers at the feared places with most people concerned.
void draw_feared(ImDrawList& list, const Fonts& fonts, const Session& session, const Camera& camera, const Viewport& seen);

/// Patrols at the clock, above the names.
void draw_patrols(ImDrawList& list, AppState& state, Session& session, const Camera& camera, const Viewport& seen, const MapColours& colours);

void draw_scale_bar(ImDrawList& list, const Fonts& fonts, const Camera& camera, ImVec2 bottom_left, ImU32 ink, ImU32 halo, bool german);

/// Text with a rim that keeps it readable on any ground.
void halo_text(ImDrawList& list, ImFont* font, float size, ImVec2 at, ImU32 ink, ImU32 halo, const char* text);

/// The legend of a pane's layer in a width; returns its height. With `list` null only measures.
float draw_legend(ImDrawList* list, const Fonts& fonts, AppState& state, Side side, ImVec2 at, float width, const Ink& ink);
/// Signs of incidents, ledgers and people, as shown.
float draw_sign_legend(ImDrawList* list, const Fonts& fonts, AppState& state, ImVec2 at, float width, const Ink& ink, bool people);

/// One sign as on the map.
void draw_sign(ImDrawList& list, ImVec2 middle, float size, Sign sign, SignStyle style, ImU32 colour, ImU32 rim);

/// The title, unit and remarks of a layer in words.
[[nodiscard]] std::string layer_title(const AppState& state, bool difference);
[[nodiscard]] std::string layer_unit(AppState& state);

}  // namespace lichtung::viz
