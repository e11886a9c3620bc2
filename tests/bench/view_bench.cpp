// Speed and memory of the viewer in software rendering, without a window: opening, frames of a replay, panning, scrubbing.
//   lichtung_view_bench FOLDER                 results of a run
//   lichtung_view_bench --segments N --people M   a grid of about N streets with M people always moving
#include "sim/outcome/file.hpp"
#include "viz/app/painter.hpp"
#include "viz/render/headless.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>

namespace {

using namespace lichtung;
using namespace lichtung::viz;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

/// Seconds of all cores that this process has used: what counts on a busy machine.
double cpu_ms() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return 1e3 * static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + 1e-3 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// Resident memory now and at its highest, MB.
std::pair<double, double> memory() {
  std::ifstream status("/proc/self/status");
  double now = 0, most = 0;
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) now = static_cast<double>(std::stoll(line.substr(6))) / 1024;
    if (line.starts_with("VmHWM:")) most = static_cast<double>(std::stoll(line.substr(6))) / 1024;
  }
  return {now, most};
}

outcome::OutcomeData grid(std::size_t segments, std::size_t people) {
  using Ints = std::vector<std::int32_t>;
  const int side = std::max(3, static_cast<int>(std::sqrt(static_cast<double>(segments) / 2)));
  outcome::OutcomeData data;
  data.provenance.start = "2026-11-02";
  data.provenance.days = 1;
  data.provenance.title = "grid";
  data.frame_start_s = {0};
  auto& mesh = data.mesh;
  mesh.epsg = 25832;
  for (int r = 0; r <= side; ++r)
    for (int c = 0; c <= side; ++c) {
      mesh.node_x.push_back(500000 + 80.0 * c + 9 * std::sin(r * 0.7 + c));
      mesh.node_y.push_back(5800000 + 80.0 * r + 9 * std::cos(c * 0.6 + r));
    }
  const auto node = [&](int c, int r) { return r * (side + 1) + c; };
  const auto street = [&](int a, int b) {
    // A bend in the middle, as real streets have.
    const auto m = static_cast<std::int32_t>(mesh.node_x.size());
    const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
    mesh.node_x.push_back((mesh.node_x[i] + mesh.node_x[j]) / 2 + 3);
    mesh.node_y.push_back((mesh.node_y[i] + mesh.node_y[j]) / 2 + 3);
    const auto s = static_cast<std::int32_t>(data.segment_count++);
    for (const auto& [from, to] : {std::pair(a, static_cast<int>(m)), std::pair(static_cast<int>(m), b)}) {
      mesh.edge_from.push_back(from);
      mesh.edge_to.push_back(to);
      mesh.edge_segment.push_back(s);
    }
  };
  for (int r = 0; r <= side; ++r)
    for (int c = 0; c < side; ++c) street(node(c, r), node(c + 1, r));
  for (int c = 0; c <= side; ++c)
    for (int r = 0; r < side; ++r) street(node(c, r), node(c, r + 1));
  std::vector<float> lux(data.segment_count);
  for (std::size_t s = 0; s < lux.size(); ++s) lux[s] = 1 + static_cast<float>(s % 20);
  data.variables.push_back({"illuminance_mean", false, lux});
  // Everybody enters a street each minute, staggered over its seconds; rows ascend in time.
  Ints day, agent, where, enter, leave;
  std::vector<std::uint8_t> mode, kind;
  constexpr int kMinutes = 60;
  for (int m = 0; m < kMinutes; ++m)
    for (std::size_t p = 0; p < people; ++p) {
      const int second = static_cast<int>(p * 60 / people);
      day.push_back(0);
      agent.push_back(static_cast<std::int32_t>(p));
      where.push_back(static_cast<std::int32_t>((p * 7919 + static_cast<std::size_t>(m)) % data.segment_count));
      enter.push_back(14400 + m * 60 + second);
      leave.push_back(enter.back() + 60);
      mode.push_back(static_cast<std::uint8_t>(p % 5 == 0));
      kind.push_back(0);
    }
  data.tables.push_back({"walks", {{"day", day}, {"agent", agent}, {"segment", where}, {"enter_s", enter}, {"leave_s", leave}, {"mode", mode}, {"agent_kind", kind}}});
  return data;
}

struct Times {
  std::vector<double> ms;
  double cpu{-cpu_ms()};
  void end() { cpu += cpu_ms(); }
  [[nodiscard]] std::string text() {
    std::ranges::sort(ms);
    return fmt::format("median {:.1f} ms, 95 % {:.1f} ms, longest {:.1f} ms; {:.1f} ms of processor", ms[ms.size() / 2], ms[ms.size() * 95 / 100], ms.back(),
                       cpu / static_cast<double>(ms.size()));
  }
};

void measure(const std::filesystem::path& path) {
  const auto before = memory().first;
  auto start = Clock::now();
  AppState state(Settings{});
  state.open_or_throw(path, false);
  const double opened = since(start);
  start = Clock::now();
  while (state.work()) {
  }
  fmt::print("streets {}, opened in {:.0f} ms, index of walks {:.0f} ms, memory {:.0f} MB more\n", state.a->town().streets.size(), opened, since(start),
             memory().first - before);
  const HeadlessContext context;
  MapPainter painter;
  const Viewport map{0, 0, 1440, 900};
  const gl::Target target(1440, 900, 1);
  state.camera.set_view(map);
  state.camera.fit(state.a->town().core);
  const auto frame = [&] {
    const auto begin = Clock::now();
    target.begin();
    const PaintCounts counts = painter.paint(state, panes_of(state, map), target.id(), 900, 1);
    glFinish();
    return std::pair(since(begin), counts);
  };
  state.clock.seek(state.clock.begin() + 14400);
  if (!state.a->data().shown().recorded().empty()) state.clock.seek(state.a->data().shown().recorded().front().first + 14400 + 60);
  fmt::print("first frame {:.0f} ms\n", frame().first);
  const double from = state.clock.time();
  Times replay;
  std::size_t people = 0;
  for (int i = 0; i < 120; ++i) {
    state.clock.seek(from + i);
    const auto [ms, counts] = frame();
    replay.ms.push_back(ms);
    people = std::max(people, counts.people);
  }
  replay.end();
  Times pan;
  for (int i = 0; i < 40; ++i) {
    state.camera.pan(i % 2 == 0 ? 7.0F : -5.0F, 3);
    pan.ms.push_back(frame().first);
  }
  pan.end();
  Times scrub;
  for (int i = 0; i < 60; ++i) {
    state.clock.seek(from + std::fmod(i * 1237.0, 2400.0));
    const auto begin = Clock::now();
    std::vector<Mover> movers;
    movers_at(state.a->walks().at(state.clock.time(), state.a->town().streets), state.a->town().streets, state.clock.time(), movers);
    scrub.ms.push_back(since(begin));
  }
  scrub.end();
  state.clock.seek(from);
  Times layer;
  for (int i = 0; i < 20; ++i) {
    state.layer.id = i % 2 == 0 ? LayerId::Illuminance : LayerId::None;
    layer.ms.push_back(frame().first);
  }
  layer.end();
  fmt::print("replay, {} people: {}\npanning: {}\nanother layer: {}\nscrubbing to a minute: {}\nmemory {:.0f} MB, at most {:.0f} MB\n", people, replay.text(), pan.text(),
             layer.text(), scrub.text(), memory().first, memory().second);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"speed and memory of the viewer"};
  std::string folder;
  std::size_t segments = 0, people = 20000;
  app.add_option("FOLDER", folder);
  app.add_option("--segments", segments);
  app.add_option("--people", people);
  CLI11_PARSE(app, argc, argv);
  try {
    if (segments == 0) {
      measure(folder);
      return 0;
    }
    const std::filesystem::path file = std::filesystem::temp_directory_path() / fmt::format("lichtung-view-bench-{}.h5", segments);
    outcome::write_outcome(file, grid(segments, people), true);
    measure(file);
    std::filesystem::remove(file);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
