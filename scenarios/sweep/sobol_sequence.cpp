// The Sobol sequence by Boost.Random, whose direction numbers are those of Joe & Kuo 2008 (new-joe-kuo-6.21201).
#include "scenarios/sweep/design.hpp"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#include <boost/random/sobol.hpp>
#pragma GCC diagnostic pop

namespace lichtung::sweep {

std::vector<std::uint32_t> sobol_sequence(std::uint32_t dimensions, std::uint32_t count) {
  std::vector<std::uint32_t> points(std::size_t{dimensions} * count, 0U);   // Boost leaves out the first point, 0
  boost::random::sobol_engine<std::uint32_t, 32> engine(dimensions);
  for (std::size_t i = dimensions; i < points.size(); ++i) points[i] = engine();
  return points;
}

}  // namespace lichtung::sweep
