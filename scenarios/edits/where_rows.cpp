// Keys of `where`, the streets an edit concerns.
#include "scenarios/edits/rows.hpp"

namespace lichtung::detail {

#define LICHTUNG_WHERE(member) \
  [](const Value& v, Edit& e) { v.into(where_of(e)->member); }

std::vector<EditKey> where_rows() {
  return {
      {edit_row("edit.where.polygon", "type.path", "1", 1, 0, "GeoJSON polygons (WGS84): streets whose middle lies inside.",
           "GeoJSON-Polygone (WGS84): Straßen, deren Mitte darin liegt."), LICHTUNG_WHERE(polygon)},
      {edit_row("edit.where.way", "type.integers", "1", 1, 9e18, "OpenStreetMap ways.", "OpenStreetMap-Wege."), LICHTUNG_WHERE(ways)},
      {edit_row("edit.where.name", "type.texts", "1", 1, 0, "Names of streets.", "Straßennamen."), LICHTUNG_WHERE(names)},
      {edit_row("edit.where.kind", "type.words", "1", 1, 0, "Kinds of streets; also tunnel, bridge, unlit.",
           "Straßenarten; auch tunnel, bridge, unlit."),
       [](const Value& v, Edit& e) {
         if (auto words = v.known_words(kStreetWords)) where_of(e)->kinds = std::move(*words);
       }},
      {edit_row("edit.where.district", "type.texts", "1", 1, 0, "Names of districts.", "Namen von Stadtteilen."), LICHTUNG_WHERE(districts)},
      {edit_row("edit.where.segment", "type.integers", "1", 0, 4294967294.0, "Numbers of street segments, as in outcome files.",
           "Nummern von Straßenabschnitten wie in Ergebnisdateien."), LICHTUNG_WHERE(segments)},
      {edit_row("edit.where.near", "type.point", "1", 1, 0, "Place [longitude, latitude] or [x, y]: streets within 'radius' of it.",
           "Ort [Länge, Breite] oder [x, y]: Straßen im Umkreis „radius“."), LICHTUNG_WHERE(near)},
      {edit_row("edit.where.radius", "type.real", "m", 1, 100000, "Radius around 'near'.", "Umkreis um „near“."), LICHTUNG_WHERE(radius_m)},
  };
}

#undef LICHTUNG_WHERE

}  // namespace lichtung::detail
