// Statistics over replicates and the index for spreadsheets.
#include "sim/outcome/file.hpp"
#include "sim/outcome/index_csv.hpp"
#include "sim/outcome/statistics.hpp"
#include "tests/support/sample_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace lichtung;
using namespace lichtung::outcome;
namespace fs = std::filesystem;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<fs::path> write_replicates(const test::Folder& folder, std::uint32_t n) {
  std::vector<fs::path> files;
  for (std::uint32_t r = 0; r < n; ++r) {
    files.push_back(folder / ("replicate-" + std::to_string(r) + ".h5"));
    write_outcome(files.back(), test::sample_outcome(r));
  }
  return files;
}

const std::vector<float>& values_of(const OutcomeData& data, const std::string& name) {
  for (const SegmentVariable& v : data.variables)
    if (v.name == name) return std::get<std::vector<float>>(v.values);
  throw std::runtime_error("no variable " + name);
}

FileError::Kind kind_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const FileError& error) {
    return error.kind;
  }
  throw std::runtime_error("no error");
}

}  // namespace

TEST_CASE("quantiles interpolate as numpy and R do, and missing values don't count") {
  const Statistics s = statistics_of({4, kNone, 1, 3, 2});
  CHECK(s.n == 4);
  CHECK(s.mean == Approx(2.5));
  CHECK(s.sd == Approx(1.2909944));
  CHECK(s.q05 == Approx(1.15));
  CHECK(s.q50 == Approx(2.5));
  CHECK(s.q95 == Approx(3.85));
}

TEST_CASE("one value has a mean but no spread, none has neither") {
  CHECK(statistics_of({7}).q95 == 7);
  CHECK(std::isnan(statistics_of({7}).sd));
  CHECK(std::isnan(statistics_of({kNone}).mean));
  CHECK(statistics_of({}).n == 0);
}

TEST_CASE("statistics of an array are those of each of its values") {
  ArrayStatistics statistics(2, 3, true);
  const float none = std::numeric_limits<float>::quiet_NaN();
  for (const std::vector<float>& values : {std::vector<float>{1, none}, {2, 5}, {6, none}}) statistics.add(values);
  CHECK(statistics.mean()[0] == Approx(3));
  CHECK(statistics.sd()[0] == Approx(std::sqrt(7.0)));
  CHECK(statistics.quantiles().q50[0] == 2);
  CHECK(statistics.mean()[1] == 5);
  CHECK(std::isnan(statistics.sd()[1]));
}

TEST_CASE("a summary holds mean, spread and quantiles of every variable") {
  const test::Folder folder;
  const auto files = write_replicates(folder, 3);
  write_summary(folder.path(), files);
  const OutcomeData one = read_outcome(files[0]), summary = read_outcome(folder / "summary.h5");
  CHECK(summary.provenance.replicates == 3);
  CHECK(summary.variables.size() == 5 * one.variables.size());
  CHECK(summary.profile.size() == 5 * one.profile.size());
  CHECK(values_of(summary, "patrol_minutes")[0] == Approx(1));
  CHECK(values_of(summary, "patrol_minutes_sd")[0] == Approx(1));
  CHECK(values_of(summary, "incidents_bicycle_theft_q05")[0] == Approx(0.1));
  CHECK(std::isnan(values_of(summary, "fear_night")[1]));
}

TEST_CASE("a large variable has mean and spread but no quantiles") {
  const test::Folder folder;
  OutcomeData data = test::large_outcome(30000, 3, 10);
  data.profile.resize(1);  // 5 million values
  write_outcome(folder / "a.h5", data);
  write_summary(folder.path(), std::vector{folder / "a.h5"});
  const OutcomeData summary = read_outcome(folder / "summary.h5");
  REQUIRE(summary.profile.size() == 2);
  CHECK(summary.profile[1].name == "footfall_sd");
}

TEST_CASE("a summary written again has the same bytes") {
  const test::Folder folder;
  const auto files = write_replicates(folder, 2);
  write_summary(folder.path(), files);
  const std::string summary = test::bytes_of(folder / "summary.h5"), index = test::bytes_of(folder / "index.csv");
  write_summary(folder.path(), files);
  CHECK(test::bytes_of(folder / "summary.h5") == summary);
  CHECK(test::bytes_of(folder / "index.csv") == index);
}

TEST_CASE("replicates of different runs are not summarised together") {
  const test::Folder folder;
  auto files = write_replicates(folder, 1);
  const auto refused = [&](auto change) {
    OutcomeData other = test::sample_outcome(1);
    change(other);
    write_outcome(folder / "other.h5", other, true);
    const std::vector<fs::path> both{files[0], folder / "other.h5"};
    return kind_of([&] { write_summary(folder.path(), both); }) == FileError::Kind::CannotWrite;
  };
  CHECK(refused([](OutcomeData& d) { d.provenance.scenario_sha256 = std::string(64, 'b'); }));
  CHECK(refused([](OutcomeData& d) { d.provenance.replicate = 0; }));
  CHECK(refused([](OutcomeData& d) { d.mesh.node_x[0] += 1; }));
  CHECK(refused([](OutcomeData& d) { d.frame_start_s[1] += 1; }));
  CHECK(refused([](OutcomeData& d) { d.variables.pop_back(); }));
  CHECK_FALSE(fs::exists(folder / "summary.h5"));
}

TEST_CASE("a damaged replicate stops the summary") {
  const test::Folder folder;
  const auto files = write_replicates(folder, 2);
  std::string bytes = test::bytes_of(files[1]);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  test::write_bytes(files[1], bytes);
  CHECK(kind_of([&] { write_summary(folder.path(), files); }) == FileError::Kind::Damaged);
  CHECK_FALSE(fs::exists(folder / "summary.h5"));
}

TEST_CASE("the index quotes names, leaves missing values empty and keeps every digit") {
  TotalsMatrix totals;
  const Table table{"totals",
                    {{"metric", std::vector<std::string>{"a,\"b\"", "cost"}},
                     {"value", std::vector<double>{kNone, 0.1 + 0.2}},
                     {"unit", std::vector<std::string>{"1", "€"}},
                     {"ledger", std::vector<std::string>{"true", ""}}}};
  totals.add(nullptr);
  totals.add(&table);
  IndexRow first{"a.h5", {}, "x"}, second{"b.h5", {}, "y"};
  second.provenance.seed = 18446744073709551615ULL;
  CHECK(index_csv({first, second}, totals) ==
        "file,replicate,seed,days,content_sha256,\"a,\"\"b\"\".true\",cost\r\n"
        "a.h5,0,0,0,x,,\r\n"
        "b.h5,0,18446744073709551615,0,y,,0.30000000000000004\r\n");
}

TEST_CASE("a total that is named twice is refused") {
  const Table table{"totals",
                    {{"metric", std::vector<std::string>{"a", "a"}},
                     {"value", std::vector<double>{1, 2}},
                     {"unit", std::vector<std::string>{"1", "1"}},
                     {"ledger", std::vector<std::string>{"true", "true"}}}};
  TotalsMatrix totals;
  CHECK_THROWS_AS(totals.add(&table), std::invalid_argument);
}

TEST_CASE("a table of streets' nights is averaged over replicates, and conclusions from the means stand beside them") {
  const test::Folder folder;
  std::vector<fs::path> files;
  for (std::uint32_t r = 0; r < 3; ++r) {
    OutcomeData data = test::sample_outcome(r);
    for (Table& t : data.tables)
      if (t.name == "night")
        for (Column& c : t.columns) c.values = std::vector<float>{static_cast<float>(r), 10.0F * static_cast<float>(r * r)};
    files.push_back(folder / ("replicate-" + std::to_string(r) + ".h5"));
    write_outcome(files.back(), data);
  }
  write_summary(folder.path(), files, true, [](const OutcomeData& means) {
    std::int32_t tables = 0;
    for (const Table& t : means.tables) tables += t.name == "night" ? 1 : 0;
    return std::vector<Table>{{"angst_segments", {{"place", std::vector<std::int32_t>{tables}}, {"segment", std::vector<std::int32_t>{1}}}}};
  });
  const OutcomeData summary = read_outcome(folder / "summary.h5");
  std::size_t seen = 0;
  for (const Table& t : summary.tables) {
    if (t.name == "night")
      for (const Column& c : t.columns) {
        const auto& values = std::get<std::vector<float>>(c.values);
        REQUIRE(values.size() == 2);
        CHECK(values[0] == Approx(1.0));
        CHECK(values[1] == Approx(50.0 / 3.0));
        ++seen;
      }
    if (t.name == "angst_segments") CHECK(std::get<std::vector<std::int32_t>>(t.columns.front().values).front() == 1);
  }
  CHECK(seen > 20);
}
