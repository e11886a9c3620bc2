// See intervals.hpp.
#include "viz/layers/intervals.hpp"

#include "analysis/statistics/distributions.hpp"
#include "sim/outcome/file.hpp"
#include "viz/layers/scale.hpp"

#include <cmath>
#include <limits>

namespace lichtung::viz {

void DifferenceSums::add(std::span<const float> difference) {
  sum_.resize(difference.size(), 0.0);
  squares_.resize(difference.size(), 0.0);
  for (std::size_t s = 0; s < difference.size(); ++s) {
    const double d = static_cast<double>(difference[s]);   // NaN once, NaN for ever: not known in every run
    sum_[s] += d;
    squares_[s] += d * d;
  }
  ++pairs_;
}

float DifferenceSums::mean(std::size_t segment) const {
  return pairs_ == 0 ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(sum_[segment] / static_cast<double>(pairs_));
}

double DifferenceSums::quantile() const { return statistics::student_t_quantile(static_cast<double>(pairs_ - 1), 0.975); }

float DifferenceSums::half_width(std::size_t segment) const {
  if (pairs_ < 2) return std::numeric_limits<float>::infinity();
  const double n = static_cast<double>(pairs_), mean = sum_[segment] / n;
  const double variance = std::max(0.0, (squares_[segment] - n * mean * mean) / (n - 1));
  return static_cast<float>(quantile() * std::sqrt(variance / n));
}

std::vector<bool> DifferenceSums::unsure() const {
  std::vector<bool> out(sum_.size(), true);
  if (pairs_ < 2) return out;
  const double n = static_cast<double>(pairs_), t = quantile();
  for (std::size_t s = 0; s < out.size(); ++s) {
    const double mean = sum_[s] / n, variance = std::max(0.0, (squares_[s] - n * mean * mean) / (n - 1));
    // Rounding of the sums must not make equal runs look different.
    const double half = t * std::sqrt(variance / n) + 1e-7 * std::sqrt(squares_[s] / n);
    out[s] = !(std::abs(mean) > half);
  }
  return out;
}

PairedDifference::PairedDifference(const Dataset& before, const Dataset& after, const LayerChoice& choice)
    : before_(before), after_(after), choice_(choice), pairs_(std::min(before.replicates(), after.replicates())) {}

bool PairedDifference::step() {
  if (done()) return true;
  const int pair = next_++;
  try {
    const auto a = before_.open_replicate(pair), b = after_.open_replicate(pair);
    a->read_events(before_.town().origin_x, before_.town().origin_y);
    b->read_events(before_.town().origin_x, before_.town().origin_y);
    if (!same_streets(a->reader(), b->reader())) return done();
    const LayerValues va = layer_values(*a, before_.town(), choice_), vb = layer_values(*b, after_.town(), choice_);
    if (va.there() && vb.there()) sums_.add(differences(va.values, vb.values, layer_info(choice_.id).scale));
  } catch (const outcome::FileError&) {
    return done();
  }
  return done();
}

}  // namespace lichtung::viz
