// Everything by keyboard: what a key does on the map.
#pragma once

#include "viz/app/map_view.hpp"

#include <span>

namespace lichtung::viz {

/// A key going down, or held (`again`). Taken from the window's events: asking which keys are down at a frame would lose
/// short presses where frames are slow.
struct KeyPress {
  int key{};
  bool control{}, shift{}, again{};
};

/// Which dialogues are open: then keys belong to them.
struct KeyboardPlace {
  bool dialogue{};
  bool panel{};           // the keyboard moves within a panel (after F6)
};

/// Reads the keys of this frame. Returns true if F6 asked for the next panel.
bool handle_keys(const PanelContext& c, MapView& map_view, Viewport map, EditorSlot* editor, KeyboardPlace place, std::span<const KeyPress> keys);

}  // namespace lichtung::viz
