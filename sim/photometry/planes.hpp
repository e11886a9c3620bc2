// From the planes a file stores to planes all around: what a symmetry leaves out is mirrored.
#pragma once

#include "sim/photometry/luminaire.hpp"

#include <cstddef>
#include <vector>

namespace lichtung::photometry::detail {

/// Planes as stored, in any order, their angles in EULUMDAT's sense; may be outside 0 … 360.
struct StoredPlanes {
  std::vector<double> c_deg;
  std::vector<double> gamma_deg;
  std::vector<double> candela;   // [plane × gamma]
};

/// All planes of the circle, ascending from C0. Planes that coincide are kept once. If none stands at C0 – possible
/// after turning – one is put there by linear interpolation, which changes neither intensities nor flux.
[[nodiscard]] Distribution unfold(const StoredPlanes& stored, Symmetry symmetry);

}  // namespace lichtung::photometry::detail
