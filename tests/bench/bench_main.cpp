// Speed and memory of one town: how long preparing and simulating take, person-days and segment visits per second
// and core, bytes per resident and segment. One process per measurement, since peak memory is per process; the
// comparisons (1 and 2 threads, three towns) are made by tools/bench.sh.
#include "scenarios/scenario.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/light/light.hpp"
#include "sim/light/relight.hpp"
#include "sim/town/assemble.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>
#include <tbb/global_control.h>

#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace lichtung;
using Clock = std::chrono::steady_clock;

/// Seconds of wall clock and of all threads' processor time.
struct Moment {
  Clock::time_point wall{Clock::now()};
  double cpu_s{};
  Moment() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); };
    cpu_s = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  }
};

struct Span {
  double wall_s{}, cpu_s{};
};

Span since(const Moment& start) {
  const Moment now;
  return {std::chrono::duration<double>(now.wall - start.wall).count(), now.cpu_s - start.cpu_s};
}

/// VmHWM: peak resident memory in bytes.
double peak_bytes() {
  std::FILE* file = std::fopen("/proc/self/status", "re");
  if (file == nullptr) return 0.0;
  char line[256];
  unsigned long long kib = 0;
  while (std::fgets(line, sizeof line, file) != nullptr) {
    std::string_view text(line);
    if (!text.starts_with("VmHWM:")) continue;
    text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
    std::from_chars(text.data(), text.data() + text.size(), kib);
  }
  std::fclose(file);
  return 1024.0 * static_cast<double>(kib);
}

template <class T>
const std::vector<T>* column(const outcome::Table& table, std::string_view name) {
  for (const auto& c : table.columns)
    if (c.name == name) return std::get_if<std::vector<T>>(&c.values);
  return nullptr;
}

/// A figure of the totals table; 0 if it is not there.
double total(const outcome::OutcomeData& data, std::string_view wanted) {
  for (const auto& table : data.tables) {
    const auto* metric = column<std::string>(table, "metric");
    const auto* value = column<double>(table, "value");
    if (table.name != "totals" || metric == nullptr || value == nullptr) continue;
    for (std::size_t i = 0; i < std::min(metric->size(), value->size()); ++i)
      if ((*metric)[i] == wanted) return (*value)[i];
  }
  return 0.0;
}

struct Options {
  SyntheticTown town{SyntheticTown::Kleinstadt};
  int threads{1};
  int days{7};
  bool light{};
};

void row(std::string_view name, double value, std::string_view unit) {
  fmt::print("{:<34}{:>16.4g} {}\n", name, value, unit);
}

/// The fastest of a few runs, since machines are shared.
template <class Work>
Span fastest(Work work) {
  constexpr int kRuns = 5;
  Span best{1e300, 1e300};
  for (int run = 0; run < kRuns; ++run) {
    const Moment start;
    work();
    const Span span = since(start);
    best = {std::min(best.wall_s, span.wall_s), std::min(best.cpu_s, span.cpu_s)};
  }
  return best;
}

/// Illuminance alone: of all streets, of all streets in twelve states, and of what one street's lamps can reach.
void measure_light(const Options& options) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(options.threads));
  Scenario scenario;
  scenario.map.synthetic = options.town;
  const auto town = town::load_town(scenario);
  const auto& parameters = scenario.parameters.light;
  auto light = light::lamp_light(town, parameters);
  const Span all = fastest([&] { light = light::lamp_light(town, parameters); });
  const std::vector<std::vector<double>> states(12, std::vector<double>{0.5});
  const Span twelve = fastest([&] { return light::lamp_light(town, parameters, states); });

  const SegmentId street = town.lamps.segment[town.lamps.size() / 2];
  std::vector<light::ChangedLamp> changes;
  for (std::size_t i = 0; i < town.lamps.size(); ++i)
    if (town.lamps.segment[i] == street) changes.push_back(light::changed(town.lamps.row(i), parameters));
  std::size_t relit = 0;
  const Span street_again = fastest([&] {
    relit = light::relight(light, town, parameters, {}, light::affected_segments(town.streets, changes));
  });

  const auto segments = static_cast<double>(town.streets.segments.size());
  row("segments", segments, "");
  row("lamps", static_cast<double>(town.lamps.size()), "");
  row("threads", options.threads, "");
  row("light_wall", all.wall_s, "s");
  row("light_cpu", all.cpu_s, "s");
  row("segments_per_second_and_core", segments / all.cpu_s, "1/s");
  row("twelve_states_wall", twelve.wall_s, "s");
  row("twelve_states_cpu", twelve.cpu_s, "s");
  row("street_lamps", static_cast<double>(changes.size()), "");
  row("relit_segments", static_cast<double>(relit), "");
  row("relight_wall", street_again.wall_s, "s");
}

void measure(const Options& options) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(options.threads));
  Scenario scenario;
  scenario.map.synthetic = options.town;
  scenario.time.days = options.days;
  const Moment preparing;
  const auto setup = engine::prepare(scenario);
  const Span prepared = since(preparing);
  const double peak_prepared = peak_bytes();

  std::vector<double> day_end_s;
  const Moment simulating;
  engine::Control control;
  control.on_day = [&](int, int) { day_end_s.push_back(since(simulating).wall_s); };
  engine::PhaseSeconds phases;
  control.on_phases = [&](const engine::PhaseSeconds& seconds) { phases = seconds; };
  const auto data = engine::simulate(*setup, 0, control);
  const Span simulated = since(simulating);
  const double peak = peak_bytes();

  const auto residents = static_cast<double>(setup->population.residents.size());
  const auto segments = static_cast<double>(setup->town.streets.segments.size());
  const double person_days = residents * options.days;
  const double visits = data ? total(*data, "visits") : 0.0;
  row("residents", residents, "");
  row("segments", segments, "");
  row("days", options.days, "");
  row("threads", options.threads, "");
  row("prepare_wall", prepared.wall_s, "s");
  row("prepare_cpu", prepared.cpu_s, "s");
  row("simulate_wall", simulated.wall_s, "s");
  row("simulate_cpu", simulated.cpu_s, "s");
  row("first_day_wall", day_end_s.empty() ? 0.0 : day_end_s.front(), "s");
  row("phase_conditions", phases.conditions, "s");
  row("phase_offenders", phases.offenders, "s");
  row("phase_street", phases.street, "s");
  row("phase_encounters", phases.encounters, "s");
  row("phase_minutes", phases.minutes, "s");
  row("phase_close", phases.close, "s");
  row("person_days_per_second", person_days / simulated.wall_s, "1/s");
  row("person_days_per_second_and_core", person_days / simulated.cpu_s, "1/s");
  row("visits_per_second_and_core", visits / simulated.cpu_s, "1/s");
  row("peak_memory_prepared", peak_prepared / 1e6, "MB");
  row("peak_memory", peak / 1e6, "MB");
  row("bytes_per_resident", peak / residents, "B");
  row("bytes_per_segment", peak / segments, "B");
  row("replicate_bytes_per_resident", (peak - peak_prepared) / residents, "B");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures one generated town: time, rates and memory.");
  Options options;
  const std::map<std::string, SyntheticTown> towns{{"kleinstadt", SyntheticTown::Kleinstadt},
                                                   {"mittelstadt", SyntheticTown::Mittelstadt},
                                                   {"grossstadt", SyntheticTown::Grossstadt}};
  std::string town = "kleinstadt";
  app.add_option("town", town, "kleinstadt, mittelstadt or grossstadt")->check(CLI::IsMember(towns));
  app.add_option("--threads", options.threads, "threads")->check(CLI::Range(1, 1024));
  app.add_option("--days", options.days, "days simulated")->check(CLI::Range(1, 366));
  app.add_flag("--light", options.light, "only the illuminance of all streets");
  CLI11_PARSE(app, argc, argv);
  options.town = towns.at(town);
  try {
    options.light ? measure_light(options) : measure(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 70;
  }
  return 0;
}
