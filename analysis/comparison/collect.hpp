// Replicates of both sides gathered into values by figure, part and street.
#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/reading.hpp"
#include "analysis/comparison/street_sums.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace lichtung::comparison {

/// Values of one figure by replicate; NaN where a replicate lacks it.
struct TwoSided {
  std::string part, metric, unit, ledger;
  std::array<std::vector<double>, 2> values;
};

/// Offences of one replicate by district row (last: none) and ring.
struct Collected {
  std::vector<TwoSided> figures, districts, groups, hours;
  std::map<std::string, StreetSums> streets;
  std::array<std::vector<std::vector<float>>, 2> expected_all;   // by replicate and segment: for rings of streets known later
  std::array<std::vector<double>, 2> sampled;                    // true incidents by segment, summed over replicates
};

/// Adds one replicate of side 0 or 1 under its place among the replicates compared.
void add(const Sample& sample, const Streets& streets, std::size_t side, std::size_t place, Collected& out);

/// Adds the streets of a pair, or of one side if `other` is nullptr.
void add_streets(const Sample& sample, const Sample* other, std::size_t side, Collected& out);

}  // namespace lichtung::comparison
