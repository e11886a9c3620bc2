// Means and spread over replicates. A first pass verifies each file and takes what is small (totals, sums per frame);
// arrays are then read variable by variable, so that memory holds one variable of one replicate and the result.
#include "sim/outcome/check.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/index_csv.hpp"
#include "sim/outcome/reader.hpp"
#include "sim/outcome/statistics.hpp"
#include "sim/outcome/whole_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <set>

namespace lichtung::outcome {
namespace {

namespace fs = std::filesystem;

/// Quantiles need every replicate's value: they are given for arrays up to this many values × replicates (16 MiB).
constexpr std::size_t kMostKept = std::size_t{1} << 22;

/// Inputs of a run that are the same in all replicates.
constexpr std::array<std::string_view, 8> kSharedTables{"segments", "districts", "lamps", "parameters",
                                                       "buildings", "building_outlines", "areas", "area_outlines"};

/// Tables by segment whose columns (float32) are averaged over replicates, without spread.
constexpr std::array<std::string_view, 1> kMeanTables{"night"};
constexpr std::size_t kMostOpen = 64;   // files at a time

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
  throw FileError(FileError::Kind::CannotWrite, fmt::format("{}: can't be summarised: {}", path.string(), why));
}

std::vector<float> as_floats(SegmentVariable variable) {
  if (auto* floats = std::get_if<std::vector<float>>(&variable.values)) return std::move(*floats);
  const auto& ints = std::get<std::vector<std::int32_t>>(variable.values);
  std::vector<float> out(ints.size());
  std::transform(ints.begin(), ints.end(), out.begin(), [](std::int32_t v) { return static_cast<float>(v); });
  return out;
}

/// Sum over segments, or their mean where only that has a meaning; missing values don't count.
double aggregate(std::span<const float> values, bool intensive) {
  double sum = 0;
  std::size_t n = 0;
  for (const float v : values)
    if (!std::isnan(v)) {
      sum += static_cast<double>(v);
      ++n;
    }
  if (!intensive) return sum;
  return n > 0 ? sum / static_cast<double>(n) : std::numeric_limits<double>::quiet_NaN();
}

class Summary {
 public:
  Summary(fs::path dir, std::span<const fs::path> files) : dir_(std::move(dir)), files_(files) {}
  ~Summary() {
    while (!open_.empty()) open_.pop_back();   // each restores what it found when it was opened
  }
  Summary(const Summary&) = delete;
  Summary& operator=(const Summary&) = delete;
  void gather();
  void conclude(const Conclude& conclude);
  void write(bool force) const;

 private:
  const Reader& reader(std::size_t file);
  void take_first(const Reader& first);
  void compare(const Reader& reader, const fs::path& path) const;
  void add_variable(const std::string& name);
  void add_profile(const std::string& name);
  void add_means(const std::string& table);
  void add_frame_totals(const VariableInfo& info, const std::string& name,
                        const std::vector<std::vector<double>>& per_frame);

  fs::path dir_;
  std::span<const fs::path> files_;
  std::vector<std::unique_ptr<Reader>> open_;       // of the first kMostOpen files
  std::unique_ptr<Reader> last_;                    // of the others, one at a time
  std::vector<std::string> variables_, profiles_, means_;
  TotalsMatrix totals_;
  std::vector<IndexRow> index_;
  OutcomeData data_;
  struct FrameTotals {
    std::vector<std::string> variable, aggregate;
    std::vector<std::int32_t> frame;
    std::vector<double> time_s, mean, sd, q05, q50, q95;
  } frame_totals_;
};

/// Opening looks at every object of a file; with some hundred variables that would take most of the time.
const Reader& Summary::reader(std::size_t file) {
  if (file < open_.size()) return *open_[file];
  last_.reset();
  last_ = std::make_unique<Reader>(files_[file], false);
  return *last_;
}

void Summary::take_first(const Reader& first) {
  data_.provenance = first.provenance();
  data_.provenance.replicate = 0;
  data_.provenance.replicates = static_cast<std::uint32_t>(files_.size());
  data_.mesh = first.mesh();
  data_.segment_count = first.segment_count();
  data_.frame_start_s = first.frame_start_s();
  variables_ = first.variable_names();
  profiles_ = first.profile_names();
  for (const std::string& name : first.table_names()) {
    if (std::find(kSharedTables.begin(), kSharedTables.end(), name) != kSharedTables.end())
      data_.tables.push_back(first.table(name));
    if (std::find(kMeanTables.begin(), kMeanTables.end(), name) != kMeanTables.end()) means_.push_back(name);
  }
}

void Summary::compare(const Reader& reader, const fs::path& path) const {
  const Provenance &a = data_.provenance, &b = reader.provenance();
  const std::string other = " than " + files_.front().filename().string();
  if (b.replicates > 0) refuse(path, "it is a summary itself");
  if (a.scenario_sha256 != b.scenario_sha256 || a.seed != b.seed || a.days != b.days || a.start != b.start)
    refuse(path, "it has another scenario, seed or number of days" + other);
  const Mesh &m = data_.mesh, &n = reader.mesh();
  if (m.node_x != n.node_x || m.node_y != n.node_y || m.edge_from != n.edge_from || m.edge_to != n.edge_to ||
      m.edge_segment != n.edge_segment || m.epsg != n.epsg)
    refuse(path, "it has another street network" + other);
  if (reader.frame_start_s() != data_.frame_start_s) refuse(path, "it has other frames" + other);
  if (reader.variable_names() != variables_ || reader.profile_names() != profiles_)
    refuse(path, "it has other variables" + other);
}

void Summary::gather() {
  std::set<std::uint32_t> replicates;
  for (const fs::path& path : files_) {
    auto opened = std::make_unique<Reader>(path, true);
    const Reader& file = *opened;
    if (&path == &files_.front()) take_first(file);
    compare(file, path);
    if (!replicates.insert(file.provenance().replicate).second)
      refuse(path, fmt::format("replicate {} is given twice", file.provenance().replicate));
    const auto& tables = file.table_names();
    try {
      if (std::find(tables.begin(), tables.end(), "totals") != tables.end()) {
        const Table totals = file.table("totals");
        totals_.add(&totals);
      } else {
        totals_.add(nullptr);
      }
    } catch (const std::invalid_argument& error) {
      refuse(path, error.what());
    }
    index_.push_back({path.filename().string(), file.provenance(), file.content_sha256()});
    if (open_.size() < kMostOpen) open_.push_back(std::move(opened));
  }
  for (const std::string& name : variables_) add_variable(name);
  for (const std::string& name : profiles_) add_profile(name);
  for (const std::string& name : means_) add_means(name);
  data_.tables.push_back(totals_.summary());
  FrameTotals& f = frame_totals_;
  data_.tables.push_back({"frame_totals", {{"variable", f.variable}, {"aggregate", f.aggregate}, {"frame", f.frame},
                                           {"time_s", f.time_s}, {"mean", f.mean}, {"sd", f.sd}, {"q05", f.q05},
                                           {"q50", f.q50}, {"q95", f.q95}}});
}

/// Calls store(suffix, values) for the mean and each statistic.
template <class Store>
void store_statistics(const ArrayStatistics& statistics, Store store) {
  store("", statistics.mean());
  store("_sd", statistics.sd());
  if (!statistics.has_quantiles()) return;
  ArrayStatistics::Quantiles q = statistics.quantiles();
  store("_q05", std::move(q.q05));
  store("_q50", std::move(q.q50));
  store("_q95", std::move(q.q95));
}

void Summary::add_variable(const std::string& name) {
  const VariableInfo& info = *find_segment_variable(name, false);
  const bool per_frame = info.dims == "time edge";
  const std::size_t frames = per_frame ? data_.frame_start_s.size() : 1, size = frames * data_.segment_count;
  ArrayStatistics statistics(size, files_.size(), size * files_.size() <= kMostKept);
  std::vector<std::vector<double>> totals(frames);  // by frame, then replicate
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const std::vector<float> values = as_floats(reader(i).variable(name));
    if (values.size() != size) refuse(files_[i], "it changed while it was read");
    statistics.add(values);
    for (std::size_t f = 0; f < frames; ++f)
      totals[f].push_back(aggregate(std::span(values).subspan(f * data_.segment_count, data_.segment_count), info.intensive));
  }
  store_statistics(statistics, [&](std::string_view suffix, std::vector<float> values) {
    data_.variables.push_back({name + std::string(suffix), per_frame, std::move(values)});
  });
  if (per_frame) add_frame_totals(info, name, totals);
}

void Summary::add_frame_totals(const VariableInfo& info, const std::string& name,
                               const std::vector<std::vector<double>>& per_frame) {
  FrameTotals& out = frame_totals_;
  for (std::size_t f = 0; f < per_frame.size(); ++f) {
    const Statistics s = statistics_of(per_frame[f]);
    out.variable.push_back(name);
    out.aggregate.emplace_back(info.intensive ? "mean" : "sum");
    out.frame.push_back(static_cast<std::int32_t>(f));
    out.time_s.push_back(data_.frame_start_s[f]);
    out.mean.push_back(s.mean);
    out.sd.push_back(s.sd);
    out.q05.push_back(s.q05);
    out.q50.push_back(s.q50);
    out.q95.push_back(s.q95);
  }
}

void Summary::add_profile(const std::string& name) {
  const std::size_t size = kHoursOfWeek * data_.segment_count;
  ArrayStatistics statistics(size, files_.size(), size * files_.size() <= kMostKept);
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const ProfileVariable variable = reader(i).profile(name);
    if (variable.values.size() != size) refuse(files_[i], "it changed while it was read");
    statistics.add(variable.values);
  }
  store_statistics(statistics, [&](std::string_view suffix, std::vector<float> values) {
    data_.profile.push_back({name + std::string(suffix), std::move(values)});
  });
}

void Summary::add_means(const std::string& table) {
  Table means = reader(0).table(table);
  std::vector<ArrayStatistics> statistics(means.columns.size(), ArrayStatistics(data_.segment_count, files_.size(), false));
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const fs::path& path = files_[i];
    const Table read = reader(i).table(table);
    if (read.columns.size() != means.columns.size()) refuse(path, "it has other columns in " + table);
    for (std::size_t c = 0; c < read.columns.size(); ++c) {
      const auto* values = std::get_if<std::vector<float>>(&read.columns[c].values);
      if (values == nullptr || values->size() != data_.segment_count || read.columns[c].name != means.columns[c].name)
        refuse(path, "it has other columns in " + table);
      statistics[c].add(*values);
    }
  }
  for (std::size_t c = 0; c < means.columns.size(); ++c) means.columns[c].values = statistics[c].mean();
  data_.tables.push_back(std::move(means));
}

void Summary::conclude(const Conclude& conclude) {
  if (!conclude) return;
  for (Table& table : conclude(data_)) data_.tables.push_back(std::move(table));
}

void Summary::write(bool force) const {
  write_outcome(dir_ / "summary.h5", data_, force);
  const std::string csv = index_csv(index_, totals_);
  const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(csv))};
  write_whole_file(dir_ / "index.csv", pieces, force);
}

}  // namespace

void write_summary(const fs::path& dir, std::span<const fs::path> replicates, bool force, const Conclude& conclude) {
  if (replicates.empty()) refuse(dir, "there are no replicates");
  check_target(dir / "summary.h5", force);
  check_target(dir / "index.csv", force);
  Summary summary(dir, replicates);
  summary.gather();
  summary.conclude(conclude);
  summary.write(force);
}

}  // namespace lichtung::outcome
