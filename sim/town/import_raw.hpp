// An OpenStreetMap extract as it was read: nodes, ways and relations in compact arrays, with only the tags the model
// asks for. It keeps libosmium out of the rest of the importer and bounds what a hostile file can take.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::town::osm {

/// Every tag key that is read; others are dropped at once.
inline constexpr std::array<std::string_view, 85> kKeys{
    "abandoned", "access", "addr:street", "admin_level", "amenity", "area", "boundary", "bridge", "building",
    "building:condition", "building:flats", "building:levels", "bus", "colour_temperature", "covered", "craft",
    "derelict", "disused", "est_width", "foot", "healthcare", "height", "highway", "indoor", "lamp_mount",
    "lamp_power", "lamp_type", "landuse", "lanes", "leisure", "light:cct", "light:colour",
    "light:colour_temperature", "light:count", "light:flux", "light:height", "light:luminous_flux", "light:method",
    "light:mount", "light:power", "light:shape", "light:type", "lit", "lumens", "luminaire", "man_made", "motorroad",
    "name", "name:de", "natural", "office", "place", "power", "public_transport", "railway", "ruins", "service",
    "shop", "source:lit", "support", "tourism", "tram", "tunnel", "type", "waterway", "width", "width:carriageway",
    "demolished", "location", "layer", "motor_vehicle", "official_name", "loc_name", "ref", "sidewalk", "residential",
    "state", "historic", "military", "parking", "short_name", "building:use", "train", "light_rail", "subway"};

/// A key known at compile time: a typing error does not compile.
struct Key {
  std::uint16_t index{};
  // NOLINTNEXTLINE(google-explicit-constructor): written as tags["highway"]
  consteval Key(const char* name) : index(find(name)) {}

 private:
  static consteval std::uint16_t find(std::string_view name) {
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
      if (kKeys[i] == name) return static_cast<std::uint16_t>(i);
    }
    throw "key missing in kKeys";
  }
};

struct Tag {
  std::uint32_t offset{};   // into RawMap::text
  std::uint16_t length{};
  std::uint16_t key{};      // index into kKeys
};

struct TagRange {
  std::uint32_t first{};
  std::uint32_t count{};
};

/// The tags of one object; an absent key reads as empty text.
class Tags {
 public:
  Tags(std::span<const Tag> tags, std::string_view text) : tags_(tags), text_(text) {}
  [[nodiscard]] std::string_view operator[](Key key) const {
    for (const Tag& t : tags_) {
      if (t.key == key.index) return text_.substr(t.offset, t.length);
    }
    return {};
  }
  [[nodiscard]] bool has(Key key) const {
    return std::any_of(tags_.begin(), tags_.end(), [&](const Tag& t) { return t.key == key.index; });
  }
  [[nodiscard]] bool is(Key key, std::string_view value) const { return (*this)[key] == value; }

 private:
  std::span<const Tag> tags_;
  std::string_view text_;
};

inline constexpr std::int32_t kNoLocation = std::numeric_limits<std::int32_t>::max();

struct RawNode {
  std::int64_t id{};
  std::int32_t lon7{kNoLocation};   // degrees × 10⁷, WGS84
  std::int32_t lat7{kNoLocation};
  [[nodiscard]] bool located() const { return lon7 != kNoLocation; }
  [[nodiscard]] double lon() const { return lon7 / 1e7; }
  [[nodiscard]] double lat() const { return lat7 / 1e7; }
};

struct TaggedNode {
  RawNode node;
  TagRange tags;
};

struct RawWay {
  std::int64_t id{};
  std::uint32_t first_ref{};
  std::uint32_t ref_count{};
  TagRange tags;
};

struct RawMember {
  std::int64_t way{};
  bool inner{};
};

/// Multipolygon or boundary with at least one tag the model asks for; other relations are only counted.
struct RawRelation {
  std::int64_t id{};
  std::uint32_t first_member{};
  std::uint32_t member_count{};
  TagRange tags;
};

struct RawMap {
  std::vector<RawNode> nodes;          // ascending id, each once
  std::vector<TaggedNode> places;      // nodes with a tag the model asks for
  std::vector<RawWay> ways;            // all ways, ascending id, each once
  std::vector<std::int64_t> refs;
  std::vector<RawRelation> relations;
  std::vector<RawMember> members;
  std::vector<Tag> tag_list;
  std::string text;
  std::int64_t nodes_read{}, ways_read{}, relations_read{};
  std::int64_t building_relations{};   // any relation with a building tag
  std::int64_t deleted{};              // objects marked visible=false, left out
  std::int64_t duplicates{};           // objects that came again under the same id; the last one counts
  std::int64_t unlocated{};            // nodes without valid coordinates

  [[nodiscard]] Tags tags(TagRange r) const { return {std::span(tag_list).subspan(r.first, r.count), text}; }
  [[nodiscard]] std::span<const std::int64_t> refs_of(const RawWay& w) const {
    return std::span(refs).subspan(w.first_ref, w.ref_count);
  }
  [[nodiscard]] std::span<const RawMember> members_of(const RawRelation& r) const {
    return std::span(members).subspan(r.first_member, r.member_count);
  }
  /// The node of this id if it is in the file and has coordinates.
  [[nodiscard]] const RawNode* find_node(std::int64_t id) const {
    const auto it = std::lower_bound(nodes.begin(), nodes.end(), id,
                                     [](const RawNode& n, std::int64_t wanted) { return n.id < wanted; });
    return it != nodes.end() && it->id == id && it->located() ? &*it : nullptr;
  }
  [[nodiscard]] const RawWay* find_way(std::int64_t id) const {
    const auto it = std::lower_bound(ways.begin(), ways.end(), id,
                                     [](const RawWay& w, std::int64_t wanted) { return w.id < wanted; });
    return it != ways.end() && it->id == id ? &*it : nullptr;
  }
};

}  // namespace lichtung::town::osm
