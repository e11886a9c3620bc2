// Highway ways → DraftWay: kind, light, width, tunnels, access, and the pieces left when nodes are missing.
#include "sim/town/import_streets.hpp"

#include "sim/town/import_rings.hpp"
#include "sim/town/import_tags.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace lichtung::town::osm {
namespace {

// Widths outside this range are slips of the keyboard (m); the widest German squares' carriageways are below 60 m.
constexpr double kLeastWidth = 0.3, kMostWidth = 60;
constexpr double kMostLanes = 12;

class StreetBuilder {
 public:
  StreetBuilder(const RawMap& map, const Projector& projector, Metres lane_width, NoticeBook& notices, TownDraft& draft)
      : map_(map), projector_(projector), lane_width_(lane_width), notices_(notices), draft_(draft),
        renumbered_(map.nodes.size(), kNew) {}

  void add(std::int64_t id, const Tags& tags, std::span<const std::int64_t> refs, bool is_area) {
    const StreetClass street = street_class(tags);
    if (street.use == StreetUse::Unknown) notices_.add("import.unknown_highway", tags["highway"]);
    if (street.use != StreetUse::Street) return;
    if (is_area || tags.is("area", "yes")) notices_.add("import.squares", label(tags["name"], "way", id));
    DraftWay way = describe(id, tags, street.kind);
    pieces(std::move(way), refs);
  }

  void finish() {
    projector_.project(draft_.nodes);
    notices_.add("import.missing_nodes", {}, missing_);
    notices_.add("import.far_away", {}, far_);
    notices_.add("import.short_ways", {}, short_);
  }

 private:
  static constexpr std::uint32_t kNew = std::numeric_limits<std::uint32_t>::max();

  DraftWay describe(std::int64_t id, const Tags& tags, StreetKind kind) {
    DraftWay way;
    way.osm_id = id;
    way.kind = kind;
    const auto lit = parse_lit(tags["lit"]);
    if (!lit) notices_.add("import.unknown_lit", fmt::format("lit={}", tags["lit"]));
    way.lit = lit.value_or(Lit::Unknown);
    const auto set = [&](Key key) { return !tags[key].empty() && !tags.is(key, "no"); };
    way.tunnel = (set("tunnel") && !tags.is("tunnel", "culvert")) || tags.is("covered", "yes") ||
                 tags.is("covered", "arcade") || tags.is("covered", "colonnade");
    way.bridge = set("bridge");
    way.private_access = is_private(tags);
    way.foot = foot_allowed(tags);
    way.width_m = width(tags);
    way.name = std::string(tags.has("name") ? tags["name"] : tags["name:de"]);
    return way;
  }

  std::optional<double> width(const Tags& tags) {
    for (const Key key : {Key("width"), Key("width:carriageway"), Key("est_width")}) {
      if (tags[key].empty()) continue;
      const auto metres = parse_metres(tags[key]);
      if (metres && *metres >= kLeastWidth && *metres <= kMostWidth) return metres;
      notices_.add("import.unknown_width", tags[key]);
    }
    if (tags["lanes"].empty()) return {};
    const auto lanes = parse_number(tags["lanes"]);
    if (lanes && *lanes >= 1 && *lanes <= kMostLanes) return *lanes * lane_width_.value;
    notices_.add("import.unknown_width", fmt::format("lanes={}", tags["lanes"]));
    return {};
  }

  void pieces(DraftWay way, std::span<const std::int64_t> refs) {
    bool kept = false;
    const auto flush = [&] {
      if (way.nodes.size() >= 2) draft_.ways.push_back(way);
      kept = kept || way.nodes.size() >= 2;
      way.nodes.clear();
    };
    for (const std::int64_t ref : refs) {
      const RawNode* node = map_.find_node(ref);
      if (node == nullptr) {
        ++missing_;
        flush();
      } else if (!projector_.reaches({node->lon(), node->lat()})) {
        ++far_;
        flush();
      } else {
        const std::uint32_t index = number(*node);
        if (way.nodes.empty() || way.nodes.back() != index) way.nodes.push_back(index);
      }
    }
    flush();
    if (!kept) ++short_;
  }

  std::uint32_t number(const RawNode& node) {
    std::uint32_t& index = renumbered_[static_cast<std::size_t>(&node - map_.nodes.data())];
    if (index == kNew) {
      index = static_cast<std::uint32_t>(draft_.nodes.size());
      draft_.nodes.push_back({node.lon(), node.lat()});   // metres in finish()
    }
    return index;
  }

  const RawMap& map_;
  const Projector& projector_;
  Metres lane_width_;
  NoticeBook& notices_;
  TownDraft& draft_;
  std::vector<std::uint32_t> renumbered_;
  std::int64_t missing_{}, far_{}, short_{};
};

}  // namespace

void add_streets(const RawMap& map, const Projector& projector, Metres lane_width, NoticeBook& notices, TownDraft& draft) {
  StreetBuilder builder(map, projector, lane_width, notices, draft);
  for (const RawWay& way : map.ways) {
    const Tags tags = map.tags(way.tags);
    if (tags.has("highway")) builder.add(way.id, tags, map.refs_of(way), false);
  }
  for (const RawRelation& relation : map.relations) {
    const Tags tags = map.tags(relation.tags);
    if (!tags.has("highway") || !tags.is("type", "multipolygon")) continue;
    const OuterRings outer = outer_rings(map, projector, relation);
    if (outer.broken) notices.add("import.broken_outlines", label(tags["name"], "relation", relation.id));
    for (const auto& ids : outer.node_ids) builder.add(-relation.id, tags, ids, true);
  }
  builder.finish();
}

}  // namespace lichtung::town::osm
