// See status.hpp.
#include "sim/sweeps/status.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/sweep/resolved.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/trailer.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <set>

namespace lichtung::sweeps {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPaceOver = 50;   // last runs

/// Seconds that one run takes at the present pace of all processes together; nothing before a few have ended.
std::optional<double> pace(std::vector<std::int64_t> ended) {
  constexpr std::size_t kFewest = 3;
  if (ended.size() < kFewest) return std::nullopt;
  std::sort(ended.begin(), ended.end());
  const std::size_t n = std::min(kPaceOver, ended.size());
  const double span = static_cast<double>(ended.back() - ended[ended.size() - n]) * 1e-9;
  return span / static_cast<double>(n - 1);
}

/// When a file was last changed, ns; nothing if it isn't there.
std::optional<std::int64_t> changed_at(const fs::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
}

bool is_whole(const fs::path& path, bool verify) {
  try {
    return outcome::check_integrity(path, verify) == outcome::Integrity::Whole;
  } catch (const outcome::FileError&) {   // gone or being replaced this moment
    return false;
  }
}

}  // namespace

Work work_in(const fs::path& dir) {
  const Layout layout{dir};
  Work work;
  work.sweep = sweep::read_resolved(layout.sweep());
  work.design = sweep::make_design(work.sweep);
  for (const std::string& folder : sweep::read_design_folders(layout.design())) {
    PointOfSweep& point = work.points.emplace_back();
    point.identity.scenario_sha256 = fs::path(folder).filename().string();
    point.days = 1;
  }
  if (work.points.size() != work.design.points())
    throw DataError(ErrorKind::Data, layout.design().string(), "doesn't fit sweep.toml");
  order_units(work);
  return work;
}

std::vector<std::size_t> absent_units(const Work& work, const Layout& layout) {
  std::vector<std::size_t> absent;
  for (std::size_t u = 0; u < work.units.size(); ++u) {
    const Unit& unit = work.units[u];
    const fs::path file = ensemble::replicate_path(layout.point(work.points[unit.point].id), unit.replicate);
    if (!changed_at(file) && !changed_at(layout.failure(unit_id(work, unit)))) absent.push_back(u);
  }
  return absent;
}

SweepStatus status_of(const fs::path& dir, bool verify, std::chrono::seconds lease) {
  const Layout layout{dir};
  const Work work = work_in(dir);
  SweepStatus status;
  status.name = work.sweep.name;
  status.method = sweep::kMethodWords[static_cast<std::size_t>(work.sweep.method)];
  status.points = work.points.size();
  status.scenarios = work.units.size() / work.sweep.replicates;
  status.runs = work.units.size();
  // Locks first: a run that ends between the two looks counts as done, not as running.
  std::set<std::string> running;
  for (const LockFound& lock : list_locks(layout.locks())) {
    const bool left = lock.life == LockFound::Life::Left || (lock.life == LockFound::Life::Unknown && lock.age > 3 * lease);
    if (left)
      status.stale.push_back(lock);
    else
      running.insert(lock.id);
  }
  std::vector<std::int64_t> ended;
  for (const Unit& unit : work.units) {
    const std::string id = unit_id(work, unit);
    const fs::path file = ensemble::replicate_path(layout.point(work.points[unit.point].id), unit.replicate);
    const auto changed = changed_at(file);
    const bool whole = changed && is_whole(file, verify);
    if (changed && !whole) status.damaged.push_back("runs/" + work.points[unit.point].id + "/" + file.filename().string());
    if (whole) {
      ++status.done;
      ended.push_back(*changed);
    } else if (running.contains(id)) {
      ++status.running;
    } else if (changed_at(layout.failure(id))) {
      status.failed.push_back({unit, id, failure_of(layout, id)});
    } else {
      ++status.left;
    }
  }
  const auto each = pace(std::move(ended));
  if (status.running > 0 && each)
    status.to_go = std::chrono::seconds(static_cast<std::int64_t>(*each * static_cast<double>(status.left + status.running)));
  status.collected = changed_at(layout.index()) && changed_at(layout.results()) && status.left + status.running == 0;
  return status;
}

}  // namespace lichtung::sweeps
