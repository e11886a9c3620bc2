// What runs of a process share gives the same results as preparing each alone.
#include "sim/ensemble/ensemble.hpp"
#include "sim/outcome/hash.hpp"
#include "sim/sweeps/shared_setups.hpp"
#include "tests/unit/scenarios/reading.hpp"

#include "scenarios/sweep/sweep_reader.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace lichtung;
using namespace lichtung::sweeps;

namespace {

Work work_of(const test::Folder& folder, const std::string& factors, const std::string& more = "") {
  folder.write("town.toml", test::kHead + "[time]\ndays = 1\n" + more);
  const auto read = sweep::read_sweep(folder.write("sweep.toml", "schema = 1\nscenario = \"town.toml\"\nreplicates = 2\n[design]\nmethod = \"grid\"\n" + factors));
  for (const Diagnostic& d : read.diagnostics) FAIL_CHECK(format(d, Language::English));
  REQUIRE(read.sweep);
  return plan_work(*read.sweep, {});
}

}  // namespace

TEST_CASE("digests planned without preparing are those of prepared setups, and outcomes those of fresh ones") {
  const test::Folder folder;
  const Work work = work_of(folder, "[[factor]]\nkey = \"map.town_seed\"\nvalues = [1, 2]\n"
                                    "[[factor]]\nkey = \"town.lamp_efficacy_lm_w\"\nvalues = [100.0, 120.0]\n"
                                    "[[factor]]\nkey = \"population.offenders_per_1000\"\nvalues = [15.0, 30.0]\n");
  SharedSetups shared(work, std::size_t{1} << 30);
  for (const std::uint32_t p : {0U, 1U, 2U, 5U, 7U}) {
    const Scenario scenario = scenario_of(work.sweep, work.design, p);
    const auto fresh = engine::prepare(scenario);
    CHECK(fresh->scenario_sha256 == work.points[p].identity.scenario_sha256);
    const auto outcome = shared.simulate({p, 0}, {});
    REQUIRE(outcome);
    CHECK(outcome::content_sha256(*outcome) == outcome::content_sha256(*engine::simulate(*fresh, 0, {})));
  }
  CHECK(shared.towns_made() == 4);
}

TEST_CASE("replicates of a point share its setup, points share their town") {
  const test::Folder folder;
  const Work work = work_of(folder, "[[factor]]\nkey = \"fear.light\"\nlow = 1\nhigh = 3\nlevels = 3\n");
  SharedSetups shared(work, std::size_t{1} << 30);
  for (std::uint32_t p = 0; p < 3; ++p) CHECK(shared.of(p) == shared.of(p));
  CHECK(shared.towns_made() == 1);
  CHECK(shared.setups_made() == 3);
}

TEST_CASE("people, light and ways are shared by points that differ in nothing they are made from, and change no bit") {
  struct Case {
    std::string factor;
    std::size_t people, light, ways;   // made for two points
  };
  const std::vector<Case> cases{
      {"police.foot\"\nvalues = [1, 2]", 1, 1, 1},           {"angst.feared_share\"\nvalues = [0.4, 0.6]", 1, 1, 1},
      {"fear.light\"\nvalues = [1.0, 3.0]", 1, 1, 2},         {"offence.disorder_derelict\"\nvalues = [0.1, 0.2]", 1, 1, 2},
      {"light.cloud_divisor\"\nvalues = [2.0, 3.0]", 1, 2, 2}, {"time.start\"\nvalues = [2026-06-01, 2026-11-02]", 1, 2, 2},
      {"random.seed\"\nvalues = [1, 2]", 2, 1, 2},            {"population.car_access\"\nvalues = [0.5, 0.8]", 2, 1, 2},
      {"activity.bicycle_speed\"\nvalues = [4.0, 5.0]", 2, 1, 2}, {"map.town_seed\"\nvalues = [1, 2]", 2, 2, 2}};
  for (const Case& c : cases) {
    CAPTURE(c.factor);
    const test::Folder folder;
    const Work work = work_of(folder, "[[factor]]\nkey = \"" + c.factor + "\n");
    SharedSetups shared(work, std::size_t{2} << 30);
    for (std::uint32_t p = 0; p < 2; ++p) {
      const auto outcome = shared.simulate({p, 0}, {});
      const auto fresh = engine::prepare(scenario_of(work.sweep, work.design, p));
      REQUIRE(outcome);
      CHECK(outcome::content_sha256(*outcome) == outcome::content_sha256(*engine::simulate(*fresh, 0, {})));
      CHECK(shared.of(p)->notices.size() == fresh->notices.size());
    }
    CHECK(shared.parts().people_made() == c.people);
    CHECK(shared.parts().light_made() == c.light);
    CHECK(shared.parts().ways_made() == c.ways);
  }
}

TEST_CASE("where each replicate has people of its own, points share those of equal number") {
  const test::Folder folder;
  const Work work = work_of(folder, "[[factor]]\nkey = \"police.foot\"\nvalues = [1, 2]\n", "[population]\ndraw = \"per_replicate\"\n");
  SharedSetups shared(work, std::size_t{2} << 30);
  for (std::uint32_t replicate = 0; replicate < 2; ++replicate)
    for (std::uint32_t p = 0; p < 2; ++p) {
      const auto outcome = shared.simulate({p, replicate}, {});
      REQUIRE(outcome);
      CHECK(outcome::content_sha256(*outcome) ==
            outcome::content_sha256(*engine::simulate(*engine::prepare(scenario_of(work.sweep, work.design, p)), replicate, {})));
    }
  CHECK(shared.parts().people_made() == 2);
  CHECK(shared.parts().ways_made() == 2);
}

TEST_CASE("points with edits share no parts: edits may read all of a scenario") {
  const test::Folder folder;
  const Work work = work_of(folder, "[[factor]]\nkey = \"police.foot\"\nvalues = [1, 2]\n",
                            "[[edit]]\nkind = \"lighting\"\nwhere = \"town\"\nclass = \"P3\"\n");
  SharedSetups shared(work, std::size_t{2} << 30);
  for (std::uint32_t p = 0; p < 2; ++p) {
    const auto outcome = shared.simulate({p, 0}, {});
    REQUIRE(outcome);
    CHECK(outcome::content_sha256(*outcome) ==
          outcome::content_sha256(*engine::simulate(*engine::prepare(scenario_of(work.sweep, work.design, p)), 0, {})));
  }
  CHECK(shared.towns_made() == 1);
  CHECK(shared.parts().people_made() == 2);
  CHECK(shared.parts().ways_made() == 2);
}

TEST_CASE("points are the same where their scenarios are") {
  const test::Folder folder;
  const Work work = work_of(folder, "[[factor]]\nkey = \"police.foot\"\nlow = 1\nhigh = 2\nlevels = 4\n");
  CHECK(work.points.size() == 4);
  CHECK(work.units.size() == 2 * 2);
}

TEST_CASE("a cache keeps to its bound, makes things once, and passes errors on") {
  Cache<int> cache(25, [](const int&) { return std::size_t{10}; });
  int made = 0;
  const auto get = [&](const std::string& key) { return *cache.get(key, [&] { return std::make_shared<const int>(++made); }); };
  CHECK(get("a") == 1);
  CHECK(get("b") == 2);
  CHECK(get("a") == 1);
  CHECK(get("c") == 3);   // b was used least recently and goes
  CHECK(get("a") == 1);
  CHECK(get("b") == 4);
  CHECK_THROWS_AS(cache.get("x", []() -> std::shared_ptr<const int> { throw std::runtime_error("no"); }), std::runtime_error);
  CHECK(get("x") == 5);
}

TEST_CASE("threads that want the same thing wait for the one who makes it") {
  Cache<int> cache(1000, [](const int&) { return std::size_t{1}; });
  std::atomic<int> made{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      (void)cache.get("a", [&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return std::make_shared<const int>(++made);
      });
    });
  for (auto& t : threads) t.join();
  CHECK(made == 1);
}

TEST_CASE("the memory gate lets through what fits, and anything alone") {
  MemoryGate gate(100);
  std::atomic<int> inside{0}, most{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] {
      const MemoryGate::Pass pass(gate, 50);
      const int here = ++inside;
      for (int m = most; here > m && !most.compare_exchange_weak(m, here);) {}
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      --inside;
    });
  for (auto& t : threads) t.join();
  CHECK(most == 2);
  const MemoryGate::Pass alone(gate, 1'000'000);
}
