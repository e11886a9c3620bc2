// A fake engine that makes small outcomes as a pure function of seed and replicate, and a folder that removes itself.
#pragma once

#include "sim/ensemble/ensemble.hpp"
#include "sim/random/random.hpp"
#include "tests/support/temporary_folder.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace lichtung::test {

/// A path inside a folder of its own, not created; removed at the end.
struct Folder {
  TemporaryFolder parent;
  std::filesystem::path path = parent.path / "runs";
};

inline constexpr int kDays = 3;

/// A square of four street segments with one variable, and totals; `bulk` rows make the file larger.
inline outcome::OutcomeData small_outcome(const ensemble::Identity& identity, std::uint32_t replicate,
                                          std::size_t bulk = 100) {
  using random::Purpose;
  const random::Random r{identity.seed, replicate};
  outcome::OutcomeData data;
  auto& p = data.provenance;
  p.software_version = "0.0.0-test";
  p.source = "fake";
  p.licence = "none";
  p.scenario_sha256 = identity.scenario_sha256;
  p.scenario_toml = "schema = 1\n";
  p.title = "fake";
  p.start = "2026-11-02";
  p.seed = identity.seed;
  p.replicate = replicate;
  p.days = kDays;
  data.mesh = {{0, 100, 100, 0}, {0, 0, 100, 100}, {0, 1, 2, 3}, {1, 2, 3, 0}, {0, 1, 2, 3}, 25832};
  data.segment_count = 4;
  data.frame_start_s = {0.0};
  std::vector<float> footfall;
  for (std::uint32_t s = 0; s < 4; ++s)
    footfall.push_back(static_cast<float>(random::uniform(r, Purpose::DayOut, s, 0)));
  data.variables = {{"footfall_day", true, footfall}};
  std::vector<double> time;
  for (std::uint32_t i = 0; i < bulk; ++i) time.push_back(random::uniform(r, Purpose::DayOut, i, 1));
  std::sort(time.begin(), time.end());
  data.tables.push_back({"incidents", {{"time_s", time}}});
  data.tables.push_back({"totals",
                         {{"metric", std::vector<std::string>{"footfall_mean"}},
                          {"value", std::vector<double>{static_cast<double>(footfall[0])}},
                          {"unit", std::vector<std::string>{"h-1"}},
                          {"ledger", std::vector<std::string>{""}}}});
  return data;
}

struct Fake {
  ensemble::Identity identity{std::string(64, 'a'), 7};
  int fail{-1};                        // the replicate that throws
  int stop_after_calls{-1};            // a stop is asked for once so many replicates have begun
  bool stop_within{};                  // a stop is asked for within the first replicate
  bool wrong_number{};
  std::chrono::milliseconds linger{0};
  std::size_t bulk{100};
  std::atomic<int> calls{0}, at_once{0}, most_at_once{0};
  std::atomic<bool> stop{false};

  std::optional<outcome::OutcomeData> simulate(std::uint32_t replicate, const engine::Control& control) {
    const int here = ++at_once;
    for (int most = most_at_once; here > most && !most_at_once.compare_exchange_weak(most, here);) {}
    const struct Leave {
      std::atomic<int>& count;
      ~Leave() { --count; }
    } leave{at_once};
    ++calls;
    for (int day = 0; day < kDays; ++day) {
      std::this_thread::sleep_for(linger);
      if (stop_within) stop = true;
      if (control.stop()) return std::nullopt;
      control.on_day(day + 1, kDays);
    }
    if (static_cast<int>(replicate) == fail) throw std::runtime_error("no luck");
    if (calls == stop_after_calls) stop = true;
    return small_outcome(identity, wrong_number ? replicate + 1 : replicate, bulk);
  }
};

/// What an ensemble told.
struct Told {
  std::vector<ensemble::Event> events;
  std::vector<ensemble::Progress> progress;
  [[nodiscard]] std::ptrdiff_t count(ensemble::Event::Kind kind) const {
    return std::count_if(events.begin(), events.end(), [&](const auto& e) { return e.kind == kind; });
  }
};

inline ensemble::EnsembleResult run(const Folder& dir, std::uint32_t replicates, Fake& fake, std::uint32_t in_flight = 1,
                                    bool force = false, Told* told = nullptr) {
  ensemble::EnsembleRequest request;
  request.dir = dir.path;
  request.replicates = replicates;
  request.days = kDays;
  request.force = force;
  request.in_flight = in_flight;
  ensemble::EnsembleControl control;
  control.stop = [&] { return fake.stop.load(); };
  if (told != nullptr) {
    control.on_event = [told](const auto& event) { told->events.push_back(event); };
    control.on_progress = [told](const auto& progress) { told->progress.push_back(progress); };
  }
  return ensemble::run_ensemble(
      fake.identity, request,
      [&](std::uint32_t replicate, const engine::Control& c) { return fake.simulate(replicate, c); }, control);
}

inline ensemble::EnsembleResult run(const Folder& dir, std::uint32_t replicates, Fake&& fake = {},
                                    std::uint32_t in_flight = 1, bool force = false, Told* told = nullptr) {
  return run(dir, replicates, fake, in_flight, force, told);
}

}  // namespace lichtung::test
