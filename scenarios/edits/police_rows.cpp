// Keys of the edits of police and order service, and what they say together.
#include "scenarios/edits/rows.hpp"

namespace lichtung::detail {

std::vector<EditKey> police_rows_of_edits() { return {}; }

void check(const PatrolEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const StationEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const WithdrawalEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const OrderServiceEdit&, EditCheck& check) { check.changes_nothing(); }

}  // namespace lichtung::detail
