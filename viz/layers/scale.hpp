// From values to colours: a range that suits the whole town from the start and is shared by both scenarios. Pure.
#pragma once

#include "viz/layers/layer.hpp"

#include <span>
#include <string>
#include <vector>

namespace lichtung::viz {

struct Scale {
  ScaleKind kind{ScaleKind::Linear};
  Ramp ramp{Ramp::Tide};
  float low{}, high{1};            // values at the ends of the ramp; beyond, the end's colour
  bool difference{};               // low = −high
  friend bool operator==(const Scale&, const Scale&) = default;
};

/// 1, 1.5, 2, 3, 5, 7.5 times a power of ten, at least `value`.
[[nodiscard]] float round_up(float value);

/// The scale of a layer over the values of all scenarios that are shown: from 0 (or a hundredth, logarithmic) to a round
/// number that the 98 % quantile of the values above zero doesn't pass. Illuminance always goes from 0.3 to 30 lx.
[[nodiscard]] Scale shared_scale(const LayerInfo& info, std::span<const std::span<const float>> values);

/// For differences: symmetric about zero.
[[nodiscard]] Scale difference_scale(std::span<const float> differences);

/// Place on the ramp, 0 … 1; NaN for NaN.
[[nodiscard]] float place_on(const Scale& scale, float value);

/// Values to print beside the ramp, ascending, with both ends.
[[nodiscard]] std::vector<float> ticks(const Scale& scale);

/// A number for people: two or three significant digits, "," or "." by language, thin spaces between thousands.
[[nodiscard]] std::string number_text(double value, bool german, bool sign = false);

/// b − a; NaN where either is. Classes: a change to a better (lower) class counts as a gain of light: a − b.
[[nodiscard]] std::vector<float> differences(std::span<const float> a, std::span<const float> b, ScaleKind kind);

}  // namespace lichtung::viz
