// The table of usual column names, German and English, as municipalities' open data and cadastre programs write them
// (recalled; assumed). More specific names stand first: the first that a file has wins.
#include "sim/inventory/columns.hpp"

#include "scenarios/diagnostics.hpp"
#include "scenarios/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace lichtung::inventory {
namespace {

constexpr std::string_view kNames[kRoles] = {
    // X
    "x lon long lng longitude laengengrad geolaenge easting east ostwert rechtswert rw xcoord xkoord xkoordinate "
    "xcoordinate coordx koordx koordinatex pointx geox utmx utme utmeast utmostwert etrsx etrs89x utmrechtswert gkx "
    "gkrechtswert e",
    // Y
    "y lat latitude breitengrad geobreite northing north nordwert hochwert hw ycoord ykoord ykoordinate ycoordinate "
    "coordy "
    "koordy koordinatey pointy geoy utmy utmn utmnorth utmnordwert etrsy etrs89y utmhochwert gky gkhochwert n",
    // Id
    "leuchtennr leuchtennummer leuchtenid leuchteid lampennr lampennummer lampid lampenid streetlightid lightid "
    "luminaireid "
    "lichtpunktnr lichtpunktnummer lichtpunktid lpnr lpnummer leuchtstellennr leuchtstellennummer leuchtstelle mastnr "
    "mastnummer mastid poleid polenumber stationsnr kennung inventarnr inventarnummer anlagennr assetid facilityid "
    "objektid "
    "objektnr objectid id nr nummer number oid fid gmlid uuid globalid",
    // Flux
    "leuchtenlichtstrom lichtstrom lampenlichtstrom gesamtlichtstrom luminousflux lightflux lampflux flux lumenoutput "
    "lumen "
    "lumens lm",
    // Power
    "lampenleistung leuchtmittelleistung leuchtenleistung leistung nennleistung systemleistung anschlussleistung "
    "anschlusswert leistungsaufnahme wattage lampwattage systemwattage inputwatts ratedpower lamppower power watt "
    "watts w",
    // Height
    "lichtpunkthoehe lph lichtpunkth leuchtenhoehe montagehoehe anbringungshoehe mounthoehe mountingheight mountheight "
    "lampheight lightheight luminaireheight masthoehe mastlaenge poleheight hoehe height",
    // Cct
    "farbtemperatur farbtemp lichtfarbe cct colortemperature colourtemperature colortemp colourtemp lightcolor "
    "lightcolour "
    "kelvin",
    // Type
    "leuchtmittel leuchtmitteltyp leuchtmittelart lampentyp lampenart lampenbezeichnung leuchtmittelbezeichnung "
    "bestueckung "
    "lichtquelle lighttype lamptype lightsource lamptechnology bulbtype sourcetype technologie technology",
    // Luminaire
    "ldt ldtdatei ies iesdatei iesfile eulumdat lvk photometrie photometriedatei photometricfile photometry "
    "leuchtentyp "
    "leuchtenart leuchtenbezeichnung leuchtenmodell luminairetype luminaire fixturestyle fixturetype fixture leuchte",
    // Count
    "anzahlleuchten leuchtenanzahl anzahlderleuchten anzleuchten leuchtenzahl anzahllampen lampenanzahl anzahl "
    "numberlights "
    "numberoflights numlights lightcount lampcount numlamps numberoflamps stueckzahl quantity count",
    // Azimuth
    "azimut azimuth ausrichtung leuchtenausrichtung abstrahlrichtung orientation bearing heading",
    // Tilt
    "neigung neigungswinkel leuchtenneigung anstellwinkel tilt tiltangle inclination",
    // Status
    "status betriebsstatus betriebszustand lampenstatus leuchtenstatus assetstatus lampstatus lifecyclestatus "
    "inbetrieb betrieb aktiv "
    "active zustand",
    // Schedule
    "schaltung schaltart schaltprofil schaltzeiten schaltzeit dimmung dimmprofil dimmstufe betriebsart dimming "
    "dimmingschedule dimmingprofile schedule",
};

/// Parts of names that say nothing of what the column tells.
constexpr std::array<std::string_view, 14> kFiller{
    "desc", "description", "bez", "bezeichnung", "beschreibung", "txt", "text",
    "wert", "value",       "in",  "der",         "des",          "of",  "1"};

constexpr std::size_t kMostListed = 60;  // columns in a message

std::vector<std::string> parts_of(std::string_view column) {
  std::vector<std::string> parts(1);
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  char before = ' ';
  for (const char c : column) {
    const bool letter = lower(c) || upper(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
    if (!letter || (lower(before) && upper(c))) parts.emplace_back();
    if (letter) parts.back() += c;
    before = c;
  }
  for (std::string& part : parts) part = folded(part);
  std::erase(parts, "");
  return parts;
}

std::vector<std::string_view> words(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) out.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

std::optional<std::size_t> column_called(const std::vector<std::string>& columns, const std::string& name) {
  auto it = std::ranges::find(columns, name);
  if (it == columns.end())
    it = std::ranges::find_if(columns, [&](const std::string& c) { return folded(c) == folded(name); });
  if (it == columns.end()) return {};
  return static_cast<std::size_t>(it - columns.begin());
}

Unit unit_for(Role role, const std::string& column, const TextTable& wanted, const std::filesystem::path& path) {
  const auto quantity = quantity_of(role);
  if (!quantity) return Unit::Plain;
  if (const auto given = wanted.find(fmt::format("{}_unit", word_of(role))); given != wanted.end()) {
    const auto unit = unit_of(given->second);
    if (unit && measures(*unit, *quantity)) return *unit;
    throw DataError(ErrorKind::Data, path.string(),
                    fmt::format("'{}' = '{}' is no unit of it, expected one such as {}", given->first, given->second,
                                *quantity == Quantity::Length ? "m, cm, ft" : symbol(standard_unit(*quantity))));
  }
  const auto by_name = unit_of(plain_name(column).unit);
  return by_name && measures(*by_name, *quantity) ? *by_name : standard_unit(*quantity);
}

/// Columns given by the user; every name that isn't there is reported at once.
std::vector<ColumnUse> given_columns(const std::vector<std::string>& columns, const TextTable& wanted,
                                     const std::filesystem::path& path) {
  std::vector<ColumnUse> uses;
  std::string missing;
  const std::vector<std::string_view> known(columns.begin(), columns.end());
  for (std::size_t r = 0; r < kRoles; ++r) {
    const auto role = static_cast<Role>(r);
    const auto given = wanted.find(std::string(word_of(role)));
    if (given == wanted.end() || given->second.empty()) continue;
    if (const auto column = column_called(columns, given->second)) {
      uses.push_back({.role = role,
                      .column = *column,
                      .name = columns[*column],
                      .guessed = false,
                      .unit = unit_for(role, columns[*column], wanted, path)});
      continue;
    }
    const std::string_view guess = nearest(given->second, known);
    missing += fmt::format("{}'{}' (for {}{})", missing.empty() ? "" : ", ", given->second, word_of(role),
                           guess.empty() ? std::string() : fmt::format("; did you mean '{}'?", guess));
  }
  if (!missing.empty()) {
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < std::min(columns.size(), kMostListed); ++i) shown.push_back(shortened(columns[i]));
    throw DataError(ErrorKind::Data, path.string(),
                    fmt::format("has no column {}; its columns are: {}{}", missing, fmt::join(shown, ", "),
                                columns.size() > kMostListed ? " …" : ""));
  }
  return uses;
}

/// One coordinate is no place: a lone "n" or "hw" is something else.
void drop_lone_coordinate(ColumnPlan& plan, std::vector<std::uint8_t>& taken) {
  const ColumnUse* x = plan.find(Role::X);
  const ColumnUse* y = plan.find(Role::Y);
  if ((x == nullptr) == (y == nullptr)) return;
  const ColumnUse& lone = x == nullptr ? *y : *x;
  if (!lone.guessed) return;
  taken[lone.column] = 0;
  const Role role = lone.role;
  std::erase_if(plan.uses, [&](const ColumnUse& use) { return use.role == role; });
}

}  // namespace

std::optional<Quantity> quantity_of(Role role) {
  switch (role) {
    case Role::X:
    case Role::Y:
      return Quantity::Coordinate;
    case Role::Flux:
      return Quantity::Flux;
    case Role::Power:
      return Quantity::Power;
    case Role::Height:
      return Quantity::Length;
    case Role::Cct:
      return Quantity::Colour;
    case Role::Count:
      return Quantity::Count;
    case Role::Azimuth:
      return Quantity::Bearing;
    case Role::Tilt:
      return Quantity::Tilt;
    case Role::Id:
    case Role::Type:
    case Role::Luminaire:
    case Role::Status:
    case Role::Schedule:
      return std::nullopt;
  }
  return std::nullopt;
}

const ColumnUse* ColumnPlan::find(Role role) const {
  const auto it = std::ranges::find(uses, role, &ColumnUse::role);
  return it == uses.end() ? nullptr : &*it;
}

PlainName plain_name(std::string_view column) {
  PlainName plain;
  std::vector<std::string> parts = parts_of(column);
  const auto filler = [](const std::string& part) {
    return std::ranges::find(kFiller, std::string_view(part)) != kFiller.end();
  };
  while (parts.size() > 1 && filler(parts.back())) parts.pop_back();
  if (const auto unit = parts.empty() ? std::nullopt : unit_of(parts.back())) {
    plain.unit = symbol(*unit);
    if (parts.size() > 1) parts.pop_back();
  }
  for (const std::string& part : parts)
    if (parts.size() == 1 || !filler(part)) plain.name += part;
  if (plain.name.size() > 1 && plain.name.ends_with('1')) plain.name.pop_back();
  return plain;
}

ColumnPlan plan_columns(const std::vector<std::string>& columns, const TextTable& wanted,
                        const std::filesystem::path& path) {
  ColumnPlan plan{given_columns(columns, wanted, path), {}};
  std::vector<std::uint8_t> taken(columns.size());
  for (const ColumnUse& use : plan.uses) taken[use.column] = 1;
  std::vector<std::string> plain;
  for (const std::string& column : columns) plain.push_back(plain_name(column).name);
  for (std::size_t r = 0; r < kRoles; ++r) {
    const auto role = static_cast<Role>(r);
    if (wanted.contains(std::string(word_of(role)))) continue;
    for (const std::string_view name : words(kNames[r])) {
      const auto it = std::ranges::find(plain, name);
      const auto i = static_cast<std::size_t>(it - plain.begin());
      if (it == plain.end() || taken[i]) continue;
      taken[i] = 1;
      plan.uses.push_back({.role = role,
                           .column = i,
                           .name = columns[i],
                           .guessed = true,
                           .unit = unit_for(role, columns[i], wanted, path)});
      break;
    }
  }
  drop_lone_coordinate(plan, taken);
  std::ranges::sort(plan.uses, {}, &ColumnUse::role);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!taken[i]) plan.unused.push_back(columns[i]);
  return plan;
}

}  // namespace lichtung::inventory
