// Keys of the edits of upkeep, security, travelling offenders and investigation, and what they say together.
#include "scenarios/edits/rows.hpp"

namespace lichtung::detail {

std::vector<EditKey> places_rows() { return {}; }

void check(const UpkeepEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const SecurityEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const OutsidersEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const InvestigationEdit&, EditCheck& check) { check.changes_nothing(); }

}  // namespace lichtung::detail
