// Light: cividis (Nuñez et al. 2018), dark where it is dark. The rest: single-hue ramps of ColorBrewer (Harrower &
// Brewer 2003). Differences: blue and orange, told apart by all common kinds of colour vision.
#include "analysis/report/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lichtung::report {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

const std::vector<std::string_view> kCividis{"#00224e", "#2a3f6d", "#575d6d", "#8a8678", "#c3b369", "#f2d13a"};
const std::vector<std::string_view> kOranges{"#fde5c5", "#fdbe85", "#f98d4c", "#dd4a22", "#a81e14", "#5f0510"};
const std::vector<std::string_view> kBlues{"#d6e4f3", "#a3c8e4", "#62a1d1", "#2c75b4", "#0e4a90", "#062a5c"};
const std::vector<std::string_view> kPurples{"#e4e1f0", "#c0badd", "#9588c1", "#6f4fa5", "#51248b", "#2d0352"};
const std::vector<std::string_view> kGreens{"#dceee0", "#aed9b4", "#71b98a", "#38936a", "#10684a", "#033d2b"};

constexpr std::array<std::string_view, 7> kDifferences{"#08519c", "#3f8fc9", "#9ecae1", "#c9c6c0", "#fdb47a", "#e2600f", "#872a04"};

std::vector<double> per_100_m_and_year(const RunSet& run, std::vector<double> counts) {
  for (std::size_t s = 0; s < counts.size(); ++s)
    counts[s] = run.length_m[s] > 0.0 && run.years() > 0.0 ? counts[s] / std::max(run.length_m[s], 20.0) * 100.0 / run.years() : kNaN;
  return counts;
}

std::vector<double> offences(const RunSet& run) {
  std::vector<double> sum;
  for (const OffenceKindInfo& kind : kOffenceKindTable) {
    const auto& values = run.street(fmt::format("expected_{}", kind.key));
    sum.resize(std::max(sum.size(), values.size()), 0.0);
    for (std::size_t s = 0; s < values.size(); ++s)
      if (!std::isnan(values[s])) sum[s] += values[s];
  }
  return per_100_m_and_year(run, std::move(sum));
}

/// Share of those who pass or would pass at night that is concerned.
std::vector<double> concern(const RunSet& run) {
  std::vector<double> share = run.street("night_concerned_share");
  const auto& passes = run.street("night_passes");
  const auto& away = run.street("night_away");
  for (std::size_t s = 0; s < share.size(); ++s) {
    const bool nobody = s < passes.size() && s < away.size() && !(passes[s] + away[s] > 0.0);
    share[s] = nobody ? kNaN : 100.0 * share[s];
  }
  return share;
}

std::vector<double> scaled_by(std::vector<double> values, double factor) {
  for (double& v : values) v *= factor;
  return values;
}

}  // namespace

std::span<const Layer> layers() {
  static const std::vector<Layer> kLayers{
      {"light", {0.1, 0.4, 1.0, 2.0, 3.0}, kCividis, 1},
      {"concern", {5.0, 10.0, 20.0, 35.0, 50.0}, kOranges, 0},
      {"footfall_night", {1.0, 5.0, 20.0, 50.0, 200.0}, kBlues, 0},
      {"footfall_day", {10.0, 50.0, 200.0, 500.0, 2000.0}, kBlues, 0},
      {"offences", {0.1, 0.3, 1.0, 3.0, 10.0}, kPurples, 1},
      {"disorder", {0.1, 0.2, 0.4, 0.8, 1.6}, kOranges, 1},
      {"patrol", {0.5, 1.0, 2.0, 5.0, 15.0}, kGreens, 1},
  };
  return kLayers;
}

const Layer* find_layer(std::string_view id) {
  const auto at = std::ranges::find(layers(), id, &Layer::id);
  return at == layers().end() ? nullptr : &*at;
}

std::vector<double> layer_values(const RunSet& run, std::string_view id) {
  if (id == "light") return run.street("illuminance_min");
  if (id == "concern") return concern(run);
  if (id == "offences") return offences(run);
  if (id == "patrol") return scaled_by(run.street("patrol_minutes"), 1.0 / std::max(1.0, static_cast<double>(run.provenance.days)));
  return run.street(id);
}

std::string_view compared_variable(std::string_view id) {
  if (id == "light") return "illuminance_min";
  if (id == "concern") return "night_concerned_share";
  if (id == "offences") return "expected_all";
  if (id == "patrol") return "patrol_minutes";
  return id;
}

int class_of(std::span<const double> breaks, double value) {
  if (std::isnan(value)) return -1;
  return static_cast<int>(std::ranges::upper_bound(breaks, value) - breaks.begin());
}

std::string class_label(std::span<const double> breaks, std::size_t c, int decimals, const Words& words) {
  const auto bound = [&](std::size_t i) { return words.number(breaks[i], decimals); };
  if (c == 0) return words("class_below", bound(0));
  if (c == breaks.size()) return words("class_from", bound(c - 1));
  return words("class_between", bound(c - 1), bound(c));
}

std::vector<double> difference_breaks(std::span<const double> differences) {
  std::vector<double> size;
  for (const double d : differences)
    if (std::isfinite(d) && d != 0.0) size.push_back(std::abs(d));
  double top = 1.0;
  if (!size.empty()) {
    std::ranges::sort(size);
    const double large = size[static_cast<std::size_t>(0.97 * static_cast<double>(size.size() - 1))];
    const double decade = std::pow(10.0, std::floor(std::log10(large)));
    top = decade * (large >= 5.0 * decade ? 5.0 : large >= 2.0 * decade ? 2.0 : 1.0);
  }
  return {-top, -top * 0.3, -top * 0.1, top * 0.1, top * 0.3, top};
}

std::span<const std::string_view> difference_colours() { return kDifferences; }

}  // namespace lichtung::report
