// Keys of the edits of cameras, alcohol restrictions and events, and what they say together.
#include "scenarios/edits/rows.hpp"
#include "scenarios/scenario.hpp"

namespace lichtung::detail {
namespace {

constexpr std::array<std::string_view, 2> kWatchWords{"recorded", "live"};
constexpr int kDayStart = 4 * 60;          // days of the model run from 4 to 4 o'clock
constexpr int kLastLeave = 23 * 60 + 30;   // 03:30 as minutes since 04:00: all are home before the next day

void read_hours(const Value& v, std::vector<ClockSpan>& out) {
  if (const auto hours = v.hours())
    for (const Shift& h : *hours) out.push_back({h.from_minute, h.to_minute});
}

/// "03:00" as a civil minute.
std::optional<int> clock(const Value& v) {
  const auto text = v.string();
  if (!text) return std::nullopt;
  for (const std::string_view other : {"00:00", "12:00"})   // a span needs another end than the time itself
    if (const auto span = written_shift(fmt::format("{}-{}", *text, other))) return span->from_minute % 1440;
  v.report.error(v.at(), "diagnostic.not_a_clock", {{v.name()}, {*text}});
  return std::nullopt;
}

std::vector<EditKey> camera_rows() {
  return {
      {edit_row("edit.camera.at", "type.points", "1", 1, 0, "A camera at each place, on the nearest street.", "Eine Kamera an jedem Ort, an der nächsten Straße."),
       LICHTUNG_INTO(CameraEdit, at)},
      {edit_row("edit.camera.view", "type.real", "m", 5, 200, "How far a camera sees along its street, to the next bend or junction; 50 unless told.",
           "Wie weit eine Kamera die Straße entlang sieht, bis zur nächsten Biegung oder Kreuzung; sonst 50."), LICHTUNG_INTO(CameraEdit, view_m)},
      {edit_row("edit.camera.watched", "type.choice", "1", 1, 0, "recorded: pictures are kept; live: somebody watches too.",
           "recorded: Bilder werden gespeichert; live: es sieht auch jemand zu."),
       [](const Value& v, Edit& e) {
         if (const auto i = v.word(kWatchWords)) std::get<CameraEdit>(e.what).live = *i == 1;
       }},
      {edit_row("edit.camera.hours", "type.shifts", "1", 1, 0, "When cameras record; always unless told.", "Wann die Kameras aufzeichnen; sonst immer."),
       [](const Value& v, Edit& e) { read_hours(v, std::get<CameraEdit>(e.what).hours); }},
      {edit_row("edit.camera.sign", "type.boolean", "1", 1, 0, "Signs tell of the cameras; true unless told.", "Schilder weisen auf die Kameras hin; sonst true."),
       LICHTUNG_INTO(CameraEdit, sign)},
      {edit_row("edit.camera.remove", "type.boolean", "1", 1, 0, "Takes away all cameras of these streets.", "Entfernt alle Kameras dieser Straßen."),
       LICHTUNG_INTO(CameraEdit, remove)},
      {edit_row("edit.camera.remove_at", "type.points", "1", 1, 0, "Takes away the camera nearest to each place (within 10 m).",
           "Entfernt die jeweils nächste Kamera (bis 10 m)."), LICHTUNG_INTO(CameraEdit, remove_at)},
  };
}

std::vector<EditKey> alcohol_rows() {
  return {
      {edit_row("edit.alcohol.hours", "type.shifts", "1", 1, 0, "When nobody may drink in these streets.", "Wann in diesen Straßen nicht getrunken werden darf."),
       [](const Value& v, Edit& e) { read_hours(v, std::get<AlcoholEdit>(e.what).hours); }},
      {edit_row("edit.alcohol.sale_until", "type.clock", "1", 1, 0, "Shops and stations of these streets sell no alcohol from this time to 05:00.",
           "Läden und Bahnhöfe dieser Straßen verkaufen von dieser Zeit bis 05:00 keinen Alkohol."),
       [](const Value& v, Edit& e) {
         if (const auto minute = clock(v)) std::get<AlcoholEdit>(e.what).sale_until = *minute;
       }},
      {edit_row("edit.alcohol.lift", "type.boolean", "1", 1, 0, "Ends what edits before restricted in these streets.",
           "Hebt frühere Beschränkungen in diesen Straßen auf."), LICHTUNG_INTO(AlcoholEdit, lift)},
  };
}

std::vector<EditKey> event_rows() {
  return {
      {edit_row("edit.event.date", "type.dates", "1", 1, 0, "Day or days of the event.", "Tag oder Tage der Veranstaltung."), LICHTUNG_INTO(EventEdit, dates)},
      {edit_row("edit.event.hours", "type.shift", "1", 1, 0, "From when to when, between 04:00 and 03:30 of the next day.",
           "Von wann bis wann, zwischen 04:00 und 03:30 des nächsten Tages."),
       [](const Value& v, Edit& e) {
         if (v.node.is_array()) return v.wrong_type("type.shift", v.node);
         if (const auto hours = v.hours()) std::get<EventEdit>(e.what).hours = ClockSpan{hours->front().from_minute, hours->front().to_minute};
       }},
      {edit_row("edit.event.crowd", "type.real", "1", 0, 1e6, "Persons who come.", "Zahl der Gäste."), LICHTUNG_INTO(EventEdit, crowd)},
      {edit_row("edit.event.outside", "type.real", "1", 0, 1, "Share of them from out of town; 0.3 unless told.", "Anteil von auswärts; sonst 0,3."),
       LICHTUNG_INTO(EventEdit, outside)},
      {edit_row("edit.event.stay_on", "type.real", "1", 0, 1, "Share that stays drinking after the end; 0 unless told.",
           "Anteil, der nach dem Ende noch bleibt und trinkt; sonst 0."), LICHTUNG_INTO(EventEdit, stay_on)},
      {edit_row("edit.event.until", "type.clock", "1", 1, 0, "When the last of those have left, 03:30 at the latest; two hours after the end unless told.",
           "Wann die Letzten gegangen sind, spätestens 03:30; sonst zwei Stunden nach dem Ende."),
       [](const Value& v, Edit& e) {
         if (const auto minute = clock(v)) std::get<EventEdit>(e.what).until = *minute;
       }},
      {edit_row("edit.event.stewards", "type.integer", "1", 0, 10000, "Stewards on duty during the event.", "Ordnungskräfte während der Veranstaltung."),
       LICHTUNG_INTO(EventEdit, stewards)},
  };
}

int since_four(int civil) { return (civil - kDayStart + 1440) % 1440; }

}  // namespace

std::vector<EditKey> nightlife_rows() {
  std::vector<EditKey> rows = camera_rows();
  for (const auto& more : {alcohol_rows(), event_rows()}) rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

void check(const CameraEdit& e, EditCheck& check) {
  const bool removes = e.remove || check.has("remove_at");
  if (check.has("remove") && !e.remove) check.changes_nothing();
  check.exclude(check.has("at") && check.has("where"), "at", "where");
  check.exclude(check.has("remove_at") && check.has("where"), "remove_at", "where");
  check.exclude(e.remove && check.has("at"), "remove", "at");
  check.exclude(check.has("remove_at") && check.has("at"), "remove_at", "at");
  if (e.remove) check.needs("remove", "where");
  for (const char* key : {"view", "watched", "hours", "sign"}) check.exclude(removes && check.has(key), e.remove ? "remove" : "remove_at", key);
}

void check(const AlcoholEdit& e, EditCheck& check) {
  const bool restricts = !e.hours.empty() || e.sale_until;
  if (!restricts && !e.lift) check.changes_nothing();
  check.exclude(e.lift && !e.hours.empty(), "lift", "hours");
  check.exclude(e.lift && e.sale_until, "lift", "sale_until");
}

void check(const EventEdit& e, EditCheck& check) {
  for (const char* key : {"date", "hours", "crowd"})
    if (!check.has(key)) return void(check.error("diagnostic.missing_key", {{key}}));
  const int from = since_four(e.hours->from_minute), to = since_four(e.hours->to_minute);
  if (to <= from || to > kLastLeave) return void(check.error_at("hours", "diagnostic.event_past_four"));
  if (!e.until) return;
  check.needs("until", "stay_on");
  const int until = since_four(*e.until);
  if (until <= to || until > kLastLeave) check.error_at("until", "diagnostic.event_until");
}

}  // namespace lichtung::detail
