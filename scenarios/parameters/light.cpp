// Rows of the light parameters. What a luminaire does with its light is not here but in its intensity distribution
// (sim/photometry).
#include "scenarios/parameters.hpp"

namespace lichtung::detail {

namespace {

#define LICHTUNG_AT(member) [](Parameters& p) -> double& { return p.light.member; }

constexpr Grade kStandard = Grade::Statistic;
constexpr Grade kAssumed = Grade::Assumed;

const ParameterInfo kRows[] = {
    {"light.maintenance", "MF", "1", 0.4, 1.0, kStandard, "EN 13201 practice, about 0.8 (recalled)",
     "light left after dirt and ageing, as a share of the new luminaire's",
     "Wartungsfaktor: verbleibendes Licht nach Schmutz und Alterung, als Anteil des Neuwerts", LICHTUNG_AT(maintenance)},
    {"light.reach_heights", "r_H", "1", 2.0, 12.0, kStandard, "EN 13201-3: luminaires within five mounting heights (recalled)",
     "reach of a lamp in mounting heights", "Reichweite einer Leuchte in Lichtpunkthöhen", LICHTUNG_AT(reach_heights)},
    {"light.grid_spacing", "D", "m", 0.5, 5.0, kStandard, "EN 13201-3: at most 3 m along the lane (recalled)",
     "greatest spacing of calculation points along a segment",
     "größter Abstand der Rechenpunkte längs eines Abschnitts", LICHTUNG_AT(grid_spacing_m)},
    {"light.grid_spacing_across", "d", "m", 0.2, 5.0, kStandard, "EN 13201-3: at most 1.5 m across, three rows at least (recalled)",
     "greatest spacing of calculation points across a segment",
     "größter Abstand der Rechenpunkte quer zum Abschnitt", LICHTUNG_AT(grid_spacing_across_m)},
    {"light.dark_stretch_lx", "E_dark", "lx", 0.05, 3.0, kStandard, "EN 13201-2:2015: minimum of the lowest class P6",
     "a stretch of a segment is dark where its darkest point across is below",
     "ein Stück eines Abschnitts ist dunkel, wo sein dunkelster Punkt quer darunter liegt", LICHTUNG_AT(dark_stretch_lx)},
    {"light.height_min", "H_min", "m", 0.2, 3.0, kAssumed, "assumed: lowest bollard",
     "lower mounting heights in the data are read as this", "kleinere Lichtpunkthöhen der Daten gelten als diese",
     LICHTUNG_AT(height_min_m)},
    {"light.height_max", "H_max", "m", 8.0, 40.0, kAssumed, "assumed: tallest common road mast",
     "greater mounting heights in the data are read as this", "größere Lichtpunkthöhen der Daten gelten als diese",
     LICHTUNG_AT(height_max_m)},
    {"light.switch_on_elevation", "h_on", "°", -8.0, 2.0, kAssumed,
     "assumed: about 40 lx under an average sky, a usual setting of twilight switches; gives about 4050 h a year",
     "lamps burn while the sun stands below this elevation", "Leuchten brennen, solange die Sonne unter dieser Höhe steht",
     LICHTUNG_AT(switch_on_elevation_deg)},
    {"light.motion_hold_s", "t_hold", "s", 10.0, 900.0, kAssumed, "assumed: usual setting of a minute, and the walk past the lamps",
     "time for which a person passing keeps motion lamps up", "Zeit, für die ein Vorbeigehender Lampen mit Bewegungsmelder hochhält",
     LICHTUNG_AT(motion_hold_s)},
    {"light.cloud_divisor", "c_sky", "1", 1.0, 10.0, kAssumed,
     "assumed between clear (1) and average clouds (3), 10 dark stratus, of Janiczek & DeYoung 1987 (recalled)",
     "clear-sky daylight divided by daylight of the average sky",
     "Tageslicht bei klarem Himmel geteilt durch das bei mittlerer Bewölkung", LICHTUNG_AT(cloud_divisor)},
};

#undef LICHTUNG_AT

}  // namespace

std::span<const ParameterInfo> light_rows() { return kRows; }

}  // namespace lichtung::detail
