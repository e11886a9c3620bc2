// Rows of the activity parameters.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {

std::span<const ParameterInfo> activity_rows() { return {}; }

}  // namespace lichtung::detail
