// Street lamps: height, power, flux, colour and kind of luminaire as far as mappers wrote them down.
#include "sim/town/import_places.hpp"
#include "sim/town/import_tags.hpp"

#include <fmt/format.h>

#include <cmath>

namespace lichtung::town::osm {
namespace {

// Plausible lamps; anything else is a slip and reported. Heights up to high masts at junctions (m), powers up to
// floodlights (W), flux likewise (lm). Assumed.
struct Range {
  double low, high;
};
constexpr Range kHeight{0.3, 45}, kPower{2, 3000}, kFlux{50, 400'000}, kCount{1, 12};

class LampTags {
 public:
  LampTags(const Tags& tags, NoticeBook& notices) : tags_(tags), notices_(notices) {}

  /// The first of the keys that can be read and is plausible; a notice for each that can't or isn't.
  template <class Parse>
  std::optional<double> first(std::initializer_list<Key> keys, Range range, Parse parse) {
    for (const Key key : keys) {
      if (tags_[key].empty()) continue;
      const std::optional<double> value = parse(tags_[key]);
      if (value && *value >= range.low && *value <= range.high) return value;
      notices_.add("import.unknown_lamp_value", fmt::format("{}={}", kKeys[key.index], tags_[key]));
    }
    return {};
  }

  /// Colour temperature; names of colours ("white", "orange") tell none and are no mistake.
  std::optional<double> colour() {
    if (const auto k = first({"light:cct", "light:colour_temperature", "colour_temperature"}, {1000, 20000}, parse_kelvin)) return k;
    return parse_kelvin(tags_["light:colour"]);
  }

 private:
  const Tags& tags_;
  NoticeBook& notices_;
};

bool known_source(const Tags& tags) {
  const std::string_view type = tags["lamp_type"];
  return type.empty() || type == "electric" || type == "electrical" || type == "halogen" || type == "incandescent" ||
         type == "high_pressure" || type == "yes" || type == "unknown" || luminaire(tags).has_value();
}

}  // namespace

void add_lamps(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft) {
  for (const TaggedNode& place : map.places) {
    const Tags tags = map.tags(place.tags);
    const Point at{place.node.lon(), place.node.lat()};
    if (!tags.is("highway", "street_lamp") || !projector.reaches(at)) continue;
    LampTags read(tags, notices);
    DraftLamp lamp;
    lamp.osm_id = place.node.id;
    lamp.position = projector.project(at);
    lamp.height_m = read.first({"light:height", "height"}, kHeight, parse_metres);
    lamp.power_w = read.first({"lamp_power", "light:power", "power"}, kPower, parse_watts);
    lamp.flux_lm = read.first({"light:flux", "light:luminous_flux", "lumens"}, kFlux, parse_number);
    lamp.cct_k = read.colour();
    lamp.luminaire = luminaire(tags);
    if (!known_source(tags)) notices.add("import.unknown_lamp_value", fmt::format("lamp_type={}", tags["lamp_type"]));
    const double count = read.first({"light:count"}, kCount, parse_number).value_or(1);
    for (long i = 0; i < std::lround(count); ++i) draft.lamps.push_back(lamp);
  }
}

}  // namespace lichtung::town::osm
