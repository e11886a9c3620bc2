// A sweep made by hand whose runs are a pure function of point and replicate, and a folder for it.
#pragma once

#include "sim/basics/sha256.hpp"
#include "sim/sweeps/collect.hpp"
#include "sim/sweeps/run.hpp"
#include "tests/unit/ensemble/fake_run.hpp"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <set>

namespace lichtung::test {

inline std::string fake_digest(std::uint32_t point) {
  Sha256 hash;
  const std::string text = fmt::format("point {}", point);
  hash.add(std::as_bytes(std::span(text)));
  return hash.hex();
}

/// `points` points of one factor; the last two mean the same scenario if `twins`.
inline sweeps::Work fake_work(std::uint32_t points, std::uint32_t replicates, bool twins = false) {
  sweeps::Work work;
  work.sweep.name = "Probe";
  work.sweep.method = sweep::Method::LatinHypercube;
  work.sweep.points = points;
  work.sweep.replicates = replicates;
  sweep::Factor factor;
  factor.name = factor.key = "fear.light";
  factor.low = 1.0;
  factor.high = 3.0;
  work.sweep.factors = {factor};
  work.sweep.scenario = "town.toml";
  work.design = sweep::make_design(work.sweep);
  for (std::uint32_t p = 0; p < points; ++p)
    work.points.push_back({{fake_digest(twins && p + 1 == points ? p - 1 : p), 7}, {}, kDays, 0});
  sweeps::order_units(work);
  return work;
}

/// What the fake engine does for a unit; counted.
struct FakeEngine {
  const sweeps::Work& work;
  std::set<std::uint32_t> failing{};                 // points
  int stop_after{-1};                                // a stop is asked for once so many runs have begun
  std::chrono::milliseconds linger{0};
  std::size_t bulk{100};
  std::atomic<int> calls{0};
  std::atomic<bool> stop{false};

  std::optional<outcome::OutcomeData> operator()(const sweeps::Unit& unit, const engine::Control& control) {
    if (++calls == stop_after) stop = true;
    for (int day = 0; day < kDays; ++day) {
      std::this_thread::sleep_for(linger);
      if (control.stop()) return std::nullopt;
      control.on_day(day + 1, kDays);
    }
    if (failing.contains(unit.point)) throw std::runtime_error("no luck at point " + std::to_string(unit.point));
    return small_outcome(work.points[unit.point].identity, unit.replicate, bulk);
  }
};

inline sweeps::SweepRequest request_for(const Folder& folder, sweeps::Shard shard = {}, std::uint32_t in_flight = 1) {
  sweeps::SweepRequest request;
  request.dir = folder.path;
  request.shard = shard;
  request.in_flight = in_flight;
  request.lease = std::chrono::milliseconds(300);
  return request;
}

inline sweeps::SweepOutcome run_all(const sweeps::Work& work, const sweeps::SweepRequest& request, FakeEngine& engine,
                                  std::vector<sweeps::SweepEvent>* events = nullptr) {
  sweeps::SweepControl control;
  control.stop = [&] { return engine.stop.load(); };
  if (events != nullptr) control.on_event = [events](const auto& e) { events->push_back(e); };
  return sweeps::run_sweep(work, request, [&](const sweeps::Unit& u, const engine::Control& c) { return engine(u, c); }, control);
}

inline sweeps::Collected collected(const sweeps::Work& work, const Folder& folder) {
  return sweeps::collect(work, request_for(folder), [] { return false; });
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every file of a folder with its bytes, by relative name.
inline std::map<std::string, std::string> contents(const std::filesystem::path& dir) {
  std::map<std::string, std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dir))
    out[entry.path().lexically_relative(dir).generic_string()] = entry.is_directory() ? "folder" : bytes_of(entry.path());
  return out;
}

}  // namespace lichtung::test
