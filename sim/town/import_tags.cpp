// The tables from OpenStreetMap tags to the kinds of the model. A value in no table is counted and reported.
#include "sim/town/import_tags.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace lichtung::town::osm {
namespace {

template <class Kind>
struct Row {
  std::string_view value;
  Kind kind;
};

template <class Kind>
std::optional<Kind> look_up(std::span<const Row<Kind>> table, std::string_view value) {
  const auto row = std::find_if(table.begin(), table.end(), [&](const Row<Kind>& r) { return r.value == value; });
  return row == table.end() ? std::nullopt : std::optional(row->kind);
}

template <std::size_t N>
bool one_of(std::string_view value, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// "unclassified" is the lowest class of public road, in towns a residential street in all but name. Trunk roads are
// walkable unless motorroad=yes. Bridleways are paths; busways are service roads.
constexpr Row<StreetKind> kStreets[] = {
    {"residential", StreetKind::Residential}, {"footway", StreetKind::Footway}, {"service", StreetKind::Service},
    {"path", StreetKind::Path}, {"track", StreetKind::Track}, {"steps", StreetKind::Steps},
    {"living_street", StreetKind::LivingStreet}, {"pedestrian", StreetKind::Pedestrian},
    {"cycleway", StreetKind::Cycleway}, {"unclassified", StreetKind::Residential}, {"road", StreetKind::Residential},
    {"tertiary", StreetKind::Tertiary}, {"tertiary_link", StreetKind::Tertiary},
    {"secondary", StreetKind::Secondary}, {"secondary_link", StreetKind::Secondary},
    {"primary", StreetKind::Primary}, {"primary_link", StreetKind::Primary},
    {"trunk", StreetKind::Primary}, {"trunk_link", StreetKind::Primary},
    {"motorway", StreetKind::Motorway}, {"motorway_link", StreetKind::Motorway},
    {"platform", StreetKind::Platform}, {"bridleway", StreetKind::Path}, {"busway", StreetKind::Service},
    {"crossing", StreetKind::Footway}, {"access_ramp", StreetKind::Footway}, {"minor", StreetKind::Residential}, {"byway", StreetKind::Track},
};
// Highways nobody walks, not yet or no longer there, or no streets at all.
constexpr std::array<std::string_view, 22> kNotStreets{
    "proposed", "planned", "construction", "abandoned", "disused", "razed", "demolished", "removed", "no", "raceway",
    "rest_area", "services", "corridor", "elevator", "via_ferrata", "escape", "emergency_bay", "bus_guideway",
    "traffic_island", "bus_stop", "street_lamp", "ladder"};

constexpr Row<Lit> kLit[] = {
    {"yes", Lit::Yes}, {"no", Lit::No}, {"limited", Lit::Limited}, {"automatic", Lit::Automatic},
    {"24/7", Lit::AllDay}, {"sunset-sunrise", Lit::SunsetSunrise}, {"dusk-dawn", Lit::SunsetSunrise},
    {"interval", Lit::Limited}, {"operating_times", Lit::Limited}, {"disused", Lit::No}, {"good", Lit::Yes},
    {"partial", Lit::Limited}, {"poor", Lit::Limited}, {"unknown", Lit::Unknown},
};

constexpr Row<BuildingKind> kBuildings[] = {
    {"house", BuildingKind::Detached}, {"detached", BuildingKind::Detached}, {"bungalow", BuildingKind::Detached},
    {"villa", BuildingKind::Detached}, {"semidetached_house", BuildingKind::Terraced},
    {"terrace", BuildingKind::Terraced}, {"row_house", BuildingKind::Terraced},
    {"apartments", BuildingKind::Apartments}, {"dormitory", BuildingKind::Apartments},
    {"farm", BuildingKind::Farm}, {"garage", BuildingKind::Garage}, {"garages", BuildingKind::Garage},
    {"carport", BuildingKind::Garage}, {"parking", BuildingKind::Garage},
    {"shed", BuildingKind::Hut}, {"hut", BuildingKind::Hut}, {"roof", BuildingKind::Hut}, {"cabin", BuildingKind::Hut},
    {"allotment_house", BuildingKind::Hut}, {"barn", BuildingKind::Hut}, {"farm_auxiliary", BuildingKind::Hut},
    {"stable", BuildingKind::Hut}, {"cowshed", BuildingKind::Hut}, {"sty", BuildingKind::Hut},
    {"greenhouse", BuildingKind::Hut}, {"silo", BuildingKind::Hut}, {"storage_tank", BuildingKind::Hut},
    {"service", BuildingKind::Hut}, {"transformer_tower", BuildingKind::Hut}, {"bunker", BuildingKind::Hut},
    {"tent", BuildingKind::Hut}, {"container", BuildingKind::Hut}, {"static_caravan", BuildingKind::Hut},
    {"houseboat", BuildingKind::Hut}, {"boathouse", BuildingKind::Hut}, {"bridge", BuildingKind::Hut},
    {"gazebo", BuildingKind::Hut}, {"summer_house", BuildingKind::Hut}, {"conservatory", BuildingKind::Hut},
    {"entrance", BuildingKind::Hut}, {"canopy", BuildingKind::Hut}, {"slurry_tank", BuildingKind::Hut},
    {"commercial", BuildingKind::Commercial}, {"retail", BuildingKind::Commercial},
    {"supermarket", BuildingKind::Commercial}, {"shop", BuildingKind::Commercial}, {"kiosk", BuildingKind::Commercial},
    {"hotel", BuildingKind::Commercial}, {"restaurant", BuildingKind::Commercial}, {"office", BuildingKind::Office},
    {"industrial", BuildingKind::Industrial}, {"warehouse", BuildingKind::Industrial},
    {"manufacture", BuildingKind::Industrial}, {"works", BuildingKind::Industrial},
    {"hangar", BuildingKind::Industrial}, {"depot", BuildingKind::Industrial},
    {"school", BuildingKind::School}, {"kindergarten", BuildingKind::School}, {"university", BuildingKind::School},
    {"college", BuildingKind::School},
    {"public", BuildingKind::Public}, {"civic", BuildingKind::Public}, {"government", BuildingKind::Public},
    {"hospital", BuildingKind::Public}, {"train_station", BuildingKind::Public}, {"church", BuildingKind::Public},
    {"chapel", BuildingKind::Public}, {"cathedral", BuildingKind::Public}, {"religious", BuildingKind::Public},
    {"mosque", BuildingKind::Public}, {"synagogue", BuildingKind::Public}, {"temple", BuildingKind::Public},
    {"monastery", BuildingKind::Public}, {"fire_station", BuildingKind::Public}, {"museum", BuildingKind::Public},
    {"sports_hall", BuildingKind::Public}, {"sports_centre", BuildingKind::Public}, {"stadium", BuildingKind::Public},
    {"grandstand", BuildingKind::Public}, {"pavilion", BuildingKind::Public}, {"toilets", BuildingKind::Public},
    {"transportation", BuildingKind::Public}, {"castle", BuildingKind::Public}, {"tower", BuildingKind::Public},
    {"riding_hall", BuildingKind::Public}, {"community_centre", BuildingKind::Public},
    {"nursing_home", BuildingKind::Public}, {"clinic", BuildingKind::Public}, {"station", BuildingKind::Public},
    {"convent", BuildingKind::Public}, {"mortuary", BuildingKind::Public}, {"guardhouse", BuildingKind::Hut},
    {"gate", BuildingKind::Hut}, {"shelter", BuildingKind::Hut}, {"greenhouse_horticulture", BuildingKind::Hut},
};
constexpr std::array<std::string_view, 9> kNoBuildings{"no",         "construction", "proposed", "planned", "demolished",
                                                       "razed",      "removed",      "abandoned:no", "none"};
// Values that say no more than that a building stands here.
constexpr std::array<std::string_view, 7> kAnyBuilding{"yes", "residential", "ruins", "abandoned", "disused", "collapsed",
                                                       "old"};

constexpr Row<VenueKind> kAmenities[] = {
    {"school", VenueKind::School}, {"kindergarten", VenueKind::Kindergarten}, {"childcare", VenueKind::Kindergarten},
    {"university", VenueKind::University}, {"college", VenueKind::University},
    {"bar", VenueKind::Bar}, {"pub", VenueKind::Bar}, {"nightclub", VenueKind::Bar}, {"biergarten", VenueKind::Bar},
    {"restaurant", VenueKind::Restaurant}, {"cafe", VenueKind::Restaurant}, {"fast_food", VenueKind::Restaurant},
    {"ice_cream", VenueKind::Restaurant}, {"food_court", VenueKind::Restaurant},
    {"doctors", VenueKind::Surgery}, {"dentist", VenueKind::Surgery}, {"clinic", VenueKind::Surgery},
    {"pharmacy", VenueKind::Surgery}, {"veterinary", VenueKind::Surgery}, {"hospital", VenueKind::Hospital},
    {"place_of_worship", VenueKind::Worship}, {"police", VenueKind::PoliceStation},
    {"theatre", VenueKind::Culture}, {"cinema", VenueKind::Culture}, {"arts_centre", VenueKind::Culture},
    {"library", VenueKind::Culture}, {"community_centre", VenueKind::Culture}, {"events_venue", VenueKind::Culture},
    {"music_school", VenueKind::Culture}, {"concert_hall", VenueKind::Culture}, {"casino", VenueKind::Culture},
    {"social_centre", VenueKind::Culture}, {"planetarium", VenueKind::Culture},
    {"bank", VenueKind::Shop}, {"post_office", VenueKind::Shop}, {"fuel", VenueKind::Shop},
    {"marketplace", VenueKind::Shop}, {"bus_station", VenueKind::Station}, {"townhall", VenueKind::Office},
    {"courthouse", VenueKind::Office}, {"fire_station", VenueKind::Workplace},
    {"nursing_home", VenueKind::Workplace}, {"social_facility", VenueKind::Workplace},
    {"driving_school", VenueKind::Office}, {"research_institute", VenueKind::Office},
};
constexpr Row<VenueKind> kLeisure[] = {
    {"park", VenueKind::Park}, {"playground", VenueKind::Park}, {"dog_park", VenueKind::Park},
    {"sports_centre", VenueKind::Sport}, {"pitch", VenueKind::Sport}, {"stadium", VenueKind::Sport},
    {"sports_hall", VenueKind::Sport}, {"fitness_centre", VenueKind::Sport}, {"track", VenueKind::Sport},
    {"ice_rink", VenueKind::Sport}, {"water_park", VenueKind::Sport}, {"dance", VenueKind::Culture},
};
constexpr Row<VenueKind> kTourism[] = {
    {"museum", VenueKind::Culture}, {"gallery", VenueKind::Culture}, {"zoo", VenueKind::Culture},
    {"theme_park", VenueKind::Culture}, {"hotel", VenueKind::Workplace}, {"hostel", VenueKind::Workplace},
};
constexpr std::array<std::string_view, 6> kEmptyShops{"no", "vacant", "yes;no", "disused", "none", "vending_machine"};

constexpr Row<AreaKind> kLanduse[] = {
    {"forest", AreaKind::Forest}, {"grass", AreaKind::Green}, {"meadow", AreaKind::Green},
    {"village_green", AreaKind::Green}, {"recreation_ground", AreaKind::Green}, {"allotments", AreaKind::Green},
    {"greenfield", AreaKind::Green}, {"flowerbed", AreaKind::Green}, {"reservoir", AreaKind::Water},
    {"basin", AreaKind::Water}, {"residential", AreaKind::Residential}, {"commercial", AreaKind::Commercial},
    {"retail", AreaKind::Commercial}, {"industrial", AreaKind::Industrial}, {"port", AreaKind::Industrial},
    {"railway", AreaKind::Rail}, {"farmland", AreaKind::Farmland}, {"farmyard", AreaKind::Farmland},
    {"orchard", AreaKind::Farmland}, {"vineyard", AreaKind::Farmland}, {"plant_nursery", AreaKind::Farmland},
    {"cemetery", AreaKind::Cemetery},
};
constexpr Row<AreaKind> kNatural[] = {
    {"wood", AreaKind::Forest}, {"water", AreaKind::Water}, {"scrub", AreaKind::Green}, {"heath", AreaKind::Green},
    {"grassland", AreaKind::Green}, {"wetland", AreaKind::Green},
};
constexpr Row<AreaKind> kGreenLeisure[] = {{"park", AreaKind::Park}, {"garden", AreaKind::Green},
                                           {"golf_course", AreaKind::Green}, {"nature_reserve", AreaKind::Green}};

constexpr std::array<std::string_view, 5> kPrivate{"private", "no", "residents", "employees", "military"};
constexpr std::array<std::string_view, 4> kOpenOnFoot{"yes", "designated", "permissive", "official"};

/// building=yes and residential: what else the object says about itself.
BuildingKind kind_by_other_tags(const Tags& tags) {
  const auto flats = parse_number(tags["building:flats"]);
  const auto floors = parse_number(tags["building:levels"]);
  if (flats && *flats > 0) return *flats <= 2 ? BuildingKind::Detached : BuildingKind::Apartments;
  if (tags.is("building", "residential") && floors && *floors >= 3) return BuildingKind::Apartments;
  if (tags.is("building:use", "residential") && floors && *floors >= 3) return BuildingKind::Apartments;
  const auto venue = venue_kind(tags);
  if (!venue) return BuildingKind::Other;
  switch (*venue) {
    case VenueKind::School: case VenueKind::Kindergarten: case VenueKind::University: return BuildingKind::School;
    case VenueKind::Supermarket: return BuildingKind::Commercial;
    case VenueKind::Workplace: return tags.has("man_made") ? BuildingKind::Industrial : BuildingKind::Commercial;
    case VenueKind::Hospital: case VenueKind::PoliceStation: case VenueKind::Worship: case VenueKind::Culture:
    case VenueKind::Sport: case VenueKind::Station: return BuildingKind::Public;
    case VenueKind::Office: return tags.is("amenity", "townhall") ? BuildingKind::Public : BuildingKind::Office;
    // A shop, bar or surgery is often only the ground floor below flats: size and surroundings decide.
    case VenueKind::Shop: case VenueKind::Bar: case VenueKind::Restaurant: case VenueKind::Surgery:
    case VenueKind::Stop: case VenueKind::Park: return BuildingKind::Other;
  }
  return BuildingKind::Other;
}

}  // namespace

StreetClass street_class(const Tags& tags) {
  const std::string_view value = tags["highway"];
  const auto kind = look_up<StreetKind>(kStreets, value);
  if (!kind) return {one_of(value, kNotStreets) ? StreetUse::NotAStreet : StreetUse::Unknown, StreetKind::Path};
  if (tags.is("motorroad", "yes")) return {StreetUse::Street, StreetKind::Motorway};
  return {StreetUse::Street, *kind};
}

std::optional<Lit> parse_lit(std::string_view value) {
  if (value.empty()) return Lit::Unknown;
  if (const auto lit = look_up<Lit>(kLit, value)) return lit;
  // Opening hours ("Mo-Su 05:00-23:00"): lit for a part of the night.
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 1; i + 1 < value.size(); ++i) {
    if (value[i] == ':' && digit(value[i - 1]) && digit(value[i + 1])) return Lit::Limited;
  }
  return {};
}

std::optional<bool> foot_allowed(const Tags& tags) {
  const std::string_view foot = tags["foot"];
  if (one_of(foot, kOpenOnFoot)) return true;
  if (foot == "no" || foot == "use_sidepath") return false;
  return {};
}

bool is_private(const Tags& tags) {
  const std::string_view foot = tags["foot"];
  if (!foot.empty()) return foot == "private";
  return one_of(tags["access"], kPrivate);
}

std::optional<BuildingKind> building_kind(const Tags& tags) {
  const std::string_view value = tags["building"];
  if (value.empty() || one_of(value, kNoBuildings)) return {};
  if (const auto kind = look_up<BuildingKind>(kBuildings, value)) return kind;
  return kind_by_other_tags(tags);
}

bool unknown_building(const Tags& tags) {
  const std::string_view value = tags["building"];
  return !value.empty() && !one_of(value, kNoBuildings) && !one_of(value, kAnyBuilding) &&
         !look_up<BuildingKind>(kBuildings, value);
}

bool is_derelict(const Tags& tags) {
  const std::string_view value = tags["building"], condition = tags["building:condition"];
  return value == "ruins" || value == "abandoned" || value == "disused" || value == "collapsed" ||
         condition == "derelict" || condition == "dilapidated" || condition == "ruinous" ||
         tags.is("abandoned", "yes") || tags.is("disused", "yes") || tags.is("ruins", "yes") ||
         tags.is("derelict", "yes");
}

std::optional<VenueKind> venue_kind(const Tags& tags) {
  if (tags.is("access", "private") && (tags.has("leisure") || tags.is("amenity", "parking"))) return {};
  if (tags.is("disused", "yes") || tags.is("abandoned", "yes")) return {};
  const std::string_view shop = tags["shop"], man_made = tags["man_made"], railway = tags["railway"];
  if (shop == "supermarket" || shop == "department_store" || shop == "mall") return VenueKind::Supermarket;
  if (!shop.empty() && !one_of(shop, kEmptyShops)) return VenueKind::Shop;
  if (const auto kind = look_up<VenueKind>(kAmenities, tags["amenity"])) return kind;
  if (railway == "station" || railway == "halt") return VenueKind::Station;
  if (railway == "tram_stop" || tags.is("highway", "bus_stop")) return VenueKind::Stop;
  if (const auto kind = look_up<VenueKind>(kLeisure, tags["leisure"])) return kind;
  if (const auto kind = look_up<VenueKind>(kTourism, tags["tourism"])) return kind;
  if (tags.is("healthcare", "doctor") || tags.is("healthcare", "physiotherapist")) return VenueKind::Surgery;
  const std::string_view office = tags["office"], craft = tags["craft"], landuse = tags["landuse"];
  if (!office.empty() && !one_of(office, kEmptyShops)) return VenueKind::Office;
  if (!craft.empty() && !one_of(craft, kEmptyShops)) return VenueKind::Workplace;
  if (man_made == "works" || man_made == "wastewater_plant") return VenueKind::Workplace;
  if (landuse == "industrial" || landuse == "commercial") return VenueKind::Workplace;
  // Platforms count only where no stop is mapped beside them; the caller drops the others.
  if (tags.is("public_transport", "platform") || tags.is("highway", "platform")) return VenueKind::Stop;
  return {};
}

std::optional<AreaKind> area_kind(const Tags& tags) {
  if (const auto kind = look_up<AreaKind>(kGreenLeisure, tags["leisure"])) return kind;
  if (const auto kind = look_up<AreaKind>(kLanduse, tags["landuse"])) return kind;
  if (const auto kind = look_up<AreaKind>(kNatural, tags["natural"])) return kind;
  if (tags.is("amenity", "grave_yard")) return AreaKind::Cemetery;
  if (tags.is("waterway", "riverbank")) return AreaKind::Water;
  return {};
}

std::optional<Luminaire> luminaire(const Tags& tags) {
  const std::string_view method = tags["light:method"], type = tags["lamp_type"], mount = tags["lamp_mount"];
  const auto any = [&](std::string_view part) {
    return method.find(part) != std::string_view::npos || type.find(part) != std::string_view::npos ||
           tags["light:type"].find(part) != std::string_view::npos;
  };
  if (mount == "bollard" || tags.is("support", "bollard") || tags.is("light:mount", "bollard")) return Luminaire::Bollard;
  if (any("gas") || tags.is("light:shape", "lantern") || tags.is("luminaire", "lantern")) return Luminaire::Historical;
  if (any("sodium")) return Luminaire::Sodium;
  if (any("LED") || any("led") || any("fluorescent") || any("mercury") || any("metal-halide") || any("metal_halide")) {
    return Luminaire::MastHead;
  }
  return {};
}

}  // namespace lichtung::town::osm
