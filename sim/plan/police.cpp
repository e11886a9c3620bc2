// What edits of police and order service do.
#include "sim/plan/apply.hpp"

namespace lichtung::plan {

void apply(const PatrolEdit&, const Target&) {}
void apply(const StationEdit&, const Target&) {}
void apply(const WithdrawalEdit&, const Target&) {}
void apply(const OrderServiceEdit&, const Target&) {}

}  // namespace lichtung::plan
