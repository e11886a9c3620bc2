// How unequally offences lie on streets on both sides, and whether the worst places of A are still those of B.
#pragma once

#include "analysis/comparison/comparison.hpp"

#include <span>

namespace lichtung::comparison {

/// `a`, `b`: offences by segment of one ledger. `worst`: expected offences of A by segment, whose densest 5 % of street
/// length foretell b. Streets without length or value don't count; without offences all is unknown.
[[nodiscard]] ConcentrationFigure concentration_of(std::string ledger, std::span<const double> a, std::span<const double> b,
                                                   std::span<const double> worst, std::span<const double> length_m);

}  // namespace lichtung::comparison
