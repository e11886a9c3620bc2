// Parameters of the fear submodel; rows with range, source and grade in fear.cpp.
#pragma once

namespace lichtung {

struct FearParameters {
};

}  // namespace lichtung
