// Counting. Rows whose codes mean nothing are passed over.
#include "analysis/report/read_tables.hpp"

#include "analysis/report/dates.hpp"
#include "sim/outcome/columns.hpp"

#include <cmath>
#include <limits>

namespace lichtung::report {
namespace {

using outcome::numbers_of;

/// 0 Monday … 6 Sunday; 0 if the text is no date.
std::int64_t weekday_of(const std::string& date) {
  const auto day = date_of(date);
  return day ? static_cast<std::int64_t>(std::chrono::weekday(std::chrono::sys_days(*day)).iso_encoding()) - 1 : 0;
}

bool is_set(const std::vector<double>& column, std::size_t row) { return row < column.size() && column[row] > 0.0; }

}  // namespace

std::size_t hour_of_week(const std::string& start_date, std::int64_t day, std::int64_t minute) {
  const std::int64_t hours = 24 * (weekday_of(start_date) + day % 7) + 4 + minute / 60;
  return static_cast<std::size_t>((hours % 168 + 168) % 168);
}

void read_incidents(const outcome::Table& incidents, const RunSet& run, Replicate& replicate) {
  const auto kind = numbers_of(incidents, "kind"), segment = numbers_of(incidents, "segment"), day = numbers_of(incidents, "day"),
             minute = numbers_of(incidents, "minute"), reported = numbers_of(incidents, "reported"),
             discovered = numbers_of(incidents, "discovered"), cleared = numbers_of(incidents, "cleared");
  for (std::size_t i = 0; i < kind.size(); ++i) {
    const auto k = static_cast<std::size_t>(kind[i]);
    if (k >= kOffenceKinds) continue;
    std::size_t place = replicate.offences.size() - 1;
    if (i < segment.size() && segment[i] >= 0.0 && segment[i] < static_cast<double>(run.district.size()))
      if (const std::int32_t d = run.district[static_cast<std::size_t>(segment[i])]; d >= 0) place = static_cast<std::size_t>(d);
    auto& books = replicate.offences[place][k];
    const bool known = is_set(reported, i) || is_set(discovered, i);
    books[0] += 1.0;
    books[1] += is_set(reported, i) ? 1.0 : 0.0;
    books[2] += is_set(discovered, i) ? 1.0 : 0.0;
    books[3] += known ? 1.0 : 0.0;
    books[4] += known && is_set(cleared, i) ? 1.0 : 0.0;
    if (i < day.size() && i < minute.size() && day[i] >= 0.0 && minute[i] >= 0.0)
      replicate.incident_hours[hour_of_week(run.provenance.start, static_cast<std::int64_t>(day[i]), static_cast<std::int64_t>(minute[i]))] += 1.0;
  }
}

void read_calls(const outcome::Table& calls, Replicate& replicate) {
  const auto response = numbers_of(calls, "response_s"), unit = numbers_of(calls, "unit");
  replicate.calls = static_cast<double>(response.size());
  for (std::size_t i = 0; i < response.size(); ++i)
    if (std::isfinite(response[i]) && response[i] >= 0.0 && i < unit.size() && unit[i] >= 0.0) replicate.responses_s.push_back(response[i]);
}

void read_groups(const outcome::Table& avoidance, Replicate& replicate) {
  const auto sex = numbers_of(avoidance, "sex"), age = numbers_of(avoidance, "age_band");
  const auto residents = numbers_of(avoidance, "residents"), tours = numbers_of(avoidance, "night_trips"),
             cancelled = numbers_of(avoidance, "avoided_cancelled"), shifted = numbers_of(avoidance, "avoided_shifted"),
             mode = numbers_of(avoidance, "avoided_mode"), walks = numbers_of(avoidance, "night_walks"),
             fear = numbers_of(avoidance, "fear_share");
  const auto value = [](const std::vector<double>& column, std::size_t i) {
    return i < column.size() && std::isfinite(column[i]) ? column[i] : 0.0;
  };
  for (std::size_t i = 0; i < sex.size() && i < age.size(); ++i) {
    if (!(sex[i] >= 0.0 && sex[i] < static_cast<double>(kSexes) && age[i] >= 0.0 && age[i] < static_cast<double>(kAgeBands))) continue;
    GroupNight& g = replicate.groups[static_cast<std::size_t>(sex[i])][static_cast<std::size_t>(age[i])];
    g.residents += value(residents, i);
    g.tours += value(tours, i);
    g.avoided += value(cancelled, i) + value(shifted, i) + value(mode, i);
    g.walks += value(walks, i);
    g.unsafe_walks += value(fear, i) * value(walks, i);
  }
}

void add_totals(const outcome::Table& totals, std::size_t place, RunSet& run) {
  const auto metric = outcome::texts_of(totals, "metric"), unit = outcome::texts_of(totals, "unit"), ledger = outcome::texts_of(totals, "ledger");
  const auto value = numbers_of(totals, "value");
  for (std::size_t i = 0; i < metric.size() && i < value.size(); ++i) {
    const std::string book = i < ledger.size() ? ledger[i] : "";
    Total* at = nullptr;
    for (Total& t : run.totals)
      if (t.metric == metric[i] && t.ledger == book) at = &t;
    if (at == nullptr) at = &run.totals.emplace_back(Total{metric[i], i < unit.size() ? unit[i] : "", book, {}});
    at->values.resize(place + 1, std::numeric_limits<double>::quiet_NaN());
    at->values[place] = value[i];
  }
}

}  // namespace lichtung::report
