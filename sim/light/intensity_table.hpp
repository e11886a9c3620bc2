// Luminous intensity for the inner loop of the light sum: the same values as photometry::intensity(), but found
// without searching. Angles fall into buckets no wider than the smallest step of the file, so nothing is resampled.
#pragma once

#include "sim/light/angle.hpp"
#include "sim/photometry/luminaire.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::light {

/// Finds the interval of ascending angles that an angle lies in.
class AngleIndex {
 public:
  explicit AngleIndex(std::vector<double> angles);

  struct Spot {
    std::size_t low;   // the interval is low … low + 1
    double share;      // 0 … 1 towards its end
  };
  /// `at` lies between the first and the last angle.
  [[nodiscard]] Spot find(double at) const {
    const auto bucket = static_cast<std::size_t>((at - angles_.front()) * buckets_per_degree_);
    std::size_t i = first_[std::min(bucket, first_.size() - 1)];
    while (i + 2 < angles_.size() && angles_[i + 1] <= at) ++i;
    return {i, std::clamp((at - angles_[i]) * per_step_[i], 0.0, 1.0)};
  }
  [[nodiscard]] double front() const { return angles_.front(); }
  [[nodiscard]] double back() const { return angles_.back(); }
  [[nodiscard]] std::size_t size() const { return angles_.size(); }

 private:
  std::vector<double> angles_, per_step_;
  std::vector<std::uint32_t> first_;   // interval at the start of each bucket
  double buckets_per_degree_{};
};

class IntensityTable {
 public:
  explicit IntensityTable(const photometry::Distribution& distribution);

  /// cd/klm towards C (0 … 360) and γ (0 … 180); 0 outside γ's range.
  [[nodiscard]] double at(double c_deg, double gamma_deg) const {
    if (!(gamma_deg >= gamma_.front() && gamma_deg <= gamma_.back())) return 0.0;
    const auto [g, up] = gamma_.find(gamma_deg);
    const auto along = [&, low = g, share = up](std::size_t plane) {
      const double* row = candela_.data() + plane * gamma_.size() + low;
      return row[0] + share * (row[1] - row[0]);
    };
    if (axial_) return along(0);
    const auto [c, aside] = planes_.find(c_deg);
    const double here = along(c);
    return here + aside * (along(c + 1) - here);
  }

  /// cd/klm into a direction of any length, as its parts along C0, along C90 and downward in the luminaire's frame.
  [[nodiscard]] double towards(double c0, double c90, double down) const {
    const double gamma = angle_deg(std::sqrt(c0 * c0 + c90 * c90), down);
    if (axial_) return at(0.0, gamma);
    const double c = angle_deg(c90, c0);
    return at(c < 0.0 ? c + 360.0 : c, gamma);
  }

 private:
  AngleIndex gamma_, planes_;
  std::vector<double> candela_;   // [plane × γ]; the first plane again at 360°
  bool axial_;
};

[[nodiscard]] std::vector<IntensityTable> intensity_tables(std::span<const photometry::Luminaire> luminaires);

}  // namespace lichtung::light
