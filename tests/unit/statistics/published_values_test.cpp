// Values published for well-known data sets, each reproduced from the data by the library. Every entry of
// expected-statistics.json must be handled here; the worst deviation is printed.
#include "analysis/statistics/centrography.hpp"
#include "analysis/statistics/concentration.hpp"
#include "analysis/statistics/geary.hpp"
#include "analysis/statistics/getis_ord.hpp"
#include "analysis/statistics/inequality.hpp"
#include "analysis/statistics/join_counts.hpp"
#include "analysis/statistics/knox.hpp"
#include "analysis/statistics/local_moran.hpp"
#include "analysis/statistics/moran.hpp"
#include "analysis/statistics/weights_builders.hpp"
#include "analysis/tables/selection.hpp"
#include "analysis/tables/weights_file.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/unit/statistics/small_data.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <set>

using namespace lichtung::statistics;
using namespace lichtung::statistics::test;
namespace tables = lichtung::tables;
using lichtung::Metres;

namespace {

using Json = nlohmann::json;
using Values = std::vector<double>;

std::filesystem::path data(const std::string& file) { return lichtung::test::shared_data("statistics/" + file); }

bool have_data() { return lichtung::test::have_shared_data("statistics/expected-statistics.json"); }

Json all_tests() {
  std::ifstream in(data("expected-statistics.json"));
  return Json::parse(in).at("tests");
}

Json entry(const std::string& id) {
  const Json groups = all_tests();
  for (const Json& group : groups)
    for (const Json& test : group)
      if (test.at("id") == id) return test;
  throw std::runtime_error("no entry " + id);
}

/// A file's column as numbers or texts; every row must be usable.
struct Columns {
  explicit Columns(const std::string& file, const tables::TableOptions& options = {})
      : table(*tables::read_table(data(file), options, notes)) {}
  Values numbers(const std::string& name) {
    tables::Selection selection(table, notes);
    Values out = selection.numbers(*tables::find_column(table, name, notes), tables::DecimalMark::Point);
    REQUIRE(notes.rows_left_out == 0);
    return out;
  }
  std::vector<std::string> texts(const std::string& name) {
    tables::Selection selection(table, notes);
    return selection.texts(*tables::find_column(table, name, notes));
  }
  tables::Notes notes;
  tables::Table table;
};

SpatialWeights gal(const std::string& file, std::size_t rows, const std::vector<std::string>& ids = {}) {
  tables::Notes notes;
  const auto read = *tables::read_weights(data(file), notes);
  return *tables::align(read, ids.empty() ? tables::row_ids(read, rows) : ids, notes);
}

/// Compares with a published value: 1e-6, relative for values above 1. Remembers the worst.
class Deviation {
 public:
  explicit Deviation(std::string id) : id_(std::move(id)) {}
  ~Deviation() {
    std::cout << "published values " << id_ << ": " << compared_ << " compared, worst deviation " << worst_ << '\n';
  }
  Deviation(const Deviation&) = delete;
  Deviation& operator=(const Deviation&) = delete;
  void operator()(double got, double published) {
    const double deviation = std::abs(got - published) / std::max(1.0, std::abs(published));
    worst_ = std::max(worst_, deviation);
    ++compared_;
    INFO(id_ << ": got " << got << ", published " << published);
    CHECK(deviation <= 1e-6);
  }
  void operator()(const Values& got, const Json& published) {
    REQUIRE(got.size() == published.size());
    for (std::size_t i = 0; i < got.size(); ++i) (*this)(got[i], published[i].get<double>());
  }

 private:
  std::string id_;
  double worst_{};
  int compared_{};
};

Bands bands(const Json& edges, BandEdges closed = BandEdges::LeftClosed) {
  Bands out{{}, closed};
  for (const Json& edge : edges) out.edges.push_back(edge.is_string() ? kInfinity : edge.get<double>());
  return out;
}

struct Chicago {
  std::vector<Point> places;
  Values days;
};

Chicago chicago() {
  tables::TableOptions options;
  options.header = false;
  Columns file("nearrepeat/chicago_be_month1.csv", options);
  const Values x = file.numbers("1"), y = file.numbers("2");
  Chicago out;
  for (std::size_t i = 0; i < x.size(); ++i) out.places.push_back({Metres(x[i]), Metres(y[i])});
  tables::Selection selection(file.table, file.notes);
  out.days = selection.days(2, tables::DecimalMark::Point);
  return out;
}

void compare_observed(const std::string& id) {
  const Json e = entry(id);
  const Chicago c = chicago();
  const KnoxTable t = knox(c.places, c.days, Metric::Manhattan, bands(e.at("space")), bands(e.at("time")), kNone);
  std::vector<std::uint64_t> published;
  for (const Json& row : e.at("observed"))
    for (const Json& count : row) published.push_back(count.get<std::uint64_t>());
  CHECK(t.observed == published);
}

}  // namespace

TEST_CASE("every entry of the expected values is known to these tests") {
  if (!have_data()) return;
  const std::set<std::string> known{"KNOX-1", "KNOX-2", "KNOX-3", "KNOX-7", "KNOX-11", "MOR-1", "MOR-2", "MOR-5",
                                    "MOR-8",  "JC-1",   "LMO-1",  "GIS-1",  "GIS-3",   "GIN-1", "GIN-2", "PP-1"};
  std::set<std::string> listed;
  for (const Json& group : all_tests())
    for (const Json& test : group) listed.insert(test.at("id"));
  CHECK(listed == known);
}

TEST_CASE("near-repeat tables of burglaries in Chicago are those of NearRepeat and of the Near Repeat Calculator") {
  if (!have_data()) return;
  for (const char* id : {"KNOX-1", "KNOX-2", "KNOX-3"}) compare_observed(id);
}

TEST_CASE("Knox ratios and p values in Chicago agree with NearRepeat within the noise of permutations") {
  if (!have_data()) return;
  // Published to two and three digits, from 999 permutations of another generator.
  constexpr std::array<double, 12> kRatio{1.80, .40, .61, 1.41, .86, .52, 1.01, .95, 1.05, .98, .98, 1.01};
  constexpr std::array<double, 12> kP{.001, 1.000, .943, .001, .929, 1.000, .435, .785, .312, .696, .635, .479};
  const Json e = entry("KNOX-1");
  const Chicago c = chicago();
  const KnoxTable t =
      knox(c.places, c.days, Metric::Manhattan, bands(e.at("space")), bands(e.at("time")), {.seed = 1, .count = 9999});
  double worst_p = 0.0, worst_ratio = 0.0;
  for (std::size_t cell = 0; cell < 12; ++cell) {
    const double error = std::abs(t.ratio[cell] / kRatio[cell] - 1.0);
    worst_ratio = std::max(worst_ratio, error);
    worst_p = std::max(worst_p, std::abs(t.p[cell] - kP[cell]));
    CHECK(error < (cell < 3 ? 0.05 : 0.03));
    CHECK(std::abs(t.p[cell] - kP[cell]) < 0.02);
  }
  std::cout << "published values KNOX-1: worst deviation of p " << worst_p << ", of ratios " << 100.0 * worst_ratio
            << " %\n";
}

TEST_CASE("Knox's test of Burkitt's lymphoma") {
  if (!have_data()) return;
  const Json e = entry("KNOX-7");
  Columns file("pysal/burkitt/burkitt.dbf");
  const Values x = file.numbers("X"), y = file.numbers("Y"), t = file.numbers("T");
  std::vector<Point> places;
  for (std::size_t i = 0; i < x.size(); ++i) places.push_back({Metres(x[i]), Metres(y[i])});
  const Bands space{{0, e.at("delta"), kInfinity}, BandEdges::RightClosed},
      time{{0, e.at("tau"), kInfinity}, BandEdges::RightClosed};
  const KnoxTable k = knox(places, t, Metric::Euclidean, space, time, kNone);
  Deviation compare("KNOX-7");
  compare(static_cast<double>(k.observed[0]), e.at("statistic"));
  compare(static_cast<double>(k.in_space[0]), e.at("n_space"));
  compare(static_cast<double>(k.in_time[0]), e.at("n_time"));
  compare(static_cast<double>(k.pairs), e.at("n_pairs"));
  for (std::size_t cell = 0; cell < 4; ++cell) {
    compare(static_cast<double>(k.observed[cell]), e.at("observed")[cell / 2][cell % 2]);
    // To a relative 1e-5, as the source compares: its third number, 41.856139, has lost a digit. The documentation of
    // the same package prints 41.8561839, and only with that the column of near times adds up to its 52 pairs.
    CHECK(k.expected_product[cell] == Approx(e.at("expected")[cell / 2][cell % 2].get<double>()).epsilon(1e-5));
  }
  compare(k.expected_product[2], 41.8561839);
  std::cout << "published values KNOX-7: expected[1][0] MISSED by "
            << k.expected_product[2] - e.at("expected")[1][0].get<double>() << " (misprint, see the test)\n";
  compare(k.expected_product[0] + k.expected_product[2], e.at("n_time"));
  compare(k.p_poisson[0], e.at("p_poisson"));
}

TEST_CASE("a pair 100 m and three days apart belongs to the bands that begin there") {
  const auto places = points({{0, 0}, {0, 100}});
  const Values days{17897, 17900};
  const auto wide = knox(places, days, Metric::Manhattan, {.edges = {0, 200, 400}}, {.edges = {0, 3, 6}}, kNone);
  CHECK(wide.observed == std::vector<std::uint64_t>{0, 1, 0, 0});
  const auto narrow = knox(places, days, Metric::Manhattan, {.edges = {0, 100, 200}}, {.edges = {0, 3, 6}}, kNone);
  CHECK(narrow.observed == std::vector<std::uint64_t>{0, 0, 0, 1});
}

TEST_CASE("Moran's I of homicides around St Louis, sudden infant deaths in North Carolina, and crime in Columbus") {
  if (!have_data()) return;
  tables::TableOptions skip;
  skip.skip_lines = 1;
  Columns stl("pysal/stl/stl_hom.txt", skip), sids("pysal/sids2/sids2.dbf"), columbus("pysal/columbus/columbus.dbf");
  const auto run = [](const std::string& id, const Values& x, const SpatialWeights& weights) {
    const Json e = entry(id);
    const MoranResult r = moran(x, weights, kNone);
    Deviation compare(id);
    compare(r.index, e.at("I"));
    compare(r.normality.variance, e.at("VI_norm"));
    compare(r.randomisation.variance, e.at("VI_rand"));
    if (e.contains("EI")) compare(r.normality.expectation, e.at("EI"));
    if (e.contains("z_norm")) compare(r.normality.z, e.at("z_norm"));
    if (e.contains("z_rand")) compare(r.randomisation.z, e.at("z_rand"));
    if (e.contains("p_norm_one_sided")) compare(r.normality.p_greater, e.at("p_norm_one_sided"));
    if (e.contains("geary_C")) compare(geary(x, weights, kNone).ratio, e.at("geary_C"));
  };
  run("MOR-1", stl.numbers("HR8893"), row_standardised(gal("pysal/stl/stl.gal", 78)));
  run("MOR-2", sids.numbers("SIDR74"), row_standardised(gal("pysal/sids2/sids2.gal", 100, sids.texts("FIPSNO"))));
  run("MOR-5", columbus.numbers("CRIME"), row_standardised(gal("pysal/columbus/columbus.gal", 49)));
  Values nine(9);
  std::iota(nine.begin(), nine.end(), 1.0);
  run("MOR-8", nine, lattice(3, 3, Contiguity::Rook));
}

TEST_CASE("join counts of half a lattice") {
  if (!have_data()) return;
  const Json e = entry("JC-1");
  Values x(16, 0.0);
  std::fill(x.begin() + 8, x.end(), 1.0);
  const JoinCounts j = join_counts(x, lattice(4, 4, Contiguity::Rook), kNone);
  Deviation compare("JC-1");
  compare(j.black_black.count, e.at("BB"));
  compare(j.black_white.count, e.at("BW"));
  compare(j.white_white.count, e.at("WW"));
}

TEST_CASE("local Moran of the textbook's ten zones") {
  if (!have_data()) return;
  tables::TableOptions skip;
  skip.skip_lines = 1;
  Columns file("pysal/desmith/desmith.txt", skip);
  Deviation compare("LMO-1");
  compare(local_moran(file.numbers("z"), row_standardised(gal("pysal/desmith/desmith.gal", 10)), kNone).index,
          entry("LMO-1").at("values"));
}

TEST_CASE("Gi and Gi* of the grid of Getis and Ord") {
  if (!have_data()) return;
  const Json e = entry("GIS-1");
  Columns file("spdata/getisord.csv");
  const Values x = file.numbers("x"), y = file.numbers("y"), v = file.numbers("val");
  std::vector<Point> places;
  for (std::size_t i = 0; i < x.size(); ++i) places.push_back({Metres(x[i]), Metres(y[i])});
  Deviation compare("GIS-1");
  for (const int d : {30, 60, 90, 120, 150}) {
    const std::string key = std::to_string(d);
    const SpatialWeights w = distance_band(places, Metres(d));
    compare(local_getis_ord(v, w, {.own = OwnUnit::LeftOut}, kNone).z[119], e.at("Gi").at(key));
    compare(local_getis_ord(v, w, {.own = OwnUnit::Included}, kNone).z[119], e.at("Gi_star").at(key));
  }
  const GetisOrdOptions other{.own = OwnUnit::Included, .divisor = Divisor::CountMinusOne};
  compare(local_getis_ord(v, distance_band(places, Metres(30)), other, kNone).z[119],
          e.at("Gi_star_30_variance_n_minus_1"));
}

TEST_CASE("general and local G of six points") {
  if (!have_data()) return;
  const Json e = entry("GIS-3");
  const Values y{2, 3, 3.2, 5, 8, 7};
  const SpatialWeights w =
      distance_band(points({{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}}), Metres(15));
  Deviation compare("GIS-3");
  const GeneralG g = general_g(y, w, kNone);
  compare(g.ratio, e.at("global_G"));
  compare(g.randomisation.p_greater, e.at("p_norm_global"));
  const auto local = [&](OwnUnit own, bool standardise, GetisMoments moments) {
    return local_getis_ord(y, w, {.own = own, .row_standardise = standardise, .moments = moments}, kNone).z;
  };
  compare(local(OwnUnit::LeftOut, false, GetisMoments::OrdGetis1995), e.at("Gi"));
  compare(local(OwnUnit::Included, false, GetisMoments::OrdGetis1995), e.at("Gi_star"));
  // Published with the moments of 1992, which hold for weights 0 and 1, applied to row-standardised weights.
  compare(local(OwnUnit::LeftOut, true, GetisMoments::GetisOrd1992)[0], e.at("row_standardised_Gi_first"));
  compare(local(OwnUnit::Included, true, GetisMoments::GetisOrd1992)[0], e.at("row_standardised_Gi_star_first"));
}

TEST_CASE("Gini, spatial Gini and Theil of incomes in Mexico") {
  if (!have_data()) return;
  const Json one = entry("GIN-1"), two = entry("GIN-2");
  Columns file("pysal/mexico/mexico.csv");
  std::map<double, std::uint32_t> numbers;
  std::vector<std::uint32_t> groups;
  for (const double g : file.numbers("hanson98"))
    groups.push_back(numbers.emplace(g, static_cast<std::uint32_t>(numbers.size())).first->second);
  Deviation compare("GIN-1, GIN-2");
  const SpatialGini s = spatial_gini(file.numbers("pcgdp1940"), same_group(groups), kNone);
  compare(s.gini, one.at("gini"));
  compare(s.neighbours, one.at("spatial_gini_wg"));
  compare(s.others, one.at("spatial_gini_wcg"));
  for (std::size_t i = 0; i < 7; ++i) {
    const Values x = file.numbers("pcgdp" + std::to_string(1940 + 10 * i));
    compare(gini(x), two.at("gini")[i]);
    compare(theil(x), two.at("theil")[i]);
    compare(theil_by_group(x, groups).between, two.at("theil_between_hanson98")[i]);
  }
}

TEST_CASE("centrography of Ebdon's eight points") {
  if (!have_data()) return;
  const Json e = entry("PP-1");
  const Centrography c = centrography(points({{1, 2}, {2, 3}, {2, 2}, {2, 1}, {3, 4}, {3, 3}, {3, 1}, {4, 4}}));
  Deviation compare("PP-1");
  const auto pair = [](const Point& p) { return Values{p.x.value, p.y.value}; };
  compare(pair(c.mean_centre), e.at("mean_centre"));
  compare(c.standard_distance.value, e.at("standard_distance"));
  compare(pair(c.median_centre), e.at("median_centre"));
  compare(pair(c.smallest_circle.centre), e.at("min_circle").at("centre"));
  compare(c.smallest_circle.radius.value, e.at("min_circle").at("radius"));
  REQUIRE(c.hull.size() == e.at("hull").size());
  for (std::size_t i = 0; i < c.hull.size(); ++i) compare(pair(c.hull[i]), e.at("hull")[i]);
}
