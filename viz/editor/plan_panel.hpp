// The editor in the window: list of edits, form, undo, save, run, compare. Streets come from the map's selection.
#pragma once

#include "viz/app/editor_slot.hpp"
#include "viz/editor/form.hpp"
#include "viz/editor/plan_editor.hpp"
#include "viz/editor/plan_jobs.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace lichtung::viz {

class PlanPanel : public EditorSlot {
 public:
  void draw_panel(const PanelContext& c) override;
  bool draw_street(const PanelContext& c) override;
  [[nodiscard]] const char* title(Language language) const override;
  void draw_overlay(const PanelContext& c, ImDrawList& list, const Camera& camera) override;
  bool pointer(const PanelContext& c, const MapPointer& pointer) override;
  bool key(const PanelContext& c, int key, bool control, bool shift) override;
  void describe(Trace& trace) const override;
  bool work(AppState& state) override;
  [[nodiscard]] bool unsaved() const override { return editor_ && editor_->changed(); }
  [[nodiscard]] bool running() const override { return jobs_.running() != nullptr; }
  bool save(AppState& state) override;

 private:
  void begin(AppState& state);
  void draw_start(const PanelContext& c);
  void draw_problems(const PanelContext& c);
  void draw_toolbar(const PanelContext& c);
  void draw_list(const PanelContext& c);
  void draw_estimate(const PanelContext& c);
  void draw_file(const PanelContext& c);
  void draw_run(const PanelContext& c);
  void start_run(AppState& state);
  void mark_streets(AppState& state);
  void add(AppState& state, std::string_view kind);
  /// False after another town was opened: then the plan means other streets.
  [[nodiscard]] bool fits(const AppState& state) const;
  [[nodiscard]] std::optional<std::vector<std::array<double, 2>>> placed() const;
  void put_places(const std::vector<std::array<double, 2>>& places);

  std::unique_ptr<PlanEditor> editor_;
  EditForm form_;
  PlanJobs jobs_;
  std::size_t chosen_{};
  std::optional<Placing> placing_;
  std::optional<std::size_t> dragged_;
  std::vector<char> path_, results_;
  bool replace_{}, replace_results_{}, open_anyway_{};
  std::uint64_t marked_{};
  const Session* session_{};
  std::array<double, 3> town_{};                       // what tells the town of the plan: streets, origin
  std::vector<std::vector<std::uint8_t>> concerned_;   // by edit and street
};

}  // namespace lichtung::viz
