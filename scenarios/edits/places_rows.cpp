// Keys of the edits of upkeep, security, travelling offenders and investigation, and what they say together.
#include "scenarios/edits/rows.hpp"

#include <algorithm>

namespace lichtung::detail {
namespace {

constexpr std::array<std::string_view, 12> kMonthWords{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr auto kOffenceWords = [] {
  std::array<std::string_view, kOffenceKinds> words{};
  for (std::size_t k = 0; k < kOffenceKinds; ++k) words[k] = kOffenceKindTable[k].key;
  return words;
}();

/// Which of these words were given: one or a list.
template <std::size_t n>
std::optional<std::array<bool, n>> chosen(const Value& v, const std::array<std::string_view, n>& words) {
  const auto given = v.known_words(words);
  if (!given) return std::nullopt;
  std::array<bool, n> chosen{};
  for (const std::string& w : *given) chosen[static_cast<std::size_t>(std::ranges::find(words, w) - words.begin())] = true;
  return chosen;
}

/// "all", or how many.
void read_repair(const Value& v, Edit& e) {
  auto& repair = std::get<UpkeepEdit>(e.what).repair;
  if (v.node.is_integer()) return v.into(repair);
  const auto* text = v.node.as_string();
  if (text == nullptr) return v.wrong_type("type.count_or_all", v.node);
  if (text->get() == "all")
    repair = UpkeepEdit::kAll;
  else
    v.report.error(v.at(), "diagnostic.unknown_word", {{v.name()}, {text->get()}, {"all"}});
}

std::vector<EditKey> upkeep_rows() {
  return {
      {edit_row("edit.upkeep.cleaning_interval", "type.real", "d", 0.5, 365,
           "Days from one cleaning of a street to the next; without an edit twice offence.cleaning_days.",
           "Tage von einer Reinigung der Straße zur nächsten; ohne Änderung das Doppelte von offence.cleaning_days."),
       LICHTUNG_INTO(UpkeepEdit, cleaning_interval_days)},
      {edit_row("edit.upkeep.graffiti_days", "type.real", "d", 0.5, 730, "Mean time until graffiti and other damage is put right.",
           "Mittlere Zeit, bis Graffiti und andere Schäden beseitigt sind."), LICHTUNG_INTO(UpkeepEdit, graffiti_days)},
      {edit_row("edit.upkeep.repair", "type.count_or_all", "1", 1, 100000, "How many derelict buildings are repaired, or \"all\".",
           "Wie viele Schrottimmobilien instand gesetzt werden, oder \"all\" (alle)."), read_repair},
  };
}

std::vector<EditKey> security_rows() {
  return {
      {edit_row("edit.security.share", "type.real", "1", 0, 1, "Share of dwellings that are secured at least.",
           "Anteil der Wohnungen, der mindestens gesichert ist."), LICHTUNG_INTO(SecurityEdit, share)},
      {edit_row("edit.security.subsidy", "type.real", "€", 1, 50000, "Subsidy offered per dwelling that isn't secured; how many take it follows.",
           "Zuschuss je ungesicherter Wohnung; wie viele ihn annehmen, ergibt sich."), LICHTUNG_INTO(SecurityEdit, subsidy_eur)},
      {edit_row("edit.security.tenure", "type.words", "1", 1, 0, "Only dwellings of this tenure: owner, rent, social.",
           "Nur Wohnungen dieser Eigentumsform: owner (selbst genutzt), rent (vermietet), social (gefördert)."),
       [](const Value& v, Edit& e) {
         if (const auto t = chosen(v, kTenureWords)) std::get<SecurityEdit>(e.what).tenure = *t;
       }},
  };
}

std::vector<EditKey> outsiders_rows() {
  return {
      {edit_row("edit.outsiders.rate", "type.real", "1/1000", 0, 500, "Travelling offenders per 1000 residents.",
           "Reisende Täter je 1000 Einwohner."), LICHTUNG_INTO(OutsidersEdit, rate_per_1000)},
      {edit_row("edit.outsiders.factor", "type.real", "1", 0, 100, "Multiplies the rate of travelling offenders.",
           "Vervielfacht die Rate reisender Täter."), LICHTUNG_INTO(OutsidersEdit, factor)},
      {edit_row("edit.outsiders.months", "type.words", "1", 1, 0, "Months in which rate or factor hold: jan … dec; without it all.",
           "Monate, in denen Rate oder Faktor gelten: jan … dec; ohne Angabe alle."),
       [](const Value& v, Edit& e) {
         if (const auto m = chosen(v, kMonthWords)) std::get<OutsidersEdit>(e.what).months = *m;
       }},
      {edit_row("edit.outsiders.station_share", "type.real", "1", 0, 1, "Share that comes by train; the others come by main roads.",
           "Anteil, der mit der Bahn kommt; die anderen kommen über Hauptstraßen."), LICHTUNG_INTO(OutsidersEdit, station_share)},
      {edit_row("edit.outsiders.kinds", "type.words", "1", 1, 0, "Offences they come for; without it burglary and bicycle_theft.",
           "Delikte, für die sie kommen; ohne Angabe burglary und bicycle_theft."),
       [](const Value& v, Edit& e) {
         if (const auto k = chosen(v, kOffenceWords)) std::get<OutsidersEdit>(e.what).kinds = *k;
       }},
  };
}

std::vector<EditKey> investigation_rows() {
  return {
      {edit_row("edit.investigation.factor", "type.real", "1", 0, 100, "Multiplies the effort of investigators.",
           "Vervielfacht den Aufwand der Ermittlung."), LICHTUNG_INTO(InvestigationEdit, factor)},
      {edit_row("edit.investigation.officers", "type.real", "1", 0.1, 10000, "Investigators added in the town, part-time too.",
           "Zusätzliche Ermittlerinnen und Ermittler in der Stadt, auch in Teilzeit."), LICHTUNG_INTO(InvestigationEdit, officers)},
      {edit_row("edit.investigation.kinds", "type.words", "1", 1, 0, "Offences they work on; without it all.",
           "Delikte, die sie bearbeiten; ohne Angabe alle."),
       [](const Value& v, Edit& e) {
         if (const auto k = chosen(v, kOffenceWords)) std::get<InvestigationEdit>(e.what).kinds = *k;
       }},
  };
}

}  // namespace

std::vector<EditKey> places_rows() {
  std::vector<EditKey> rows;
  for (const auto& more : {upkeep_rows(), security_rows(), outsiders_rows(), investigation_rows()}) rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

void check(const UpkeepEdit& e, EditCheck& check) {
  if (!e.cleaning_interval_days && !e.graffiti_days && !e.repair) check.changes_nothing();
}

void check(const SecurityEdit& e, EditCheck& check) {
  if (!e.share && !e.subsidy_eur) return check.changes_nothing();
  check.exclude(e.share && e.subsidy_eur, "share", "subsidy");
}

void check(const OutsidersEdit& e, EditCheck& check) {
  const bool count = e.rate_per_1000 || e.factor;
  check.exclude(e.rate_per_1000 && e.factor, "rate", "factor");
  if (e.months && !count) return check.needs("months", "rate");
  if (!count && !e.station_share && !e.kinds) check.changes_nothing();
}

void check(const InvestigationEdit& e, EditCheck& check) {
  if (!e.factor && !e.officers) return check.changes_nothing();
  check.exclude(e.factor && e.officers, "factor", "officers");
}

}  // namespace lichtung::detail
