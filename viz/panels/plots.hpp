// Plots drawn with ImGui's lists: there is no plotting library in Debian for ImGui.
#pragma once

#include "viz/app/facts.hpp"
#include "viz/panels/panels.hpp"

#include <span>
#include <string>
#include <vector>

namespace lichtung::viz {

struct Series {
  std::span<const Figure> figures;
  ImU32 colour{};
};

/// Lines over frames with bands of their intervals; zero at the bottom.
void plot_series(const PanelContext& c, std::span<const Series> series, const std::string& unit, float height);

/// Seven days by 24 hours, colours from 0 to the largest value; the hour at the clock is framed.
void plot_week(const PanelContext& c, std::span<const double> hours, Ramp ramp, const std::string& unit, int now);

/// Rows of points with intervals: one row per name, one point per scenario.
struct IntervalRow {
  std::string name;
  std::vector<Figure> figures;
};
void plot_intervals(const PanelContext& c, std::span<const IntervalRow> rows, const std::string& unit);

void plot_lorenz(const PanelContext& c, std::span<const std::vector<statistics::LorenzPoint>* const> curves, float height);
/// Shares of values up to x; `values` ascending.
void plot_cumulative(const PanelContext& c, std::span<const std::vector<float>* const> values, const std::string& unit, float height);

/// Horizontal bars of shares with names.
void plot_shares(const PanelContext& c, std::span<const float> shares, std::span<const std::string> names);

}  // namespace lichtung::viz
