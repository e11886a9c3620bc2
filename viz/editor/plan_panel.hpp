// The editor in the window: list of edits, form, undo, save, run, compare. Streets come from the map's selection.
#pragma once

#include "viz/app/editor_slot.hpp"
#include "viz/editor/form.hpp"
#include "viz/editor/plan_editor.hpp"
#include "viz/editor/plan_jobs.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace lichtung::viz {

class PlanPanel : public EditorSlot {
 public:
  void draw_panel(const PanelContext& c) override;
  [[nodiscard]] const char* title(Language language) const override;
  void draw_overlay(const PanelContext& c, ImDrawList& list, const Camera& camera) override;
  bool pointer(const PanelContext& c, const MapPointer& pointer) override;
  bool key(const PanelContext& c, int key, bool control, bool shift) override;
  bool work(AppState& state) override;
  [[nodiscard]] bool unsaved() const override { return editor_ && editor_->changed(); }

 private:
  void begin(AppState& state);
  void draw_start(const PanelContext& c);
  void draw_toolbar(const PanelContext& c);
  void draw_list(const PanelContext& c);
  void draw_estimate(const PanelContext& c);
  void draw_file(const PanelContext& c);
  void draw_run(const PanelContext& c);
  void mark_streets(AppState& state);
  void save(AppState& state, bool force);
  [[nodiscard]] std::optional<std::vector<std::array<double, 2>>> placed() const;
  void put_places(const std::vector<std::array<double, 2>>& places);

  std::unique_ptr<PlanEditor> editor_;
  EditForm form_;
  PlanJobs jobs_;
  std::size_t chosen_{};
  std::optional<Placing> placing_;
  std::optional<std::size_t> dragged_;
  std::vector<char> path_, results_;
  bool replace_{}, replace_results_{};
  std::uint64_t marked_{};
  std::size_t marked_edit_{};
  const Session* session_{};
  double passed_s_{};
};

}  // namespace lichtung::viz
