// Keys of the edits of police and order service, and what they say together.
#include "scenarios/edits/rows.hpp"

namespace lichtung::detail {
namespace {

constexpr std::size_t kMostShifts = 16;

template <class E>
void read_hours(const Value& v, Edit& e) {
  auto hours = v.hours();
  if (!hours) return;
  if (hours->size() > kMostShifts) return v.out_of_range(fmt::format("{}", hours->size()), v.node);
  std::get<E>(e.what).hours = std::move(*hours);
}
template <class E>
void read_weekdays(const Value& v, Edit& e) {
  if (const auto days = v.weekdays()) std::get<E>(e.what).days.weekdays = *days;
}
template <class E>
void read_from(const Value& v, Edit& e) {
  std::chrono::year_month_day date{};
  v.into(date);
  if (date.ok()) std::get<E>(e.what).days.from = date;
}
template <class E>
void read_to(const Value& v, Edit& e) {
  std::chrono::year_month_day date{};
  v.into(date);
  if (date.ok()) std::get<E>(e.what).days.to = date;
}
template <class E>
void read_kinds(const Value& v, Edit& e) {
  const auto words = v.known_words(kUnitWords);
  if (!words) return;
  auto& kinds = std::get<E>(e.what).kinds;
  for (std::size_t k = 0; k < kUnitWords.size(); ++k) kinds[k] = std::ranges::find(*words, kUnitWords[k]) != words->end();
}
template <std::size_t Kind>
void read_units(const Value& v, Edit& e) {
  v.into(std::get<PatrolEdit>(e.what).units[Kind]);
}

void read_evidence(const Value& v, Edit& e) {
  auto& evidence = std::get<PatrolEdit>(e.what).evidence;
  if (v.node.is_table()) {
    const auto mix = v.shares(kEvidenceWords);
    if (mix) evidence = {(*mix)[0], (*mix)[1], (*mix)[2]};
  } else if (const auto i = v.word(kEvidenceWords)) {
    evidence.emplace()[*i] = 1.0;
  }
}

#define LICHTUNG_DURATION(member) \
  [](const Value& v, Edit& e) { if (const auto m = v.duration_min()) std::get<PatrolEdit>(e.what).member = *m; }

std::vector<EditKey> patrol_numbers() {
  return {
      {edit_row("edit.patrol.foot", "type.integer", "1", -10000, 10000, "Foot patrols added to each shift; negative: taken away.",
           "Fußstreifen je Schicht zusätzlich; negativ: weniger."), read_units<0>},
      {edit_row("edit.patrol.bicycle", "type.integer", "1", -10000, 10000, "Bicycle patrols added to each shift; negative: taken away.",
           "Fahrradstreifen je Schicht zusätzlich; negativ: weniger."), read_units<1>},
      {edit_row("edit.patrol.car", "type.integer", "1", -10000, 10000, "Car patrols added to each shift; negative: taken away.",
           "Funkstreifenwagen je Schicht zusätzlich; negativ: weniger."), read_units<2>},
      {edit_row("edit.patrol.replace", "type.boolean", "1", 1, 0, "Units of the kinds named here replace those there are.",
           "Die hier genannten Streifenarten ersetzen die vorhandenen."), LICHTUNG_INTO(PatrolEdit, replace)},
      {edit_row("edit.patrol.factor", "type.real", "1", 0, 100,
           "Multiplies the units there are; over all shifts rounded to the nearest, halves up.",
           "Vervielfacht die vorhandenen Streifen; über alle Schichten gerundet, Hälften aufwärts."), LICHTUNG_INTO(PatrolEdit, factor)},
      {edit_row("edit.patrol.kinds", "type.words", "1", 1, 0, "Kinds of units changed: foot, bicycle, car; without: all.",
           "Geänderte Streifenarten: foot, bicycle, car; ohne Angabe alle."), read_kinds<PatrolEdit>},
      {edit_row("edit.patrol.crew", "type.integer", "1", 1, 8, "Officers per unit; one alone waits for a second unit and arrests nobody.",
           "Polizeikräfte je Streife; allein wartet man auf eine zweite Streife und nimmt niemanden fest."), LICHTUNG_INTO(PatrolEdit, crew)},
      {edit_row("edit.patrol.hours", "type.shifts", "1", 1, 0, "Shifts of added units; without: those of the police.",
           "Schichten zusätzlicher Streifen; ohne Angabe die der Polizei."), read_hours<PatrolEdit>},
      {edit_row("edit.patrol.days", "type.words", "1", 1, 0, "Days of the week on which added units are on duty.",
           "Wochentage, an denen zusätzliche Streifen Dienst tun."), read_weekdays<PatrolEdit>},
      {edit_row("edit.patrol.from", "type.date", "1", 1, 0, "First day of added units.", "Erster Tag zusätzlicher Streifen."), read_from<PatrolEdit>},
      {edit_row("edit.patrol.to", "type.date", "1", 1, 0, "Last day of added units.", "Letzter Tag zusätzlicher Streifen."), read_to<PatrolEdit>},
  };
}

std::vector<EditKey> patrol_strategy() {
  return {
      {edit_row("edit.patrol.strategy", "type.choice", "1", 1, 0,
           "What units do between calls: random_beat, response, hot_spots, posts, near_repeat.",
           "Was Streifen zwischen Einsätzen tun: random_beat, response, hot_spots, posts, near_repeat."),
       [](const Value& v, Edit& e) {
         if (const auto i = v.word(kStrategyWords)) std::get<PatrolEdit>(e.what).strategy = static_cast<PatrolStrategy>(*i);
       }},
      {edit_row("edit.patrol.dwell", "type.duration", "min", 1, 240, "Time spent at a hot spot or in an alert's area.",
           "Verweildauer an einem Brennpunkt oder im Gebiet eines Alarms."), LICHTUNG_DURATION(dwell_min)},
      {edit_row("edit.patrol.spots", "type.integer", "1", 1, 1000, "Number of hot spots (streets).", "Zahl der Brennpunkte (Straßen)."),
       LICHTUNG_INTO(PatrolEdit, spots)},
      {edit_row("edit.patrol.evidence", "type.evidence", "1", 0, 1,
           "What the strategy goes by: recorded, reported or discovered offences, or shares of them that sum to 1.",
           "Wonach die Strategie geht: recorded, reported, discovered, oder Anteile daran mit Summe 1."), read_evidence},
      {edit_row("edit.patrol.corrected", "type.boolean", "1", 1, 0,
           "Discoveries count less where patrols go more often (Ensign et al. 2018).",
           "Entdeckungen zählen weniger, wo öfter gestreift wird (Ensign u. a. 2018)."), LICHTUNG_INTO(PatrolEdit, corrected)},
      {edit_row("edit.patrol.memory", "type.duration", "min", 1440, 5256000, "Mean time for which offences count for hot spots.",
           "Mittlere Zeit, für die Taten bei Brennpunkten zählen."), LICHTUNG_DURATION(memory_min)},
      {edit_row("edit.patrol.distance", "type.real", "m", 10, 10000, "Radius of a near-repeat alert.", "Umkreis eines Near-Repeat-Alarms."),
       LICHTUNG_INTO(PatrolEdit, distance_m)},
      {edit_row("edit.patrol.window", "type.duration", "min", 1440, 525600, "How long a near-repeat alert stands, in whole days.",
           "Wie lange ein Near-Repeat-Alarm gilt, in ganzen Tagen."), LICHTUNG_DURATION(window_min)},
      {edit_row("edit.patrol.posts", "type.points", "1", 1, 0, "Places of fixed posts; without: the streets of 'where'.",
           "Orte fester Posten; ohne Angabe die Straßen von „where“."), LICHTUNG_INTO(PatrolEdit, posts)},
  };
}

#undef LICHTUNG_DURATION

std::vector<EditKey> station_rows() {
  return {
      {edit_row("edit.station.close", "type.boolean", "1", 1, 0, "Closes the stations on these streets; false opens them again.",
           "Schließt die Wachen an diesen Straßen; false öffnet sie wieder."),
       [](const Value& v, Edit& e) {
         bool closed = false;
         const std::size_t before = v.report.size();
         v.into(closed);
         if (v.report.size() == before) std::get<StationEdit>(e.what).closed = closed;
       }},
      {edit_row("edit.station.hours", "type.shifts", "1", 1, 0, "Opening hours of the stations on these streets.",
           "Öffnungszeiten der Wachen an diesen Straßen."), read_hours<StationEdit>},
      {edit_row("edit.station.open", "type.points", "1", 1, 0, "New stations.", "Neue Wachen."), LICHTUNG_INTO(StationEdit, open)},
  };
}

std::vector<EditKey> withdrawal_rows() {
  return {
      {edit_row("edit.withdrawal.share", "type.real", "1", 0, 1, "Share of the units of each kind and shift that is away.",
           "Anteil der Streifen je Art und Schicht, der fehlt."), LICHTUNG_INTO(WithdrawalEdit, share)},
      {edit_row("edit.withdrawal.units", "type.integer", "1", 1, 10000, "Number of units of each kind and shift that are away.",
           "Zahl der Streifen je Art und Schicht, die fehlen."), LICHTUNG_INTO(WithdrawalEdit, units)},
      {edit_row("edit.withdrawal.kinds", "type.words", "1", 1, 0, "Kinds of units: foot, bicycle, car; without: all.",
           "Streifenarten: foot, bicycle, car; ohne Angabe alle."), read_kinds<WithdrawalEdit>},
      {edit_row("edit.withdrawal.days", "type.words", "1", 1, 0, "Days of the week.", "Wochentage."), read_weekdays<WithdrawalEdit>},
      {edit_row("edit.withdrawal.dates", "type.dates", "1", 1, 0, "Dates.", "Tage."), LICHTUNG_INTO(WithdrawalEdit, dates)},
      {edit_row("edit.withdrawal.from", "type.date", "1", 1, 0, "First day.", "Erster Tag."), read_from<WithdrawalEdit>},
      {edit_row("edit.withdrawal.to", "type.date", "1", 1, 0, "Last day.", "Letzter Tag."), read_to<WithdrawalEdit>},
      {edit_row("edit.withdrawal.day_share", "type.real", "1", 0, 1, "Share of these days, drawn day by day; without: all of them.",
           "Anteil dieser Tage, Tag für Tag gezogen; ohne Angabe alle."), LICHTUNG_INTO(WithdrawalEdit, day_share)},
  };
}

std::vector<EditKey> order_service_rows() {
  return {
      {edit_row("edit.order_service.units", "type.integer", "1", -10000, 10000, "Units added to each shift; negative: taken away.",
           "Streifen je Schicht zusätzlich; negativ: weniger."), LICHTUNG_INTO(OrderServiceEdit, units)},
      {edit_row("edit.order_service.crew", "type.integer", "1", 1, 8, "Staff per unit.", "Kräfte je Streife."), LICHTUNG_INTO(OrderServiceEdit, crew)},
      {edit_row("edit.order_service.hours", "type.shifts", "1", 1, 0, "Shifts; without: 08:00-16:00 and 16:00-24:00.",
           "Schichten; ohne Angabe 08:00-16:00 und 16:00-24:00."), read_hours<OrderServiceEdit>},
      {edit_row("edit.order_service.posts", "type.points", "1", 1, 0, "Places of fixed posts; without: random beats.",
           "Orte fester Posten; ohne Angabe zufällige Streife."), LICHTUNG_INTO(OrderServiceEdit, posts)},
      {edit_row("edit.order_service.days", "type.words", "1", 1, 0, "Days of the week on duty.", "Wochentage mit Dienst."),
       read_weekdays<OrderServiceEdit>},
      {edit_row("edit.order_service.from", "type.date", "1", 1, 0, "First day.", "Erster Tag."), read_from<OrderServiceEdit>},
      {edit_row("edit.order_service.to", "type.date", "1", 1, 0, "Last day.", "Letzter Tag."), read_to<OrderServiceEdit>},
  };
}

void check_days(const DutyDays& days, EditCheck& check) {
  if (days.from && days.to && *days.from > *days.to) check.error_at("to", "diagnostic.dates_reversed", {{"from"}, {"to"}});
}

/// Keys that only say something beside one strategy.
void check_strategy_keys(const PatrolEdit& e, EditCheck& check) {
  const auto only = [&](const char* key, bool fits, const char* strategies) {
    if (check.has(key) && !fits) check.error_at(key, "diagnostic.only_with", {{key}, {strategies}});
  };
  const auto is = [&](PatrolStrategy s) { return e.strategy == s; };
  const bool spots = is(PatrolStrategy::HotSpots), repeats = is(PatrolStrategy::NearRepeat);
  only("dwell", spots || repeats, "strategy = \"hot_spots\" / \"near_repeat\"");
  only("evidence", spots || repeats, "strategy = \"hot_spots\" / \"near_repeat\"");
  only("spots", spots, "strategy = \"hot_spots\"");
  only("corrected", spots, "strategy = \"hot_spots\"");
  only("memory", spots, "strategy = \"hot_spots\"");
  only("distance", repeats, "strategy = \"near_repeat\"");
  only("window", repeats, "strategy = \"near_repeat\"");
  only("posts", is(PatrolStrategy::Posts), "strategy = \"posts\"");
  if (is(PatrolStrategy::Posts) && e.posts.empty() && !check.has("where"))
    check.error_at("strategy", "diagnostic.needs", {{"strategy = \"posts\""}, {"posts"}});
}

}  // namespace

std::vector<EditKey> police_rows_of_edits() {
  std::vector<EditKey> rows = patrol_numbers();
  for (const auto& more : {patrol_strategy(), station_rows(), withdrawal_rows(), order_service_rows()})
    rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

void check(const PatrolEdit& e, EditCheck& check) {
  const bool adds = std::ranges::any_of(e.units, [](const auto& n) { return n && *n > 0; });
  const bool takes = std::ranges::any_of(e.units, [](const auto& n) { return n && *n < 0; });
  const bool none = !e.replace && std::ranges::any_of(e.units, [](const auto& n) { return n && *n == 0; });
  const bool sets = e.crew || e.strategy || check.has("where");
  if (!e.names_units() && !e.factor && !sets && !check.has("hours") && !check.has("days") && !check.has("from") && !check.has("to"))
    return check.changes_nothing();
  if (none && !adds && !takes) return check.changes_nothing();
  if (e.names_units()) {
    check.exclude(e.factor.has_value(), "factor", e.units[0] ? "foot" : e.units[1] ? "bicycle" : "car");
    check.exclude(check.has("kinds"), "kinds", e.units[0] ? "foot" : e.units[1] ? "bicycle" : "car");
    if (takes && e.replace) check.error_at("replace", "diagnostic.not_together", {{"replace"}, {"less than 0"}});
    if (takes && !adds && sets)
      check.error_at(e.crew ? "crew" : e.strategy ? "strategy" : "where", "diagnostic.only_with", {{e.crew ? "crew" : e.strategy ? "strategy" : "where"}, {"foot / bicycle / car > 0"}});
  }
  for (const char* key : {"hours", "days", "from", "to"})
    if (check.has(key) && !adds) check.error_at(key, "diagnostic.only_with", {{key}, {"foot / bicycle / car > 0"}});
  if (e.replace && !e.names_units()) check.error_at("replace", "diagnostic.only_with", {{"replace"}, {"foot / bicycle / car"}});
  check_strategy_keys(e, check);
  check_days(e.days, check);
}

void check(const StationEdit& e, EditCheck& check) {
  if (!e.closed && e.hours.empty() && e.open.empty()) return check.changes_nothing();
  check.exclude(e.closed.value_or(false) && !e.hours.empty(), "close", "hours");
  if (e.closed.value_or(false) && !check.has("where")) check.error_at("close", "diagnostic.needs", {{"close"}, {"where"}});
  if (check.has("where") && !e.closed && e.hours.empty()) check.error_at("where", "diagnostic.only_with", {{"where"}, {"close / hours"}});
}

void check(const WithdrawalEdit& e, EditCheck& check) {
  const bool some = (e.share && *e.share > 0.0) || e.units;
  if (!some || (e.day_share && *e.day_share <= 0.0)) return check.changes_nothing();
  check.exclude(e.share && e.units, "share", "units");
  check.exclude(!e.dates.empty() && check.has("days"), "dates", "days");
  check.exclude(!e.dates.empty() && (e.days.from || e.days.to), "dates", e.days.from ? "from" : "to");
  check_days(e.days, check);
}

void check(const OrderServiceEdit& e, EditCheck& check) {
  if (!e.units || *e.units == 0) return check.changes_nothing();
  if (*e.units < 0)
    for (const char* key : {"crew", "hours", "posts", "days", "from", "to", "where"})
      if (check.has(key)) check.error_at(key, "diagnostic.only_with", {{key}, {"units > 0"}});
  check_days(e.days, check);
}

}  // namespace lichtung::detail
