// The window's state without a window: opening, refusing, comparing, remembering.
#include "scenarios/errors.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/trailer.hpp"
#include "tests/support/grid_outcome.hpp"
#include "tests/support/sample_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"
#include "viz/app/child.hpp"
#include "viz/app/facts.hpp"
#include "viz/app/options.hpp"
#include "viz/app/state.hpp"
#include "viz/render/marks.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <fstream>
#include <thread>

using namespace lichtung;
using namespace lichtung::viz;
namespace fs = std::filesystem;

namespace {

/// Two folders of three replicates each, with summaries.
struct Pair {
  test::Folder folder;
  Pair() {
    for (const bool brighter : {false, true}) {
      const fs::path dir = path(brighter);
      fs::create_directories(dir);
      std::vector<fs::path> files;
      for (std::uint32_t r = 0; r < 3; ++r) {
        files.push_back(dir / ("replicate-000" + std::to_string(r) + ".h5"));
        outcome::write_outcome(files.back(), test::grid_outcome(brighter, r));
      }
      outcome::write_summary(dir, files);
    }
  }
  [[nodiscard]] fs::path path(bool brighter) const { return folder / (brighter ? "after" : "before"); }
};

Settings quiet() {
  Settings s;
  s.language = Language::English;
  return s;
}

}  // namespace

TEST_CASE("opening a folder shows its first run on a recorded day") {
  const Pair pair;
  AppState state(quiet());
  REQUIRE(state.open(pair.path(false), false) == Exit::Fine);
  CHECK(state.a->data().replicates() == 3);
  CHECK(state.a->data().has_mean());
  CHECK(state.clock.time() >= 86400);
  CHECK(state.current() == state.a.get());
  CHECK(state.mode == CompareMode::Single);
}

TEST_CASE("another town is refused as the second scenario, and the first stays") {
  const Pair pair;
  outcome::write_outcome(pair.folder / "other.h5", test::large_outcome(50, 2, 10));
  AppState state(quiet());
  REQUIRE(state.open(pair.path(false), false) == Exit::Fine);
  CHECK(state.open(pair.folder / "other.h5", true) == Exit::Data);
  CHECK_FALSE(state.b);
  CHECK(state.a);
  REQUIRE_FALSE(state.messages.empty());
  CHECK(state.messages.back().error);
  CHECK(state.messages.back().text.find("another town") != std::string::npos);
}

TEST_CASE("bad inputs end in a message with the right code, never in a crash") {
  const Pair pair;
  AppState state(quiet());
  CHECK(state.open(pair.folder / "nothing", false) == Exit::NoInput);
  fs::create_directories(pair.folder / "empty");
  CHECK(state.open(pair.folder / "empty", false) == Exit::NoInput);
  test::write_bytes(pair.folder / "text.h5", "this is no outcome, but it is long enough to be looked at by a careful reader of files");
  CHECK(state.open(pair.folder / "text.h5", false) == Exit::Data);
  const std::string whole = test::bytes_of(pair.path(false) / "replicate-0000.h5");
  for (const std::size_t size : {std::size_t{0}, std::size_t{20}, whole.size() / 3, whole.size() - 1}) {
    test::write_bytes(pair.folder / "cut.h5", whole.substr(0, size));
    CHECK(state.open(pair.folder / "cut.h5", false) == Exit::Data);
  }
  test::write_bytes(pair.folder / "newer.h5", whole.substr(0, whole.size() - outcome::kTrailerBytes));
  {
    const outcome::h5::Handle file(H5Fopen((pair.folder / "newer.h5").c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open");
    const outcome::h5::Handle attribute(H5Aopen(file, "schema_version", H5P_DEFAULT), H5Aclose, "open");
    const std::int32_t version = 99;
    H5Awrite(attribute, H5T_NATIVE_INT32, &version);
  }
  const std::string changed = test::bytes_of(pair.folder / "newer.h5");
  test::write_bytes(pair.folder / "newer.h5", changed + outcome::trailer_of(std::as_bytes(std::span(changed))));
  CHECK(state.open(pair.folder / "newer.h5", false) == Exit::Data);
  CHECK(state.messages.back().text.find("newer") != std::string::npos);
  CHECK_FALSE(state.a);
  REQUIRE(state.open(pair.path(false), false) == Exit::Fine);
}

TEST_CASE("a flipped bit anywhere is refused before anything is parsed") {
  const Pair pair;
  const std::string whole = test::bytes_of(pair.path(false) / "replicate-0000.h5");
  for (std::size_t i = 0; i < 200; ++i) {
    std::string bytes = whole;
    bytes[(i * 7919 * 31) % whole.size()] ^= static_cast<char>(1U << (i % 8));
    test::write_bytes(pair.folder / "bad.h5", bytes);
    CHECK_THROWS_AS(Session(pair.folder / "bad.h5"), outcome::FileError);
  }
}

TEST_CASE("files whose references lead nowhere are refused or ignored, never followed") {
  const Pair pair;
  const auto broken = [&](const char* table, const char* column, std::int32_t value) {
    outcome::OutcomeData data = test::grid_outcome();
    for (outcome::Table& t : data.tables)
      if (t.name == table)
        for (outcome::Column& c : t.columns)
          if (c.name == column)
            for (std::int32_t& v : std::get<std::vector<std::int32_t>>(c.values)) v = value;
    outcome::write_outcome(pair.folder / "odd.h5", data, true);
  };
  const auto use = [&] {
    Session session(pair.folder / "odd.h5");
    while (!session.walks().prepare()) {}
    for (double t = 0; t < 3 * kDaySeconds; t += 7000) {
      std::vector<Mover> movers;
      movers_at(session.walks().at(t, session.town().streets), session.town().streets, t, movers);
      std::vector<PatrolPlace> patrols;
      session.tracks().at(t, patrols);
    }
    for (const LayerInfo& info : layers()) {
      LayerChoice choice;
      choice.id = info.id;
      (void)session.values(normal(choice));
    }
    (void)street_facts(session, 7);
    (void)town_facts(session);
  };
  for (const std::int32_t value : {-1, 49, 2000000000, -2000000000}) {
    for (const auto& [table, column] : {std::pair("walks", "segment"), std::pair("walks", "leave_s"), std::pair("walks", "agent"),
                                        std::pair("incidents", "segment"), std::pair("patrol_positions", "segment"), std::pair("patrol_positions", "unit"),
                                        std::pair("angst_segments", "segment"), std::pair("angst_segments", "place"), std::pair("buildings", "segment"),
                                        std::pair("buildings", "dwellings"), std::pair("segments", "district"), std::pair("segments", "from_node"),
                                        std::pair("days", "sunrise_min")}) {
      broken(table, column, value);
      INFO(table << "/" << column << " = " << value);
      CHECK_NOTHROW(use());
    }
    for (const auto& [table, column] : {std::pair("buildings", "first_point"), std::pair("areas", "points"), std::pair("walks", "enter_s")}) {
      broken(table, column, value);
      INFO(table << "/" << column << " = " << value);
      try {
        use();
      } catch (const outcome::FileError& error) {
        CHECK(error.kind == outcome::FileError::Kind::Damaged);
      }
    }
  }
}

TEST_CASE("with a second scenario the after is shown, and holding shows the before") {
  const Pair pair;
  AppState state(quiet());
  state.set_mode(CompareMode::Difference);
  CHECK(state.mode == CompareMode::Single);          // nothing to compare
  REQUIRE(state.open(pair.path(false), false) == Exit::Fine);
  REQUIRE(state.open(pair.path(true), true) == Exit::Fine);
  CHECK(state.current() == state.b.get());
  state.hold_before = true;
  CHECK(state.current() == state.a.get());
  state.hold_before = false;
  state.swap_sides();
  CHECK(state.current()->data().title() == "Gitterstadt");
  state.close_second();
  CHECK(state.mode == CompareMode::Single);
}

TEST_CASE("the difference is hatched only where the pairs of runs don't agree") {
  const Pair pair;
  AppState state(quiet());
  REQUIRE(state.open(pair.path(false), false) == Exit::Fine);
  REQUIRE(state.open(pair.path(true), true) == Exit::Fine);
  state.set_mode(CompareMode::Difference);
  state.layer.id = LayerId::Fear;
  (void)state.pane(Side::Difference);
  CHECK(state.pane(Side::Difference).pending);
  while (state.work()) (void)state.pane(Side::Difference);
  const PaneValues& pane = state.pane(Side::Difference);
  CHECK(pane.pairs == 3);
  CHECK_FALSE(pane.pending);
  CHECK(pane.values[0] == Approx(-0.205).margin(0.001));
  for (const std::uint8_t mark : pane.marks) CHECK((mark & kMarkHatched) == 0);
  state.layer.id = LayerId::FootfallDay;             // the same in both: nothing to hatch, nothing to see
  (void)state.pane(Side::Difference);
  while (state.work()) (void)state.pane(Side::Difference);
  for (const float v : state.pane(Side::Difference).values) CHECK(v == 0);
}

TEST_CASE("both scenarios share one range, and all frames of a layer do") {
  const Pair pair;
  AppState state(quiet());
  REQUIRE(state.open(pair.path(false), false) == Exit::Fine);
  REQUIRE(state.open(pair.path(true), true) == Exit::Fine);
  state.layer.id = LayerId::Fear;
  const Scale a = state.pane(Side::A).scale;
  CHECK(a == state.pane(Side::B).scale);
  state.layer.basis = Basis::Frame;
  state.clock.seek(0);
  CHECK(state.pane(Side::A).scale == a);
  state.clock.seek(200000);
  CHECK(state.pane(Side::A).scale == a);
}

TEST_CASE("the mean has no incidents to jump to, a run has, in both directions") {
  const Pair pair;
  AppState state(quiet());
  REQUIRE(state.open(pair.path(false), false) == Exit::Fine);
  state.clock.seek(0);
  CHECK_FALSE(state.jump_to_incident(-1));
  CHECK(state.jump_to_incident(1));
  const double first = state.clock.time();
  CHECK(state.jump_to_incident(1));
  CHECK(state.clock.time() > first);
  CHECK(state.jump_to_incident(-1));
  CHECK(state.clock.time() == first);
  state.select_run(Dataset::kMean);
  CHECK(state.a->data().selected() == Dataset::kMean);
  CHECK_FALSE(state.jump_to_incident(1));
  state.select_run(2);
  CHECK(state.a->data().selected() == 2);
}

TEST_CASE("facts of a street are those of the file") {
  const Pair pair;
  Session session(pair.path(false));
  const StreetFacts facts = street_facts(session, 3);
  CHECK(*facts.mean_lx == Approx(1.6));
  CHECK(facts.lighting_class == 5);
  CHECK(*facts.unsafe[1] / *facts.passes[1] == Approx(0.4));
  CHECK(facts.reasons[0] == Approx(5.0 / 15));
  CHECK(facts.incidents[1][static_cast<std::size_t>(Ledger::True)] == 1);
  CHECK(facts.incidents[1][static_cast<std::size_t>(Ledger::Recorded)] == 0);
  REQUIRE(facts.fear_series.size() == 3);
  CHECK(facts.fear_series[0].runs == 3);
  CHECK(facts.fear_series[0].low < facts.fear_series[0].value);
  CHECK(facts.week_footfall.size() == 168);
  const TownFacts town = town_facts(session);
  CHECK(town.find("survey_unsafe_share")->figure.value == Approx(0.23));
  CHECK(town.response_min == std::vector<float>{2, 4, 10});
  CHECK(town.gini > 0.1);
}

TEST_CASE("times on the command line are understood or refused") {
  const Pair pair;
  Session session(pair.path(false));
  const Run& run = session.data().first();
  CHECK(*parse_time("08:00", run) == 86400 + 4 * 3600);
  CHECK(*parse_time("02:00", run) == 86400 + 22 * 3600);           // the night of that day
  CHECK(*parse_time("2026-11-02 05:30", run) == 1.5 * 3600);
  CHECK(*parse_time("7200", run) == 7200);
  for (const char* bad : {"", "8:00", "25:00", "08:60", "2026-11-02 03:00", "2031-01-01 10:00", "noon", "-5", "08:00x"}) CHECK_FALSE(parse_time(bad, run));
  CHECK(parse_size("1600x1000") == std::pair(1600, 1000));
  for (const char* bad : {"", "1600", "x", "1600x", "1600x10a", "ax10"}) CHECK_FALSE(parse_size(bad));
}

TEST_CASE("options that can't be are explained") {
  const Pair pair;
  AppState state(quiet());
  REQUIRE(state.open(pair.path(false), false) == Exit::Fine);
  Options o;
  o.layer = "fear";
  o.time = "08:10";
  o.street = "spalte 3";
  CHECK_FALSE(apply_options(o, state));
  CHECK(state.layer.id == LayerId::Fear);
  CHECK(state.selection.segments.size() == 4);
  o.layer = "feer";
  CHECK(apply_options(o, state)->find("illuminance") != std::string::npos);
  o.layer = "fear";
  o.mode = "difference";
  CHECK(apply_options(o, state));
  o.mode.clear();
  o.run = "4";
  CHECK(apply_options(o, state));
}

TEST_CASE("settings are remembered in the user's own file, and a damaged file means defaults") {
  const test::Folder folder;
  Settings settings = quiet();
  settings.text_size = 1.3F;
  settings.high_contrast = true;
  remember(settings, "/data/ä \"b\"\\c\n");
  remember(settings, "/data/two");
  remember(settings, "/data/ä \"b\"\\c\n");
  CHECK(settings.recent.size() == 2);
  const fs::path file = folder / "new" / fs::path("view.toml").string();
  CHECK(save_settings(folder.path() / "deep" / "view.toml", settings));
  const Settings read = load_settings(folder.path() / "deep" / "view.toml", quiet());
  CHECK(read.text_size == Approx(1.3F));
  CHECK(read.high_contrast);
  CHECK(read.recent == settings.recent);
  test::write_bytes(folder / "bad.toml", "text_size = \"huge\"\nwidth = 99999999\nrecent = 3\n[[");
  CHECK(load_settings(folder / "bad.toml", quiet()).text_size == 1);
  test::write_bytes(folder / "odd.toml", "text_size = 77\nwidth = -3\nrecent = [1, \"/x\"]");
  CHECK(load_settings(folder / "odd.toml", quiet()).text_size == kLargestText);
  CHECK(load_settings(folder / "odd.toml", quiet()).width == 800);
  CHECK(load_settings(folder / "odd.toml", quiet()).recent == std::vector<std::string>{"/x"});
  CHECK(load_settings(folder / "missing.toml", quiet()).text_size == 1);
  CHECK_FALSE(save_settings("/proc/no/such/view.toml", settings));
}

TEST_CASE("a child's progress is read, and it can be stopped") {
  ChildProcess child("sh", {"-c", "echo ' 10 % a'; echo '  40 %  replicate 1/4' >&2; exit 3"});
  while (child.poll()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(child.exit_code() == 3);
  CHECK(*child.progress() == Approx(0.4));
  CHECK(child.last_line() == "  40 %  replicate 1/4");
  ChildProcess sleeper("sleep", {"60"});
  CHECK(sleeper.poll());
  sleeper.cancel();
  while (sleeper.poll()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(sleeper.exit_code() == 128 + 2);
  CHECK_THROWS_AS(ChildProcess("/no/such/program", {}), DataError);
  CHECK_FALSE(last_percentage("no % here"));
  CHECK_FALSE(last_percentage("400 %"));
  CHECK(*last_percentage("[####] 7 %") == Approx(0.07));
}
