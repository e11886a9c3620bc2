// See scale.hpp.
#include "viz/layers/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::viz {
namespace {

/// Quantile of the values above zero; 0 if there is none.
float upper_quantile(std::vector<float> values, double share) {
  std::erase_if(values, [](float v) { return !std::isfinite(v) || v <= 0; });
  if (values.empty()) return 0;
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
  return values[at];
}

constexpr double kShown = 0.98;   // of the streets lie within the ramp

}  // namespace

float round_up(float value) {
  if (!(value > 0) || !std::isfinite(value)) return 1;
  const float power = std::pow(10.0F, std::floor(std::log10(value)));
  for (const float digit : {1.0F, 1.5F, 2.0F, 3.0F, 5.0F, 7.5F, 10.0F})
    if (value <= digit * power * 1.0001F) return digit * power;
  return 10 * power;
}

Scale shared_scale(const LayerInfo& info, std::span<const std::span<const float>> values) {
  Scale scale{info.scale, info.ramp, 0, 1, false};
  if (info.scale == ScaleKind::Classes) return {info.scale, info.ramp, 1, 7, false};
  if (info.id == LayerId::Illuminance) return {info.scale, info.ramp, 0.3F, 30, false};
  if (info.id == LayerId::Rented || info.id == LayerId::Social || info.id == LayerId::LowRent) return {info.scale, info.ramp, 0, 100, false};
  if (info.id == LayerId::UseMix) return {info.scale, info.ramp, 0, 1, false};
  float most = 0;
  for (const auto& one : values) most = std::max(most, upper_quantile({one.begin(), one.end()}, kShown));
  scale.high = round_up(most);
  if (scale.kind == ScaleKind::Logarithmic) scale.low = scale.high / 1000;
  return scale;
}

Scale difference_scale(std::span<const float> values) {
  std::vector<float> sizes(values.size());
  std::ranges::transform(values, sizes.begin(), [](float v) { return std::abs(v); });
  const float most = round_up(upper_quantile(std::move(sizes), kShown));
  return {ScaleKind::Linear, Ramp::Difference, -most, most, true};
}

float place_on(const Scale& scale, float value) {
  if (std::isnan(value)) return value;
  if (scale.kind == ScaleKind::Logarithmic) {
    if (value <= scale.low) return 0;
    return std::clamp(std::log(value / scale.low) / std::log(scale.high / scale.low), 0.0F, 1.0F);
  }
  return std::clamp((value - scale.low) / (scale.high - scale.low), 0.0F, 1.0F);
}

std::vector<float> ticks(const Scale& scale) {
  std::vector<float> out;
  if (scale.kind == ScaleKind::Logarithmic) {
    out.push_back(scale.low);
    for (float power = std::pow(10.0F, std::ceil(std::log10(scale.low * 1.5F))); power < scale.high / 1.5F; power *= 10) out.push_back(power);
    out.push_back(scale.high);
    return out;
  }
  if (scale.difference) return {scale.low, scale.low / 2, 0, scale.high / 2, scale.high};
  for (int i = 0; i <= 4; ++i) out.push_back(scale.low + (scale.high - scale.low) * static_cast<float>(i) / 4);
  return out;
}

std::string number_text(double value, bool german, bool sign) {
  if (std::isnan(value)) return "–";
  const double size = std::abs(value);
  std::string text;
  if (size >= 1000) {
    const auto whole = static_cast<long long>(std::llround(size));
    text = fmt::format("{}", whole);
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), "\u202F");
  } else {
    const int digits = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 4;
    text = fmt::format("{:.{}f}", size, digits);
    if (text.find('.') != std::string::npos) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
    if (german) std::ranges::replace(text, '.', ',');
  }
  const bool zero = text.find_first_not_of("0.,") == std::string::npos;
  if (zero) return "0";
  return (value < 0 ? "−" : sign ? "+" : "") + text;
}

std::vector<float> differences(std::span<const float> a, std::span<const float> b, ScaleKind kind) {
  std::vector<float> out(std::min(a.size(), b.size()));
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = kind == ScaleKind::Classes ? a[i] - b[i] : b[i] - a[i];
  return out;
}

}  // namespace lichtung::viz
