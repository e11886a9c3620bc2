// The editor on the map: which streets an edit concerns, and places that are set, dragged and taken away.
#include "scenarios/plan_values.hpp"
#include "viz/editor/entries.hpp"
#include "viz/editor/plan_panel.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::viz {
namespace {

constexpr float kGrip = 9;               // points around a place that take hold of it

}  // namespace

void PlanPanel::mark_streets(AppState& state) {
  if (!state.a || (marked_ == editor_->version() && session_ == state.a.get() && !state.edit_marks.empty())) return;
  marked_ = editor_->version();
  session_ = state.a.get();
  concerned_.clear();
  std::vector<std::uint8_t> all(state.a->town().streets.size(), 0);
  if (fits(state)) {
    for (const PlanEntry& edit : editor_->plan().edits) {
      concerned_.push_back(streets_of(edit, state.a->town()));
      for (std::size_t s = 0; s < all.size(); ++s) all[s] |= concerned_.back()[s];
    }
  }
  if (all == state.edit_marks) return;
  state.edit_marks = std::move(all);
  ++state.edit_marks_version;
}

std::optional<std::vector<std::array<double, 2>>> PlanPanel::placed() const {
  if (!placing_ || !editor_ || placing_->edit >= editor_->plan().edits.size()) return std::nullopt;
  const PlanEntry& edit = editor_->plan().edits[placing_->edit];
  const std::string* value = find_value(placing_->where ? edit.where : edit.keys, placing_->key);
  if (value == nullptr) return std::nullopt;
  return points_in(*value).value_or(std::vector<std::array<double, 2>>());
}

void PlanPanel::put_places(const std::vector<std::array<double, 2>>& places) {
  std::string value = value_of(places);
  if (!placing_->many && places.size() == 1) value = value.substr(1, value.size() - 2);   // one place has one pair of brackets
  if (placing_->where)
    editor_->set_where(placing_->edit, placing_->key, value);
  else
    editor_->set(placing_->edit, placing_->key, value);
}

bool PlanPanel::pointer(const PanelContext& c, const MapPointer& pointer) {
  auto places = placed();
  if (!places || !c.state.a || !fits(c.state)) return false;
  const TownMap& town = c.state.a->town();
  const auto at = [&](const std::array<double, 2>& p) { return town.to_map(p[0], p[1]); };
  const std::array<double, 2> here{town.origin_x + static_cast<double>(pointer.place.x), town.origin_y + static_cast<double>(pointer.place.y)};
  std::optional<std::size_t> held;
  float nearest = kGrip * pointer.metres_per_point;
  for (std::size_t i = 0; i < places->size(); ++i) {
    const Vec2 p = at((*places)[i]);
    const float d = std::hypot(p.x - pointer.place.x, p.y - pointer.place.y);
    if (d <= nearest) {
      nearest = d;
      held = i;
    }
  }
  if (pointer.pressed && pointer.control && held) {
    places->erase(places->begin() + static_cast<std::ptrdiff_t>(*held));
    put_places(*places);
    return true;
  }
  if (pointer.pressed) {
    editor_->begin_group();
    if (!held) {
      if (!placing_->many) places->clear();
      places->push_back(here);
      put_places(*places);
      held = places->size() - 1;
    }
    dragged_ = held;
    return true;
  }
  if (pointer.down && dragged_ && *dragged_ < places->size()) {
    (*places)[*dragged_] = here;
    put_places(*places);
    return true;
  }
  if (dragged_ && !pointer.down) {
    editor_->end_group();
    dragged_.reset();
    return true;
  }
  return false;
}

bool PlanPanel::key(const PanelContext& c, int key, bool control, bool shift) {
  if (!editor_) return false;
  if (key == GLFW_KEY_S && control) {
    save(c.state);
    return true;
  }
  if (!fits(c.state)) return false;
  if (key == GLFW_KEY_Z && control) {
    shift ? editor_->redo() : editor_->undo();
    return true;
  }
  if (key == GLFW_KEY_Y && control) {
    editor_->redo();
    return true;
  }
  if (key == GLFW_KEY_ESCAPE && placing_) {
    placing_.reset();
    return true;
  }
  return false;
}

void PlanPanel::draw_overlay(const PanelContext& c, ImDrawList& list, const Camera& camera) {
  if (!editor_ || !c.state.a || !fits(c.state) || chosen_ >= editor_->plan().edits.size()) return;
  const TownMap& town = c.state.a->town();
  const PlanEntry& edit = editor_->plan().edits[chosen_];
  const auto draw = [&](const std::vector<PlanKey>& keys, bool where) {
    for (const PlanKey& k : keys) {
      if (k.key != "near" && k.key != "add" && k.key != "at" && k.key != "posts" && !k.key.ends_with("_at")) continue;
      const auto places = points_in(k.value);
      if (!places) continue;
      const bool mine = placing_ && placing_->key == k.key && placing_->where == where;
      const bool taken = k.key.starts_with("remove");
      for (const auto& p : *places) {
        if (std::abs(p[0]) <= 180.0 && std::abs(p[1]) <= 90.0) continue;   // degrees: the viewer has no projection
        const Vec2 at = camera.to_screen(town.to_map(p[0], p[1]));
        const float r = mine ? 8.0F : 6.0F;
        list.AddCircleFilled({at.x, at.y}, r + 2, IM_COL32(255, 255, 255, 230));
        list.AddCircleFilled({at.x, at.y}, r, taken ? c.ink.warning : c.ink.accent);
        if (taken) list.AddLine({at.x - r, at.y - r}, {at.x + r, at.y + r}, IM_COL32(255, 255, 255, 255), 2);
      }
      const std::string* radius = where ? find_value(keys, "radius") : nullptr;
      if (k.key == "near" && !places->empty()) {
        const Vec2 at = camera.to_screen(town.to_map((*places)[0][0], (*places)[0][1]));
        const double metres = radius == nullptr ? 50.0 : number_in(*radius).value_or(50.0);
        list.AddCircle({at.x, at.y}, static_cast<float>(metres) * camera.pixels_per_metre(), c.ink.accent, 64, 2);
      }
    }
  };
  draw(edit.where, true);
  draw(edit.keys, false);
}

}  // namespace lichtung::viz
