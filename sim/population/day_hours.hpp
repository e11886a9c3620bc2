// When people leave home for a purpose: hourly weights, shaped so that the hours of all trips look like MiD 2017
// (recalled: 5-8 h 13 %, 8-10 h 12 %, 10-13 h 20 %, 13-16 h 22 %, 16-19 h 22 %, 19-22 h 8 %, 22-5 h 3 %); the weights
// of single purposes are assumed. Turned into quantiles at compile time: a draw is one look-up.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lichtung::population::detail {

inline constexpr std::size_t kQuantiles = 128;
using Hours = std::array<double, 24>;                        // weight of the hour from 04:00 on
using Quantiles = std::array<std::int32_t, kQuantiles + 1>;  // seconds since 04:00

constexpr Quantiles quantiles(const Hours& hours) {
  double total = 0.0;
  for (const double w : hours) total += w;
  Quantiles q{};
  std::size_t h = 0;
  double before = 0.0;
  for (std::size_t i = 0; i <= kQuantiles; ++i) {
    const double target = total * static_cast<double>(i) / static_cast<double>(kQuantiles);
    while (h + 1 < hours.size() && (hours[h] == 0.0 || before + hours[h] < target)) before += hours[h++];
    const double part = hours[h] > 0.0 ? (target - before) / hours[h] : 0.0;
    q[i] = static_cast<std::int32_t>(3600.0 * (static_cast<double>(h) + (part > 1.0 ? 1.0 : part)));
  }
  return q;
}

/// Seconds since 04:00 for a random word.
constexpr std::int32_t at_quantile(const Quantiles& q, std::uint32_t word) {
  const std::uint32_t i = word >> 25;
  const auto part = static_cast<std::int64_t>(word & 0x1FFFFFFU);
  return q[i] + static_cast<std::int32_t>(((q[i + 1] - q[i]) * part) >> 25);
}

// Index: [weekday, weekend][shopping, errand, leisure, night life, stroll, accompany].
inline constexpr std::array<std::array<Quantiles, 6>, 2> kDeparture{{
    {quantiles({0, 0, 1, 3, 9, 15, 17, 13, 6, 4, 6, 7, 8, 8, 5, 1.5, 0, 0, 0, 0, 0, 0, 0, 0}),
     quantiles({0, 0, 1, 5, 14, 16, 14, 10, 4, 4, 6, 7, 6, 4, 2, 0.5, 0, 0, 0, 0, 0, 0, 0, 0}),
     quantiles({0, 0, 0.5, 2, 5, 8, 9, 8, 6, 7, 9, 9, 8, 8, 8, 6, 3, 1, 0.2, 0, 0, 0, 0, 0}),
     quantiles({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 6, 5, 3, 1.5, 0.5, 0, 0, 0}),
     quantiles({0, 0.5, 2, 3, 4, 5, 6, 6, 5, 6, 9, 10, 10, 9, 7, 5, 3, 1.5, 0.5, 0, 0, 0, 0, 0}),
     quantiles({0, 0, 4, 22, 10, 2, 1, 3, 4, 3, 4, 4, 4, 3, 2, 0.5, 0, 0, 0, 0, 0, 0, 0, 0})},
    {quantiles({0, 0, 0, 3, 7, 12, 15, 13, 9, 8, 9, 9, 8, 5, 2, 0.5, 0, 0, 0, 0, 0, 0, 0, 0}),
     quantiles({0, 0, 0, 1, 4, 8, 12, 11, 8, 8, 9, 9, 8, 6, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0}),
     quantiles({0, 0, 0, 1, 2, 5, 8, 9, 7, 10, 14, 12, 8, 7, 8, 5, 2, 0.5, 0.2, 0, 0, 0, 0, 0}),
     quantiles({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 7, 6, 5, 3, 1, 0, 0, 0}),
     quantiles({0, 0, 1, 3, 5, 6, 8, 8, 6, 10, 15, 13, 9, 6, 4, 2, 1, 0.5, 0, 0, 0, 0, 0, 0}),
     quantiles({0, 0, 0, 0, 3, 8, 10, 7, 5, 8, 10, 9, 8, 8, 5, 2, 0, 0, 0, 0, 0, 0, 0, 0})},
}};

/// Start of work by day, of those in no shift.
inline constexpr Quantiles kWorkStart =
    quantiles({0, 0, 10, 38, 30, 11, 4, 1.5, 1, 0.5, 0.5, 0.5, 1, 1, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0});
/// Start of lectures and vocational courses.
inline constexpr Quantiles kLectureStart =
    quantiles({0, 0, 0, 15, 30, 20, 15, 4, 4, 8, 5, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

/// Latest departure for a purpose (same order), seconds since 04:00.
inline constexpr std::array<std::int32_t, 6> kLatest{57600, 57600, 66600, 73800, 66600, 59400};

/// Multipliers of a median duration at the quantiles i / 32 of a log-normal with σ = 0.55, cut at 0.8 and 99.2 %.
inline constexpr std::array<float, 33> kSpread{
    0.266F, 0.359F, 0.430F, 0.484F, 0.531F, 0.574F, 0.614F, 0.652F, 0.690F, 0.727F, 0.764F, 0.802F, 0.839F, 0.878F,
    0.917F, 0.958F, 1.000F, 1.044F, 1.090F, 1.139F, 1.192F, 1.248F, 1.308F, 1.375F, 1.449F, 1.533F, 1.629F, 1.743F,
    1.883F, 2.065F, 2.325F, 2.786F, 3.762F};

/// A duration around its median; `narrow` takes a third of the spread (work, school).
constexpr double spread(std::uint32_t word, bool narrow) {
  const std::uint32_t i = word >> 27;
  const double part = static_cast<double>(word & 0x7FFFFFFU) * 0x1p-27;
  const double x = static_cast<double>(kSpread[i]) + part * static_cast<double>(kSpread[i + 1] - kSpread[i]);
  return narrow ? 1.0 + (x - 1.0) * 0.25 : x;
}

}  // namespace lichtung::population::detail
