// Rows of the unit costs.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {
namespace {

#define LICHTUNG_AT(member) [](Parameters& p) -> double& { return p.cost.member; }

const ParameterInfo kRows[] = {
    {"cost.kwh_eur", "k_E", "€/kWh", 0.05, 1.0, Grade::Assumed, "assumed: municipal price with levies",
     "price of electricity for street lighting", "Strompreis der Straßenbeleuchtung", LICHTUNG_AT(kwh_eur)},
    {"cost.kwh_co2_kg", "k_C", "kg/kWh", 0.0, 1.2, Grade::Statistic, "German electricity mix 2024, Umweltbundesamt (recalled)",
     "CO2 emitted per kilowatt hour", "CO2-Ausstoß je Kilowattstunde", LICHTUNG_AT(kwh_co2_kg)},
    {"cost.lamp_new_eur", "k_new", "€", 200.0, 20000.0, Grade::Assumed, "assumed: mast, luminaire, foundation, cable",
     "investment per new lamp", "Investition je neuem Lichtpunkt", LICHTUNG_AT(lamp_new_eur)},
    {"cost.lamp_retrofit_eur", "k_led", "€", 50.0, 3000.0, Grade::Statistic, "LED retrofit in German municipalities, about 380 € a point (recalled)",
     "investment per retrofitted lamp", "Investition je umgerüstetem Lichtpunkt", LICHTUNG_AT(lamp_retrofit_eur)},
    {"cost.lamp_upkeep_eur", "k_up", "€/a", 0.0, 500.0, Grade::Assumed,
     "assumed: 60 to 90 € a year and conventional point (recalled) with energy, less without",
     "upkeep per lamp and year without energy", "Unterhalt je Lichtpunkt und Jahr ohne Strom", LICHTUNG_AT(lamp_upkeep_eur)},
    {"cost.lamp_life_years", "T_lamp", "a", 5.0, 60.0, Grade::Assumed, "assumed", "years over which a lamp's investment is spread",
     "Jahre, auf die die Investition eines Lichtpunkts verteilt wird", LICHTUNG_AT(lamp_life_years)},
    {"cost.officer_hour_eur", "k_pol", "€/h", 20.0, 200.0, Grade::Assumed, "weak: about 72 € an hour with overhead (recalled)",
     "cost of a police officer's hour", "Kosten einer Stunde einer Polizeikraft", LICHTUNG_AT(officer_hour_eur)},
    {"cost.order_service_hour_eur", "k_ord", "€/h", 15.0, 200.0, Grade::Assumed, "assumed: municipal pay with overhead",
     "cost of an hour of one person of the municipal order service", "Kosten einer Stunde einer Kraft des Ordnungsdienstes",
     LICHTUNG_AT(order_service_hour_eur)},
    {"cost.cleaning_km_eur", "k_cl", "€/km", 1.0, 1000.0, Grade::Assumed, "assumed: small sweeper with crew, disposal included",
     "cleaning of a kilometre of street, each time", "Reinigung je Kilometer Straße und Durchgang", LICHTUNG_AT(cleaning_km_eur)},
    {"cost.inspection_km_eur", "k_in", "€/km", 0.0, 200.0, Grade::Assumed, "assumed: one person by bicycle or car",
     "looking for graffiti along a kilometre of street, each time", "Kontrolle auf Graffiti je Kilometer Straße und Durchgang",
     LICHTUNG_AT(inspection_km_eur)},
    {"cost.graffiti_case_eur", "k_gr", "€", 10.0, 5000.0, Grade::Assumed, "assumed",
     "putting right one damage to property", "Beseitigung je Sachbeschädigung", LICHTUNG_AT(graffiti_case_eur)},
    {"cost.repair_building_eur", "k_re", "€", 1000.0, 5000000.0, Grade::Assumed, "assumed: public share of buying, securing and repairing",
     "public cost per derelict building repaired", "öffentliche Kosten je instand gesetzter Schrottimmobilie", LICHTUNG_AT(repair_building_eur)},
    {"cost.repair_life_years", "T_re", "a", 1.0, 100.0, Grade::Assumed, "assumed",
     "years over which the cost of a repair is spread", "Jahre, auf die eine Instandsetzung verteilt wird", LICHTUNG_AT(repair_life_years)},
    {"cost.secured_dwelling_eur", "k_se", "€", 50.0, 50000.0, Grade::Assumed, "assumed: public share of doors, windows and locks",
     "public cost per dwelling secured, where no subsidy is given", "öffentliche Kosten je gesicherter Wohnung, wo kein Zuschuss genannt ist",
     LICHTUNG_AT(secured_dwelling_eur)},
    {"cost.security_life_years", "T_se", "a", 1.0, 60.0, Grade::Assumed, "assumed",
     "years over which the cost of securing is spread", "Jahre, auf die die Sicherung verteilt wird", LICHTUNG_AT(security_life_years)},
    {"cost.investigator_eur", "k_iv", "€/a", 20000.0, 300000.0, Grade::Assumed, "officer-hour about 72 € (weak source), 1600 hours a year",
     "cost per investigator and year", "Kosten je Ermittlerin oder Ermittler und Jahr", LICHTUNG_AT(investigator_eur)},
    {"cost.camera_eur", "k_cam", "€", 200.0, 50000.0, Grade::Assumed, "assumed: camera with mast, cable, recorder and share of a control room",
     "investment per camera", "Investition je Kamera", LICHTUNG_AT(camera_eur)},
    {"cost.camera_life_years", "T_cam", "a", 1.0, 30.0, Grade::Assumed, "assumed", "years over which a camera's investment is spread",
     "Jahre, auf die die Investition einer Kamera verteilt wird", LICHTUNG_AT(camera_life_years)},
    {"cost.camera_upkeep_eur", "k_camup", "€/a", 0.0, 20000.0, Grade::Assumed, "assumed: maintenance, line, electricity, storage, data protection",
     "upkeep per camera and year", "Unterhalt je Kamera und Jahr", LICHTUNG_AT(camera_upkeep_eur)},
    {"cost.watch_hour_eur", "k_watch", "€/h", 0.0, 200.0, Grade::Assumed, "assumed: staff of a control room with overhead",
     "hour of one person who watches cameras", "Stunde einer Person, die Kameras beobachtet", LICHTUNG_AT(watch_hour_eur)},
    {"cost.steward_hour_eur", "k_stew", "€/h", 0.0, 200.0, Grade::Assumed, "assumed: security firm", "hour of one steward at an event",
     "Stunde einer Ordnerin oder eines Ordners bei einer Veranstaltung", LICHTUNG_AT(steward_hour_eur)},
    {"cost.household_move_eur", "k_mv", "€", 0.0, 20000.0, Grade::Assumed, "assumed: removal, renovation, double rent",
     "per household that changes homes by a plan", "je Haushalt, der durch einen Plan umzieht", LICHTUNG_AT(household_move_eur)},
    {"cost.dwelling_bound_eur", "k_bd", "€", 0.0, 200000.0, Grade::Assumed, "assumed: purchase of an occupancy right, or its loss",
     "per dwelling whose tenure or rent band a plan changes", "je Wohnung, deren Wohnform oder Mietstufe ein Plan ändert", LICHTUNG_AT(dwelling_bound_eur)},
    {"cost.dwelling_rebuilt_eur", "k_rb", "€", 0.0, 400000.0, Grade::Assumed, "assumed", "per dwelling that gets another size",
     "je Wohnung, die eine andere Größe erhält", LICHTUNG_AT(dwelling_rebuilt_eur)},
    {"cost.dwelling_new_eur", "k_dw", "€", 50000.0, 800000.0, Grade::Assumed, "assumed: 75 m² at about 3500 € (recalled order of size)",
     "per new dwelling", "je neuer Wohnung", LICHTUNG_AT(dwelling_new_eur)},
    {"cost.venue_new_eur", "k_vn", "€", 0.0, 5000000.0, Grade::Assumed, "assumed: fit-out of a unit; a school costs far more",
     "per new shop, bar, office or school", "je neuem Laden, Lokal, Büro oder Schule", LICHTUNG_AT(venue_new_eur)},
    {"cost.accommodation_place_eur", "k_ap", "€", 0.0, 100000.0, Grade::Assumed, "assumed", "investment per place in accommodation",
     "Investition je Platz in einer Unterkunft", LICHTUNG_AT(accommodation_place_eur)},
    {"cost.accommodation_site_eur", "k_as", "€/a", 0.0, 1000000.0, Grade::Assumed, "assumed: what every site needs, however small",
     "per site of accommodation and year", "je Standort einer Unterkunft und Jahr", LICHTUNG_AT(accommodation_site_eur)},
    {"cost.accommodation_person_eur", "k_an", "€/a", 0.0, 50000.0, Grade::Assumed, "assumed", "per person in accommodation and year",
     "je Person in einer Unterkunft und Jahr", LICHTUNG_AT(accommodation_person_eur)},
    {"cost.building_life_years", "T_b", "a", 5.0, 100.0, Grade::Assumed, "assumed", "years over which investment in housing and venues is spread",
     "Jahre, auf die Investitionen in Wohnungen und Nutzungen verteilt werden", LICHTUNG_AT(building_life_years)},
};

#undef LICHTUNG_AT

}  // namespace

std::span<const ParameterInfo> cost_rows() { return kRows; }

}  // namespace lichtung::detail
