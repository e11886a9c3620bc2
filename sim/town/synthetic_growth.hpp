// What the steps of growing a town hand to each other: the recipe of a size, quarters with a use, streets, blocks.
// Steps in order: frame (first lines) → quarters → blocks → ways → buildings → places → lamps; see synthetic.cpp.
#pragma once

#include "scenarios/scenario.hpp"
#include "sim/town/draft.hpp"
#include "sim/town/synthetic_draws.hpp"
#include "sim/town/synthetic_plane.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::town::grown {

/// Use of a quarter or block: the building periods a German town shows from its middle to its edge.
enum class Use : std::uint8_t {
  OldTown, Inner, Slab, Terraced, Detached, Village, Industrial, Park, Allotments, Cemetery, Campus, School,
  Market, Forecourt, RailBand, RiverBand, WallGreen, Farmland, Forest, Meadow,
};

inline constexpr double kMapEdge = 1.28;   // half side of the square map over the radius of the built-up area

/// Numbers that differ between a small town, a middling town and a city. Assumed, set so that areas, dwellings and
/// streets come out as in German towns of that size (about 30 residents per hectare of the built-up area, recalled).
struct Recipe {
  std::string_view name;
  double residents{};
  double radius_m{};                 // built-up area
  double wall_radius_m{};            // medieval town
  double inner_radius_m{};           // Gründerzeit
  int radials{};
  double quarter_m2{};
  int villages{};                    // absorbed ones
  int districts{};
  double rail_width_m{}, river_width_m{};
  double step_m{};                   // of the first lines
  double wide_road_m2{};             // faces larger than this are cut by main roads
  // shares of the quarters' area outside the inner town
  double slab{}, terraced{}, industrial{}, park{}, allotments{}, meadow{}, campus{};
  int inner_floors{};
};
[[nodiscard]] const Recipe& recipe_of(SyntheticTown size);

struct Street {
  Use theme{};                       // what its name is about
  bool main{};
  bool square{};
  std::uint32_t district{kNone};
  std::string name;                  // empty for paths
};

struct Quarter {
  Use use{};
  Point centre;
  double area_m2{};
  std::uint32_t district{};
};

/// A face that is not cut any further.
struct Block {
  std::uint32_t face{};
  Use use{};
  std::uint32_t quarter{kNone};
};

/// The first lines, kept to ask "how far is the river?"
struct Frame {
  std::vector<Point> wall, edge, market, forecourt;   // rings
  std::vector<Point> rail, river;                     // centre lines
  std::vector<std::vector<Point>> radials;
  std::vector<Point> villages;
  Point station;
  double industry_bearing{}, north_tilt{};
};

struct Growth {
  SyntheticTown size{};
  Recipe recipe;
  random::Random key;
  Frame frame;
  Plane plane;
  std::vector<Street> streets;
  std::vector<Quarter> quarters;
  std::vector<Block> blocks;
  std::vector<std::uint32_t> way_street;   // street of each way of the draft
  std::vector<Use> building_use;     // of the block each building of the draft stands in
  std::vector<std::uint32_t> building_street;
  std::vector<DraftDistrict> districts;
  TownDraft draft;

  [[nodiscard]] Draws draws(random::Purpose purpose, std::uint32_t entity) const { return {key, purpose, entity}; }
  std::uint32_t add_street(Use theme, bool main, bool square = false) {
    streets.push_back({theme, main, square, kNone, {}});
    return static_cast<std::uint32_t>(streets.size() - 1);
  }
  /// Distance from the middle over the distance of the town's edge in that direction.
  [[nodiscard]] double reach(Point p) const;
};

/// Draws the first lines and makes them a plane.
void draw_frame(Growth& town);
/// Cuts the sectors between the first lines into quarters and gives each a use.
void lay_out_quarters(Growth& town);
/// Cuts the quarters into blocks by streets and paths.
void lay_out_blocks(Growth& town);
/// Station underpasses and footbridges, where both sides can be joined.
void cross_barriers(Growth& town);
/// Districts with names, and a name for every street.
void name_town(Growth& town);
/// Width (m) of the carriageway, or of the whole way where there is none; the same along a street of one kind.
[[nodiscard]] double way_width(const Growth& town, const Line& line);
/// Edges to ways with kind, width, light.
void write_ways(Growth& town);
void write_areas(Growth& town);
void raise_buildings(Growth& town);
void place_venues(Growth& town);
void hang_lamps(Growth& town);
void count_draft(TownDraft& draft);

}  // namespace lichtung::town::grown
