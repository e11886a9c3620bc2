// Rows of the fear parameters.
#include "scenarios/parameters.hpp"

#include <array>

namespace lichtung::detail {
namespace {

constexpr auto kAssumed = Grade::Assumed;
constexpr auto kCorrelational = Grade::Correlational;

const std::array<ParameterInfo, 25> kRows{{
    {"fear.level", "θ0", "1", -8, 2, Grade::Calibrated, "share unsafe at night in the own area, DVS 2017 (recalled)",
     "level of perceived unsafety", "Niveau des Unsicherheitsgefühls", [](Parameters& p) -> double& { return p.fear.level; }},
    {"fear.light", "θ_light", "1", 0, 6, kCorrelational, "Boyce 2000; Fotios; van Rijswijk & Haans 2018; size assumed",
     "effect of the illuminance gap to daylight", "Wirkung der Beleuchtungslücke zum Tageslicht",
     [](Parameters& p) -> double& { return p.fear.light; }},
    {"fear.gap_slope", "g1", "1", 0.1, 0.6, kCorrelational, "Fotios: gap 0.5 of 6 at 2 lx minimum",
     "slope of the gap over ln(reference / E_min)", "Steigung der Lücke über ln(Bezug / E_min)",
     [](Parameters& p) -> double& { return p.fear.gap_slope; }},
    {"fear.gap_reference_lx", "E_ref", "lx", 5, 40, kCorrelational, "Fotios; Boyce 2000 (30 lx mean)",
     "minimum illuminance that feels like daylight", "Mindestbeleuchtungsstärke, die sich wie Tageslicht anfühlt",
     [](Parameters& p) -> double& { return p.fear.gap_reference_lx; }},
    {"fear.prospect", "θ_prospect", "1", 0, 3, kCorrelational, "Fisher & Nasar 1992 (recalled); size assumed",
     "effect of no free sight", "Wirkung fehlender Übersicht", [](Parameters& p) -> double& { return p.fear.prospect; }},
    {"fear.prospect_range_m", "s_p", "m", 10, 200, kAssumed, "assumed", "free sight that is enough",
     "ausreichende freie Sicht", [](Parameters& p) -> double& { return p.fear.prospect_range_m; }},
    {"fear.refuge", "θ_refuge", "1", 0, 3, kCorrelational, "Fisher & Nasar 1992 (recalled); size assumed",
     "effect of hiding places", "Wirkung von Verstecken", [](Parameters& p) -> double& { return p.fear.refuge; }},
    {"fear.escape", "θ_escape", "1", 0, 3, kCorrelational, "Fisher & Nasar 1992 (recalled); size assumed",
     "effect of no way out", "Wirkung fehlender Auswege", [](Parameters& p) -> double& { return p.fear.escape; }},
    {"fear.disorder", "θ_disorder", "1", 0, 2, kCorrelational, "disorder raises fear more robustly than crime; size assumed",
     "effect per unit of disorder", "Wirkung je Einheit Verwahrlosung",
     [](Parameters& p) -> double& { return p.fear.disorder; }},
    {"fear.company", "θ_company", "1", 0, 3, kCorrelational, "Warr 1990 (recalled); size assumed",
     "relief by people present", "Entlastung durch anwesende Menschen",
     [](Parameters& p) -> double& { return p.fear.company; }},
    {"fear.company_scale", "n_c", "persons", 0.2, 10, kAssumed, "assumed", "persons present for 63 % of that relief",
     "Anwesende für 63 % dieser Entlastung", [](Parameters& p) -> double& { return p.fear.company_scale; }},
    {"fear.police_foot", "θ_foot", "1", -0.5, 2, kCorrelational, "Doyle 2015: foot above car; size assumed",
     "relief by an officer on foot in sight", "Entlastung durch sichtbare Fußstreife",
     [](Parameters& p) -> double& { return p.fear.police_foot; }},
    {"fear.police_car", "θ_car", "1", -0.5, 1, kCorrelational, "Doyle 2015; Borovec 2019 (weakly the other way); size assumed",
     "relief by a patrol car in sight", "Entlastung durch sichtbaren Streifenwagen",
     [](Parameters& p) -> double& { return p.fear.police_car; }},
    {"fear.victimised", "θ_own", "1", 0, 2, kCorrelational, "own or household victimisation; size assumed",
     "effect of own or household victimisation", "Wirkung eigener Opfererfahrung oder im Haushalt",
     [](Parameters& p) -> double& { return p.fear.victimised; }},
    {"fear.victimised_half_life_days", "τ_own", "d", 14, 1000, kAssumed, "assumed", "half-life of that effect",
     "Halbwertszeit dieser Wirkung", [](Parameters& p) -> double& { return p.fear.victimised_half_life_days; }},
    {"fear.class_low", "c_low", "1", -3, 0, kAssumed, "spread between groups in SKiD 2020; size assumed",
     "offset of the low sensitivity class", "Versatz der Klasse geringer Empfindlichkeit",
     [](Parameters& p) -> double& { return p.fear.class_low; }},
    {"fear.class_high", "c_high", "1", 0, 3, kAssumed, "spread between groups in SKiD 2020; size assumed",
     "offset of the high sensitivity class", "Versatz der Klasse hoher Empfindlichkeit",
     [](Parameters& p) -> double& { return p.fear.class_high; }},
    {"fear.route_low", "w_low", "1", 0, 5, kAssumed, "assumed", "weight of unsafety on routes at night, low class",
     "Gewicht der Unsicherheit auf nächtliche Wege, Klasse gering", [](Parameters& p) -> double& { return p.fear.route_low; }},
    {"fear.route_middle", "w_mid", "1", 0, 5, kAssumed, "assumed", "weight of unsafety on routes at night, middle class",
     "Gewicht der Unsicherheit auf nächtliche Wege, Klasse mittel",
     [](Parameters& p) -> double& { return p.fear.route_middle; }},
    {"fear.route_high", "w_high", "1", 0, 5, kAssumed, "assumed", "weight of unsafety on routes at night, high class",
     "Gewicht der Unsicherheit auf nächtliche Wege, Klasse hoch", [](Parameters& p) -> double& { return p.fear.route_high; }},
    {"fear.route_day", "w_day", "1", 0, 2, kAssumed, "assumed", "weight of unsafety on routes by day",
     "Gewicht der Unsicherheit auf Wege am Tag", [](Parameters& p) -> double& { return p.fear.route_day; }},
    {"fear.reroute_tolerance", "Δu", "1", 0.001, 1, kAssumed, "assumed",
     "mean change of perceived unsafety that makes people choose their ways anew",
     "mittlere Änderung der Unsicherheit, ab der Wege neu gewählt werden",
     [](Parameters& p) -> double& { return p.fear.reroute_tolerance; }},
    {"fear.avoid_cancel", "a_c", "1", 0, 1, kAssumed, "assumed; SKiD 2020: 40.7 % of women try not to go out at night",
     "share of avoided leisure tours that are cancelled", "Anteil vermiedener Freizeitwege, die ausfallen",
     [](Parameters& p) -> double& { return p.fear.avoid_cancel; }},
    {"fear.avoid_shift", "a_s", "1", 0, 1, kAssumed, "assumed", "share of avoided leisure tours moved into daylight",
     "Anteil vermiedener Freizeitwege, die ins Helle verlegt werden",
     [](Parameters& p) -> double& { return p.fear.avoid_shift; }},
    {"fear.survey_radius_m", "r_s", "m", 50, 1000, kAssumed, "wording of the survey: in the own residential area",
     "radius of the own area in the survey question", "Umkreis der eigenen Wohngegend in der Befragung",
     [](Parameters& p) -> double& { return p.fear.survey_radius_m; }},
}};

}  // namespace

std::span<const ParameterInfo> fear_rows() { return kRows; }

}  // namespace lichtung::detail
