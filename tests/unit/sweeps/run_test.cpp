// Runs of a sweep: what is whole is kept, what fails is recorded, shares converge to the same folder.
#include "sim/outcome/file.hpp"
#include "sim/sweeps/status.hpp"
#include "tests/unit/sweeps/fake_sweep.hpp"

#include <catch2/catch.hpp>

using namespace lichtung;
using namespace lichtung::test;
using sweeps::Shard;
namespace fs = std::filesystem;

TEST_CASE("runs go replicate by replicate over all points, and points that mean the same share theirs") {
  const auto work = fake_work(5, 3, true);
  REQUIRE(work.units.size() == 4 * 3);
  for (std::size_t u = 0; u < 4; ++u) CHECK(work.units[u].replicate == 0);
  CHECK(work.points[4].same_as == 3);
  const Folder dir;
  FakeEngine engine{work};
  const auto outcome = run_all(work, request_for(dir), engine);
  CHECK(outcome.computed == 12);
  const auto done = collected(work, dir);
  CHECK(done.written);
  const std::string index = bytes_of(dir.path / "index.csv");
  CHECK(std::count(index.begin(), index.end(), '\n') == 1 + 5 * 3);   // a line per point, shared or not
}

TEST_CASE("running again computes nothing and leaves every byte as it is") {
  const auto work = fake_work(3, 2);
  const Folder dir;
  FakeEngine engine{work};
  (void)run_all(work, request_for(dir), engine);
  (void)collected(work, dir);
  const auto before = contents(dir.path);
  const auto again = run_all(work, request_for(dir), engine);
  CHECK(again.kept == 6);
  CHECK(engine.calls == 6);
  (void)collected(work, dir);
  CHECK(contents(dir.path) == before);
}

TEST_CASE("shares in any order, twice, and one process give the same folder") {
  const auto work = fake_work(7, 2, true);
  const Folder one, many;
  FakeEngine engine{work};
  (void)run_all(work, request_for(one, {}, 2), engine);
  (void)collected(work, one);
  for (const std::uint32_t k : {3U, 1U, 3U, 4U, 2U, 1U}) (void)run_all(work, request_for(many, {k, 4}), engine);
  CHECK(collected(work, many).written);
  CHECK(contents(one.path) == contents(many.path));
  CHECK(engine.calls == 24);
}

TEST_CASE("a failed run is recorded with its message and doesn't stop the others") {
  const auto work = fake_work(4, 2);
  const Folder dir;
  FakeEngine engine{work, {1}};
  std::vector<sweeps::SweepEvent> events;
  const auto outcome = run_all(work, request_for(dir), engine, &events);
  CHECK(outcome.computed == 6);
  REQUIRE(outcome.failed.size() == 2);
  CHECK(outcome.failed[0].message == "no luck at point 1");
  CHECK(events.size() == 2);
  const auto done = collected(work, dir);
  CHECK(done.written);
  CHECK(done.failed.size() == 2);
  CHECK(bytes_of(dir.path / "failed" / (outcome.failed[0].id + ".txt")) == "point 1, replicate 0\nno luck at point 1\n");
}

TEST_CASE("failed runs are tried again by the same command, and a success takes the record away") {
  const auto work = fake_work(3, 1);
  const Folder dir, clean;
  FakeEngine failing{work, {2}}, well{work};
  (void)run_all(work, request_for(dir), failing);
  (void)collected(work, dir);
  const auto again = run_all(work, request_for(dir), well);
  CHECK(again.computed == 1);
  CHECK(well.calls == 1);
  (void)collected(work, dir);
  (void)run_all(work, request_for(clean), well);
  (void)collected(work, clean);
  CHECK(contents(dir.path) == contents(clean.path));
}

TEST_CASE("messages of failures don't hold the folder of the sweep") {
  const auto work = fake_work(1, 1);
  const Folder dir;
  auto request = request_for(dir);
  request.sweep_folder = "/home/somebody/towns";
  const auto outcome = sweeps::run_sweep(
      work, request, [](const auto&, const auto&) -> std::optional<outcome::OutcomeData> { throw std::runtime_error("/home/somebody/towns/map.osm: broken"); }, {});
  CHECK(outcome.failed.at(0).message == "map.osm: broken");
}

TEST_CASE("a damaged file is computed again, a whole one of another scenario is left alone") {
  const auto work = fake_work(2, 1);
  const Folder dir;
  FakeEngine engine{work};
  (void)run_all(work, request_for(dir), engine);
  const auto file = ensemble::replicate_path(dir.path / "runs" / work.points[0].id, 0);
  const std::string whole = bytes_of(file);
  std::ofstream(file, std::ios::binary | std::ios::in | std::ios::out).seekp(1000) << "x";
  CHECK(sweeps::status_of(dir.path, true, std::chrono::seconds(60)).damaged.size() == 1);
  std::vector<sweeps::SweepEvent> events;
  CHECK(run_all(work, request_for(dir), engine, &events).computed == 1);
  CHECK(events.at(0).kind == sweeps::SweepEvent::Kind::Damaged);
  CHECK(bytes_of(file) == whole);
  const std::string foreign = bytes_of(ensemble::replicate_path(dir.path / "runs" / work.points[1].id, 0));
  std::ofstream(file, std::ios::binary) << foreign;
  const auto outcome = run_all(work, request_for(dir), engine);
  REQUIRE(outcome.failed.size() == 1);
  CHECK_THAT(outcome.failed[0].message, Catch::Contains("another run"));
  CHECK(bytes_of(file) == foreign);
}

TEST_CASE("a folder of another sweep is refused, and taken over only by force") {
  const auto one = fake_work(2, 1), two = fake_work(3, 1);
  const Folder dir;
  FakeEngine engine_one{one}, engine_two{two};
  (void)run_all(one, request_for(dir), engine_one);
  CHECK_THROWS_AS(run_all(two, request_for(dir), engine_two), ensemble::FolderError);
  auto request = request_for(dir);
  request.force = true;
  CHECK(run_all(two, request, engine_two).computed == 1);   // the runs that are the same are kept
}

TEST_CASE("stopped and resumed gives the folder of one go") {
  const auto work = fake_work(6, 2);
  const Folder stopped, whole;
  FakeEngine stopping{work};
  stopping.stop_after = 5;
  const auto first = run_all(work, request_for(stopped), stopping);
  CHECK(first.stopped);
  CHECK(first.left > 0);
  CHECK(collected(work, stopped).missing.size() == first.left);
  FakeEngine engine{work};
  CHECK_FALSE(run_all(work, request_for(stopped), engine).stopped);
  (void)collected(work, stopped);
  (void)run_all(work, request_for(whole), engine);
  (void)collected(work, whole);
  CHECK(contents(stopped.path) == contents(whole.path));
}

TEST_CASE("a folder that can't be written ends the sweep with its cause") {
  const auto work = fake_work(2, 1);
  const Folder dir;
  fs::create_directories(dir.path);
  std::ofstream(dir.path / "runs") << "a file in the way";
  FakeEngine engine{work};
  CHECK_THROWS_AS(run_all(work, request_for(dir), engine), ensemble::FolderError);
  CHECK(engine.calls == 0);
}

TEST_CASE("an outcome of other inputs than planned is a failure, not a result") {
  auto work = fake_work(1, 1);
  const auto planned = work;
  const Folder dir;
  work.points[0].identity.scenario_sha256 = fake_digest(99);
  FakeEngine engine{work};
  const auto outcome = sweeps::run_sweep(planned, request_for(dir), [&](const auto& u, const auto& c) { return engine(u, c); }, {});
  REQUIRE(outcome.failed.size() == 1);
  CHECK_THAT(outcome.failed[0].message, Catch::Contains("changed after the sweep had begun"));
}

TEST_CASE("status counts what is there at any moment") {
  const auto work = fake_work(5, 2);
  const Folder dir;
  CHECK_THROWS_AS(sweeps::status_of(dir.path, false, std::chrono::seconds(60)), DataError);
  FakeEngine engine{work, {4}};
  engine.stop_after = 3;
  (void)run_all(work, request_for(dir), engine);
  auto status = sweeps::status_of(dir.path, true, std::chrono::seconds(60));
  CHECK(status.runs == 10);
  CHECK(status.done == 2);
  CHECK(status.left == 8);
  CHECK_FALSE(status.collected);
  FakeEngine rest{work, {4}};
  (void)run_all(work, request_for(dir), rest);
  (void)collected(work, dir);
  status = sweeps::status_of(dir.path, true, std::chrono::seconds(60));
  CHECK(status.done == 8);
  CHECK(status.failed.size() == 2);
  CHECK(status.running == 0);
  CHECK(status.collected);
}

TEST_CASE("indices of shares that lack runs") {
  CHECK(sweeps::shards_of({0, 4, 5, 9}, 4) == std::vector<std::uint32_t>{1, 2});
  CHECK(sweeps::shards_of({}, 4).empty());
  CHECK(Shard{2, 4}.holds(5));
  CHECK_FALSE(Shard{2, 4}.holds(4));
}
