// Did a measure move offences around the corner, or did its benefit spread? Counts before and after in the treated
// area, a buffer around it and a control area.
//   WDQ = (B1/C1 − B0/C0) / (A1/C1 − A0/C0): Bowers & Johnson 2003, J. Quant. Criminol. 19
//   total net effect = (A0 C1/C0 − A1) + (B0 C1/C0 − B1): Guerette 2009, Problem-Oriented Guides, tool 10
#pragma once

#include <cstdint>

namespace lichtung::statistics {

/// Counts (or rates) of one area before and after.
struct BeforeAfter {
  double before{}, after{};
};

/// What a quotient means, given that the treated area improved against the control.
enum class DisplacementVerdict : std::uint8_t {
  NoImprovement,         // the treated area did not improve: a quotient means nothing
  Diffusion,             // WDQ > 0: the buffer improved as well
  None,                  // WDQ = 0
  PartialDisplacement,   // −1 < WDQ < 0: less was displaced than gained
  FullDisplacement,      // WDQ = −1
  BackfireDisplacement,  // WDQ < −1: more was displaced than gained
};

struct WeightedDisplacement {
  double buffer_change{}, treated_change{};  // numerator and denominator: changes of the ratios to the control
  double quotient{};                         // NaN if the treated ratio did not change
  double net_effect{};                       // offences saved in treated area and buffer together
  DisplacementVerdict verdict{};
};

/// Throws InvalidData for negative or not finite counts and a control of 0.
[[nodiscard]] WeightedDisplacement weighted_displacement(BeforeAfter treated, BeforeAfter buffer, BeforeAfter control);

}  // namespace lichtung::statistics
