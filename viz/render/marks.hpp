// Marks of a street, added up beside its value.
#pragma once

#include <cstdint>

namespace lichtung::viz {

enum StreetMark : std::uint8_t { kMarkHatched = 1, kMarkSelected = 2, kMarkEdited = 4 };

}  // namespace lichtung::viz
