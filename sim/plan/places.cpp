// What edits of upkeep, security, travelling offenders and investigation do.
#include "sim/plan/apply.hpp"

namespace lichtung::plan {

void apply(const UpkeepEdit&, const Target&) {}
void apply(const SecurityEdit&, const Target&) {}
void apply(const OutsidersEdit&, const Target&) {}
void apply(const InvestigationEdit&, const Target&) {}

}  // namespace lichtung::plan
