// Rows of the light parameters. Luminaires are generic shapes with few numbers, so that nobody needs a photometric
// file to start; the shapes and their flux are in sim/light/luminaires.cpp.
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
    {"light.efficiency_mast", "η_mast", "1", 0.4, 1.0, kAssumed, "assumed: LED luminaires are rated by the flux that leaves them",
     "light output ratio of an LED mast head", "Leuchtenbetriebswirkungsgrad der LED-Mastleuchte",
     LICHTUNG_AT(efficiency_mast)},
    {"light.efficiency_bollard", "η_boll", "1", 0.2, 1.0, kAssumed, "assumed: LED luminaires are rated by the flux that leaves them",
     "light output ratio of a bollard", "Leuchtenbetriebswirkungsgrad der Pollerleuchte", LICHTUNG_AT(efficiency_bollard)},
    {"light.efficiency_historical", "η_hist", "1", 0.3, 1.0, kAssumed, "assumed",
     "light output ratio of a historical lantern", "Leuchtenbetriebswirkungsgrad der Altstadtlaterne",
     LICHTUNG_AT(efficiency_historical)},
    {"light.efficiency_sodium", "η_Na", "1", 0.4, 0.9, kAssumed, "assumed",
     "light output ratio of a sodium mast head", "Leuchtenbetriebswirkungsgrad der Natriumdampf-Mastleuchte",
     LICHTUNG_AT(efficiency_sodium)},
    {"light.mast_exponent", "n_mast", "1", 0.0, 2.5, kAssumed, "assumed: batwing, mean over all directions of plan",
     "intensity of an LED mast head grows as cos(γ)^-n up to its peak",
     "Lichtstärke der LED-Mastleuchte wächst mit cos(γ)^-n bis zum Maximum", LICHTUNG_AT(mast_exponent)},
    {"light.mast_peak", "γ_mast", "°", 30.0, 70.0, kAssumed, "assumed",
     "angle of greatest intensity of an LED mast head", "Winkel der größten Lichtstärke der LED-Mastleuchte",
     LICHTUNG_AT(mast_peak_deg)},
    {"light.mast_cutoff", "γ_cut", "°", 72.0, 90.0, kAssumed, "assumed: no light at or above the horizontal",
     "angle from which an LED mast head gives no light", "Winkel, ab dem die LED-Mastleuchte kein Licht abgibt",
     LICHTUNG_AT(mast_cutoff_deg)},
    {"light.sodium_exponent", "n_Na", "1", 0.0, 2.5, kAssumed, "assumed",
     "intensity of a sodium mast head grows as cos(γ)^-n up to its peak",
     "Lichtstärke der Natriumdampf-Mastleuchte wächst mit cos(γ)^-n bis zum Maximum", LICHTUNG_AT(sodium_exponent)},
    {"light.sodium_peak", "γ_Na", "°", 30.0, 70.0, kAssumed, "assumed",
     "angle of greatest intensity of a sodium mast head", "Winkel der größten Lichtstärke der Natriumdampf-Mastleuchte",
     LICHTUNG_AT(sodium_peak_deg)},
    {"light.sodium_cutoff", "γ_Na,cut", "°", 72.0, 90.0, kAssumed, "assumed",
     "angle from which a sodium mast head gives no light", "Winkel, ab dem die Natriumdampf-Mastleuchte kein Licht abgibt",
     LICHTUNG_AT(sodium_cutoff_deg)},
    {"light.historical_nadir", "a_hist", "1", 0.0, 1.0, kAssumed, "assumed: the post shades the ground below",
     "intensity of a historical lantern straight down over that to the side",
     "Lichtstärke der Altstadtlaterne nach unten im Verhältnis zur Seite", LICHTUNG_AT(historical_nadir)},
    {"light.historical_hood", "γ_hood", "°", 90.0, 170.0, kAssumed, "assumed: roof of the lantern",
     "angle from straight down where the roof of a historical lantern ends its light",
     "Winkel von unten, ab dem das Dach der Altstadtlaterne das Licht abschirmt", LICHTUNG_AT(historical_hood_deg)},
};

#undef LICHTUNG_AT

}  // namespace

std::span<const ParameterInfo> light_rows() { return kRows; }

}  // namespace lichtung::detail
