// Two short runs of different length: their difference is the cost of a day, the rest is paid once per run.
#include "sim/sweeps/pilot.hpp"

#include "sim/ensemble/ensemble.hpp"
#include "sim/outcome/image.hpp"
#include "sim/outcome/trailer.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace lichtung::sweeps {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kShort = 1, kLong = 4;
constexpr int kMostFrames = 32;          // of an outcome's time axis, however many days
constexpr double kSummaryFiles = 4.0;    // a summary holds up to five statistics, but no single incidents

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Measured {
  double seconds{}, bytes{};
};

Measured run_days(const engine::Setup& setup, int days) {
  engine::Setup shorter = setup;
  shorter.scenario.time.days = days;
  const auto start = Clock::now();
  const auto data = engine::simulate(shorter, 0, {});
  const outcome::h5::QuietErrors quiet;
  const outcome::Image image = outcome::build_image(*data);
  return {seconds_since(start), static_cast<double>(image.bytes().size() + outcome::kTrailerBytes)};
}

}  // namespace

std::size_t peak_memory() {
  struct rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

Estimate estimate(const Work& work, const std::vector<std::size_t>& open, std::uint32_t in_flight) {
  Estimate out;
  out.open_runs = open.size();
  SharedSetups setups(work, ensemble::available_bytes());
  const std::uint32_t point = work.units[open.front()].point;
  const auto start = Clock::now();
  const auto setup = setups.of(point);
  out.prepare_s = seconds_since(start);
  const int days = work.points[point].days;
  const int first = std::min(kShort, days), second = std::min(kLong, days);
  const Measured a = run_days(*setup, first), b = second > first ? run_days(*setup, second) : a;
  out.pilot_days = second;
  const double step = std::max(1, second - first);
  const double day_s = std::max(0.0, b.seconds - a.seconds) / step, day_bytes = std::max(0.0, b.bytes - a.bytes) / step;
  std::set<std::uint32_t> scenarios;
  double bytes = 0.0;
  for (const std::size_t u : open) {
    const Unit& unit = work.units[u];
    const int length = work.points[unit.point].days;
    scenarios.insert(unit.point);
    out.total_s += a.seconds + day_s * (length - first);
    bytes += a.bytes + day_bytes * (std::min(length, kMostFrames) - first);
  }
  const double n = static_cast<double>(open.size());
  out.run_s = out.total_s / n;
  out.run_bytes = static_cast<std::size_t>(bytes / n);
  // Whether setups stay between replicates depends on memory; that they don't is the worse case.
  out.total_s += out.prepare_s * (work.sweep.replicates > 1 ? n : static_cast<double>(scenarios.size()));
  if (work.sweep.replicates > 1) bytes += kSummaryFiles * bytes / n * static_cast<double>(scenarios.size());
  out.total_bytes = static_cast<std::size_t>(bytes);
  out.memory_bytes = peak_memory() + ensemble::replicate_bytes(*setup) * (std::max<std::uint32_t>(1, in_flight) - 1);
  return out;
}

}  // namespace lichtung::sweeps
