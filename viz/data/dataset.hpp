// One scenario's results: a folder of replicates with their summary, or a single file; one of them is looked at.
#pragma once

#include "viz/data/run.hpp"
#include "viz/data/town_map.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::viz {

/// What was found where the user pointed to.
struct OutcomeFolder {
  std::filesystem::path path;                       // as given
  std::vector<std::filesystem::path> replicates;    // sorted by name
  std::optional<std::filesystem::path> summary;
};

/// Errors: DataError if there is neither a folder with outcomes nor a file.
[[nodiscard]] OutcomeFolder find_outcomes(const std::filesystem::path& path);

class Dataset {
 public:
  static constexpr int kMean = -1;

  /// Opens the first replicate (or the summary if there is nothing else) and the town. Errors: DataError, FileError.
  explicit Dataset(const std::filesystem::path& path);

  [[nodiscard]] const OutcomeFolder& folder() const { return folder_; }
  [[nodiscard]] const TownMap& town() const { return town_; }
  [[nodiscard]] std::string title() const { return first().about().title; }
  [[nodiscard]] int replicates() const { return static_cast<int>(folder_.replicates.size()); }
  [[nodiscard]] bool has_mean() const { return folder_.summary.has_value(); }

  /// Which run is shown: kMean or an index of a replicate. Errors: FileError; then nothing has changed.
  void select(int which);
  [[nodiscard]] int selected() const { return selected_; }
  [[nodiscard]] Run& shown() { return *shown_; }
  [[nodiscard]] const Run& shown() const { return *shown_; }
  /// A replicate for what a summary doesn't hold (days); the summary itself if there is none.
  [[nodiscard]] const Run& first() const { return *first_; }
  /// The summary, opened on first use; nullptr if there is none or it can't be read.
  [[nodiscard]] const Run* mean();
  /// Opens a replicate for a short time. Errors: FileError.
  [[nodiscard]] std::unique_ptr<Run> open_replicate(int index) const;

 private:
  /// Verifies a file once and again if it has changed since.
  template <class Pointer>
  [[nodiscard]] Pointer open_run(const std::filesystem::path& path) const;
  [[nodiscard]] std::shared_ptr<Run> open(const std::filesystem::path& path) const;

  OutcomeFolder folder_;
  std::shared_ptr<Run> first_, shown_, mean_;
  TownMap town_;
  int selected_{};
  bool mean_failed_{};
  mutable std::map<std::filesystem::path, std::pair<std::uintmax_t, std::filesystem::file_time_type>> verified_;
};

}  // namespace lichtung::viz
