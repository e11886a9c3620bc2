// Pairs are banded in space once; each permutation bands their times anew. The rows of the count table are the finite
// space bands and, before them, one for pairs nearer than the first edge, which is needed for totals only.
#include "analysis/statistics/knox.hpp"

#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/invalid_data.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <tuple>

namespace lichtung::statistics {
namespace {

struct BandedPair {
  std::uint32_t first{}, second{};
  std::uint32_t row{};  // 0: nearer than the first edge; k + 1: space band k
};

/// Pairs with |difference| below (or at) `edge`, by two pointers over sorted times.
std::uint64_t pairs_before(std::span<const double> sorted, double edge, bool inclusive) {
  std::uint64_t count = 0;
  for (std::size_t high = 0, low = 0; high < sorted.size(); ++high) {
    const auto beyond = [&](double d) { return inclusive ? d > edge : d >= edge; };
    while (low < high && beyond(sorted[high] - sorted[low])) ++low;
    count += high - low;
  }
  return count;
}

/// All pairs of each time band, whatever their distance: no permutation changes them.
std::vector<std::uint64_t> time_totals(std::span<const double> times, const Bands& time) {
  std::vector<double> sorted(times.begin(), times.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint64_t> before;
  for (std::size_t i = 0; i < time.edges.size(); ++i)
    before.push_back(pairs_before(sorted, time.edges[i], time.closed == BandEdges::RightClosed && i > 0));
  std::vector<std::uint64_t> totals;
  for (std::size_t k = 0; k < time.count(); ++k) totals.push_back(before[k + 1] - before[k]);
  return totals;
}

/// Counts pairs by space row and time band; columns: the time bands and one for other differences.
void count_pairs(std::span<const BandedPair> pairs, std::span<const double> times, const Bands& time,
                 std::span<std::uint32_t> counts) {
  const std::size_t columns = time.count() + 1;
  std::fill(counts.begin(), counts.end(), 0U);
  for (const BandedPair& pair : pairs) {
    const std::uint32_t band = time.of(std::abs(times[pair.first] - times[pair.second]));
    ++counts[pair.row * columns + std::min<std::size_t>(band, time.count())];
  }
}

/// What is fixed for all permutations.
struct Setting {
  std::span<const BandedPair> pairs;
  const Bands& space;
  const Bands& time;
  std::vector<std::uint64_t> in_time;
  [[nodiscard]] std::size_t rows() const { return space.count() + 1; }
  [[nodiscard]] std::size_t columns() const { return time.count() + 1; }
};

/// The cells of the table from counts of near pairs; the endless space band is what is left of the totals.
std::vector<std::uint64_t> cells(const Setting& s, std::span<const std::uint32_t> counts) {
  std::vector<std::uint64_t> out(s.space.count() * s.time.count());
  for (std::size_t t = 0; t < s.time.count(); ++t) {
    std::uint64_t near = counts[t];
    for (std::size_t k = 0; k < s.space.count(); ++k) {
      const bool rest = s.space.endless() && k + 1 == s.space.count();
      const std::uint64_t count = rest ? s.in_time[t] - near : counts[(k + 1) * s.columns() + t];
      out[k * s.time.count() + t] = count;
      near += count;
    }
  }
  return out;
}

std::vector<std::uint64_t> space_totals(const Setting& s, std::uint64_t pairs) {
  std::vector<std::uint64_t> totals(s.rows(), 0);
  for (const BandedPair& pair : s.pairs) ++totals[pair.row];
  if (s.space.endless()) totals.back() = pairs - s.pairs.size();
  return {totals.begin() + 1, totals.end()};
}

/// Over all permutations, per cell: the sum of simulated counts and how often they reached the observed one. Whole
/// numbers, so that it doesn't matter which thread added what.
struct Tally {
  std::vector<std::uint64_t> sum, above;
};

Tally simulate(const Setting& s, std::span<const double> times, std::span<const std::uint64_t> observed,
               const Permutations& plan) {
  struct Scratch {
    std::vector<std::uint32_t> order, counts;
    std::vector<double> times;
    Tally tally;
  };
  const Tally zero{std::vector<std::uint64_t>(observed.size()), std::vector<std::uint64_t>(observed.size())};
  tbb::enumerable_thread_specific<Scratch> scratches([&] {
    return Scratch{std::vector<std::uint32_t>(times.size()), std::vector<std::uint32_t>(s.rows() * s.columns()),
                   std::vector<double>(times.size()), zero};
  });
  tbb::parallel_for(std::uint32_t{0}, plan.count, [&](std::uint32_t number) {
    Scratch& scratch = scratches.local();
    random_order(plan, random::Purpose::PermuteTimes, number, scratch.order);
    for (std::size_t i = 0; i < times.size(); ++i) scratch.times[i] = times[scratch.order[i]];
    count_pairs(s.pairs, scratch.times, s.time, scratch.counts);
    const std::vector<std::uint64_t> counted = cells(s, scratch.counts);
    for (std::size_t c = 0; c < counted.size(); ++c) {
      scratch.tally.sum[c] += counted[c];
      scratch.tally.above[c] += counted[c] >= observed[c] ? 1U : 0U;
    }
  });
  Tally total = zero;
  for (const Scratch& scratch : scratches)
    for (std::size_t c = 0; c < observed.size(); ++c) {
      total.sum[c] += scratch.tally.sum[c];
      total.above[c] += scratch.tally.above[c];
    }
  return total;
}

void compare(KnoxTable& table, const Tally& tally, std::uint32_t permutations) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t c = 0; c < table.observed.size(); ++c) {
    const auto observed = static_cast<double>(table.observed[c]);
    const double mean = permutations == 0 ? nan : static_cast<double>(tally.sum[c]) / permutations;
    table.expected_permuted.push_back(mean);
    table.ratio.push_back(observed == 0.0 && mean == 0.0 ? nan : observed / mean);
    table.p.push_back(permutations == 0 ? nan : (1.0 + static_cast<double>(tally.above[c])) / (1.0 + permutations));
  }
}

KnoxTable tabulate(const Setting& s, std::span<const double> times, const Permutations& plan) {
  KnoxTable table;
  table.space_bands = s.space.count();
  table.time_bands = s.time.count();
  table.events = times.size();
  table.pairs = static_cast<std::uint64_t>(times.size()) * (times.size() - 1) / 2;
  table.in_time = s.in_time;
  table.in_space = space_totals(s, table.pairs);
  std::vector<std::uint32_t> counts(s.rows() * s.columns());
  count_pairs(s.pairs, times, s.time, counts);
  table.observed = cells(s, counts);
  for (std::size_t c = 0; c < table.observed.size(); ++c) {
    const auto space = static_cast<double>(table.in_space[c / s.time.count()]);
    const auto time = static_cast<double>(table.in_time[c % s.time.count()]);
    table.expected_product.push_back(space * time / static_cast<double>(table.pairs));
    table.p_poisson.push_back(poisson_above(static_cast<double>(table.observed[c]), table.expected_product.back()));
  }
  compare(table, simulate(s, times, table.observed, plan), plan.count);
  return table;
}

void require_events(std::span<const double> times, const Bands& space, const Bands& time) {
  require_valid(space);
  require_valid(time);
  require_at_least(times.size(), 2, "times");
  require_finite(times, "times");
}

/// The last finite edge; 0 if only [0, ∞) is asked for.
double reach(const Bands& space) { return space.endless() ? space.edges[space.count() - 1] : space.edges.back(); }

/// Pairs in a finite band or nearer; the others are left out.
std::vector<BandedPair> banded(std::span<const NearPair> near, const Bands& space) {
  const std::size_t finite = space.endless() ? space.count() - 1 : space.count();
  std::vector<BandedPair> pairs;
  pairs.reserve(near.size());
  for (const NearPair& pair : near) {
    const std::uint32_t band = space.of(pair.distance.value);
    if (band == Bands::kBelow || band < finite) pairs.push_back({pair.first, pair.second, band + 1U});
  }
  return pairs;
}

void require_pairs(std::span<const NearPair> near, std::size_t events) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t>> seen;
  for (const NearPair& pair : near) {
    const auto [low, high] = std::minmax(pair.first, pair.second);
    if (high >= events || low == high)
      throw InvalidData(Problem::OutOfRange, "pairs", std::to_string(high + 1), "1 … " + std::to_string(events));
    if (!(pair.distance.value >= 0.0) || std::isinf(pair.distance.value))
      throw InvalidData(Problem::NotFinite, "pairs", std::to_string(seen.size() + 1));
    seen.emplace_back(low, high);
  }
  std::sort(seen.begin(), seen.end());
  const auto twice = std::adjacent_find(seen.begin(), seen.end());
  if (twice != seen.end())
    throw InvalidData(Problem::Repeated, "pairs",
                      std::to_string(std::get<0>(*twice) + 1) + " – " + std::to_string(std::get<1>(*twice) + 1));
}

}  // namespace

KnoxTable knox(std::span<const Point> places, std::span<const double> times, Metric metric, const Bands& space,
               const Bands& time, const Permutations& plan) {
  require_events(times, space, time);
  require_length(places.size(), times.size(), "points");
  const std::vector<BandedPair> pairs = banded(pairs_within(places, metric, Metres(reach(space))), space);
  return tabulate({pairs, space, time, time_totals(times, time)}, times, plan);
}

KnoxTable knox(std::span<const NearPair> near, std::span<const double> times, const Bands& space, const Bands& time,
               const Permutations& plan) {
  require_events(times, space, time);
  require_pairs(near, times.size());
  const std::vector<BandedPair> pairs = banded(near, space);
  return tabulate({pairs, space, time, time_totals(times, time)}, times, plan);
}

}  // namespace lichtung::statistics
