// Spatial weights: builders, transformations and sums, against hand-made cases.
#include "analysis/statistics/weights_builders.hpp"
#include "tests/unit/statistics/small_data.hpp"

#include <catch2/catch.hpp>

using namespace lichtung::statistics;
using namespace lichtung::statistics::test;

namespace {
std::vector<std::uint32_t> row(const SpatialWeights& w, std::size_t unit) {
  return {w.of(unit).begin(), w.of(unit).end()};
}
using Row = std::vector<std::uint32_t>;
}  // namespace

TEST_CASE("sums of a chain of three units") {
  // 0 – 1 – 2, binary: S0 = 4; S1 = ½ · 4 · (1 + 1)² = 8; S2 = (1+1)² + (2+2)² + (1+1)² = 24.
  const auto w = make_weights(3, {{0, 1, 1}, {1, 0, 1}, {1, 2, 1}, {2, 1, 1}});
  const WeightSums s = weight_sums(w);
  CHECK(s.s0 == 4.0);
  CHECK(s.s1 == 8.0);
  CHECK(s.s2 == 24.0);
}

TEST_CASE("sums of one-way links count both directions") {
  // w(0,1) = 2 only: S0 = 2; S1 = ½ (2² + 2²) = 4; S2 = 2² + 2² = 8.
  const WeightSums s = weight_sums(make_weights(2, {{0, 1, 2.0}}));
  CHECK(s.s0 == 2.0);
  CHECK(s.s1 == 4.0);
  CHECK(s.s2 == 8.0);
}

TEST_CASE("sums agree with the full matrix") {
  const SpatialWeights w = odd_weights();
  double full[6][6] = {};
  for (std::size_t i = 0; i < 6; ++i)
    for (std::size_t k = 0; k < w.of(i).size(); ++k) full[i][w.of(i)[k]] = w.values_of(i)[k];
  double s0 = 0, s1 = 0, s2 = 0;
  for (int i = 0; i < 6; ++i) {
    double both = 0;
    for (int j = 0; j < 6; ++j) {
      s0 += full[i][j];
      s1 += 0.5 * (full[i][j] + full[j][i]) * (full[i][j] + full[j][i]);
      both += full[i][j] + full[j][i];
    }
    s2 += both * both;
  }
  CHECK(weight_sums(w).s0 == Approx(s0));
  CHECK(weight_sums(w).s1 == Approx(s1));
  CHECK(weight_sums(w).s2 == Approx(s2));
}

TEST_CASE("a row-standardised row sums to one and an island stays empty") {
  const auto w = row_standardised(make_weights(3, {{0, 1, 1.0}, {0, 2, 3.0}, {1, 0, 5.0}}));
  CHECK(w.values_of(0)[0] == 0.25);
  CHECK(w.values_of(0)[1] == 0.75);
  CHECK(w.values_of(1)[0] == 1.0);
  CHECK(w.of(2).empty());
  CHECK(islands(w) == Row{2});
}

TEST_CASE("a unit becomes its own neighbour once") {
  const auto w = with_own_unit(make_weights(2, {{0, 0, 9.0}, {0, 1, 2.0}}), 1.0);
  CHECK(row(w, 0) == Row{0, 1});
  CHECK(w.values_of(0)[0] == 1.0);
  CHECK(row(w, 1) == Row{1});
}

TEST_CASE("links without counterpart are counted") {
  CHECK(one_way_links(odd_weights()) == 4);  // 0→2, 2→3, 4→5, 5→0
  CHECK(one_way_links(lattice(3, 3, Contiguity::Queen)) == 0);
}

TEST_CASE("a lattice of 3 × 3 has 12 rook and 20 queen borders") {
  CHECK(lattice(3, 3, Contiguity::Rook).links() == 24);
  CHECK(lattice(3, 3, Contiguity::Queen).links() == 40);
  CHECK(row(lattice(3, 3, Contiguity::Rook), 4) == Row{1, 3, 5, 7});
  CHECK(row(lattice(3, 3, Contiguity::Queen), 0) == Row{1, 3, 4});
}

TEST_CASE("a distance band includes its radius and points at the same place") {
  const auto w = distance_band(points({{0, 0}, {0, 0}, {3, 4}, {9, 0}}), lichtung::Metres(5.0));
  CHECK(row(w, 0) == Row{1, 2});
  CHECK(row(w, 3).empty());
}

TEST_CASE("equally distant neighbours are taken by number") {
  const auto w = nearest_neighbours(points({{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}}), 2);
  CHECK(row(w, 0) == Row{1, 2});
  CHECK(one_way_links(w) > 0);
}

TEST_CASE("streets are neighbours once, however many nodes they share") {
  // A–B twice (two ways around a block), B–C, D–E apart
  const std::vector<StreetEdge> streets{{0, 1}, {1, 0}, {1, 2}, {3, 4}};
  const auto w = street_neighbours(streets);
  CHECK(row(w, 0) == Row{1, 2});
  CHECK(row(w, 2) == Row{0, 1});
  CHECK(islands(w) == Row{3});
}

TEST_CASE("units of one group are neighbours") {
  const auto w = same_group(std::vector<std::uint32_t>{7, 2, 7, 7, 2});
  CHECK(row(w, 0) == Row{2, 3});
  CHECK(row(w, 1) == Row{4});
}

TEST_CASE("weights refuse links that can't be") {
  CHECK(problem_of([] { return make_weights(2, {{0, 2, 1.0}}); }) == Problem::OutOfRange);
  CHECK(problem_of([] { return make_weights(2, {{0, 1, kNaN}}); }) == Problem::NotFinite);
  CHECK(problem_of([] { return make_weights(2, {{0, 1, 1.0}, {0, 1, 1.0}}); }) == Problem::Repeated);
  CHECK(problem_of([] {
          return row_standardised(make_weights(3, {{0, 1, 1.0}, {0, 2, -1.0}}));
        }) == Problem::ZeroTotal);
  CHECK(problem_of([] { return nearest_neighbours(points({{0, 0}, {1, 1}}), 2); }) == Problem::OutOfRange);
  CHECK(problem_of([] { return nearest_neighbours(points({{0, 0}}), 1); }) == Problem::TooFew);
  CHECK(problem_of([] { return lattice(0, 4, Contiguity::Rook); }) == Problem::Empty);
  CHECK(problem_of([] { return lattice(std::size_t{1} << 40, std::size_t{1} << 40, Contiguity::Rook); }) ==
        Problem::TooLarge);
  CHECK(problem_of([] { return distance_band(points({{0, kNaN}}), lichtung::Metres(1)); }) == Problem::NotFinite);
}
