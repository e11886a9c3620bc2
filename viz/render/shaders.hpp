// The shaders of assets/shaders as they were when the program was built.
#pragma once

#include <string_view>

namespace lichtung::viz::shaders {

extern const std::string_view kStreetVertex, kStreetFragment, kSurfaceVertex, kSurfaceFragment, kSpeckVertex, kGlowVertex,
    kGlowFragment, kPointVertex, kPointFragment, kGroundVertex, kCarryFragment, kDuskFragment;

}  // namespace lichtung::viz::shaders
