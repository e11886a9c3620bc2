// From the files of a sweep to tables and plots.
#include "analysis/sensitivity/sensitivity_table.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/sweep/resolved.hpp"
#include "tests/unit/scenarios/reading.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

using namespace lichtung;
using namespace lichtung::sensitivity;
using lichtung::test::Folder;

namespace {

/// A finished sweep of two factors and two replicates, whose figure is 10 x1 + replicate noise that cancels.
void write_sweep(const Folder& folder, sweep::Method method) {
  sweep::Sweep sweep;
  sweep.name = "Probe";
  sweep.method = method;
  sweep.points = sweep.trajectories = 8;
  sweep.replicates = 2;
  for (const char* name : {"x1", "x <2>"}) {
    sweep::Factor factor;
    factor.name = factor.key = name;
    factor.high = 1.0;
    sweep.factors.push_back(factor);
  }
  const auto design = sweep::make_design(sweep);
  std::string csv = "point,replicate,file,seed,content_sha256,x1,x <2>,figure.true,missing\n";
  for (std::uint32_t p = 0; p < design.points(); ++p)
    for (int r = 0; r < 2; ++r)
      csv += fmt::format("{},{},f,1,h,{},{},{},\n", p, r, design.point(p)[0], design.point(p)[1], 10.0 * design.point(p)[0] + (r == 0 ? -1.0 : 1.0));
  folder.write("sweep.toml", sweep::resolved_toml(sweep));
  folder.write("index.csv", csv);
}

}  // namespace

TEST_CASE("values are means over replicates, by point") {
  const Folder folder;
  write_sweep(folder, sweep::Method::Morris);
  const SweepResults results = read_sweep_results(folder.path);
  CHECK(results.runs == 48);
  REQUIRE(results.figures.size() == 2);
  CHECK(results.figures[0].name == "figure.true");
  CHECK(results.figures[0].values[3] == Approx(10.0 * results.design.point(3)[0]));
  CHECK(std::isnan(results.figures[1].values[0]));
}

TEST_CASE("the table names figures, factors and measures in tidy rows") {
  const Folder folder;
  write_sweep(folder, sweep::Method::Morris);
  const auto table = analyse(read_sweep_results(folder.path), {"figure.true"}, {.count = 50});
  const std::string csv = sensitivity_csv(table);
  CHECK_THAT(csv, Catch::StartsWith("figure,factor,measure,value,low,high,n\nfigure.true,x1,mu,"));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 2 * 3);
  CHECK(table.figures[0].morris.factors[0].mu == Approx(10.0));
  CHECK(table.figures[0].morris.factors[1].mu_star == Approx(0.0).margin(1e-9));
}

TEST_CASE("plots are well-formed, name what they show, and survive figures without values") {
  for (const auto method : {sweep::Method::Morris, sweep::Method::Sobol}) {
    const Folder folder;
    write_sweep(folder, method);
    const auto table = analyse(read_sweep_results(folder.path), {}, {.count = 50});
    for (const auto language : {Language::German, Language::English})
      for (std::size_t f = 0; f < 2; ++f) {
        const std::string svg = sensitivity_svg(table, f, language);
        CHECK_THAT(svg, Catch::StartsWith("<svg ") && Catch::EndsWith("</svg>\n") && Catch::Contains("x &lt;2&gt;"));
        CHECK_THAT(svg, Catch::Contains(language == Language::German ? "keine Prognose" : "not a forecast"));
        CHECK(svg.find("nan") == std::string::npos);
      }
  }
}

TEST_CASE("unknown figures are guessed, other designs and damaged files refused") {
  const Folder folder;
  write_sweep(folder, sweep::Method::Sobol);
  CHECK_THROWS_WITH(analyse(read_sweep_results(folder.path), {"figur.true"}, {}), Catch::Contains("did you mean figure.true"));
  folder.write("index.csv", "point,replicate,file,seed,content_sha256,x1,x <2>,y\n0,0,f,1,h,0.5,0.5,abc\n");
  CHECK_THROWS_WITH(read_sweep_results(folder.path), Catch::Contains("index.csv:2: y is no number: abc"));
  folder.write("index.csv", "point,replicate,file,seed,content_sha256,x1,x <2>,y\n999,0,f,1,h,0.5,0.5,1\n");
  CHECK_THROWS_WITH(read_sweep_results(folder.path), Catch::Contains("no point of this sweep"));
  folder.write("index.csv", "point,replicate,file,seed,content_sha256,x1,x <2>,y\n0,0\n");
  CHECK_THROWS_AS(read_sweep_results(folder.path), DataError);
  write_sweep(folder, sweep::Method::LatinHypercube);
  CHECK_THROWS_WITH(analyse(read_sweep_results(folder.path), {}, {}), Catch::Contains("morris or sobol"));
}
