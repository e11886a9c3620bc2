// Aoristic analysis: offences whose time is known only as a window (a bicycle locked at 8, gone at 18) are spread
// evenly over the hours of the window, so that each adds up to one.
// Ratcliffe & McCullagh 1998, Int. J. Geogr. Inf. Sci. 12; Ratcliffe 2002, J. Quant. Criminol. 18.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace lichtung::statistics {

/// From `from` up to, not including, `to`, in minutes of local time since Monday 00:00 of any week (negative allowed).
/// An empty window is a known moment. Civil clocks: the change to daylight saving is not corrected for.
struct TimeWindow {
  std::int64_t from{}, to{};
};

struct AoristicResult {
  std::array<double, 168> hour_of_week{};  // from Monday 0–1; sums to `events`
  std::array<double, 24> hour_of_day{};    // the same by hour of day
  std::size_t events{};
  double mean_window_hours{};
  double exact_share{};  // windows of at most an hour
};

/// Throws InvalidData without windows and for a window that ends before it begins.
[[nodiscard]] AoristicResult aoristic(std::span<const TimeWindow> windows);

}  // namespace lichtung::statistics
