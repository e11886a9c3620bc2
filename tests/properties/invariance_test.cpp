// What must change nothing: threads, recording, stopping and resuming, an empty plan, dark lamps, streets that nobody
// can reach. All relations are exact.
#include "sim/ensemble/ensemble.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/hash.hpp"
#include "sim/inventory/load_town.hpp"
#include "tests/support/runs.hpp"
#include "tests/support/village.hpp"

#include <catch2/catch.hpp>

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <set>

using namespace lichtung;
using namespace lichtung::test;

namespace {

bool same_values(const outcome::ColumnValues& a, const outcome::ColumnValues& b) {
  const auto bits = [](const outcome::ColumnValues& v) {
    outcome::OutcomeData data;
    data.tables = {{"t", {{"c", v}}}};
    return outcome::content_sha256(data);   // by bits, so that NaN equals NaN
  };
  return bits(a) == bits(b);
}

void check_same_table(const outcome::Table& a, const outcome::Table& b) {
  REQUIRE(a.columns.size() == b.columns.size());
  for (std::size_t c = 0; c < a.columns.size(); ++c) {
    INFO(a.name << "." << a.columns[c].name);
    CHECK(same_values(a.columns[c].values, b.columns[c].values));
  }
}

/// Totals without the rows that count lamps and their electricity: lamps without flux are still lamps to pay for.
outcome::Table without_lamps(const outcome::Table& totals) {
  const auto& metric = std::get<std::vector<std::string>>(totals.columns[0].values);
  outcome::Table rest{totals.name, {}};
  for (const outcome::Column& column : totals.columns)
    std::visit(
        [&](const auto& values) {
          auto kept = values;
          kept.clear();
          for (std::size_t i = 0; i < values.size(); ++i)
            if (!metric[i].starts_with("lamps") && !metric[i].starts_with("lighting_")) kept.push_back(values[i]);
          rest.columns.push_back({column.name, std::move(kept)});
        },
        column.values);
  return rest;
}

/// The resolved scenario without the line that names the recorded days.
std::string without_record_days(const std::string& toml) {
  std::string out;
  for (std::size_t at = 0; at < toml.size();) {
    const std::size_t end = std::min(toml.find('\n', at), toml.size() - 1) + 1;
    if (toml.compare(at, 11, "record_days") != 0) out += toml.substr(at, end - at);
    at = end;
  }
  return out;
}

/// The village with two houseless streets in its middle that no way leads to; their numbers come last.
town::Town with_island(town::Town town) {
  auto& net = town.streets;
  auto& s = net.segments;
  town::Point middle{};
  for (const town::Point p : net.nodes) {
    middle.x += p.x / static_cast<double>(net.nodes.size());
    middle.y += p.y / static_cast<double>(net.nodes.size());
  }
  const auto first = static_cast<std::uint32_t>(net.nodes.size());
  for (const double dx : {-30.0, 0.0, 30.0}) {
    net.nodes.push_back({middle.x + dx, middle.y});
    net.component.push_back(1);
  }
  for (std::uint32_t i = 0; i < 2; ++i) {
    const auto last = [](auto& column) { column.push_back(column.back()); };
    s.from.emplace_back(first + i);
    s.to.emplace_back(first + i + 1);
    s.length_m.push_back(30.0F);
    last(s.width_m), last(s.kind), last(s.width_class), last(s.lit), last(s.lit_assumed), last(s.tunnel), last(s.bridge);
    last(s.walkable), last(s.cyclable), last(s.drivable), last(s.name), last(s.osm_way), last(s.district), last(s.frontage_m);
    last(s.refuge), last(s.prospect_m), last(s.escape);
    net.points.push_back(net.nodes[first + i]);
    net.points.push_back(net.nodes[first + i + 1]);
    s.point_first.push_back(static_cast<std::uint32_t>(net.points.size()));
    town.dwellings.segment_first.push_back(town.dwellings.segment_first.back());
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<town::StreetEdge> edges;
  for (std::uint32_t i = 0; i < s.size(); ++i)
    for (const auto& [a, b] : {std::pair{s.from[i], s.to[i]}, std::pair{s.to[i], s.from[i]}}) {
      ends.emplace_back(a.value, b.value);
      edges.push_back({SegmentId(i)});
    }
  net.graph = town::StreetGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(),
                                static_cast<std::uint32_t>(net.nodes.size()));
  return town;
}

}  // namespace

TEST_CASE("outcome files are equal byte for byte on 1, 2, 3 and 8 threads, preparation included") {
  Scenario scenario = library_scenario("kleinstadt", 3);
  scenario.outcome.record_days = {1};
  const Folder folder;
  std::string one;
  for (const std::size_t threads : {1U, 2U, 3U, 8U}) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    const auto path = folder.path / (std::to_string(threads) + ".h5");
    arena.execute([&] { outcome::write_outcome(path, simulate(*engine::prepare(scenario), 1)); });
    const std::string bytes = bytes_of(path);
    REQUIRE(bytes.size() > 100000);
    if (threads == 1)
      one = bytes;
    else
      CHECK(bytes == one);   // bool: Catch need not print megabytes
  }
}

TEST_CASE("recording walks changes nothing but the recorded tables and what the scenario says of it") {
  Scenario scenario = library_scenario("kleinstadt", 3);
  const auto plain = simulate(*engine::prepare(scenario), 0);
  scenario.outcome.record_days = {0, 2};
  const auto recorded = simulate(*engine::prepare(scenario), 0);
  std::set<std::string> more;
  for (const auto& t : recorded.tables) more.insert(t.name);
  for (const auto& t : plain.tables) {
    REQUIRE(more.erase(t.name) == 1);
    if (t.name != "parameters") check_same_table(t, table(recorded, t.name));
  }
  CHECK(more == std::set<std::string>{"patrol_positions", "walks"});
  CHECK(column<std::int32_t>(recorded, "walks", "segment").size() > 1000);
  // The rest by its content hash.
  auto a = plain, b = recorded;
  CHECK(a.provenance.scenario_sha256 == b.provenance.scenario_sha256);
  CHECK(a.provenance.scenario_toml != b.provenance.scenario_toml);
  CHECK(without_record_days(a.provenance.scenario_toml) == without_record_days(b.provenance.scenario_toml));
  b.provenance.scenario_toml = a.provenance.scenario_toml;
  a.tables.clear();
  b.tables.clear();
  CHECK(outcome::content_sha256(a) == outcome::content_sha256(b));
}

TEST_CASE("a run stopped half way and resumed gives the files of a run in one go") {
  const auto setup = engine::prepare(library_scenario("kleinstadt", 2));
  const Folder whole, broken;
  const auto request = [](const Folder& folder) {
    return ensemble::EnsembleRequest{.dir = folder.path, .replicates = 3, .days = 2, .force = false, .in_flight = 1};
  };
  (void)ensemble::run_ensemble(*setup, request(whole), {});
  std::atomic<int> days{0};
  ensemble::EnsembleControl control;
  control.on_progress = [&](const ensemble::Progress& p) { days = static_cast<int>(p.days_done); };
  control.stop = [&] { return days >= 3; };   // in the middle of the second replicate
  const auto stopped = ensemble::run_ensemble(*setup, request(broken), control);
  REQUIRE(stopped.stopped);
  REQUIRE(stopped.count(ensemble::ReplicateState::Done) < 3);
  const auto resumed = ensemble::run_ensemble(*setup, request(broken), {});
  CHECK(resumed.count(ensemble::ReplicateState::Skipped) == stopped.count(ensemble::ReplicateState::Done));
  for (const char* name : {"replicate-0000.h5", "replicate-0001.h5", "replicate-0002.h5", "summary.h5", "index.csv"}) {
    INFO(name);
    const std::string bytes = bytes_of(whole.path / name);
    CHECK_FALSE(bytes.empty());
    CHECK((bytes_of(broken.path / name) == bytes));
  }
}

TEST_CASE("an empty plan is its base, byte for byte") {
  const Folder folder;
  std::ofstream(folder.path / "base.toml") << "schema = 1\nname = \"Basis\"\n[map]\nsynthetic = \"kleinstadt\"\n[time]\ndays = 2\n"
                                              "[random]\nseed = 7\n";
  std::ofstream(folder.path / "plan.toml") << "schema = 1\nbase = \"base.toml\"\n";
  std::vector<std::string> files;
  for (const char* name : {"base", "plan"}) {
    const auto read = read_scenario(folder.path / (std::string(name) + ".toml"));
    REQUIRE(read.scenario);
    const auto path = folder.path / (std::string(name) + ".h5");
    outcome::write_outcome(path, simulate(*engine::prepare(*read.scenario), 0));
    files.push_back(bytes_of(path));
  }
  CHECK_FALSE(files[0].empty());
  CHECK((files[0] == files[1]));
}

TEST_CASE("lamps without flux are no lamps, and lamps do make a difference") {
  const Scenario scenario = library_scenario("kleinstadt", 2);
  const town::Town town = inventory::load_town(scenario);
  REQUIRE(town.lamps.size() > 100);
  town::Town dark = town, none = town;
  std::ranges::fill(dark.lamps.flux_lm, 0.0F);
  none.lamps = {};
  const auto with_dark = engine::prepare(scenario, dark), with_none = engine::prepare(scenario, none),
             as_is = engine::prepare(scenario, town);
  CHECK(with_dark->light.usual_light().mean_lx == with_none->light.usual_light().mean_lx);
  CHECK(with_dark->light.usual_light().min_lx == with_none->light.usual_light().min_lx);
  CHECK(with_dark->light.usual_light().p_class == with_none->light.usual_light().p_class);
  const auto a = simulate(*with_dark, 0), b = simulate(*with_none, 0), c = simulate(*as_is, 0);
  CHECK(hashes(a) == hashes(b));
  check_same_table(without_lamps(table(a, "totals")), without_lamps(table(b, "totals")));
  check_same_table(table(a, "incidents"), table(b, "incidents"));
  CHECK(hashes(a) != hashes(c));
}

TEST_CASE("streets that nobody can reach change nothing elsewhere") {
  Scenario scenario;
  scenario.time.days = 8;   // one rerouting
  scenario.population.offenders_per_1000 = 100.0;
  const town::Town village = make_village();
  const auto plain = simulate(*engine::prepare(scenario, village), 0);
  const auto more = simulate(*engine::prepare(scenario, with_island(village)), 0);
  REQUIRE(more.segment_count == plain.segment_count + 2);
  REQUIRE(column<std::uint8_t>(plain, "incidents", "kind").size() > 5);
  for (const char* name : {"incidents", "patrol_calls", "patrol_units", "avoidance", "days"}) check_same_table(table(plain, name), table(more, name));
  const std::size_t n = plain.segment_count;
  for (const auto& v : plain.variables) {
    INFO(v.name);
    std::visit(
        [&](const auto& a) {
          const auto& b = std::get<std::decay_t<decltype(a)>>(variable(more, v.name).values);
          const std::size_t frames = a.size() / n;
          REQUIRE(b.size() == frames * (n + 2));
          bool same = true;
          for (std::size_t f = 0; f < frames; ++f)
            same = same && std::equal(a.begin() + static_cast<std::ptrdiff_t>(f * n), a.begin() + static_cast<std::ptrdiff_t>((f + 1) * n),
                                      b.begin() + static_cast<std::ptrdiff_t>(f * (n + 2)));
          CHECK(same);
        },
        v.values);
  }
}
