// Rows of the fear parameters.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {

std::span<const ParameterInfo> fear_rows() { return {}; }

}  // namespace lichtung::detail
