// Classes are compared with a small allowance, so that a street laid out to meet a class exactly is not failed by
// rounding to 32-bit numbers.
#include "sim/light/en13201.hpp"

namespace lichtung::light {

namespace {

constexpr double kAllowance = 1.0 - 1e-6;

}  // namespace

std::uint8_t p_class(Lux mean, Lux minimum) {
  for (std::size_t i = 0; i < kPClasses.size(); ++i)
    if (mean >= kPClasses[i].mean * kAllowance && minimum >= kPClasses[i].minimum * kAllowance)
      return static_cast<std::uint8_t>(i + 1);
  return kNoPClass;
}

bool keeps_recognition(std::uint8_t p_class, Lux semicylindrical_minimum) {
  if (p_class < 1 || p_class > kPClasses.size()) return false;
  return semicylindrical_minimum >= kPClasses[p_class - 1U].semicylindrical_minimum * kAllowance;
}

}  // namespace lichtung::light
