// Parameters of the light submodel; rows with range, source and grade in light.cpp.
#pragma once

namespace lichtung {

struct LightParameters {
};

}  // namespace lichtung
