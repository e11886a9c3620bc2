// The week as a table of colours.
#include "analysis/report/charts.hpp"
#include "analysis/report/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::report {
namespace {

constexpr double kWidth = 720.0, kLeft = 92.0, kTop = 30.0, kCell = 25.8, kRow = 26.0;
constexpr std::array<std::string_view, 7> kRamp{"#fbf7ef", "#fde5c5", "#fdbe85", "#f98d4c", "#dd4a22", "#a81e14", "#5f0510"};

}  // namespace

std::string heat_map(const svg::Description& about, const std::array<double, 168>& values, const std::string& unit, const Words& words) {
  const double top = std::max(0.0, *std::ranges::max_element(values));
  const Ticks ticks = round_ticks(0.0, top > 0.0 ? top : 1.0, 6);
  const auto step = static_cast<double>(kRamp.size());
  const auto colour = [&](double v) {
    return kRamp[static_cast<std::size_t>(std::clamp(std::floor(v / ticks.high * step), 0.0, step - 1.0))];
  };
  Drawing d(kWidth, kTop + 7.0 * kRow + 62.0);
  for (std::size_t hour = 0; hour < 24; hour += 3)
    d.text(kLeft + kCell * static_cast<double>(hour), kTop - 8.0, words("clock", hour), Anchor::Start, 13.0);
  for (std::size_t day = 0; day < 7; ++day) {
    const double y = kTop + kRow * static_cast<double>(day);
    d.text(kLeft - 8.0, y + 18.0, words(fmt::format("day_{}", day)), Anchor::End);
    for (std::size_t hour = 0; hour < 24; ++hour)
      d.rect(kLeft + kCell * static_cast<double>(hour), y, kCell - 1.0, kRow - 1.0, colour(values[24 * day + hour]));
  }
  const double y = kTop + 7.0 * kRow + 16.0;
  for (std::size_t c = 0; c < kRamp.size(); ++c) d.rect(kLeft + 40.0 * static_cast<double>(c), y, 40.0, 12.0, kRamp[c], "#999");
  d.text(kLeft, y + 28.0, words.number(0.0, 0), Anchor::Start, 13.0);
  d.text(kLeft + 40.0 * step, y + 28.0, words.number(ticks.high, ticks.decimals), Anchor::End, 13.0);
  d.text(kLeft + 40.0 * step + 14.0, y + 11.0, unit, Anchor::Start, 13.0);
  return d.finish(about);
}

}  // namespace lichtung::report
