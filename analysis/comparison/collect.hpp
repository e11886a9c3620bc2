// Replicates of both sides gathered: figures by replicate, streets as running sums.
#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/reading.hpp"
#include "analysis/comparison/street_sums.hpp"

#include <array>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace lichtung::comparison {

/// Values of one figure by replicate; NaN where a replicate lacks it.
struct TwoSided {
  std::string part, metric, unit, ledger;
  std::array<std::vector<double>, 2> values;
};

/// Figures in the order in which they first appear.
class TwoSidedRows {
 public:
  /// `place`: of the replicate among those of its side.
  void put(const TwoSided& like, std::size_t side, std::size_t place, double value);
  /// All lists filled up with NaN to the number of replicates.
  void finish(const std::array<std::size_t, 2>& replicates);
  [[nodiscard]] const std::vector<TwoSided>& rows() const { return rows_; }
  /// nullptr if there is none.
  [[nodiscard]] const TwoSided* find(std::string_view metric, std::string_view ledger) const;

 private:
  std::vector<TwoSided> rows_;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> index_;
};

struct Collected {
  TwoSidedRows figures, districts, groups, hours;
  std::map<std::string, StreetSums> streets;
  std::array<std::vector<double>, 2> sampled;      // true incidents by segment, summed over replicates
};

/// Adds one replicate of side 0 or 1 under its place among the replicates compared; streets are added apart.
void add(const Sample& sample, const Streets& streets, std::size_t side, std::size_t place, Collected& out);

void add_pair_of_streets(const Sample& a, const Sample& b, Collected& out);
void add_streets(const Sample& sample, std::size_t side, Collected& out);

}  // namespace lichtung::comparison
