// The panel on the right: the chosen street, the town, and whatever an editor adds.
#pragma once

#include "viz/app/editor_slot.hpp"
#include "viz/app/facts.hpp"
#include "viz/panels/panels.hpp"

#include <array>
#include <optional>
#include <string>

namespace lichtung::viz {

class Inspector {
 public:
  void draw(const PanelContext& c, Viewport at, EditorSlot* editor);
  /// Puts the cursor into the search field at the next frame.
  void focus_search() { focus_search_ = true; }
  /// Brings the editor's tab to the front at the next frame.
  void show_editor() { show_editor_ = true; }

 private:
  struct Kept {
    const Session* session{};
    std::uint64_t version{};
    std::optional<StreetFacts> street;
    std::optional<TownFacts> town;
  };
  void draw_search(const PanelContext& c);
  void draw_street(const PanelContext& c, EditorSlot* editor);
  void draw_town(const PanelContext& c);
  void street_light(const PanelContext& c);
  void street_fear(const PanelContext& c);
  void street_offences(const PanelContext& c);
  void street_times(const PanelContext& c);
  void town_totals(const PanelContext& c);
  void refresh(const PanelContext& c);
  /// Facts of before and after; the second is null without a second scenario.
  [[nodiscard]] const StreetFacts* street(std::size_t side) const { return kept_[side].street ? &*kept_[side].street : nullptr; }

  std::array<Kept, 2> kept_;
  std::array<char, 128> words_{};
  std::uint64_t seen_selection_{};
  bool focus_search_{}, show_editor_{}, show_street_{}, show_town_{}, town_in_front_{};   // show_: tabs that come to the front at the next frame
};

}  // namespace lichtung::viz
