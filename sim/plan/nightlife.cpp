// What edits of cameras, alcohol restrictions and events do.
#include "sim/plan/apply.hpp"

namespace lichtung::plan {

void apply(const CameraEdit&, const Target&) {}
void apply(const AlcoholEdit&, const Target&) {}
void apply(const EventEdit&, const Target&) {}

}  // namespace lichtung::plan
