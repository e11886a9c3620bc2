// Rows of the police parameters.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {

std::span<const ParameterInfo> police_rows() { return {}; }

}  // namespace lichtung::detail
