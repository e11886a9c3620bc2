// What is written is what is read, and equal data are equal bytes.
#include "sim/outcome/file.hpp"
#include "sim/outcome/hash.hpp"
#include "tests/support/sample_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung;
using namespace lichtung::outcome;

TEST_CASE("a written outcome is read back unchanged") {
  const test::Folder folder;
  const OutcomeData data = test::sample_outcome();
  write_outcome(folder / "a.h5", data);
  const OutcomeData back = read_outcome(folder / "a.h5");
  CHECK(content_sha256(back) == content_sha256(data));
  CHECK(back.mesh.node_x == data.mesh.node_x);
  CHECK(back.mesh.edge_segment == data.mesh.edge_segment);
  CHECK(back.frame_start_s == data.frame_start_s);
  CHECK(back.provenance.scenario_toml == data.provenance.scenario_toml);
  CHECK(back.provenance.seed == data.provenance.seed);
  REQUIRE(back.variables.size() == data.variables.size());
  REQUIRE(back.tables.size() == data.tables.size());
  for (std::size_t t = 0; t < data.tables.size(); ++t) {
    INFO(data.tables[t].name);
    REQUIRE(back.tables[t].columns.size() == data.tables[t].columns.size());
    for (std::size_t c = 0; c < data.tables[t].columns.size(); ++c) {
      INFO(data.tables[t].columns[c].name);
      CHECK(back.tables[t].columns[c].name == data.tables[t].columns[c].name);
      if (data.tables[t].name != "totals") CHECK(back.tables[t].columns[c].values == data.tables[t].columns[c].values);
    }
  }
}

TEST_CASE("a missing value stays a missing value") {
  const test::Folder folder;
  write_outcome(folder / "a.h5", test::sample_outcome());
  for (const SegmentVariable& v : read_outcome(folder / "a.h5").variables)
    if (v.name == "fear_night") CHECK(std::isnan(std::get<std::vector<float>>(v.values)[1]));
}

TEST_CASE("an outcome of many frames and rows is read back unchanged") {
  const test::Folder folder;
  const OutcomeData data = test::large_outcome(40000, 5, 200000);
  write_outcome(folder / "a.h5", data);
  CHECK(verify_outcome(folder / "a.h5") == content_sha256(data));
}

TEST_CASE("an outcome without frames and tables is read back unchanged") {
  const test::Folder folder;
  OutcomeData data = test::sample_outcome();
  data.frame_start_s.clear();
  data.variables.clear();
  data.profile.clear();
  data.tables.clear();
  write_outcome(folder / "a.h5", data);
  CHECK(verify_outcome(folder / "a.h5") == content_sha256(data));
}

TEST_CASE("equal data give equal bytes") {
  const test::Folder folder;
  write_outcome(folder / "a.h5", test::sample_outcome());
  { const std::vector<std::string> churn(1000, std::string(100, 'x')); }  // other memory, same file
  write_outcome(folder / "b.h5", test::sample_outcome());
  CHECK(test::bytes_of(folder / "a.h5") == test::bytes_of(folder / "b.h5"));
}

TEST_CASE("the content hash notices a change of any part") {
  const OutcomeData data = test::sample_outcome();
  const std::string hash = content_sha256(data);
  const auto changed = [&](auto change) {
    OutcomeData other = data;
    change(other);
    return content_sha256(other) != hash;
  };
  CHECK(changed([](OutcomeData& d) { d.provenance.seed += 1; }));
  CHECK(changed([](OutcomeData& d) { d.provenance.title += " "; }));
  CHECK(changed([](OutcomeData& d) { d.mesh.epsg = 25833; }));
  CHECK(changed([](OutcomeData& d) { d.mesh.node_y[1] += 1e-6; }));
  CHECK(changed([](OutcomeData& d) { d.frame_start_s[2] += 1; }));
  CHECK(changed([](OutcomeData& d) { d.profile[0].values[7] += 1.0F; }));
  CHECK(changed([](OutcomeData& d) { d.variables[0].name += "x"; }));
  CHECK(changed([](OutcomeData& d) { d.tables[0].columns[0].name += "x"; }));
  CHECK(changed([](OutcomeData& d) { std::swap(d.tables[0], d.tables[1]); }));
  CHECK(changed([](OutcomeData& d) { d.tables.pop_back(); }));
}
