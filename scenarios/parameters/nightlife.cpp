// Rows of the parameters of cameras, events and alcohol restrictions.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {
namespace {

#define LICHTUNG_AT(member) [](Parameters& p) -> double& { return p.nightlife.member; }

const ParameterInfo kRows[] = {
    {"nightlife.camera_notice", "c_n", "1", 0.0, 1.0, Grade::Assumed, "assumed: one person watches many pictures",
     "chance that an offence in full view and light is noticed on a live picture", "Chance, dass eine Tat auf einem Livebild bemerkt wird",
     LICHTUNG_AT(camera_notice)},
    {"nightlife.camera_identify", "c_i", "1", 0.0, 1.0, Grade::Assumed,
     "assumed, below the share of rail offences with pictures in which they helped (Ashby 2017, recalled)",
     "chance that pictures clear a recorded offence in full view and light that nothing else cleared",
     "Chance, dass Bilder eine sonst ungeklärte registrierte Tat aufklären", LICHTUNG_AT(camera_identify)},
    {"nightlife.camera_half_lx", "c_E", "lx", 0.05, 100.0, Grade::Assumed, "assumed",
     "illuminance at which a camera makes out half of what it does in daylight", "Beleuchtungsstärke, bei der eine Kamera halb so viel erkennen lässt",
     LICHTUNG_AT(camera_half_lx)},
    {"nightlife.camera_deterrence", "P_c", "1", 0.0, 1.0, Grade::Assumed,
     "assumed, conservative; Piza et al. 2019: −13 % over all places, city centres not significant (recalled)",
     "perceived risk on a street in view of a known camera, where police in sight is 1", "empfundenes Risiko im Blick einer bekannten Kamera (Polizei in Sicht: 1)",
     LICHTUNG_AT(camera_deterrence)},
    {"nightlife.camera_feeling", "θ_camera", "1", 0.0, 1.0, Grade::Assumed, "assumed, small; surveys disagree",
     "relief of fear on a street in view of known cameras", "Entlastung des Unsicherheitsgefühls im Blick bekannter Kameras", LICHTUNG_AT(camera_feeling)},
    {"nightlife.cameras_per_watcher", "n_w", "1", 1.0, 200.0, Grade::Assumed, "assumed", "live cameras that one person watches",
     "Livekameras je beobachtender Person", LICHTUNG_AT(cameras_per_watcher)},
    {"nightlife.event_reach_km", "d_e", "km", 0.1, 100.0, Grade::Assumed, "assumed", "e-folding distance from which residents come to an event",
     "Entfernung, mit der der Besuch einer Veranstaltung auf 1/e fällt", LICHTUNG_AT(event_reach_km)},
    {"nightlife.event_station", "e_s", "1", 0.0, 1.0, Grade::Assumed, "assumed", "share of visitors from outside who come by train, if there is a station",
     "Anteil auswärtiger Gäste, die mit der Bahn kommen", LICHTUNG_AT(event_station)},
    {"nightlife.event_parking_m", "e_p", "m", 10.0, 5000.0, Grade::Assumed, "assumed", "way on foot of visitors who come by car",
     "Fußweg auswärtiger Gäste vom Auto", LICHTUNG_AT(event_parking_m)},
    {"nightlife.event_calls", "e_c", "1/h", 0.0, 20.0, Grade::Assumed, "assumed", "calls to the police per 1000 persons present at an event and hour",
     "Polizeieinsätze je 1000 Anwesende einer Veranstaltung und Stunde", LICHTUNG_AT(event_calls)},
    {"nightlife.steward_scale", "e_w", "1", 0.1, 1000.0, Grade::Assumed, "assumed", "stewards per 1000 persons that settle 63 % of what would become calls",
     "Ordnungskräfte je 1000 Gäste, die 63 % der Einsätze erübrigen", LICHTUNG_AT(steward_scale)},
    {"nightlife.alcohol_compliance", "a_0", "1", 0.0, 1.0, Grade::Assumed, "assumed", "share who keep to a restriction of drinking that nobody controls",
     "Anteil, der sich ohne Kontrolle an ein Trinkverbot hält", LICHTUNG_AT(alcohol_compliance)},
    {"nightlife.alcohol_control_min", "a_t", "min/h", 0.1, 60.0, Grade::Assumed, "assumed",
     "minutes of police or order service per hour at the place that win over 63 % of the others", "Präsenzminuten je Stunde, durch die sich 63 % der Übrigen daran halten",
     LICHTUNG_AT(alcohol_control_min)},
    {"nightlife.alcohol_moves_on", "a_m", "1", 0.0, 1.0, Grade::Assumed, "assumed", "share of those who comply that go on drinking at the next place outdoors",
     "Anteil der Folgsamen, die am nächsten Ort im Freien weitertrinken", LICHTUNG_AT(alcohol_moves_on)},
    {"nightlife.alcohol_move_m", "a_d", "m", 10.0, 5000.0, Grade::Assumed, "assumed", "how far they go for it at most", "wie weit sie dafür höchstens gehen",
     LICHTUNG_AT(alcohol_move_m)},
    {"nightlife.alcohol_late_sales", "a_s", "1", 0.0, 1.0, Grade::Assumed,
     "assumed; Baumann et al. 2019 found −11 % simple assaults by a ban of sale from 22 to 5 o'clock",
     "share of people on a night out whose drinking hangs on late sale in shops and stations", "Anteil der Nachtgäste, deren Trinken am späten Verkauf hängt",
     LICHTUNG_AT(alcohol_late_sales)},
    {"nightlife.alcohol_sober_switch", "a_x", "1", 0.0, 1.0, Grade::Assumed, "contested: bans of drinking in squares are unmeasured; 0 is conservative",
     "switch: share of those who comply that aren't drunk at all", "Schalter: Anteil der Folgsamen, die gar nicht betrunken sind", LICHTUNG_AT(alcohol_sober_switch)},
};

#undef LICHTUNG_AT

}  // namespace

std::span<const ParameterInfo> nightlife_rows_of_parameters() { return kRows; }

}  // namespace lichtung::detail
