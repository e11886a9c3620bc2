// Lines with bands: series over time, Lorenz curves, distributions.
#include "analysis/report/charts.hpp"
#include "analysis/report/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lichtung::report {
namespace {

constexpr double kWidth = 720.0, kHeight = 340.0, kLeft = 78.0, kRight = 16.0, kTop = 40.0, kBottom = 56.0;

struct LineLook {
  std::string_view colour, dash;
};
constexpr std::array<LineLook, 4> kLooks{{{"#0b559f", ""}, {"#d95f02", "9 5"}, {"#555555", "3 4"}, {"#888888", "12 4 3 4"}}};

struct Frame {
  Axis x, y;
  [[nodiscard]] double px(double v) const { return kLeft + (v - x.low) / (x.high - x.low) * (kWidth - kLeft - kRight); }
  [[nodiscard]] double py(double v) const { return kHeight - kBottom - (v - y.low) / (y.high - y.low) * (kHeight - kTop - kBottom); }
};

Axis completed(Axis axis, const Words& words) {
  if (!axis.marks.empty()) {
    if (axis.high <= axis.low) axis.high = axis.low + 1.0;
    return axis;
  }
  const Ticks ticks = round_ticks(axis.low, axis.high, 5);
  axis.low = ticks.low;
  axis.high = ticks.high;
  for (const double t : ticks.values()) axis.marks.emplace_back(t, words.number(t, ticks.decimals));
  return axis;
}

void draw_axes(Drawing& d, const Frame& f) {
  for (const auto& [value, label] : f.y.marks) {
    d.line(kLeft, f.py(value), kWidth - kRight, f.py(value), "#dddddd", 1.0);
    d.text(kLeft - 8.0, f.py(value) + 5.0, label, Anchor::End);
  }
  for (const auto& [value, label] : f.x.marks) {
    d.line(f.px(value), kHeight - kBottom, f.px(value), kHeight - kBottom + 5.0, "#555", 1.0);
    d.text(f.px(value), kHeight - kBottom + 20.0, label, Anchor::Middle);
  }
  d.line(kLeft, kHeight - kBottom, kWidth - kRight, kHeight - kBottom, "#555", 1.2);
  d.text((kLeft + kWidth - kRight) / 2.0, kHeight - 12.0, f.x.title, Anchor::Middle, 13.0);
  d.text_upwards(18.0, (kTop + kHeight - kBottom) / 2.0, f.y.title);
}

std::string band_path(const Line& line, const Frame& f) {
  if (line.low.size() != line.x.size() || line.high.size() != line.x.size()) return {};
  std::string there, back;
  for (std::size_t i = 0; i < line.x.size(); ++i)
    if (std::isfinite(line.low[i]) && std::isfinite(line.high[i])) {
      const double high = std::min(line.high[i], f.y.high), low = std::max(line.low[i], f.y.low);
      fmt::format_to(std::back_inserter(there), "{}{:.1f} {:.1f}", there.empty() ? 'M' : 'L', f.px(line.x[i]), f.py(high));
      back = fmt::format("L{:.1f} {:.1f}", f.px(line.x[i]), f.py(low)) + back;
    }
  return there.empty() ? there : there + back + "Z";
}

std::string line_path(const Line& line, const Frame& f) {
  std::string out;
  bool broken = true;
  for (std::size_t i = 0; i < std::min(line.x.size(), line.y.size()); ++i) {
    if (!std::isfinite(line.y[i])) {
      broken = true;
      continue;
    }
    fmt::format_to(std::back_inserter(out), "{}{:.1f} {:.1f}", broken ? 'M' : 'L', f.px(line.x[i]), f.py(line.y[i]));
    broken = false;
  }
  return out;
}

}  // namespace

std::string line_chart(const svg::Description& about, const Axis& x, const Axis& y, std::span<const Line> lines, const Words& words) {
  const Frame f{completed(x, words), completed(y, words)};
  Drawing d(kWidth, kHeight);
  draw_axes(d, f);
  double at = kLeft;
  for (std::size_t i = 0; i < lines.size(); ++i) d.path(band_path(lines[i], f), kLooks[std::min(i, kLooks.size() - 1)].colour, "none", 0.0, "", 0.16);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineLook& look = kLooks[std::min(i, kLooks.size() - 1)];
    d.path(line_path(lines[i], f), "none", look.colour, 2.4, look.dash);
    if (lines[i].name.empty()) continue;
    d.line(at, 18.0, at + 36.0, 18.0, look.colour, 2.6, look.dash);
    d.text(at + 44.0, 23.0, lines[i].name, Anchor::Start);
    at += 72.0 + 7.6 * static_cast<double>(commands::display_width(lines[i].name));
  }
  return d.finish(about);
}

}  // namespace lichtung::report
