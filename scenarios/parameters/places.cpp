// Rows of the parameters of security subsidies and investigation.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {
namespace {

const ParameterInfo kRows[] = {
    {"places.subsidy_scale_eur", "s_z", "€", 50, 50000, Grade::Assumed, "assumed: no measured take-up of German subsidies was found",
     "subsidy at which 63 % of those who can be won secure their dwelling", "Zuschuss, bei dem 63 % der Gewinnbaren ihre Wohnung sichern",
     [](Parameters& p) -> double& { return p.places.subsidy_scale_eur; }},
    {"places.subsidy_most", "s_m", "1", 0, 1, Grade::Assumed, "assumed",
     "share of unsecured dwellings that can be won by any subsidy", "Anteil ungesicherter Wohnungen, der durch Zuschüsse zu gewinnen ist",
     [](Parameters& p) -> double& { return p.places.subsidy_most; }},
    {"places.landlord_take_up", "s_l", "1", 0, 2, Grade::Assumed, "assumed: who pays doesn't live there",
     "take-up of landlords relative to owners in their own dwelling", "Annahme durch Vermietende im Verhältnis zu selbst nutzenden Eigentümern",
     [](Parameters& p) -> double& { return p.places.landlord_take_up; }},
    {"places.investigators.burglary", "I_burglary", "1/100000", 0.1, 100, Grade::Assumed,
     "231 officers per 100 000 in all; share that investigates this offence assumed",
     "investigators at work on it per 100 000 residents: burglary", "Ermittelnde je 100 000 Einwohner: Wohnungseinbruch",
     [](Parameters& p) -> double& { return p.places.investigators[0]; }},
    {"places.investigators.robbery", "I_robbery", "1/100000", 0.1, 100, Grade::Assumed,
     "231 officers per 100 000 in all; share that investigates this offence assumed",
     "investigators at work on it per 100 000 residents: street robbery", "Ermittelnde je 100 000 Einwohner: Straßenraub",
     [](Parameters& p) -> double& { return p.places.investigators[1]; }},
    {"places.investigators.assault", "I_assault", "1/100000", 0.1, 100, Grade::Assumed,
     "231 officers per 100 000 in all; share that investigates this offence assumed",
     "investigators at work on it per 100 000 residents: assault", "Ermittelnde je 100 000 Einwohner: Körperverletzung",
     [](Parameters& p) -> double& { return p.places.investigators[2]; }},
    {"places.investigators.bicycle_theft", "I_bicycle_theft", "1/100000", 0.1, 100, Grade::Assumed,
     "231 officers per 100 000 in all; share that investigates this offence assumed",
     "investigators at work on it per 100 000 residents: bicycle theft", "Ermittelnde je 100 000 Einwohner: Fahrraddiebstahl",
     [](Parameters& p) -> double& { return p.places.investigators[3]; }},
    {"places.investigators.damage", "I_damage", "1/100000", 0.1, 100, Grade::Assumed,
     "231 officers per 100 000 in all; share that investigates this offence assumed",
     "investigators at work on it per 100 000 residents: damage to property", "Ermittelnde je 100 000 Einwohner: Sachbeschädigung",
     [](Parameters& p) -> double& { return p.places.investigators[4]; }},
    {"places.investigation_returns", "η", "1", 0, 1, Grade::Assumed, "assumed: no elasticity of clearance by staff was found; below 1: easy cases first",
     "exponent of investigators' effort: diminishing returns", "Exponent des Ermittlungsaufwands: abnehmender Ertrag",
     [](Parameters& p) -> double& { return p.places.investigation_returns; }},
};

}  // namespace

std::span<const ParameterInfo> places_parameter_rows() { return kRows; }

}  // namespace lichtung::detail
