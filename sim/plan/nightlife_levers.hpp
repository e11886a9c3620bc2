// Cameras, alcohol restrictions, events.
#pragma once

namespace lichtung::plan {

struct NightlifeLevers {};

}  // namespace lichtung::plan
