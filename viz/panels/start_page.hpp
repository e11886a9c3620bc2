// What is seen without results: what one can do here, the last folders, and the demonstration.
#pragma once

#include "viz/app/child.hpp"
#include "viz/panels/panels.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::viz {

/// The bundled demonstration run by `lichtung run` beside the window.
class DemoRun {
 public:
  /// Writes the scenario into the user's data folder and starts. Errors: DataError, outcome::FileError.
  DemoRun();
  /// True while it runs.
  bool poll() { return child_->poll(); }
  void cancel() { child_->cancel(); }
  [[nodiscard]] const ChildProcess& child() const { return *child_; }
  [[nodiscard]] const std::filesystem::path& results() const { return results_; }

 private:
  std::filesystem::path results_;
  std::unique_ptr<ChildProcess> child_;
};

void draw_start_page(const PanelContext& c, Viewport at, const DemoRun* demo);

/// A dialogue to choose a folder with results: typed, or found by walking through folders.
class FolderChooser {
 public:
  void open(bool second, const std::vector<std::string>& recent);
  [[nodiscard]] bool is_open() const { return open_; }
  [[nodiscard]] bool second() const { return second_; }
  void close() { open_ = false; }
  /// Draws it; the chosen folder when one was chosen.
  [[nodiscard]] std::optional<std::filesystem::path> draw(const PanelContext& c, Viewport window);

 private:
  struct Entry {
    std::string name;
    bool results{};
  };
  void go(const std::filesystem::path& folder);

  bool open_{}, second_{}, focus_{};
  std::filesystem::path folder_;
  std::vector<Entry> entries_;
  std::vector<char> text_;
};

}  // namespace lichtung::viz
