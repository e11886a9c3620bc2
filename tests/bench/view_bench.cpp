// Speed and memory of the viewer in software rendering, without a window: opening, frames of a replay, panning, scrubbing.
//   lichtung_view_bench FOLDER                 results of a run
//   lichtung_view_bench --segments N --people M   a grid of about N streets with M people always moving
#include "sim/outcome/file.hpp"
#include "viz/app/painter.hpp"
#include "viz/render/headless.hpp"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

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

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Seconds of all cores that this process has used: what counts on a busy machine.
double cpu_ms() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return 1e3 * static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-3 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
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

using Ints = std::vector<std::int32_t>;

/// Three houses with a bay and two lamps along every street.
void furnish(outcome::OutcomeData& data) {
  const auto& mesh = data.mesh;
  Ints first, points, segment, x, y;
  std::vector<std::uint8_t> kind;
  std::vector<double> lamp_x, lamp_y;
  for (std::size_t e = 0; e + 1 < mesh.edge_from.size(); e += 2) {
    const auto a = static_cast<std::size_t>(mesh.edge_from[e]), b = static_cast<std::size_t>(mesh.edge_to[e + 1]);
    const double dx = mesh.node_x[b] - mesh.node_x[a], dy = mesh.node_y[b] - mesh.node_y[a],
                 length = std::hypot(dx, dy);
    const auto at = [&](double along, double aside) {
      return std::pair(mesh.node_x[a] + (along * dx - aside * dy) / length,
                       mesh.node_y[a] + (along * dy + aside * dx) / length);
    };
    for (int house = 0; house < 3; ++house) {
      first.push_back(static_cast<std::int32_t>(x.size()));
      points.push_back(6);
      segment.push_back(mesh.edge_segment[e]);
      kind.push_back(static_cast<std::uint8_t>(house));
      const double from = 14 + 18 * house;
      for (const auto& [along, aside] : {std::pair(0.0, 9.0), std::pair(12.0, 9.0), std::pair(12.0, 18.0),
                                         std::pair(7.0, 18.0), std::pair(7.0, 21.0), std::pair(0.0, 21.0)}) {
        const auto [px, py] = at(from + along, aside);
        x.push_back(static_cast<std::int32_t>(px * 100));
        y.push_back(static_cast<std::int32_t>(py * 100));
      }
    }
    for (const double along : {20.0, 60.0}) {
      const auto [px, py] = at(along, 4);
      lamp_x.push_back(px);
      lamp_y.push_back(py);
    }
  }
  data.tables.push_back(
      {"buildings", {{"kind", kind}, {"segment", segment}, {"first_point", first}, {"points", points}}});
  data.tables.push_back({"building_outlines", {{"x_cm", x}, {"y_cm", y}}});
  data.tables.push_back({"lamps", {{"x", lamp_x}, {"y", lamp_y}}});
  data.tables.push_back({"days", {{"sunrise_min", Ints{440}}, {"sunset_min", Ints{1000}}}});
}

outcome::OutcomeData grid(std::size_t segments, std::size_t people) {
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
  furnish(data);
  std::vector<float> lux(data.segment_count);
  for (std::size_t s = 0; s < lux.size(); ++s) lux[s] = 1 + static_cast<float>(s % 20);
  data.variables.push_back({"illuminance_mean", false, lux});
  // Everybody enters a street each minute, staggered over its seconds; rows ascend in time.
  Ints day, agent, where, enter, leave;
  std::vector<std::uint8_t> mode, kind;
  constexpr int kFrom_s = 12 * 3600 + 600, kMinutes = 60;  // from 16:10, half an hour before sunset
  for (int m = 0; m < kMinutes; ++m)
    for (std::size_t p = 0; p < people; ++p) {
      const int second = static_cast<int>(p * 60 / people);
      day.push_back(0);
      agent.push_back(static_cast<std::int32_t>(p));
      where.push_back(static_cast<std::int32_t>((p * 7919 + static_cast<std::size_t>(m)) % data.segment_count));
      enter.push_back(kFrom_s + m * 60 + second);
      leave.push_back(enter.back() + 60);
      mode.push_back(static_cast<std::uint8_t>(p % 5 == 0));
      kind.push_back(0);
    }
  data.tables.push_back({"walks",
                         {{"day", day},
                          {"agent", agent},
                          {"segment", where},
                          {"enter_s", enter},
                          {"leave_s", leave},
                          {"mode", mode},
                          {"agent_kind", kind}}});
  return data;
}

struct Times {
  std::vector<double> ms;
  double cpu{-cpu_ms()};
  void end() { cpu += cpu_ms(); }
  [[nodiscard]] std::string text() {
    std::ranges::sort(ms);
    return fmt::format("median {:.1f} ms, 95 % {:.1f} ms, longest {:.1f} ms; {:.1f} ms of processor", ms[ms.size() / 2],
                       ms[ms.size() * 95 / 100], ms.back(), cpu / static_cast<double>(ms.size()));
  }
};

/// A scene without a window, 1440 × 900.
class Stage {
 public:
  explicit Stage(AppState& state) : state_(state) {
    painter_.set_slice(25);   // as the window does
    state_.camera.set_view(map_);
    state_.camera.fit(state_.a->town().core);
  }
  /// One picture as the window draws it, without panels.
  std::pair<double, PaintCounts> frame() {
    const auto begin = Clock::now();
    target_.begin();
    const PaintCounts counts = painter_.paint(state_, panes_of(state_, map_), target_.id(), 900, 1);
    glFinish();
    return {since(begin), counts};
  }
  void pan(const char* what) {
    Times times;
    for (int i = 0; i < 40; ++i) {
      state_.camera.pan(i % 2 == 0 ? 7.0F : -5.0F, 3);
      times.ms.push_back(frame().first);
    }
    times.end();
    fmt::print("{}: {}\n", what, times.text());
  }
  /// In and out with the wheel, and how long it then takes until the picture is exact again.
  void zoom(const char* what) {
    Times times;
    for (int i = 0; i < 40; ++i) {
      state_.camera.zoom(i / 5 % 2 == 0 ? 1.2F : 1 / 1.2F, 500, 400);
      times.ms.push_back(frame().first);
    }
    times.end();
    fmt::print("{}: {}\n", what, times.text());
    rest();
  }
  /// Until the picture is exact and those of day and night are there.
  void rest() {
    Times times;
    const auto begin = Clock::now();
    bool unfinished = true;
    while (unfinished) {
      const auto [ms, painted] = frame();
      times.ms.push_back(ms);
      unfinished = painted.unfinished;
    }
    times.end();
    fmt::print("  exact again after {:.0f} ms in {} pictures: {}\n", since(begin), times.ms.size(), times.text());
  }
  void replay(double from) {
    Times times;
    std::size_t people = 0;
    for (int i = 0; i < 120; ++i) {
      state_.clock.seek(from + i);
      const auto [ms, counts] = frame();
      times.ms.push_back(ms);
      people = std::max(people, counts.people);
    }
    times.end();
    fmt::print("replay, {} people: {}\n", people, times.text());
  }
  /// Minutes all over what was recorded, in no order, with the whole picture.
  void scrub(double from, double to) {
    constexpr double kGolden = 0.61803398875;
    Times times;
    for (int i = 1; i <= 60; ++i) {
      state_.clock.seek(from + std::fmod(i * kGolden, 1.0) * (to - from));
      times.ms.push_back(frame().first);
    }
    times.end();
    fmt::print("scrubbing to a minute: {}\n", times.text());
  }

 private:
  AppState& state_;
  HeadlessContext context_;
  MapPainter painter_;
  Viewport map_{0, 0, 1440, 900};
  gl::Target target_{1440, 900, 1};
};

/// `hours`: those that are scrubbed through, from the start of the first recorded day.
void measure(const std::filesystem::path& path, std::pair<double, double> hours) {
  const auto before = memory().first;
  auto start = Clock::now();
  AppState state(Settings{});
  state.open_or_throw(path, false);
  const double opened = since(start);
  start = Clock::now();
  while (state.work()) {}
  fmt::print(
      "streets {}, buildings {}, lamps {}, opened in {:.0f} ms, index of walks {:.0f} ms, memory {:.0f} MB more\n",
      state.a->town().streets.size(), state.a->town().buildings.rings.size(), state.a->town().lamps.position.size(),
      opened, since(start), memory().first - before);
  Stage stage(state);
  const auto& recorded = state.a->data().shown().recorded();
  const double from = recorded.empty() ? state.clock.begin() : recorded.front().first,
               to = recorded.empty() ? state.clock.end() : recorded.front().second;
  const double noon = from + 8 * 3600, night = from + 17 * 3600, busy = from + std::max(8.0, hours.first) * 3600;
  state.clock.seek(noon);
  fmt::print("first frame {:.0f} ms, memory {:.0f} MB\n", stage.frame().first, memory().first);
  stage.rest();
  stage.replay(busy);
  state.clock.seek(noon);
  stage.pan("panning, whole town by day");
  stage.zoom("zooming, whole town by day");
  state.layer.id = LayerId::Illuminance;
  stage.pan("panning, whole town, a layer");
  state.layer.id = LayerId::None;
  state.clock.seek(night);
  stage.pan("panning, whole town by night");
  state.camera.look_at(state.camera.centre(), 1.0F);
  stage.pan("panning, 1.4 km by night");
  state.clock.seek(noon);
  stage.pan("panning, 1.4 km by day");
  state.camera.fit(state.a->town().core);
  stage.rest();
  stage.scrub(from + hours.first * 3600, std::min(to, from + hours.second * 3600));
  fmt::print("memory {:.0f} MB, at most {:.0f} MB\n", memory().first, memory().second);
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
      measure(folder, {0, 24});
      return 0;
    }
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / fmt::format("lichtung-view-bench-{}.h5", segments);
    outcome::write_outcome(file, grid(segments, people), true);
    measure(file, {12.17, 13.17});
    std::filesystem::remove(file);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
