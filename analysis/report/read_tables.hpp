// Tables of one replicate, reduced to what a report counts.
#pragma once

#include "analysis/report/run_set.hpp"

namespace lichtung::report {

/// Offences by district, kind and book, and by hour of the week.
void read_incidents(const outcome::Table& incidents, const RunSet& run, Replicate& replicate);

/// Times from call to arrival.
void read_calls(const outcome::Table& calls, Replicate& replicate);

/// Nights of residents by sex and age band.
void read_groups(const outcome::Table& avoidance, Replicate& replicate);

/// The figures of the replicate with this place in the folder.
void add_totals(const outcome::Table& totals, std::size_t place, RunSet& run);

/// Hour of the week (0: Monday 00:00) of a minute of a run's day, which begins at 04:00.
[[nodiscard]] std::size_t hour_of_week(const std::string& start_date, std::int64_t day, std::int64_t minute);

}  // namespace lichtung::report
