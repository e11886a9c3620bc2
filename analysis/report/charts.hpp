// Charts. Series are told apart by colour, dash and pattern, so that they can be read in grey.
#pragma once

#include "analysis/report/estimate.hpp"
#include "analysis/report/words.hpp"
#include "sim/svg/svg_map.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace lichtung::report {

/// A line with an optional band from `low` to `high`; points that aren't numbers break it.
struct Line {
  std::string name;
  std::vector<double> x, y, low{}, high{};
};

struct Axis {
  std::string title;
  double low{}, high{1.0};
  std::vector<std::pair<double, std::string>> marks{};   // empty: round numbers
};

/// The first line is drawn solid in blue, the second dashed in orange, others in grey.
[[nodiscard]] std::string line_chart(const svg::Description& about, const Axis& x, const Axis& y, std::span<const Line> lines, const Words& words);

struct Bars {
  std::string name;
  std::vector<Estimate> values;      // one per group
};
/// Horizontal bars in groups, with whiskers for intervals; the axis begins at 0.
[[nodiscard]] std::string bar_chart(const svg::Description& about, const std::string& axis_title, std::span<const std::string> groups,
                                    std::span<const Bars> bars, const Words& words);

/// Days down, hours across.
[[nodiscard]] std::string heat_map(const svg::Description& about, const std::array<double, 168>& values, const std::string& unit,
                                   const Words& words);

}  // namespace lichtung::report
