// Keys of the edits of cameras, alcohol restrictions and events, and what they say together.
#include "scenarios/edits/rows.hpp"

namespace lichtung::detail {

std::vector<EditKey> nightlife_rows() { return {}; }

void check(const CameraEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const AlcoholEdit&, EditCheck& check) { check.changes_nothing(); }
void check(const EventEdit&, EditCheck& check) { check.changes_nothing(); }

}  // namespace lichtung::detail
