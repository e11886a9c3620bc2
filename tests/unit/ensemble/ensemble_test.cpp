// An ensemble keeps what is whole, redoes what is damaged, refuses what is foreign, and never leaves a file that
// looks right but isn't. The engine is replaced by a fake that makes small outcomes.
#include "sim/ensemble/ensemble.hpp"
#include "sim/outcome/file.hpp"
#include "tests/unit/ensemble/fake_run.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <thread>

using namespace lichtung;
using namespace lichtung::ensemble;
using namespace lichtung::test;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void overwrite(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("a fresh folder gets every replicate, a summary and an index") {
  const Folder dir;
  const auto result = run(dir, 3);
  CHECK(result.count(ReplicateState::Done) == 3);
  CHECK(result.summarised);
  CHECK_FALSE(result.stopped);
  for (std::uint32_t r = 0; r < 3; ++r) CHECK(outcome::read_outcome(replicate_path(dir.path, r)).provenance.replicate == r);
  CHECK(fs::exists(dir.path / "summary.h5"));
  CHECK(fs::exists(dir.path / "index.csv"));
  REQUIRE(result.replicates[2].totals.columns.size() == 4);
}

TEST_CASE("running again computes nothing and leaves the files as they are") {
  const Folder dir;
  (void)run(dir, 3);
  const auto before = bytes_of(replicate_path(dir.path, 1));
  const auto summary = bytes_of(dir.path / "summary.h5");
  Fake fake;
  const auto again = run(dir, 3, fake);
  CHECK(again.count(ReplicateState::Skipped) == 3);
  CHECK(fake.calls == 0);
  CHECK(again.replicates[1].totals.columns.size() == 4);
  CHECK(bytes_of(replicate_path(dir.path, 1)) == before);
  CHECK(bytes_of(dir.path / "summary.h5") == summary);
}

TEST_CASE("more replicates later add to those that are there") {
  const Folder dir;
  (void)run(dir, 2);
  Fake fake;
  const auto more = run(dir, 5, fake);
  CHECK(fake.calls == 3);
  CHECK(more.files.size() == 5);
}

TEST_CASE("asking for fewer keeps the others in the summary") {
  const Folder dir;
  (void)run(dir, 4);
  const auto fewer = run(dir, 2);
  CHECK(fewer.files.size() == 4);
  CHECK(fs::exists(replicate_path(dir.path, 3)));
}

TEST_CASE("stopped and resumed gives the bytes of one go") {
  const Folder one, two;
  (void)run(one, 4);
  Fake stopping;
  stopping.stop_after_calls = 2;
  const auto first = run(two, 4, stopping);
  CHECK(first.stopped);
  CHECK_FALSE(first.summarised);
  const auto second = run(two, 4);
  CHECK_FALSE(second.stopped);
  for (std::uint32_t r = 0; r < 4; ++r)
    CHECK(bytes_of(replicate_path(one.path, r)) == bytes_of(replicate_path(two.path, r)));
  CHECK(bytes_of(one.path / "summary.h5") == bytes_of(two.path / "summary.h5"));
}

TEST_CASE("files do not depend on how many replicates run at once") {
  const Folder one, many;
  (void)run(one, 6, Fake{}, 1);
  (void)run(many, 6, Fake{}, 4);
  for (std::uint32_t r = 0; r < 6; ++r)
    CHECK(bytes_of(replicate_path(one.path, r)) == bytes_of(replicate_path(many.path, r)));
  CHECK(bytes_of(one.path / "summary.h5") == bytes_of(many.path / "summary.h5"));
}

TEST_CASE("a run stopped within a replicate leaves nothing under a final name") {
  const Folder dir;
  Fake fake;
  fake.stop_within = true;
  const auto result = run(dir, 2, fake);
  CHECK(result.stopped);
  CHECK(result.files.empty());
  CHECK(result.count(ReplicateState::NotRun) == 2);
  CHECK(replicate_numbers(dir.path).empty());
  CHECK_FALSE(fs::exists(dir.path / "summary.h5"));
}

TEST_CASE("a stop that comes after the last replicate is not a stop") {
  const Folder dir;
  Fake fake;
  fake.stop_after_calls = 2;
  const auto result = run(dir, 2, fake);
  CHECK_FALSE(result.stopped);
  CHECK(result.summarised);
}

TEST_CASE("a damaged file is computed again, with a warning") {
  const Folder dir;
  (void)run(dir, 3);
  const auto path = replicate_path(dir.path, 1);
  const auto whole = bytes_of(path);
  std::string damaged = whole;
  SECTION("cut in half") { damaged.resize(whole.size() / 2); }
  SECTION("empty") { damaged.clear(); }
  SECTION("one bit turned in the middle") { damaged[whole.size() / 2] = static_cast<char>(damaged[whole.size() / 2] ^ 4); }
  overwrite(path, damaged);
  Fake fake;
  Told told;
  const auto result = run(dir, 3, fake, 2, false, &told);
  CHECK(fake.calls == 1);
  CHECK(told.count(Event::Kind::Damaged) == 1);
  CHECK(result.replicates[1].state == ReplicateState::Done);
  CHECK(bytes_of(path) == whole);
}

TEST_CASE("results of another scenario or seed are refused and stay untouched") {
  const Folder dir;
  (void)run(dir, 2);
  const auto before = bytes_of(replicate_path(dir.path, 0));
  Fake other;
  SECTION("another scenario") { other.identity.scenario_sha256 = std::string(64, 'b'); }
  SECTION("another seed") { other.identity.seed = 99; }
  try {
    (void)run(dir, 2, other);
    FAIL("not refused");
  } catch (const FolderError& error) {
    CHECK(error.reason == FolderError::Reason::OtherScenario);
    CHECK(std::string(error.what()).find("replicate-0000.h5") != std::string::npos);
  }
  CHECK(other.calls == 0);
  CHECK(bytes_of(replicate_path(dir.path, 0)) == before);
}

TEST_CASE("a foreign file beyond the replicates asked for is refused too") {
  const Folder dir;
  (void)run(dir, 3);
  fs::remove(replicate_path(dir.path, 0));
  Fake other;
  other.identity.seed = 99;
  CHECK_THROWS_AS(run(dir, 1, other), FolderError);
}

TEST_CASE("a file under the wrong number is refused") {
  const Folder dir;
  (void)run(dir, 1);
  fs::copy_file(replicate_path(dir.path, 0), replicate_path(dir.path, 1));
  CHECK_THROWS_AS(run(dir, 2), FolderError);
}

TEST_CASE("a file that is no outcome is not overwritten") {
  const Folder dir;
  fs::create_directories(dir.path);
  overwrite(replicate_path(dir.path, 0), "dear diary");
  CHECK_THROWS_AS(run(dir, 1), FolderError);
  CHECK(bytes_of(replicate_path(dir.path, 0)) == "dear diary");
}

TEST_CASE("force replaces results of another scenario and removes those beyond") {
  const Folder dir;
  (void)run(dir, 3);
  Fake other;
  other.identity.seed = 99;
  Told told;
  const auto result = run(dir, 2, other, 2, true, &told);
  CHECK(result.count(ReplicateState::Done) == 2);
  CHECK(told.count(Event::Kind::Replaced) == 2);
  CHECK(told.count(Event::Kind::Removed) == 1);
  CHECK(replicate_numbers(dir.path) == std::vector<std::uint32_t>{0, 1});
  CHECK(outcome::read_outcome(replicate_path(dir.path, 0)).provenance.seed == 99);
}

TEST_CASE("force computes everything again") {
  const Folder dir;
  (void)run(dir, 2);
  Fake fake;
  (void)run(dir, 2, fake, 1, true);
  CHECK(fake.calls == 2);
}

TEST_CASE("a failed replicate does not stop the others and is tried again next time") {
  const Folder dir;
  Fake fake;
  fake.fail = 1;
  Told told;
  const auto result = run(dir, 4, fake, 2, false, &told);
  CHECK(result.count(ReplicateState::Done) == 3);
  CHECK(result.replicates[1].state == ReplicateState::Failed);
  CHECK(result.replicates[1].message == "no luck");
  CHECK(told.count(Event::Kind::Failed) == 1);
  CHECK(result.summarised);
  CHECK(run(dir, 4).count(ReplicateState::Done) == 1);
}

TEST_CASE("an engine that returns another replicate's outcome is caught before writing") {
  const Folder dir;
  Fake fake;
  fake.wrong_number = true;
  const auto result = run(dir, 1, fake);
  CHECK(result.count(ReplicateState::Failed) == 1);
  CHECK(replicate_numbers(dir.path).empty());
}

TEST_CASE("no more replicates are in flight than allowed") {
  const Folder dir;
  Fake fake;
  fake.linger = std::chrono::milliseconds(10);
  (void)run(dir, 8, fake, 2);
  CHECK(fake.most_at_once <= 2);
  CHECK(fake.most_at_once >= 1);
}

TEST_CASE("progress never goes back and ends at the total") {
  const Folder dir;
  Fake fake;
  fake.fail = 2;
  Told told;
  (void)run(dir, 5, fake, 3, false, &told);
  REQUIRE_FALSE(told.progress.empty());
  for (std::size_t i = 1; i < told.progress.size(); ++i)
    CHECK(told.progress[i].days_done >= told.progress[i - 1].days_done);
  CHECK(told.progress.back().days_done == told.progress.back().days_total);
  CHECK(told.progress.back().replicates_done == 5);
}

TEST_CASE("two runs can not work in one folder at once") {
  const Folder dir;
  const FolderLock lock(dir.path);
  try {
    (void)run(dir, 1);
    FAIL("not refused");
  } catch (const FolderError& error) {
    CHECK(error.reason == FolderError::Reason::Busy);
  }
}

TEST_CASE("a folder that is a file is refused") {
  const Folder dir;
  fs::create_directories(dir.path.parent_path());
  overwrite(dir.path, "not a folder");
  CHECK_THROWS_AS(run(dir, 1), FolderError);
  fs::remove(dir.path);
}

TEST_CASE("unfinished files of a killed run are removed, other files are left alone") {
  const Folder dir;
  fs::create_directories(dir.path);
  overwrite(dir.path / "replicate-0000.h5.part", "half");
  overwrite(dir.path / "notes.part", "mine");
  Told told;
  (void)run(dir, 1, Fake{}, 1, false, &told);
  CHECK_FALSE(fs::exists(dir.path / "replicate-0000.h5.part"));
  CHECK(fs::exists(dir.path / "notes.part"));
  CHECK(told.count(Event::Kind::UnfinishedRemoved) == 1);
}

TEST_CASE("only names as this program writes them are replicates") {
  const Folder dir;
  fs::create_directories(dir.path);
  for (const char* name : {"replicate-0002.h5", "replicate-2.h5", "replicate-00002.h5", "replicate-12345.h5",
                           "replicate-99999999999.h5", "replicate-.h5", "replicate--001.h5", "replicate-0003.h5.part"})
    overwrite(dir.path / name, "x");
  CHECK(replicate_numbers(dir.path) == std::vector<std::uint32_t>{2, 12345});
}

TEST_CASE("as many replicates at once as cores and memory allow") {
  constexpr std::size_t kGiB = std::size_t{1} << 30U;
  CHECK(replicates_at_once(kGiB, 16 * kGiB, 4) == 4);
  CHECK(replicates_at_once(2 * kGiB, 8 * kGiB, 4) == 2);
  CHECK(replicates_at_once(64 * kGiB, 8 * kGiB, 4) == 1);
  CHECK(replicates_at_once(0, 0, 0) == 1);
  CHECK(available_bytes() > 0);
}
