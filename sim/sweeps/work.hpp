// What a sweep has to do: its points as scenarios, the runs they need, and where each run's file lies. A run is known by
// a hash of everything it depends on, so points that mean the same scenario share their runs.
#pragma once

#include "scenarios/sweep/design.hpp"
#include "scenarios/sweep/sweep.hpp"
#include "sim/ensemble/folder.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace lichtung::sweeps {

/// One point of the design.
struct PointOfSweep {
  ensemble::Identity identity;           // of its runs
  std::string id;                        // of its folder: the first digits of that digest
  int days{};
  std::uint32_t same_as{};               // the first point that means the same scenario; itself if there is none
};

/// One run: a point and the number of a replicate.
struct Unit {
  std::uint32_t point{};
  std::uint32_t replicate{};
};

struct Work {
  sweep::Sweep sweep;
  sweep::Design design;
  std::vector<PointOfSweep> points;
  std::vector<Unit> units;               // in the order of running: replicate by replicate over all points
};

/// Reads the scenario of every point and computes its digest; nothing is prepared or run. `on_point` (done, all) may be
/// empty. Errors: DataError if a point's values don't fit together, or an input can't be read.
[[nodiscard]] Work plan_work(sweep::Sweep sweep, const std::function<void(std::uint32_t, std::uint32_t)>& on_point);

/// The scenario of a point as it is run: one replicate, nothing recorded for replay. Errors: DataError.
[[nodiscard]] Scenario scenario_of(const sweep::Sweep& sweep, const sweep::Design& design, std::uint32_t point);

/// The order of runs and the points that are the same; for work made by hand.
void order_units(Work& work);

/// "1f0c…-0003": names a run within its sweep, in locks and records of failures.
[[nodiscard]] std::string unit_id(const Work& work, const Unit& unit);

/// Files of a sweep's folder.
struct Layout {
  std::filesystem::path dir;
  [[nodiscard]] std::filesystem::path sweep() const { return dir / "sweep.toml"; }
  [[nodiscard]] std::filesystem::path design() const { return dir / "design.csv"; }
  [[nodiscard]] std::filesystem::path index() const { return dir / "index.csv"; }
  [[nodiscard]] std::filesystem::path results() const { return dir / "results.h5"; }
  [[nodiscard]] std::filesystem::path runs() const { return dir / "runs"; }
  [[nodiscard]] std::filesystem::path failed() const { return dir / "failed"; }
  [[nodiscard]] std::filesystem::path locks() const { return dir / "locks"; }
  [[nodiscard]] std::filesystem::path slurm() const { return dir / "slurm"; }
  [[nodiscard]] std::filesystem::path point(const std::string& id) const { return runs() / id; }
  [[nodiscard]] std::filesystem::path failure(const std::string& unit) const { return failed() / (unit + ".txt"); }
};

/// Share K of N, counted from 1, of the units: every N-th, so that each share covers the design.
struct Shard {
  std::uint32_t number{1}, of{1};
  [[nodiscard]] bool holds(std::size_t unit) const { return unit % of == number - 1; }
};

}  // namespace lichtung::sweeps
