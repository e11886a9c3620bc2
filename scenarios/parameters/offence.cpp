// Rows of the offence parameters.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {

std::span<const ParameterInfo> offence_rows() { return {}; }

}  // namespace lichtung::detail
