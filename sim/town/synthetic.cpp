// Grown German towns, so that the first run needs no file: the steps from the first lines to lamps. Every step reads
// what the earlier ones made; every draw is counter-based, so the town is a pure function of size and seed.
#include "sim/town/synthetic.hpp"

#include "sim/basics/sha256.hpp"
#include "sim/town/synthetic_growth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace lichtung::town {
namespace grown {

namespace {

constexpr int kGeneratorVersion = 2;             // part of the digest: raise it when towns change
constexpr Point kOrigin{550000.0, 5803000.0};    // EPSG:25832, between Hannover and its neighbours

constexpr std::array<Recipe, 3> kRecipes{{
    {"kleinstadt", 10000, 930, 170, 255, 6, 95000, 0, 7, 16, 9, 42, 900000,
     0.045, 0.09, 0.13, 0.04, 0.04, 0.04, 0.0, 3},
    {"mittelstadt", 60000, 2150, 290, 610, 8, 190000, 3, 14, 30, 18, 50, 700000,
     0.10, 0.12, 0.14, 0.06, 0.05, 0.05, 0.0, 4},
    {"grossstadt", 550000, 6000, 470, 1500, 12, 420000, 11, 42, 52, 38, 60, 1600000,
     0.13, 0.08, 0.15, 0.09, 0.08, 0.06, 0.02, 5},
}};

std::string_view lit_value(Lit lit) {
  switch (lit) {
    case Lit::Yes: return "yes";
    case Lit::No: return "no";
    case Lit::Limited: return "limited";
    case Lit::Automatic: return "automatic";
    case Lit::AllDay: return "24/7";
    case Lit::SunsetSunrise: return "sunset-sunrise";
    case Lit::Unknown: break;
  }
  return "";
}

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

void move_to_map(TownDraft& draft) {
  const auto move = [](Point& p) { p = p + kOrigin; };
  std::for_each(draft.nodes.begin(), draft.nodes.end(), move);
  for (auto& b : draft.buildings) std::for_each(b.outline.begin(), b.outline.end(), move);
  for (auto& v : draft.venues) move(v.position);
  for (auto& l : draft.lamps) move(l.position);
  for (auto& a : draft.areas) std::for_each(a.outline.begin(), a.outline.end(), move);
  for (auto& d : draft.districts) {
    move(d.centre);
    std::for_each(d.outline.begin(), d.outline.end(), move);
  }
}

}  // namespace

const Recipe& recipe_of(SyntheticTown size) { return kRecipes[static_cast<std::size_t>(size)]; }

void count_draft(TownDraft& draft) {
  ImportCounts& c = draft.counts;
  std::vector<std::uint32_t> parent(draft.nodes.size()), uses(draft.nodes.size());
  std::iota(parent.begin(), parent.end(), 0U);
  for (const DraftWay& way : draft.ways) {
    ++c.highway_ways;
    if (way.lit != Lit::Unknown) ++c.lit[std::string(lit_value(way.lit))];
    auto nodes = way.nodes;
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
      c.highway_km += distance(draft.nodes[nodes[i]], draft.nodes[nodes[i + 1]]) / 1000.0;
      parent[root_of(parent, nodes[i])] = root_of(parent, nodes[i + 1]);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    for (const std::uint32_t n : nodes) ++uses[n];
  }
  for (std::uint32_t n = 0; n < parent.size(); ++n) {
    if (uses[n] >= 2) ++c.junction_nodes;
    if (root_of(parent, n) == n) ++c.components;
  }
  c.street_lamps = static_cast<std::int64_t>(draft.lamps.size());
  c.building_ways = static_cast<std::int64_t>(draft.buildings.size());
  c.ways = c.highway_ways + c.building_ways + static_cast<std::int64_t>(draft.areas.size());
  c.nodes = static_cast<std::int64_t>(draft.nodes.size()) + c.street_lamps +
            static_cast<std::int64_t>(draft.venues.size());
  for (const auto& b : draft.buildings) c.nodes += static_cast<std::int64_t>(b.outline.size());
  for (const auto& a : draft.areas) c.nodes += static_cast<std::int64_t>(a.outline.size());
}

}  // namespace grown

TownDraft grow_town(SyntheticTown size, std::uint64_t seed) {
  using namespace grown;
  Growth town;
  town.size = size;
  town.recipe = recipe_of(size);
  town.key = {seed, static_cast<std::uint32_t>(size)};
  draw_frame(town);
  lay_out_quarters(town);
  lay_out_blocks(town);
  cross_barriers(town);
  name_town(town);
  write_ways(town);
  write_areas(town);
  raise_buildings(town);
  place_venues(town);
  hang_lamps(town);
  TownDraft& draft = town.draft;
  draft.name = fmt::format("{} {}", town.recipe.name, seed);
  draft.name[0] = static_cast<char>(draft.name[0] - 'a' + 'A');
  draft.source = fmt::format("{}, Stadt-Seed {}", town.recipe.name, seed);
  draft.digest_sha256 = grown_digest(size, seed);
  draft.generated = true;
  draft.epsg = 25832;
  draft.reference_lon_lat = {9.73, 52.37};
  draft.districts = std::move(town.districts);
  move_to_map(draft);
  count_draft(draft);
  return std::move(town.draft);
}

std::string grown_digest(SyntheticTown size, std::uint64_t seed) {
  return sha256_of_text(fmt::format("lichtung town {} {} {}", grown::recipe_of(size).name, seed, grown::kGeneratorVersion));
}

}  // namespace lichtung::town
