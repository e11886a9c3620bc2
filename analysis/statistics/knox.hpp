// The Knox test of space-time interaction, as the near-repeat table of criminology: are there more pairs of events that
// are close in space and in time than expected if times were independent of places?
// Knox 1964, Applied Statistics 13; near-repeat use and permutation of times: Johnson et al. 2007, Ratcliffe & Rengert
// 2008 (Near Repeat Calculator), Steenbeek 2019 (NearRepeat). Expectations: mean over permutations, and Knox's product
// formula N_space · N_time / N_pairs over all pairs.
#pragma once

#include "analysis/statistics/bands.hpp"
#include "analysis/statistics/near_points.hpp"
#include "analysis/statistics/permutation.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::statistics {

/// Cells are stored by rows: cell(space, time) = space · time_bands + time. Numbers that need permutations are NaN
/// without them.
struct KnoxTable {
  std::size_t space_bands{}, time_bands{}, events{};
  std::uint64_t pairs{};                         // n (n − 1) / 2
  std::vector<std::uint64_t> observed;           // per cell
  std::vector<std::uint64_t> in_space, in_time;  // all pairs of a space band (any time), of a time band (any place)
  std::vector<double> expected_product;          // per cell: in_space · in_time / pairs
  std::vector<double> p_poisson;                 // per cell: P(X > observed), X Poisson with expected_product
  std::vector<double> expected_permuted;         // per cell: mean over permutations
  std::vector<double> ratio;                     // per cell: observed / expected_permuted; NaN for 0 / 0
  std::vector<double> p;                         // per cell: (1 + #{simulated ≥ observed}) / (1 + R)

  [[nodiscard]] std::size_t cell(std::size_t space, std::size_t time) const { return space * time_bands + time; }
};

/// Events at `places` and `times` (days, or any unit that `time` is in; |difference| is banded). Only pairs nearer than
/// the last finite edge of `space` are looked at in each permutation; an endless last band follows from the totals,
/// which permuting doesn't change. Parallel, the same for any number of threads.
/// Throws InvalidData: fewer than 2 events, lengths differ, not finite, invalid bands.
[[nodiscard]] KnoxTable knox(std::span<const Point> places, std::span<const double> times, Metric metric,
                             const Bands& space, const Bands& time, const Permutations& plan);

/// The same with given distances (street network, travel time): `near` holds every pair of events up to the last finite
/// edge of `space`, each once in either order; events are numbered as `times`. Throws Repeated for a pair given twice.
[[nodiscard]] KnoxTable knox(std::span<const NearPair> near, std::span<const double> times, const Bands& space,
                             const Bands& time, const Permutations& plan);

}  // namespace lichtung::statistics
