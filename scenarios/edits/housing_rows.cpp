// Keys of the edits of housing and land use, and what they say together.
#include "scenarios/edits/rows.hpp"

namespace lichtung::detail {

std::vector<EditKey> housing_rows() { return {}; }

void check(const HousingEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const AccommodationEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const LandUseEdit&, EditCheck& check) { check.changes_nothing(); }

}  // namespace lichtung::detail
