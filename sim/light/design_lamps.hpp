// Lamps for a street that is to reach a lighting class: a layout by rule, as a planner would draw first. Flux is free
// (LED drivers), spacing as large as uniformity allows.
#pragma once

#include "scenarios/parameters.hpp"
#include "sim/light/en13201.hpp"
#include "sim/town/town.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace lichtung::light {

/// Where poles stand, by the rule of thumb for width over mounting height: up to 1, up to 1.5, above; tunnels.
enum class Arrangement : std::uint8_t { OneSide = 0, Staggered = 1, Opposite = 2, Axis = 3 };

enum class NoLayout : std::uint8_t {
  None = 0,          // there is one
  NoClass = 1,       // the class asked for is none of P1 … P6
  NoStreet = 2,      // the segment has no length
  Uneven = 3,        // at any spacing, the minimum needs more than 1.5 times the mean of the class
  TooLittleFlux = 4, // uniform enough only with more flux than a luminaire may have
};

/// What a design may choose from. Lengths in metres.
struct DesignRules {
  LightParameters light;
  std::array<double, 4> height_m{9.0, 7.0, 5.0, 4.5};   // by street group, as town.lamp_height_*
  double tunnel_height_m{2.6};                          // at most; clear height of an underpass (assumed)
  double setback_m{0.75};                               // pole behind the edge of the way (assumed)
  double least_spacing_m{6.0};                          // closer lamps are no street lighting any more (assumed)
  double most_flux_lm{20000.0};                         // of one luminaire (assumed: large LED mast head)
  double efficacy_lm_w{110.0};                          // town.lamp_efficacy_lm_w
  double cct_k{3000.0};
  std::uint16_t luminaire{}, schedule{};                // written into the lamps: indices of the town they are for
};

/// Rules with heights, efficacy and colour as the parameters have them.
[[nodiscard]] DesignRules design_rules(const Parameters& parameters);

struct LampLayout {
  std::vector<town::Lamp> lamps;      // along the segment; all of one flux. Empty if there is no layout
  NoLayout reason{NoLayout::None};    // why not
  Arrangement arrangement{};
  double spacing_m{};                 // along the street; of pairs if opposite
  Lux mean, minimum;                  // with these lamps alone
};

/// Lamps for a segment so that it reaches P`wanted` (1 … 6) by them alone: the largest spacing at which mean and minimum
/// are kept and the mean is at most 1.5 times what the class asks. A stricter class never gets less flux per metre.
/// Ends of the segment count as dark beyond, so a row of such streets is somewhat brighter. Existing lamps and
/// buildings are ignored.
[[nodiscard]] LampLayout design_lamps(const town::StreetNetwork& streets, SegmentId segment, std::uint8_t wanted,
                                      const photometry::Luminaire& luminaire, const DesignRules& rules);

}  // namespace lichtung::light
