// What edits of housing and land use do.
#include "sim/plan/apply.hpp"

namespace lichtung::plan {

void apply(const HousingEdit&, const Target&) {}
void apply(const AccommodationEdit&, const Target&) {}
void apply(const LandUseEdit&, const Target&) {}

}  // namespace lichtung::plan
