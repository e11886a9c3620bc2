// Parameters of the town submodel; rows with range, source and grade in town.cpp.
#pragma once

namespace lichtung {

struct TownParameters {
};

}  // namespace lichtung
