// What OpenStreetMap tags mean to the model: pure functions from texts to kinds and numbers, all tables in one place.
// Source: OpenStreetMap wiki, "Map features" and the pages of the keys (recalled).
#pragma once

#include "sim/town/draft.hpp"
#include "sim/town/import_raw.hpp"

#include <optional>
#include <string_view>

namespace lichtung::town::osm {

/// Metres from "3", "3,5", "3 m", "350 cm", "10'", "10'6\"", "~3", "2-3" (middle); nothing if unreadable or < 0.
[[nodiscard]] std::optional<double> parse_metres(std::string_view text);
/// Watts from "70", "70 W", "0.07 kW", "2x35W" (one lamp's 35 W).
[[nodiscard]] std::optional<double> parse_watts(std::string_view text);
/// Kelvin from "3000", "3000K", "3000 K", "2700-3000 K" (middle); nothing outside 1000 … 20000 K.
[[nodiscard]] std::optional<double> parse_kelvin(std::string_view text);
/// A plain number with nothing behind it; '.' or ',' as decimal sign.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

enum class StreetUse { Street, NotAStreet, Unknown };
struct StreetClass {
  StreetUse use{StreetUse::Unknown};
  StreetKind kind{StreetKind::Path};
};
/// The one table of which highways are streets of the model, and of which kind.
[[nodiscard]] StreetClass street_class(const Tags& tags);

/// The meaning of lit=*; nothing if the value is not understood. An absent tag is Lit::Unknown.
[[nodiscard]] std::optional<Lit> parse_lit(std::string_view value);

/// access/foot: whether only members of the place may walk here; foot overrides access.
[[nodiscard]] bool is_private(const Tags& tags);
/// foot=yes/no as tagged; nothing where the kind of street decides.
[[nodiscard]] std::optional<bool> foot_allowed(const Tags& tags);

/// Kind of a building by its tags. Rule: the value of building=*; for yes, residential and unknown values other tags of
/// the same object (number of flats, floors, amenity, shop, office …); Other only when nothing is known, so that size
/// and surroundings decide later. Nothing for what is no building (no, construction, proposed …).
[[nodiscard]] std::optional<BuildingKind> building_kind(const Tags& tags);
/// True if building=* has a value no table knows.
[[nodiscard]] bool unknown_building(const Tags& tags);
[[nodiscard]] bool is_derelict(const Tags& tags);

/// What a shop, amenity, office … is to the people of the model; nothing where nobody goes.
[[nodiscard]] std::optional<VenueKind> venue_kind(const Tags& tags);
[[nodiscard]] std::optional<AreaKind> area_kind(const Tags& tags);
/// Luminaire by light:method, lamp_type, lamp_mount …; nothing where the tags don't tell.
[[nodiscard]] std::optional<Luminaire> luminaire(const Tags& tags);

}  // namespace lichtung::town::osm
