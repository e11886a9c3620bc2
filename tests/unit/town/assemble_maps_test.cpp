// Real maps and grown towns keep the same invariants as drawn ones.
#include "scenarios/errors.hpp"
#include "sim/town/assemble.hpp"
#include "sim/town/import.hpp"
#include "sim/town/synthetic.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/unit/town/town_invariants.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace lichtung;
using namespace lichtung::town;

namespace {

// The Liechtenstein extract alone takes as long as all others; small ones find the same faults.
constexpr std::uintmax_t kLargestMap = 8'000'000;  // bytes

std::vector<std::filesystem::path> real_maps() {
  std::vector<std::filesystem::path> maps;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::shared_data("osm"))) {
    const std::string name = entry.path().filename().string();
    const bool map = name.ends_with(".osm.pbf") || name.ends_with(".osm") || name.ends_with(".osm.gz") ||
                     name.ends_with(".osm.bz2") || name.ends_with(".osm.xml");
    if (map && entry.is_regular_file() && entry.file_size() <= kLargestMap) maps.push_back(entry.path());
  }
  std::ranges::sort(maps);
  return maps;
}

/// Mean distance of successive segments' middles, relative to the town's extent.
double mean_step(const Town& town) {
  Box box = box_of(town.streets.points);
  double sum = 0.0;
  for (std::uint32_t i = 1; i < town.streets.segments.size(); ++i)
    sum += distance(town.streets.middle(SegmentId(i - 1)), town.streets.middle(SegmentId(i)));
  return sum / static_cast<double>(town.streets.segments.size()) / distance(box.low, box.high);
}

}  // namespace

TEST_CASE("Every real map with walkable streets becomes a town that keeps the invariants") {
  if (!test::have_shared_data("osm")) return;
  std::size_t towns = 0;
  for (const auto& path : real_maps()) {
    MapInput input;
    input.osm = path;
    INFO(path.filename().string());
    const TownDraft draft = import_osm(input);
    const Town town = assemble(draft, Scenario{});
    test::check_invariants(town, draft);
    if (town.streets.segments.size() > 1000) CHECK(mean_step(town) < 0.05);  // along the curve, not at random
    ++towns;
  }
  CHECK(towns >= 10);
}

TEST_CASE("A grown town keeps the invariants and needs no assumed homes") {
  const TownDraft draft = grow_town(SyntheticTown::Kleinstadt, 1);
  const Town town = assemble(draft, Scenario{});
  test::check_invariants(town, draft);
  for (const Notice& n : town.notices) CHECK(n.key != "assemble.assumed_homes");
}
