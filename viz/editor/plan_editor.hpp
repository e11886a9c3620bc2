// Editing a plan: every change is a step that can be undone. Pure code without a window; panels show it.
// Data flow: a selection of streets and a form → PlanEditor → PlanDocument → text of a plan file → `lichtung run`.
#pragma once

#include "scenarios/plan_document.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::viz {

class PlanEditor {
 public:
  /// An empty plan on a scenario that stands in `folder`. Without a name it is called like its base.
  PlanEditor(std::filesystem::path folder, std::string base, std::string name = {});

  /// Opens a plan file; what is wrong with its structure comes back, and then nothing has changed. Clears undo.
  [[nodiscard]] std::vector<Diagnostic> open(const std::filesystem::path& file);
  /// Writes the plan whole or not at all. Errors: outcome::FileError. An existing file is replaced only with `force`.
  void save(const std::filesystem::path& file, bool force);

  [[nodiscard]] const PlanDocument& plan() const { return plan_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }   // empty: never saved
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] bool changed() const { return plan_ != saved_; }              // since it was opened or saved
  /// Counts up with every change, so that a view knows when to check again.
  [[nodiscard]] std::uint64_t version() const { return version_; }
  /// What `lichtung check` would say, by edit and key.
  [[nodiscard]] const std::vector<PlanProblem>& problems() const;
  [[nodiscard]] std::vector<PlanProblem> problems_of(std::size_t edit) const;
  /// Checks again: files beside the plan may have changed.
  void recheck() { ++version_; }

  // Steps. Those that change nothing are no step. An index beyond the list: std::out_of_range.
  std::size_t add(std::string_view kind);                     // its number
  void add(PlanEntry entry);
  void remove(std::size_t edit);
  void move(std::size_t edit, std::size_t to);
  void duplicate(std::size_t edit);
  /// Sets a key to a TOML value; false (and no change) if the value is no single value.
  bool set(std::size_t edit, std::string_view key, std::string_view value);
  bool set_where(std::size_t edit, std::string_view key, std::string_view value);
  void unset(std::size_t edit, std::string_view key);
  void unset_where(std::size_t edit, std::string_view key);
  void set_whole_town(std::size_t edit, bool whole_town);
  /// The streets of the edit become these segments, and nothing else.
  void set_segments(std::size_t edit, std::span<const std::uint32_t> segments);
  void set_name(std::string_view name);

  [[nodiscard]] bool can_undo() const { return !undo_.empty(); }
  [[nodiscard]] bool can_redo() const { return !redo_.empty(); }
  void undo();
  void redo();
  /// Steps until end_group() are one step: a slider that is dragged. Groups don't nest.
  void begin_group();
  void end_group();

 private:
  template <class Change>
  void step(Change change);

  PlanDocument plan_, saved_;
  std::filesystem::path folder_, file_;
  std::vector<PlanDocument> undo_, redo_;
  std::optional<PlanDocument> group_;
  std::uint64_t version_{1};
  mutable std::uint64_t checked_{};
  mutable std::vector<PlanProblem> problems_;
};

/// Segments that edits of the plan name by number, by edit: for drawing them on the map.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> named_segments(const PlanDocument& plan);

/// The value of a key, or nullptr.
[[nodiscard]] const std::string* find_value(std::span<const PlanKey> keys, std::string_view key);

}  // namespace lichtung::viz
