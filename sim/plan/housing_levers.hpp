// Housing and land use: what the plan did, for costs and figures.
#pragma once

namespace lichtung::plan {

struct HousingLevers {};

}  // namespace lichtung::plan
