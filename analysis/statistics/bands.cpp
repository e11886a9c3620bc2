// Checks of bands.
#include "analysis/statistics/bands.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <cmath>
#include <string>

namespace lichtung::statistics {

void require_valid(const Bands& bands) {
  require_at_least(bands.edges.size(), 2, "bands");
  for (std::size_t i = 0; i < bands.edges.size(); ++i) {
    const double edge = bands.edges[i];
    const bool last = i + 1 == bands.edges.size();
    if (std::isnan(edge) || (std::isinf(edge) && !last))
      throw InvalidData(Problem::NotFinite, "bands", std::to_string(i + 1));
    if (edge < 0.0) throw InvalidData(Problem::Negative, "bands", std::to_string(i + 1));
    if (i > 0 && !(edge > bands.edges[i - 1]))
      throw InvalidData(Problem::OutOfRange, "bands", shown(edge), "> " + shown(bands.edges[i - 1]));
  }
}

}  // namespace lichtung::statistics
