// Rows of the light parameters.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {

std::span<const ParameterInfo> light_rows() { return {}; }

}  // namespace lichtung::detail
