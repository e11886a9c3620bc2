// Rows of the parameters of feared places.
#include "scenarios/parameters.hpp"

namespace lichtung::detail {
namespace {

#define LICHTUNG_AT(member) [](Parameters& p) -> double& { return p.angst.member; }

const ParameterInfo kRows[] = {
    {"angst.feared_share", "q_A", "1", 0.05, 0.95, Grade::Assumed, "assumed: the majority of those concerned",
     "share of those who pass or would pass that feels unsafe, from which on a street is feared",
     "Anteil derer, die vorbeigehen oder vorbeigehen würden und sich unsicher fühlen, ab dem eine Straße gefürchtet ist",
     LICHTUNG_AT(feared_share)},
    {"angst.persons_per_night", "n_A", "1/d", 0.0, 100.0, Grade::Assumed, "assumed: small cells aren't shown",
     "least number of people concerned per night", "Mindestzahl Betroffener je Nacht", LICHTUNG_AT(persons_per_night)},
    {"angst.length_max_m", "L_A", "m", 50.0, 5000.0, Grade::Assumed, "assumed: a place that one walks through in some minutes",
     "greatest length of one feared place along its streets", "größte Länge eines Angstraums entlang seiner Straßen",
     LICHTUNG_AT(length_max_m)},
    {"angst.relit_minimum_lx", "E_A", "lx", 0.2, 20.0, Grade::Statistic, "minimum of class P1, EN 13201-2:2015",
     "minimum illuminance to which the measure 'light' raises a place",
     "Mindestbeleuchtungsstärke, auf die die Maßnahme „Licht“ einen Ort hebt", LICHTUNG_AT(relit_minimum_lx)},
    {"angst.company_persons", "c_A", "persons", 0.1, 10.0, Grade::Assumed, "assumed",
     "people whom the measure 'company' adds", "Menschen, die die Maßnahme „Belebung“ hinzufügt", LICHTUNG_AT(company_persons)},
};

#undef LICHTUNG_AT

}  // namespace

std::span<const ParameterInfo> angst_rows() { return kRows; }

}  // namespace lichtung::detail
