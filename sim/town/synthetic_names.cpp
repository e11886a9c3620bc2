// Names of a grown town. German street names follow themes by quarter and period: trades and gates in the old town,
// composers and poets in Gründerzeit and later quarters, trees and birds in the suburbs, inventors in industry.
#include "sim/town/synthetic_growth.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <set>

namespace lichtung::town::grown {
namespace {

using random::Purpose;
using Words = std::vector<std::string_view>;

std::string neighbour(Draws& d) {
  static const Words first{"Wend", "Bors", "Hasel", "Oster", "Wester", "Barn", "Lind", "Evers", "Dett", "Gross",
                           "Ader", "Volk", "Rieth", "Helm", "Sieb", "Mark", "Erlen", "Hohen", "Alt", "Neuen",
                           "Braun", "Emmer", "Rött", "Uhl", "Wolfs", "Tann"};
  static const Words last{"hausen", "stedt", "rode", "büttel", "burg", "dorf", "feld", "heim", "loh", "beck"};
  const std::string_view end = d.pick(last), begin = d.pick(first);   // drawn in this order: that of arguments is the compiler's
  return fmt::format("{}{}", begin, end);
}

std::string person(Draws& d) {
  static const Words names{
      "Goethe", "Schiller", "Lessing", "Heine", "Mozart", "Beethoven", "Bach", "Schubert", "Brahms", "Händel",
      "Humboldt", "Leibniz", "Gauß", "Kepler", "Kant", "Herder", "Fontane", "Storm", "Raabe", "Hölderlin", "Uhland",
      "Mörike", "Eichendorff", "Körner", "Scharnhorst", "Stein", "Hardenberg", "Gutenberg", "Dürer", "Cranach",
      "Holbein", "Menzel", "Haydn", "Weber", "Schumann", "Bonifatius", "Melanchthon", "Fröbel", "Pestalozzi",
      "Ricarda-Huch", "Clara-Schumann", "Bettina-von-Arnim", "Käthe-Kollwitz", "Sophie-Scholl", "Anne-Frank",
      "Marie-Curie", "Lise-Meitner", "Hannah-Arendt", "Geschwister-Scholl", "Stauffenberg", "Ebert", "Rathenau",
      "Stresemann", "Bebel", "Lassalle", "Virchow", "Robert-Koch", "Röntgen", "Paracelsus", "Hegel", "Fichte",
      "Novalis", "Kleist", "Hebbel", "Klopstock", "Rückert", "Wieland", "Grimm", "Andersen", "Wilhelm-Busch"};
  return std::string(d.pick(names));
}

std::string tree_or_bird(Draws& d) {
  static const Words stems{
      "Ahorn", "Birken", "Buchen", "Eichen", "Eschen", "Erlen", "Fichten", "Föhren", "Flieder", "Ginster", "Hasel",
      "Holunder", "Kastanien", "Kiefern", "Lärchen", "Linden", "Pappel", "Platanen", "Rosen", "Rotdorn", "Schlehen",
      "Tannen", "Ulmen", "Wacholder", "Weiden", "Weißdorn", "Amsel", "Drossel", "Elster", "Falken", "Finken",
      "Goldammer", "Habicht", "Kranich", "Kuckucks", "Lerchen", "Meisen", "Milan", "Nachtigallen", "Reiher",
      "Rotkehlchen", "Schwalben", "Sperber", "Star", "Storchen", "Zeisig", "Astern", "Dahlien", "Lilien", "Malven",
      "Nelken", "Tulpen", "Veilchen", "Anemonen", "Krokus", "Lavendel", "Primel", "Mohn", "Kornblumen", "Ginkgo",
      "Apfel", "Birnen", "Kirsch", "Pflaumen", "Quitten", "Walnuss", "Mispel", "Schneeball", "Jasmin", "Sanddorn"};
  return std::string(d.pick(stems));
}

std::string field_name(Draws& d) {
  static const Words before{"Am", "Im", "Am", "Beim", "Hinter dem", "Auf dem", "Vor dem", "Am Alten", "Am Hohen",
                            "Am Kleinen", "Am Großen", "Im Langen", "Am Oberen", "Am Unteren"};
  static const Words nouns{"Anger", "Berg", "Bruch", "Brink", "Busch", "Dorfteich", "Esch", "Feld", "Garten", "Graben",
                           "Hagen", "Hang", "Heidberg", "Hof", "Holz", "Kamp", "Kirchhof", "Klint", "Knick", "Kreuz",
                           "Mühlenberg", "Moor", "Park", "Rain", "Rodeland", "Sandberg", "Schäferberg", "Spring",
                           "Steinbruch", "Teich", "Thie", "Tiefen Graben", "Wald", "Weinberg", "Wiesengrund", "Winkel",
                           "Wittkamp", "Ziegelhof", "Zuckerberg", "Bleekfeld", "Lindenhof", "Schützenplatz"};
  std::string lead(d.pick(before)), noun(d.pick(nouns));
  const bool plain = lead == "Am" || lead == "Im" || lead == "Beim" || lead.ends_with("dem");
  if (!plain && noun == "Tiefen Graben") noun = "Graben";
  static const Words neuter{"Bruch", "Feld", "Holz", "Kreuz", "Moor", "Rodeland", "Bleekfeld"};
  const bool in = std::find(neuter.begin(), neuter.end(), noun) != neuter.end();
  if (lead == "Am" && in && noun != "Kreuz") lead = "Im";
  return fmt::format("{} {}", lead, noun);
}

std::string old_town_name(Draws& d) {
  static const Words stems{"Bäcker", "Böttcher", "Brauer", "Färber", "Fischer", "Gerber", "Glocken", "Jakobi",
                           "Johannis", "Kirch", "Kloster", "Knochenhauer", "Korn", "Krämer", "Kramer", "Küster",
                           "Leine", "Marien", "Mauern", "Michaelis", "Mühlen", "Münz", "Nikolai", "Pfarr", "Pferde",
                           "Rats", "Reiche", "Ritter", "Rosen", "Salz", "Schloss", "Schmiede", "Schuh", "Seiler",
                           "Spital", "Stein", "Stuben", "Töpfer", "Tor", "Tuchmacher", "Turm", "Vogt", "Weber",
                           "Wein", "Wollen", "Zehnt", "Ziegel", "Zeughaus"};
  static const Words ends{"straße", "gasse", "straße", "hof", "winkel", "twete", "stieg", "gang"};
  const std::string stem(d.pick(stems));
  return stem == "Reiche" ? "Reichenstraße" : stem + std::string(d.pick(ends));
}

std::string industry_name(Draws& d) {
  static const Words names{"Industriestraße", "Dieselstraße", "Ottostraße", "Siemensstraße", "Daimlerstraße",
                           "Boschstraße", "Gewerbestraße", "Werkstraße", "Gießereistraße", "Zuckerfabrikstraße",
                           "Am Güterbahnhof", "Hansestraße", "Max-Planck-Straße", "Otto-Hahn-Straße",
                           "Carl-Benz-Straße", "Porschestraße", "Borsigstraße", "Liebigstraße", "Lilienthalstraße",
                           "Zeppelinstraße", "Junkersstraße", "Röhrenstraße", "Ziegeleistraße", "Handwerkstraße",
                           "Lagerstraße", "Hafenstraße", "Kesselstraße", "Wernerstraße", "Lise-Meitner-Straße"};
  return std::string(d.pick(names));
}

std::string themed(Use use, bool main, Draws& d) {
  const auto ending = [&](const std::string& stem, std::initializer_list<std::string_view> ends) {
    const auto end = *(ends.begin() + static_cast<std::ptrdiff_t>(d.below(ends.size())));
    if (stem.find('-') == std::string::npos) return stem + std::string(end);
    std::string big(end);
    big[0] = static_cast<char>(big[0] - 'a' + 'A');
    return stem + "-" + big;
  };
  if (main) {
    if (d.chance(0.55)) return neighbour(d) + "er Straße";
    return ending(person(d), {"straße", "straße", "allee", "ring"});
  }
  switch (use) {
    case Use::OldTown: case Use::Market: return old_town_name(d);
    case Use::Inner: case Use::Forecourt:
      return d.chance(0.8) ? ending(person(d), {"straße"}) : old_town_name(d);
    case Use::Slab: case Use::Campus: return ending(person(d), {"straße", "weg", "ring"});
    case Use::Industrial: return d.chance(0.85) ? industry_name(d) : field_name(d);
    case Use::Terraced:
      return d.chance(0.6) ? ending(tree_or_bird(d), {"weg", "straße"}) : ending(person(d), {"weg", "straße"});
    case Use::Village: return d.chance(0.5) ? field_name(d) : old_town_name(d);
    case Use::Detached: case Use::School: case Use::Park: case Use::Allotments: case Use::Cemetery:
    case Use::RailBand: case Use::RiverBand: case Use::WallGreen: case Use::Farmland: case Use::Forest:
    case Use::Meadow: break;
  }
  const double u = d.unit();
  if (u < 0.42) return ending(tree_or_bird(d), {"weg", "weg", "straße", "stieg"});
  if (u < 0.72) return field_name(d);
  if (u < 0.86) return ending(person(d), {"straße", "weg"});
  const char* kind = d.chance(0.5) ? "er Weg" : "er Straße";   // drawn first: the order within a sum is the compiler's
  return neighbour(d) + kind;
}

std::string_view direction(Point p) {
  static constexpr std::string_view names[] = {"Ost", "Nord", "West", "Süd"};
  const double turn = std::atan2(p.y, p.x) / (std::numbers::pi / 2);
  return names[static_cast<std::size_t>(std::lround(turn) + 4) % 4];
}

std::string district_name(Use use, Point p, Draws& d) {
  static const Words woods{"Siedlung am Wald", "Heidesiedlung", "Neue Siedlung", "Parksiedlung", "Waldsiedlung",
                           "Siedlung am Anger", "Gartenstadt", "Neue Heide"};
  static const Words fields{"Lehmkamp", "Steinberg", "Rodekamp", "Bergfeld", "Sonnenhang", "Weinberg", "Hopfengarten",
                            "Lindenfeld", "Kirchrode", "Mühlenfeld", "Kreuzkamp", "Ziegelei", "Galgenberg", "Heideblick",
                            "Moorkamp", "Klint", "Klosterfeld", "Rehkamp", "Schäferkamp", "Hohes Feld"};
  switch (use) {
    case Use::Inner: return fmt::format("{}stadt", direction(p));
    case Use::Industrial: return fmt::format("Gewerbegebiet {}", direction(p));
    case Use::Slab: return std::string(d.pick(woods));
    default: return d.chance(0.3) ? neighbour(d) : std::string(d.pick(fields));
  }
}

void add_district(Growth& town, Point at, Use use, Draws& d, std::set<std::string>& taken) {
  std::string name;
  for (int i = 0; i < 30; ++i) {
    name = district_name(i < 12 ? use : Use::Detached, at, d);
    if (taken.insert(name).second) break;
  }
  town.districts.push_back({name, at, {}});
}

void make_districts(Growth& town) {
  Draws d = town.draws(Purpose::TownDistricts, 1);
  std::set<std::string> taken{"Altstadt", "Bahnhofsviertel"};
  town.districts.push_back({"Altstadt", {0, 0}, {}});
  town.districts.push_back({"Bahnhofsviertel", town.frame.station, {}});
  for (const Point v : town.frame.villages) add_district(town, v, Use::Village, d, taken);
  while (static_cast<int>(town.districts.size()) < town.recipe.districts) {
    double far = 0.0;
    const Quarter* chosen = nullptr;
    for (const Quarter& q : town.quarters) {
      if (town.reach(q.centre) > 1.0 || q.use == Use::RailBand || q.use == Use::RiverBand) continue;
      double near = 1e18;
      for (const auto& other : town.districts) near = std::min(near, distance(other.centre, q.centre));
      near /= 0.5 + town.reach(q.centre);                        // smaller districts towards the middle
      if (near > far) far = near, chosen = &q;
    }
    if (chosen == nullptr) break;
    add_district(town, chosen->centre, chosen->use, d, taken);
  }
}

std::uint32_t district_of(const Growth& town, Point p) {
  std::uint32_t best = 0;
  for (std::uint32_t i = 1; i < town.districts.size(); ++i) {
    if (distance(town.districts[i].centre, p) < distance(town.districts[best].centre, p)) best = i;
  }
  return best;
}

/// Names that a place of its kind always has; empty for all others.
std::string fixed_name(const Growth& town, std::size_t s, std::size_t& square, std::size_t& lane, Draws& d) {
  static const Words lanes{"Lange Straße", "Breite Straße", "Marktstraße", "Poststraße", "Hohe Straße", "Kurze Straße"};
  const Street& street = town.streets[s];
  if (street.square) return square++ == 0 ? "Markt" : "Bahnhofsplatz";
  if (street.theme == Use::WallGreen && street.main) return "Wallstraße";
  if (street.theme == Use::Forecourt && street.main) return "Bahnhofstraße";
  if (street.theme == Use::OldTown && street.main) return std::string(lanes[lane++ % lanes.size()]);
  if (street.theme == Use::Industrial && street.main) {
    if (town.size == SyntheticTown::Kleinstadt && s <= 4) return "Hauptstraße";
    const char* kind = d.chance(0.5) ? "er Landstraße" : "er Straße";
    return neighbour(d) + kind;
  }
  return {};
}

}  // namespace

void name_town(Growth& town) {
  make_districts(town);
  std::vector<std::uint8_t> nameless(town.streets.size(), 1);
  for (std::uint32_t e = 0; e < town.plane.lines.size(); ++e) {
    const Line& line = town.plane.lines[e];
    if (!line.is_street()) continue;
    Street& street = town.streets[line.street];
    if (street.district == kNone) street.district = district_of(town, town.plane.nodes[town.plane.halves[2 * e].from]);
    const bool path = line.kind == StreetKind::Footway || line.kind == StreetKind::Path || line.kind == StreetKind::Service;
    if (!path && line.kind != StreetKind::Track) nameless[line.street] = 0;
  }
  std::set<std::string> in_town;
  std::vector<std::set<std::string>> in_district(town.districts.size());
  std::size_t square = 0, lane = 0;
  for (std::size_t s = 0; s < town.streets.size(); ++s) {
    Street& street = town.streets[s];
    if (nameless[s] != 0 || street.district == kNone) continue;
    Draws d = town.draws(Purpose::TownNames, static_cast<std::uint32_t>(s));
    street.name = fixed_name(town, s, square, lane, d);
    for (int i = 0; street.name.empty() && i < 40; ++i) {
      std::string name = themed(i < 20 ? street.theme : Use::Detached, street.main, d);
      const bool free = i < 16 ? !in_town.contains(name) : !in_district[street.district].contains(name);
      if (free || i == 39) street.name = std::move(name);
    }
    in_town.insert(street.name);
    in_district[street.district].insert(street.name);
  }
  for (Quarter& q : town.quarters) q.district = district_of(town, q.centre);
}

}  // namespace lichtung::town::grown
