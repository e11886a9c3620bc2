// Moran, Geary, local Moran, Getis–Ord and join counts: moments against all orders of a small data set.
#include "analysis/statistics/geary.hpp"
#include "analysis/statistics/getis_ord.hpp"
#include "analysis/statistics/join_counts.hpp"
#include "analysis/statistics/local_moran.hpp"
#include "analysis/statistics/moran.hpp"
#include "analysis/statistics/weights_builders.hpp"
#include "tests/unit/statistics/small_data.hpp"

#include <catch2/catch.hpp>

using namespace lichtung::statistics;
using namespace lichtung::statistics::test;

TEST_CASE("Moran's I of a chain of four, by hand") {
  // 1 2 3 4 on a chain: z = −1.5 −.5 .5 1.5, Σz² = 5; ΣΣ w z z = 2 (.75 − .25 + .75) = 2.5; S0 = 6; I = 4/6 · 2.5/5 = 1/3
  const std::vector<double> x{1, 2, 3, 4};
  CHECK(moran(x, lattice(1, 4, Contiguity::Rook), kNone).index == Approx(1.0 / 3.0).epsilon(1e-14));
}

TEST_CASE("Geary's C of a chain of four, by hand") {
  // Six differences of 1: C = 3 / (2 · 6) · 6 / 5 = 0.3
  const std::vector<double> x{1, 2, 3, 4};
  CHECK(geary(x, lattice(1, 4, Contiguity::Rook), kNone).ratio == Approx(0.3).epsilon(1e-14));
}

TEST_CASE("a chessboard is as negatively autocorrelated as can be") {
  std::vector<double> x;
  for (int i = 0; i < 16; ++i) x.push_back((i / 4 + i) % 2);
  CHECK(moran(x, lattice(4, 4, Contiguity::Rook), kNone).index == Approx(-1.0).epsilon(1e-14));
}

TEST_CASE("Moran's moments under randomisation are those of all orders") {
  const auto w = odd_weights();
  const AllOrders all = over_all_orders(kOddValues, [&](const auto& x) { return moran(x, w, kNone).index; });
  const ZTest test = moran(kOddValues, w, kNone).randomisation;
  CHECK(test.expectation == Approx(all.mean).epsilon(1e-10));
  CHECK(test.variance == Approx(all.variance).epsilon(1e-10));
}

TEST_CASE("Geary's moments under randomisation are those of all orders") {
  const auto w = odd_weights();
  const AllOrders all = over_all_orders(kOddValues, [&](const auto& x) { return geary(x, w, kNone).ratio; });
  const ZTest test = geary(kOddValues, w, kNone).randomisation;
  CHECK(test.expectation == Approx(all.mean).epsilon(1e-10));
  CHECK(test.variance == Approx(all.variance).epsilon(1e-10));
}

TEST_CASE("the general G's moments under randomisation are those of all orders") {
  const auto w = odd_weights();
  const AllOrders all = over_all_orders(kOddValues, [&](const auto& x) { return general_g(x, w, kNone).ratio; });
  const ZTest test = general_g(kOddValues, w, kNone).randomisation;
  CHECK(test.expectation == Approx(all.mean).epsilon(1e-10));
  CHECK(test.variance == Approx(all.variance).epsilon(1e-9));
}

TEST_CASE("local Moran's moments under randomisation are those of all orders") {
  const auto w = odd_weights();
  for (std::size_t unit = 0; unit < 6; ++unit) {
    const AllOrders all =
        over_all_orders(kOddValues, [&](const auto& x) { return local_moran(x, w, kNone).index[unit]; });
    const ZTest test = local_moran(kOddValues, w, kNone).randomisation[unit];
    CHECK(test.expectation == Approx(all.mean).margin(1e-12));
    CHECK(test.variance == Approx(all.variance).epsilon(1e-10));
  }
}

TEST_CASE("join counts' moments under non-free sampling are those of all orders") {
  const auto w = odd_weights();
  const std::vector<double> x{1, 1, 0, 1, 0, 0};
  const JoinCounts joins = join_counts(x, w, kNone);
  const auto compare = [&](const JoinCount& joined, auto pick) {
    const AllOrders all = over_all_orders(x, [&](const auto& y) { return pick(join_counts(y, w, kNone)).count; });
    CHECK(joined.sampling.expectation == Approx(all.mean).epsilon(1e-10));
    CHECK(joined.sampling.variance == Approx(all.variance).epsilon(1e-10));
  };
  compare(joins.black_black, [](const JoinCounts& j) { return j.black_black; });
  compare(joins.black_white, [](const JoinCounts& j) { return j.black_white; });
  compare(joins.white_white, [](const JoinCounts& j) { return j.white_white; });
}

TEST_CASE("Gi* has mean 0 and variance 1 over all orders, for any weights") {
  const auto w = odd_weights();
  for (const OwnUnit own : {OwnUnit::Included, OwnUnit::LeftOut}) {
    const AllOrders all =
        over_all_orders(kOddValues, [&](const auto& x) { return local_getis_ord(x, w, {.own = own}, kNone).z[4]; });
    CHECK(all.mean == Approx(0.0).margin(1e-12));
    CHECK(all.variance == Approx(1.0).epsilon(1e-10));
  }
}

TEST_CASE("row-standardising changes nothing in Gi with the moments of 1995 and equal weights") {
  const auto w = lattice(3, 3, Contiguity::Queen);
  const std::vector<double> x{4, 2, 7, 1, 1, 3, 9, 2, 2};
  const auto plain = local_getis_ord(x, w, {}, kNone).z;
  const auto standardised = local_getis_ord(x, w, {.row_standardise = true}, kNone).z;
  // The centre neighbours all cells: no variance, no z.
  for (std::size_t i = 0; i < 9; ++i) {
    if (i == 4)
      CHECK(std::isnan(plain[i]));
    else
      CHECK(standardised[i] == Approx(plain[i]).epsilon(1e-12));
  }
}

TEST_CASE("the sum of local Moran is the global one up to the scale") {
  const auto w = row_standardised(lattice(3, 3, Contiguity::Rook));
  const std::vector<double> x{4, 2, 7, 1, 1, 3, 9, 2, 2};
  const auto local = local_moran(x, w, kNone).index;
  // Σ I_i = (n − 1)/n · S0 · I, and S0 = n for row-standardised weights without islands.
  CHECK(std::accumulate(local.begin(), local.end(), 0.0) == Approx(8.0 * moran(x, w, kNone).index).epsilon(1e-12));
}

TEST_CASE("an island counts as a unit, has no local statistic and belongs to no quadrant") {
  const auto w = make_weights(5, {{0, 1, 1}, {1, 0, 1}, {1, 2, 1}, {2, 1, 1}, {2, 3, 1}, {3, 2, 1}});
  const std::vector<double> x{1, 2, 5, 6, 40};
  CHECK(moran(x, w, kNone).islands == 1);
  const LocalMoran local = local_moran(x, w, {.seed = 1, .count = 9});
  CHECK(local.index[4] == 0.0);
  CHECK(std::isnan(local.randomisation[4].z));
  CHECK(std::isnan(local.permutations[4].two_sided));
  CHECK(local.quadrant[4] == Quadrant::None);
  CHECK(std::isnan(local_getis_ord(x, w, {.own = OwnUnit::LeftOut}, kNone).z[4]));
}

TEST_CASE("quadrants tell clusters from outliers") {
  const std::vector<double> x{9, 9, 1, 1, 1, 9};
  const auto q = local_moran(x, lattice(1, 6, Contiguity::Rook), kNone).quadrant;
  CHECK(q[0] == Quadrant::HighHigh);
  CHECK(q[3] == Quadrant::LowLow);
  CHECK(q[5] == Quadrant::HighLow);
  CHECK(q[4] ==
        Quadrant::LowLow);  // neighbours 1 and 9 around the mean of 5: their deviations cancel, which isn't high
}

TEST_CASE("measures of autocorrelation refuse what they aren't defined for") {
  const auto w = lattice(1, 4, Contiguity::Rook);
  const std::vector<double> nan{1, 2, kNaN, 4}, equal{5, 5, 5, 5}, three{1, 2, 3}, one{1}, none, negative{-1, 2, 3, 4},
      two{0, 1, 2, 1};
  CHECK(problem_of([&] { return moran(nan, w, kNone); }) == Problem::NotFinite);
  CHECK(problem_of([&] { return moran(equal, w, kNone); }) == Problem::Constant);
  CHECK(problem_of([&] { return moran(three, w, kNone); }) == Problem::LengthsDiffer);
  CHECK(problem_of([&] { return moran(one, make_weights(1, {}), kNone); }) == Problem::TooFew);
  CHECK(problem_of([&] { return moran(none, make_weights(0, {}), kNone); }) == Problem::Empty);
  CHECK(problem_of([&] { return geary(three, make_weights(3, {}), kNone); }) == Problem::NoNeighbours);
  CHECK(problem_of([&] { return local_moran(nan, w, kNone); }) == Problem::NotFinite);
  CHECK(problem_of([&] { return local_getis_ord(equal, w, {}, kNone); }) == Problem::Constant);
  CHECK(problem_of([&] { return general_g(negative, w, kNone); }) == Problem::Negative);
  CHECK(problem_of([&] { return join_counts(two, w, kNone); }) == Problem::OutOfRange);
}

TEST_CASE("three units have a normal variance but none under randomisation") {
  const std::vector<double> x{1, 2, 4};
  const MoranResult result = moran(x, lattice(1, 3, Contiguity::Rook), kNone);
  CHECK(result.normality.variance > 0.0);
  CHECK(std::isnan(result.randomisation.variance));
  CHECK(std::isnan(result.permutations.p_greater));
}
