// Upkeep, secured dwellings, travelling offenders, investigation.
#pragma once

namespace lichtung::plan {

struct PlaceLevers {};

}  // namespace lichtung::plan
