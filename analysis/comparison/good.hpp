// Which way is better, by the name of a figure; what isn't listed is neither.
#pragma once

#include "analysis/comparison/contrast.hpp"

#include <string_view>

namespace lichtung::comparison {

[[nodiscard]] Good good_of(std::string_view metric);

}  // namespace lichtung::comparison
