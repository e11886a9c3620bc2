// A town as its source tells it: ways, building outlines, points. Importer and generator both make a draft;
// assemble() turns it into the Town that is simulated, so both go through the same rules.
#pragma once

#include "sim/town/kinds.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::town {

/// Position in metres in the projected CRS (EPSG of the draft).
struct Point {
  double x{};
  double y{};
};

using Ring = std::vector<Point>;  // closed implicitly, no repeated last point

struct DraftWay {
  std::int64_t osm_id{};             // 0 for generated ways
  StreetKind kind{};
  Lit lit{Lit::Unknown};
  bool tunnel{};
  bool bridge{};
  bool private_access{};             // access=private/no: not walked by others
  std::optional<bool> foot;          // foot=yes/no where tagged; unset: the kind decides
  std::optional<double> width_m;
  std::string name;
  std::vector<std::uint32_t> nodes;  // indices into TownDraft::nodes, at least two, in order
};

struct DraftBuilding {
  std::int64_t osm_id{};
  BuildingKind kind{};
  Ring outline;                      // outer ring; a generated building has one too
  int floors{};                      // 0: unknown
  int dwellings{-1};                 // -1: unknown
  bool derelict{};
  std::string street;                // addr:street, to choose the frontage
  std::optional<TenureMix> tenure;   // known only to the generator
  std::optional<RentBand> rent;
};

struct DraftVenue {
  std::int64_t osm_id{};
  VenueKind kind{};
  Point position;
  double floor_area_m2{};            // 0: unknown
  std::string name;
};

struct DraftLamp {
  std::int64_t osm_id{};
  Point position;
  std::optional<double> height_m;
  std::optional<double> flux_lm;
  std::optional<double> power_w;
  std::optional<double> cct_k;
  std::optional<Luminaire> luminaire;
};

struct DraftDistrict {
  std::string name;
  Point centre;
  Ring outline;                      // empty: the nearest centre decides
};

struct DraftArea {
  AreaKind kind{};
  Ring outline;
};

/// What was found in the file, counted over the whole file before clipping, as `lichtung town --json` prints it.
struct ImportCounts {
  std::int64_t nodes{};
  std::int64_t ways{};
  std::int64_t relations{};
  std::int64_t highway_ways{};
  std::map<std::string, std::int64_t> lit;     // value of lit → ways, highway ways only
  std::int64_t street_lamps{};
  std::int64_t building_ways{};
  std::int64_t building_relations{};
  std::int64_t missing_node_refs{};            // node references of highway ways whose node is absent
  double highway_km{};                         // haversine, both nodes present
  std::int64_t junction_nodes{};               // nodes used by at least two highway ways
  std::int64_t components{};                   // of the graph of all highway ways
};

/// One thing the reader noticed and went on from; `key` names the message in assets/texts.
struct Notice {
  std::string key;
  std::int64_t count{};
  std::string detail;
};

struct TownDraft {
  std::string name;
  std::string source;                          // "kleinstadt, Siedlungs-Seed 1" or the file's name without folders
  std::string licence;                         // ODbL notice for OSM data; empty for generated towns
  std::string digest_sha256;                   // of the input file(s), hex; of the recipe for generated towns
  bool generated{};
  int epsg{25832};
  Point reference_lon_lat;                     // degrees (x = lon, y = lat) of the town's middle: for the sun
  std::vector<Point> nodes;
  std::vector<DraftWay> ways;
  std::vector<DraftBuilding> buildings;
  std::vector<DraftVenue> venues;
  std::vector<DraftLamp> lamps;
  std::vector<DraftDistrict> districts;
  std::vector<DraftArea> areas;
  ImportCounts counts;
  std::vector<Notice> notices;
};

}  // namespace lichtung::town
