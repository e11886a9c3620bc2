// Estimators against functions whose indices are known exactly.
#include "analysis/sensitivity/sensitivity_table.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <numbers>

using namespace lichtung;
using namespace lichtung::sensitivity;

namespace {

using Function = std::function<double(std::span<const double>)>;

sweep::Sweep sweep_of(sweep::Method method, std::size_t factors, std::uint32_t n) {
  sweep::Sweep out;
  out.method = method;
  out.points = out.trajectories = n;
  for (std::size_t f = 0; f < factors; ++f) {
    sweep::Factor factor;
    factor.name = factor.key = "x" + std::to_string(f + 1);
    factor.high = 1.0;
    out.factors.push_back(factor);
  }
  return out;
}

std::vector<double> values_of(const sweep::Design& design, const Function& function) {
  std::vector<double> values;
  for (std::uint32_t p = 0; p < design.points(); ++p) values.push_back(function(design.point(p)));
  return values;
}

constexpr double kPi = std::numbers::pi;

/// Ishigami & Homma 1990, a = 7, b = 0.1, x in (−π, π).
double ishigami(std::span<const double> u) {
  const double x1 = (2 * u[0] - 1) * kPi, x2 = (2 * u[1] - 1) * kPi, x3 = (2 * u[2] - 1) * kPi;
  return std::sin(x1) + 7.0 * std::pow(std::sin(x2), 2) + 0.1 * std::pow(x3, 4) * std::sin(x1);
}

/// Sobol's g function.
double sobol_g(std::span<const double> u, std::span<const double> a) {
  double out = 1.0;
  for (std::size_t i = 0; i < a.size(); ++i) out *= (std::abs(4.0 * u[i] - 2.0) + a[i]) / (1.0 + a[i]);
  return out;
}

}  // namespace

TEST_CASE("Sobol indices of the Ishigami function") {
  const auto design = sweep::make_design(sweep_of(sweep::Method::Sobol, 3, 4096));
  const SobolResult result = sobol(values_of(design, ishigami), 3, {.count = 200});
  // Closed forms: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2; V1 = (1 + bπ⁴/5)²/2; V2 = a²/8; V13 = 8 b²π⁸/225.
  const double b4 = 0.1 * std::pow(kPi, 4), b8 = 0.01 * std::pow(kPi, 8);
  const double v1 = 0.5 * std::pow(1 + b4 / 5, 2), v2 = 49.0 / 8, v13 = 8 * b8 / 225, v = v1 + v2 + v13;
  CHECK(result.mean == Approx(3.5).margin(0.05));
  CHECK(result.variance == Approx(v).epsilon(0.02));
  const double first[3] = {v1 / v, v2 / v, 0.0}, total[3] = {(v1 + v13) / v, v2 / v, v13 / v};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(result.factors[i].first == Approx(first[i]).margin(0.02));
    CHECK(result.factors[i].total == Approx(total[i]).margin(0.02));
  }
}

TEST_CASE("Sobol indices of the g function, and intervals that cover them") {
  const std::vector<double> a{0.0, 1.0, 4.5, 9.0, 99.0, 99.0};
  double v = 1.0;
  std::vector<double> vi;
  for (const double ai : a) {
    vi.push_back(1.0 / 3.0 / std::pow(1.0 + ai, 2));
    v *= 1.0 + vi.back();
  }
  int covered = 0, intervals = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    auto sweep = sweep_of(sweep::Method::Sobol, a.size(), 512);
    sweep.seed = seed;
    const SobolResult result = sobol(values_of(sweep::make_design(sweep), [&](auto u) { return sobol_g(u, a); }), a.size(), {.count = 300});
    for (std::size_t i = 0; i < a.size(); ++i) {
      const double first = vi[i] / (v - 1.0), total = vi[i] * (v / (1.0 + vi[i])) / (v - 1.0);
      CHECK(result.factors[i].first == Approx(first).margin(0.06));
      CHECK(result.factors[i].total == Approx(total).margin(0.06));
      const auto& f = result.factors[i];
      intervals += 2;
      covered += f.first_interval.low <= first && first <= f.first_interval.high ? 1 : 0;
      covered += f.total_interval.low <= total && total <= f.total_interval.high ? 1 : 0;
    }
  }
  // Quasi-random samples vary less than the bootstrap believes: intervals are on the safe side.
  CHECK(covered >= intervals * 90 / 100);
}

TEST_CASE("Morris effects of a linear function are its slopes, without spread") {
  const auto design = sweep::make_design(sweep_of(sweep::Method::Morris, 4, 20));
  const MorrisResult result = morris(design.unit, 4, values_of(design, [](auto u) { return 3.0 * u[0] - 2.0 * u[1] + 0.5 * u[2] + 7.0; }), {});
  REQUIRE(result.trajectories == 20);
  const double slopes[4] = {3.0, -2.0, 0.5, 0.0};
  for (std::size_t f = 0; f < 4; ++f) {
    CHECK(result.factors[f].mu == Approx(slopes[f]).margin(1e-9));
    CHECK(result.factors[f].mu_star == Approx(std::abs(slopes[f])).margin(1e-9));
    CHECK(result.factors[f].sigma == Approx(0.0).margin(1e-9));
    CHECK(result.factors[f].mu_star_interval.low == Approx(std::abs(slopes[f])).margin(1e-9));
  }
}

TEST_CASE("Morris tells interaction and cancelling signs by sigma and mu*") {
  const auto design = sweep::make_design(sweep_of(sweep::Method::Morris, 3, 400));
  const MorrisResult result = morris(design.unit, 3, values_of(design, [](auto u) { return (u[0] - 0.5) * (u[1] - 0.5) * 12.0; }), {.count = 100});
  CHECK(std::abs(result.factors[0].mu) < 0.4);
  CHECK(result.factors[0].mu_star > 2.0);
  CHECK(result.factors[0].sigma > 2.0);
  CHECK(result.factors[2].mu_star == 0.0);
}

TEST_CASE("blocks with a missing value are left out, and what can't be said isn't") {
  const auto design = sweep::make_design(sweep_of(sweep::Method::Sobol, 3, 1024));
  auto values = values_of(design, ishigami);
  for (std::size_t s = 0; s < 100; ++s) values[s * 5 + s % 5] = std::nan("");
  CHECK(sobol(values, 3, {.count = 10}).samples == 924);
  const SobolResult constant = sobol(std::vector<double>(50, 4.2), 3, {.count = 10});
  CHECK(constant.samples == 10);
  CHECK(std::isnan(constant.factors[0].first));
  CHECK(std::isnan(sobol(std::vector<double>(5, 1.0), 3, {}).factors[0].total));
  const auto trajectories = sweep::make_design(sweep_of(sweep::Method::Morris, 3, 5));
  CHECK(std::isnan(morris(trajectories.unit, 3, std::vector<double>(20, std::nan("")), {}).factors[0].mu));
}

TEST_CASE("a level far above the variation changes nothing") {
  const auto design = sweep::make_design(sweep_of(sweep::Method::Sobol, 3, 256));
  const auto low = sobol(values_of(design, ishigami), 3, {.count = 10});
  const auto high = sobol(values_of(design, [](auto u) { return 1e6 + ishigami(u); }), 3, {.count = 10});
  for (std::size_t i = 0; i < 3; ++i) CHECK(high.factors[i].first == Approx(low.factors[i].first).margin(1e-6));
}

TEST_CASE("equal seeds give equal intervals, whatever the number of threads") {
  const auto design = sweep::make_design(sweep_of(sweep::Method::Sobol, 3, 64));
  const auto values = values_of(design, ishigami);
  const auto one = sobol(values, 3, {.count = 50, .seed = 3}), two = sobol(values, 3, {.count = 50, .seed = 3});
  CHECK(one.factors[0].first_interval.low == two.factors[0].first_interval.low);
  CHECK(one.factors[0].first_interval.low != sobol(values, 3, {.count = 50, .seed = 4}).factors[0].first_interval.low);
}
