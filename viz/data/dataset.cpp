// See dataset.hpp.
#include "viz/data/dataset.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/input_file.hpp"
#include "sim/outcome/file.hpp"

#include <algorithm>
#include <system_error>

namespace lichtung::viz {

namespace fs = std::filesystem;

OutcomeFolder find_outcomes(const fs::path& path) {
  OutcomeFolder found{path, {}, {}};
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    throw DataError(ErrorKind::MissingInput, path.string(), "no such file or folder; expected a folder made by `lichtung run`");
  if (!fs::is_directory(status)) {
    if (!is_input_file(path)) throw DataError(ErrorKind::Data, path.string(), "is neither a folder nor a file");
    if (outcome::Reader(path, true).provenance().replicates > 0)
      found.summary = path;
    else
      found.replicates.push_back(path);
    return found;
  }
  fs::directory_iterator entries(path, error);
  if (error) throw DataError(ErrorKind::MissingInput, path.string(), error.message());
  for (const fs::directory_iterator end; entries != end; entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (!name.ends_with(".h5")) continue;
    if (name.starts_with("replicate-")) found.replicates.push_back(entries->path());
    if (name == "summary.h5") found.summary = entries->path();
    if (error) break;
  }
  std::ranges::sort(found.replicates);
  if (found.replicates.empty() && !found.summary)
    throw DataError(ErrorKind::MissingInput, path.string(),
                    "holds no results; expected replicate-0000.h5 or summary.h5 as made by `lichtung run`");
  return found;
}

Dataset::Dataset(const fs::path& path) : folder_(find_outcomes(path)) {
  const fs::path& file = folder_.replicates.empty() ? *folder_.summary : folder_.replicates.front();
  first_ = open_run<std::shared_ptr<Run>>(file);
  town_ = read_town(first_->reader(), file.string());
  first_->read_events(town_.origin_x, town_.origin_y);
  shown_ = first_;
  selected_ = folder_.replicates.empty() ? kMean : 0;
  if (selected_ == kMean) mean_ = first_;
}

template <class Pointer>
Pointer Dataset::open_run(const fs::path& path) const {
  std::error_code error;
  const auto stamp = std::pair(fs::file_size(path, error), fs::last_write_time(path, error));
  const auto it = verified_.find(path);
  const bool known = !error && it != verified_.end() && it->second == stamp;
  Pointer run(new Run(path, !known));
  if (!error) verified_[path] = stamp;
  return run;
}

std::shared_ptr<Run> Dataset::open(const fs::path& path) const {
  auto run = open_run<std::shared_ptr<Run>>(path);
  if (!same_streets(run->reader(), first_->reader()))
    throw outcome::FileError(outcome::FileError::Kind::Damaged, path.string() + ": shows another town than the other files of its folder");
  run->read_events(town_.origin_x, town_.origin_y);
  return run;
}

void Dataset::select(int which) {
  if (which == selected_) return;
  if (which == kMean) {
    if (mean() == nullptr) throw outcome::FileError(outcome::FileError::Kind::Missing, folder_.path.string() + ": has no readable summary.h5");
    shown_ = mean_;
  } else {
    const auto& path = folder_.replicates.at(static_cast<std::size_t>(which));
    shown_ = which == 0 ? first_ : open(path);
  }
  selected_ = which;
}

const Run* Dataset::mean() {
  if (!mean_ && folder_.summary && !mean_failed_) {
    try {
      mean_ = open(*folder_.summary);
    } catch (const outcome::FileError&) {
      mean_failed_ = true;
    }
  }
  return mean_.get();
}

std::unique_ptr<Run> Dataset::open_replicate(int index) const {
  return open_run<std::unique_ptr<Run>>(folder_.replicates.at(static_cast<std::size_t>(index)));
}

}  // namespace lichtung::viz
