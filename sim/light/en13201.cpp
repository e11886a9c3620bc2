// Classes are compared with a small allowance, so that a street laid out to meet a class exactly is not failed by
// rounding to 32-bit numbers.
#include "sim/light/en13201.hpp"

namespace lichtung::light {

std::uint8_t p_class(Lux mean, Lux minimum) {
  constexpr double kAllowance = 1.0 - 1e-6;
  for (std::size_t i = 0; i < kPClasses.size(); ++i)
    if (mean >= kPClasses[i].mean * kAllowance && minimum >= kPClasses[i].minimum * kAllowance)
      return static_cast<std::uint8_t>(i + 1);
  return kNoPClass;
}

}  // namespace lichtung::light
