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
};

#undef LICHTUNG_AT

}  // namespace

std::span<const ParameterInfo> cost_rows() { return kRows; }

}  // namespace lichtung::detail
