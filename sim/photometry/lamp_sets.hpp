// The sets of lamps in EULUMDAT (lines 26 and 26a–f), in the layouts in which programs write them.
#pragma once

#include "sim/photometry/field_reader.hpp"
#include "sim/photometry/photometric_file.hpp"

namespace lichtung::photometry::detail {

/// Reads the number of sets and the sets; the first one gives the luminaire its flux, power and colour. Layouts: set
/// by set, six lines each; value by value, all counts first; or six lines with one word a set on each.
void read_lamp_sets(FieldReader& in, PhotometricFile& file);

}  // namespace lichtung::photometry::detail
