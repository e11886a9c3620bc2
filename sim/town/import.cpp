// OpenStreetMap file → draft of a town: read, count, project, translate tags, clip. What a mapper left out or wrote
// wrongly becomes a notice; only a file that can't be read is refused.
#include "sim/town/import.hpp"

#include "scenarios/errors.hpp"
#include "sim/town/import_clip.hpp"
#include "sim/town/import_counts.hpp"
#include "sim/town/import_digest.hpp"
#include "sim/town/import_notices.hpp"
#include "sim/town/import_places.hpp"
#include "sim/town/import_reader.hpp"
#include "sim/town/import_streets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::town {
namespace {

using namespace osm;

constexpr const char* kLicence = "© OpenStreetMap contributors, Open Database License (ODbL) 1.0, openstreetmap.org/copyright";

/// Median longitude and latitude of the nodes of highway ways (of all nodes if there are none): unlike the middle of
/// the bounding box it isn't moved by a long river or a border that the extract carries along.
Point middle_of_streets(const RawMap& map) {
  std::vector<std::int32_t> lon, lat;
  const auto add = [&](const RawNode& node) {
    lon.push_back(node.lon7);
    lat.push_back(node.lat7);
  };
  for (const RawWay& way : map.ways) {
    if (!map.tags(way.tags).has("highway")) continue;
    for (const std::int64_t ref : map.refs_of(way)) {
      if (const RawNode* node = map.find_node(ref)) add(*node);
    }
  }
  if (lon.empty()) {
    for (const RawNode& node : map.nodes) {
      if (node.located()) add(node);
    }
  }
  if (lon.empty()) return {10.0, 51.0};   // nothing to project: the middle of Germany
  const auto half = static_cast<std::ptrdiff_t>(lon.size() / 2);
  std::nth_element(lon.begin(), lon.begin() + half, lon.end());
  std::nth_element(lat.begin(), lat.begin() + half, lat.end());
  return {lon[static_cast<std::size_t>(half)] / 1e7, lat[static_cast<std::size_t>(half)] / 1e7};
}

void note_reading(const RawMap& map, const ImportCounts& counts, NoticeBook& notices) {
  notices.add("import.deleted_objects", {}, map.deleted);
  notices.add("import.duplicate_objects", {}, map.duplicates);
  notices.add("import.nodes_without_place", {}, map.unlocated);
  if (counts.highway_ways > 0 && counts.lit.empty()) notices.add("import.no_lit");
}

void note_contents(const TownDraft& draft, NoticeBook& notices) {
  if (draft.ways.empty()) return;   // assembling refuses it
  const auto homes = [](const DraftWay& w) { return w.kind == StreetKind::Residential || w.kind == StreetKind::LivingStreet; };
  if (std::none_of(draft.ways.begin(), draft.ways.end(), homes)) notices.add("import.no_residential");
  if (draft.buildings.empty()) notices.add("import.no_buildings");
  if (draft.lamps.empty()) notices.add("import.no_lamps");
  // Bounding box of Germany (degrees); elsewhere holidays, law and the grid's scale don't fit.
  const Point p = draft.reference_lon_lat;
  if (p.x < 5.8 || p.x > 15.1 || p.y < 47.2 || p.y > 55.1) {
    notices.add("import.outside_germany", fmt::format("{:.3f}, {:.3f}", p.x, p.y));
  }
}

void check_reach(const Projector& projector, const TownDraft& draft, const std::filesystem::path& path) {
  const Point p = draft.reference_lon_lat;
  if (projector.reaches(p)) return;
  throw DataError(ErrorKind::Data, path.string(),
                  fmt::format("lies around longitude {:.3f}, latitude {:.3f}, too far from the zone of EPSG:{}; expected a "
                              "map of Germany", p.x, p.y, draft.epsg));
}

TownDraft empty_draft(const MapInput& input, const std::filesystem::path& path) {
  TownDraft draft;
  draft.source = path.filename().string();
  draft.name = draft.source.substr(0, draft.source.find('.'));
  draft.licence = kLicence;
  draft.digest_sha256 = imported_digest(input);
  return draft;
}

}  // namespace

std::string imported_digest(const MapInput& map) {
  std::vector<std::filesystem::path> files{*map.osm};
  if (map.clip) files.push_back(*map.clip);
  return sha256_of_files(files);
}

TownDraft import_osm(const MapInput& input, const TownParameters& parameters) {
  if (!input.osm) throw DataError(ErrorKind::Internal, "map.osm", "import_osm needs a map file");
  const std::filesystem::path& path = *input.osm;
  const RawMap map = read_osm_file(path);
  const auto clip = input.clip ? read_clip(*input.clip) : std::vector<LonLatPolygon>{};
  TownDraft draft = empty_draft(input, path);
  NoticeBook notices;
  draft.counts = count_map(map);
  draft.reference_lon_lat = clip.empty() ? middle_of_streets(map) : middle_of(clip);
  draft.epsg = input.epsg.value_or(zone_for(draft.reference_lon_lat.x));
  const Projector projector(draft.epsg);
  check_reach(projector, draft, path);
  note_reading(map, draft.counts, notices);
  add_streets(map, projector, Metres(parameters.lane_width_m), notices, draft);
  add_buildings(map, projector, notices, draft);
  add_venues(map, projector, notices, draft);
  add_lamps(map, projector, notices, draft);
  add_districts(map, projector, notices, draft);
  add_areas(map, projector, notices, draft);
  if (!clip.empty()) {
    const bool had_streets = !draft.ways.empty();
    Clip(clip, projector).apply(draft);
    if (had_streets && draft.ways.empty()) {
      throw DataError(ErrorKind::Data, input.clip->string(),
                      fmt::format("no street of {} lies inside; check that the polygon is in longitude, latitude order",
                                  draft.source));
    }
  }
  note_contents(draft, notices);
  draft.notices = notices.take();
  return draft;
}

}  // namespace lichtung::town
