// Rows of the town parameters.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {

std::span<const ParameterInfo> town_rows() { return {}; }

}  // namespace lichtung::detail
