// Words for when a lamp burns, as inventories write them, to schedules.
#pragma once

#include "scenarios/lighting.hpp"

#include <optional>
#include <string_view>

namespace lichtung::inventory {

/// "ganznächtig" → the scenario's own (a schedule of defaults); "halbnächtig" → off from 23:00 to 05:00 (usual hours of
/// part-night lighting in Germany; assumed); "24 h" → all day; "23:00-05:00 50%" → that step, several separated by commas
/// or semicolons. Nothing where the text tells none of this.
[[nodiscard]] std::optional<LampSchedule> read_schedule(std::string_view text);

}  // namespace lichtung::inventory
