// See run.hpp.
#include "viz/data/run.hpp"

#include "viz/data/columns.hpp"

#include <fmt/format.h>

#include <chrono>
#include <charconv>

namespace lichtung::viz {
namespace {

using outcome::Table;

/// "2026-11-02" plus days, as a date text.
std::string date_after(const std::string& start, int days, int& weekday) {
  int y = 0, m = 0, d = 0;
  std::from_chars(start.data(), start.data() + 4, y);
  std::from_chars(start.data() + 5, start.data() + 7, m);
  std::from_chars(start.data() + 8, start.data() + 10, d);
  const std::chrono::year_month_day first(std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                                          std::chrono::day(static_cast<unsigned>(d)));
  if (!first.ok()) return start;
  const std::chrono::sys_days day = std::chrono::sys_days(first) + std::chrono::days(days);
  const std::chrono::year_month_day ymd(day);
  weekday = static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1;
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

}  // namespace

Run::Run(const std::filesystem::path& path, bool verify) : path_(path), reader_(path, verify) {
  read_days();
  read_recorded();
}

void Run::read_days() {
  const Table table = table_or_empty(reader_, "days");
  const auto sunrise = column_as<int>(table, "sunrise_min", -1), sunset = column_as<int>(table, "sunset_min", -1);
  constexpr std::uint32_t kMostDays = 36600;
  // One more than were simulated: the last night ends on the morning after.
  for (std::uint32_t d = 0; d <= std::clamp(about().days, 1U, kMostDays); ++d) {
    DayInfo day;
    day.date = date_after(about().start, static_cast<int>(d), day.weekday);
    if (!sunrise.empty() && d <= sunrise.size()) {
      const std::size_t row = std::min<std::size_t>(d, sunrise.size() - 1);
      day.sunrise_min = sunrise[row];
      day.sunset_min = sunset[row];
    }
    days_.push_back(std::move(day));
  }
}

void Run::read_recorded() {
  // Days on which something was recorded: first and last rows say it for one day, patrols for several.
  std::vector<char> day(days_.size() + 2, 0);
  const auto mark = [&](double time_s) {
    const double d = std::floor(time_s / kDaySeconds);
    if (d >= 0 && d < static_cast<double>(days_.size())) day[static_cast<std::size_t>(d)] = 1;
  };
  if (reader_.has_table("patrol_positions"))
    for (const double t : column_as<double>(reader_.table("patrol_positions"), "time_s", -1)) mark(t);
  if (reader_.has_column("walks", "day")) {
    // `day` is not sorted exactly, but days follow each other: a look at every block's ends is enough.
    const std::size_t rows = reader_.row_count("walks");
    constexpr std::size_t kStep = 65536;
    for (std::size_t r = 0; r < rows; r += kStep) {
      const auto value = reader_.column_slice("walks", "day", r, 1).values;
      if (const auto* d = std::get_if<std::vector<std::int32_t>>(&value)) mark(d->front() * kDaySeconds);
    }
  }
  for (std::size_t d = 0; d + 1 < days_.size(); ++d) {
    if (day[d] == 0) continue;
    const double from = static_cast<double>(d) * kDaySeconds;
    if (!recorded_.empty() && recorded_.back().second == from)
      recorded_.back().second = from + kDaySeconds;
    else
      recorded_.emplace_back(from, from + kDaySeconds);
  }
}

void Run::read_events(double origin_x, double origin_y) {
  const Table table = table_or_empty(reader_, "incidents");
  const auto segments = static_cast<std::int32_t>(reader_.segment_count());
  const auto time = column_as<double>(table, "time_s", 0), x = column_as<double>(table, "x", NAN), y = column_as<double>(table, "y", NAN);
  const auto segment = column_as<std::int32_t>(table, "segment", -1);
  const auto kind = column_as<std::uint8_t>(table, "kind", 0), attempted = column_as<std::uint8_t>(table, "attempted", 0),
             reported = column_as<std::uint8_t>(table, "reported", 0), discovered = column_as<std::uint8_t>(table, "discovered", 0),
             cleared = column_as<std::uint8_t>(table, "cleared", 0);
  incidents_.clear();
  for (std::size_t i = 0; i < time.size(); ++i) {
    if (!std::isfinite(x[i]) || !std::isfinite(y[i]) || !std::isfinite(time[i]) || kind[i] >= kKinds) continue;
    const std::int32_t s = segment[i] >= 0 && segment[i] < segments ? segment[i] : -1;
    incidents_.push_back({time[i], s, kind[i], attempted[i] != 0, reported[i] != 0, discovered[i] != 0, cleared[i],
                          {static_cast<float>(x[i] - origin_x), static_cast<float>(y[i] - origin_y)}});
  }
  std::ranges::stable_sort(incidents_, {}, &Incident::time_s);

  const Table positions = table_or_empty(reader_, "patrol_positions");
  const auto at = column_as<std::int32_t>(positions, "time_s", 0), unit = column_as<std::int32_t>(positions, "unit", 0),
             where = column_as<std::int32_t>(positions, "segment", -1);
  fixes_.clear();
  for (std::size_t i = 0; i < at.size(); ++i)
    if (where[i] >= 0 && where[i] < segments) fixes_.push_back({at[i], unit[i], where[i]});
  std::ranges::stable_sort(fixes_, {}, [](const UnitFix& f) { return std::pair(f.unit, f.time_s); });
}

}  // namespace lichtung::viz
