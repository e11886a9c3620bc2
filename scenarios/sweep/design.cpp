// Designs one by one. Every draw names its purpose and is a function of the design's seed alone.
#include "scenarios/sweep/design.hpp"

#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace lichtung::sweep {
namespace {

using random::Purpose;

/// 0 … n−1 in an order that depends on seed, purpose and entity alone (Fisher–Yates).
std::vector<std::uint32_t> shuffled(std::uint32_t n, std::uint64_t seed, Purpose purpose, std::uint32_t entity) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  for (std::uint32_t i = n; i > 1; --i)
    std::swap(order[i - 1], order[random::below(i, random::words({seed, 0}, purpose, entity, i)[0])]);
  return order;
}

std::vector<std::uint32_t> ascending(std::uint32_t n) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

std::uint32_t grid_levels(const Factor& factor) {
  return factor.kind == FactorKind::Listed ? static_cast<std::uint32_t>(factor.values.size()) : factor.levels;
}

Design grid(const Sweep& sweep) {
  Design design;
  std::uint32_t points = 1;
  for (const Factor& factor : sweep.factors) {
    design.axes.push_back({factor.name, grid_levels(factor)});
    points *= grid_levels(factor);
  }
  const auto k = static_cast<std::uint32_t>(sweep.factors.size());
  design.unit.resize(std::size_t{points} * k);
  for (std::uint32_t p = 0; p < points; ++p) {
    std::uint32_t rest = p;
    for (std::uint32_t f = k; f-- > 0;) {
      const std::uint32_t levels = design.axes[f].size;
      design.unit[std::size_t{p} * k + f] = levels > 1 ? static_cast<double>(rest % levels) / (levels - 1) : 0.0;
      rest /= levels;
    }
  }
  design.order = shuffled(points, sweep.seed, Purpose::SweepOrder, 0);
  return design;
}

Design latin_hypercube(const Sweep& sweep) {
  const auto k = static_cast<std::uint32_t>(sweep.factors.size());
  Design design;
  design.axes = {{"point", sweep.points}};
  design.unit.resize(std::size_t{sweep.points} * k);
  for (std::uint32_t f = 0; f < k; ++f) {
    const auto strata = shuffled(sweep.points, sweep.seed, Purpose::SweepStrata, f);
    for (std::uint32_t p = 0; p < sweep.points; ++p) {
      const double within = random::uniform({sweep.seed, 0}, Purpose::SweepJitter, f, p);
      design.unit[std::size_t{p} * k + f] = (strata[p] + within) / sweep.points;
    }
  }
  design.order = ascending(sweep.points);
  return design;
}

/// Base samples of 2k dimensions; a random digital shift keeps the sequence's balance and takes it off 0.
Design saltelli(const Sweep& sweep) {
  const auto k = static_cast<std::uint32_t>(sweep.factors.size());
  const std::uint32_t rows = k + 2;
  Design design;
  design.axes = {{"sample", sweep.points}, {"matrix", rows}};
  design.unit.resize(std::size_t{sweep.points} * rows * k);
  const auto sequence = sobol_sequence(2 * k, sweep.points);
  const auto coordinate = [&](std::uint32_t sample, std::uint32_t dimension) {
    const std::uint32_t shift = random::words({sweep.seed, 0}, Purpose::SweepShift, dimension, 0)[0];
    return random::unit(sequence[std::size_t{sample} * 2 * k + dimension] ^ shift);
  };
  std::size_t at = 0;
  for (std::uint32_t sample = 0; sample < sweep.points; ++sample)
    for (std::uint32_t row = 0; row < rows; ++row)
      for (std::uint32_t f = 0; f < k; ++f) {
        const bool from_b = row == rows - 1 || row == f + 1;
        design.unit[at++] = coordinate(sample, from_b ? k + f : f);
      }
  design.order = ascending(sweep.points * rows);
  return design;
}

/// Trajectories over `levels` levels: a start, then one factor after the other by the same step up or down.
Design morris(const Sweep& sweep) {
  const auto k = static_cast<std::uint32_t>(sweep.factors.size());
  const std::uint32_t levels = sweep.levels, half = levels / 2;
  const double step = static_cast<double>(half) / (levels - 1);   // Δ = p / (2 (p − 1))
  Design design;
  design.axes = {{"trajectory", sweep.trajectories}, {"step", k + 1}};
  design.unit.reserve(std::size_t{sweep.trajectories} * (k + 1) * k);
  const random::Random r{sweep.seed, 0};
  for (std::uint32_t t = 0; t < sweep.trajectories; ++t) {
    std::vector<double> at(k), direction(k);
    for (std::uint32_t f = 0; f < k; ++f) {
      const auto words = random::words(r, Purpose::MorrisStart, t, f);
      const bool up = words[1] < 0x80000000U;
      const std::uint32_t low = random::below(half, words[0]);   // the lower end of the step
      at[f] = static_cast<double>(up ? low : low + half) / (levels - 1);
      direction[f] = up ? step : -step;
    }
    design.unit.insert(design.unit.end(), at.begin(), at.end());
    for (const std::uint32_t f : shuffled(k, sweep.seed, Purpose::MorrisOrder, t)) {
      at[f] += direction[f];
      design.unit.insert(design.unit.end(), at.begin(), at.end());
    }
  }
  design.order = ascending(sweep.trajectories * (k + 1));
  return design;
}

Design from_file(const Sweep& sweep) {
  Design design;
  const auto points = static_cast<std::uint32_t>(sweep.rows.size());
  design.axes = {{"point", points}};
  for (const auto& row : sweep.rows)
    for (std::size_t f = 0; f < row.size(); ++f) {
      const std::size_t values = sweep.factors[f].values.size();
      design.unit.push_back(values > 1 ? static_cast<double>(row[f]) / static_cast<double>(values - 1) : 0.0);
    }
  design.order = ascending(points);
  return design;
}

}  // namespace

std::uint64_t count_points(const Sweep& sweep) {
  const std::uint64_t k = sweep.factors.size();
  const auto bounded = [](std::uint64_t a, std::uint64_t b) {
    return b != 0 && a > kMostPoints / b ? kMostPoints + 1 : a * b;
  };
  switch (sweep.method) {
    case Method::Grid: {
      std::uint64_t points = k == 0 ? 0 : 1;
      for (const Factor& factor : sweep.factors) points = bounded(points, grid_levels(factor));
      return points;
    }
    case Method::LatinHypercube: return sweep.points;
    case Method::Sobol: return bounded(sweep.points, k + 2);
    case Method::Morris: return bounded(sweep.trajectories, k + 1);
    case Method::File: return sweep.rows.size();
  }
  return 0;
}

Design make_design(const Sweep& sweep) {
  Design design;
  switch (sweep.method) {
    case Method::Grid: design = grid(sweep); break;
    case Method::LatinHypercube: design = latin_hypercube(sweep); break;
    case Method::Sobol: design = saltelli(sweep); break;
    case Method::Morris: design = morris(sweep); break;
    case Method::File: design = from_file(sweep); break;
  }
  design.factors = static_cast<std::uint32_t>(sweep.factors.size());
  return design;
}

}  // namespace lichtung::sweep
