// Recorded walks: directions, slices, and that scrubbing shows the same people as playing.
#include "sim/outcome/file.hpp"
#include "tests/support/grid_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"
#include "viz/data/dataset.hpp"
#include "viz/playback/patrols.hpp"
#include "viz/playback/walks.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>

using namespace lichtung;
using namespace lichtung::viz;

namespace {

constexpr double kEight = 86400 + 4 * 3600;

/// Three streets in a row, a—b—c—d, the middle one drawn from right to left.
Streets row_of_three() {
  Streets s;
  s.lines.points = {{0, 0}, {100, 0}, {200, 0}, {100, 0}, {200, 0}, {300, 0}};
  s.lines.first = {0, 2, 4, 6};
  s.along_m = {0, 100, 0, 100, 0, 100};
  s.from = {0, 2, 2};
  s.to = {1, 1, 3};
  s.length_m = {100, 100, 100};
  return s;
}

std::vector<std::tuple<int, float, float>> places(const std::vector<Mover>& movers) {
  std::vector<std::tuple<int, float, float>> out;
  for (const Mover& m : movers) out.emplace_back(m.agent, m.place.x, m.place.y);
  std::ranges::sort(out);
  return out;
}

}  // namespace

TEST_CASE("a walk over three streets starts and ends in the middle and crosses the second in its own way") {
  const Streets streets = row_of_three();
  const auto steps = directed_steps({{7, 0, 0, 60, 0, 0}, {7, 1, 60, 120, 0, 0}, {7, 2, 120, 180, 0, 0}}, streets);
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].from_share == 0.5F);
  CHECK(steps[0].to_share == 1);
  CHECK(steps[1].from_share == 1);   // drawn against the walk
  CHECK(steps[1].to_share == 0);
  CHECK(steps[2].from_share == 0);
  CHECK(steps[2].to_share == 0.5F);
  std::vector<Mover> movers;
  movers_at(steps, streets, 90, movers);
  REQUIRE(movers.size() == 1);
  CHECK(movers[0].place.x == Approx(150));
}

TEST_CASE("the way back is the way there, turned round") {
  const Streets streets = row_of_three();
  const auto steps = directed_steps({{7, 2, 0, 60, 0, 0}, {7, 1, 60, 120, 0, 0}, {7, 0, 120, 180, 0, 0}}, streets);
  std::vector<Mover> movers;
  for (const double t : {30.0, 90.0, 150.0}) movers_at(steps, streets, t, movers);
  REQUIRE(movers.size() == 3);
  CHECK(movers[0].place.x == Approx(225));
  CHECK(movers[1].place.x == Approx(150));
  CHECK(movers[2].place.x == Approx(75));
}

TEST_CASE("different agents and pauses don't join") {
  const Streets streets = row_of_three();
  const auto steps = directed_steps({{1, 0, 0, 60, 0, 0}, {2, 1, 60, 120, 0, 0}, {1, 1, 500, 560, 0, 0}, {1, 2, 60, 90, 0, 1}}, streets);
  for (const Step& s : steps) {
    CHECK(s.from_share == 0.5F);
    CHECK(s.to_share == 0.5F);
  }
}

TEST_CASE("at the second of leaving one is gone, at that of entering there") {
  const Streets streets = row_of_three();
  const auto steps = directed_steps({{1, 0, 10, 20, 0, 0}}, streets);
  const auto count = [&](double t) {
    std::vector<Mover> movers;
    movers_at(steps, streets, t, movers);
    return movers.size();
  };
  CHECK(count(9.9) == 0);
  CHECK(count(10) == 1);
  CHECK(count(19.9) == 1);
  CHECK(count(20) == 0);
}

TEST_CASE("the index finds every row that is on the street, long visits too") {
  WalkIndex index;
  std::vector<std::int32_t> enter, leave;
  for (int i = 0; i < 2000; ++i) {
    enter.push_back(86400 + i * 7);
    leave.push_back(enter.back() + (i % 50 == 0 ? 5000 : 30));
  }
  index.add(std::span(enter).first(700), std::span(leave).first(700));
  index.add(std::span(enter).subspan(700), std::span(leave).subspan(700));
  index.finish();
  CHECK(index.rows() == 2000);
  for (double t = 86000; t < 106000; t += 97) {
    const WalkIndex::Slice rows = index.at(t);
    for (std::size_t i = 0; i < enter.size(); ++i)
      if (enter[i] <= t && leave[i] > t) CHECK((i >= rows.first && i < rows.end));
  }
  CHECK(index.at(0).end == 0);
  CHECK(index.at(1e9).end == 0);
  CHECK(WalkIndex().at(100).end == 0);
}

TEST_CASE("scrubbing backwards shows the same people at the same places as playing forwards") {
  const test::Folder folder;
  outcome::write_outcome(folder / "a.h5", test::grid_outcome());
  const Dataset data(folder / "a.h5");
  Walks forwards(data.shown()), backwards(data.shown());
  while (!forwards.prepare()) {}
  std::vector<std::vector<std::tuple<int, float, float>>> seen;
  for (int m = -20; m < 60; ++m) {
    std::vector<Mover> movers;
    movers_at(forwards.at(kEight + m * 60 + 20, data.town().streets), data.town().streets, kEight + m * 60 + 20, movers);
    seen.push_back(places(movers));
  }
  for (int m = 59; m >= -20; --m) {
    std::vector<Mover> movers;
    movers_at(backwards.at(kEight + m * 60 + 20, data.town().streets), data.town().streets, kEight + m * 60 + 20, movers);
    CHECK(places(movers) == seen[static_cast<std::size_t>(m + 20)]);
  }
  CHECK(seen[20].size() == 1);        // at 08:00 the first sets out
  CHECK(seen[22].size() == 3);
  CHECK(seen[0].empty());
}

TEST_CASE("people walk along the row that was recorded") {
  const test::Folder folder;
  outcome::write_outcome(folder / "a.h5", test::grid_outcome());
  const Dataset data(folder / "a.h5");
  Walks walks(data.shown());
  std::vector<Mover> movers;
  movers_at(walks.at(kEight + 90, data.town().streets), data.town().streets, kEight + 90, movers);
  REQUIRE(movers.size() == 2);
  const Mover& first = movers[0].agent == 0 ? movers[0] : movers[1];
  const Vec2 at = data.town().to_map(500150, 5800000);   // half way over its second street
  CHECK(first.place.x == Approx(at.x).margin(0.1));
  CHECK(first.place.y == Approx(at.y).margin(0.1));
}

TEST_CASE("a file without walks has none and says so") {
  const test::Folder folder;
  outcome::OutcomeData data = test::grid_outcome();
  std::erase_if(data.tables, [](const outcome::Table& t) { return t.name == "walks" || t.name == "patrol_positions"; });
  outcome::write_outcome(folder / "a.h5", data);
  const Dataset set(folder / "a.h5");
  Walks walks(set.shown());
  CHECK_FALSE(walks.available());
  CHECK(walks.prepare());
  CHECK(walks.at(kEight, set.town().streets).empty());
  CHECK(set.shown().recorded().empty());
}

TEST_CASE("walks that don't ascend are refused once, and the viewer goes on without them") {
  const test::Folder folder;
  outcome::write_outcome(folder / "a.h5", test::grid_outcome());
  const Dataset set(folder / "a.h5");
  WalkIndex index;
  CHECK(set.shown().recorded().size() == 1);
  CHECK(set.shown().recorded().front() == std::pair(86400.0, 172800.0));
}

TEST_CASE("a patrol goes along streets from one recorded minute to the next") {
  const test::Folder folder;
  outcome::write_outcome(folder / "a.h5", test::grid_outcome());
  const Dataset data(folder / "a.h5");
  PatrolTracks tracks(data.shown().fixes(), data.town().streets);
  std::vector<PatrolPlace> out;
  tracks.at(kEight + 30, out);
  REQUIRE(out.size() == 1);
  const Vec2 half = data.town().to_map(500100, 5800000);   // from the middle of the first street to that of the second
  CHECK(out[0].place.x == Approx(half.x).margin(0.5));
  CHECK(out[0].place.y == Approx(half.y).margin(0.5));
  out.clear();
  tracks.at(kEight + 3600, out);
  CHECK(out.empty());                  // off duty
  tracks.at(0, out);
  CHECK(out.empty());
}

TEST_CASE("the way of a patrol keeps to streets, round a corner too") {
  const test::Folder folder;
  outcome::write_outcome(folder / "a.h5", test::grid_outcome());
  const Dataset data(folder / "a.h5");
  const PatrolTracks tracks({}, data.town().streets);
  const std::vector<Vec2> way = tracks.way(0, 25 + 4 * 2);   // bottom left, and the third column's lowest
  float metres = 0;
  for (std::size_t i = 1; i < way.size(); ++i) {
    metres += length(way[i] - way[i - 1]);
    CHECK((way[i].x == Approx(way[i - 1].x).margin(0.01) || way[i].y == Approx(way[i - 1].y).margin(0.01)));
  }
  CHECK(metres == Approx(200).margin(0.1));
  CHECK(tracks.way(3, 3).size() == 1);
}
