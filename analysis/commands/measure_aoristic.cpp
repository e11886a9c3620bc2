// `lichtung stats aoristic`: windows of time spread over the hours of the day and the week.
#include "analysis/commands/measures.hpp"
#include "analysis/commands/session.hpp"
#include "analysis/commands/tests_report.hpp"
#include "analysis/statistics/aoristic.hpp"

#include <fmt/format.h>

#include <array>
#include <memory>
#include <utility>

namespace lichtung::commands {
namespace {

struct AoristicOptions {
  Common common;
  std::string from{"from"}, from_time, to{"to"}, to_time;
  bool whole_hours{};
  double longest{};  // hours; 0: any
};

constexpr std::int64_t kDay = 1440;
constexpr std::int64_t kThursday = 3;  // 1970-01-01, counted from Monday

/// Windows of the rows in use; those that can't be are left out.
std::vector<statistics::TimeWindow> windows(const AoristicOptions& o, const std::vector<std::int64_t>& from,
                                            const std::vector<std::int64_t>& to, Session& session) {
  std::vector<statistics::TimeWindow> all;
  for (std::size_t r = 0; r < from.size(); ++r) {
    statistics::TimeWindow window{from[r] + kThursday * kDay, to[r] + kThursday * kDay + (o.whole_hours ? 60 : 0)};
    if (window.to < window.from) session.leave_out(r, "stats.ends_before");
    if (o.longest > 0.0 && static_cast<double>(window.to - window.from) > 60.0 * o.longest)
      session.leave_out(r, "stats.too_long_a_window", {{fmt::format("{}", o.longest)}});
    all.push_back(window);
  }
  return session.kept(all);
}

void report_hours(Report& report, const statistics::AoristicResult& a) {
  const Language l = report.language();
  TextTable table;
  std::vector<std::string> head{report.word_of("hour")};
  for (int d = 0; d < 7; ++d) head.push_back(report.word_of("weekday_" + std::to_string(d)));
  head.push_back(report.word_of("all_days"));
  table.row(std::move(head));
  for (std::size_t h = 0; h < 24; ++h) {
    std::vector<std::string> row{fmt::format("{:02}–{:02}", h, h + 1)};
    for (std::size_t d = 0; d < 7; ++d) row.push_back(number(a.hour_of_week[24 * d + h], 1, l));
    row.push_back(number(a.hour_of_day[h], 1, l));
    table.row(std::move(row));
  }
  report.heading("heading_hours");
  report.table(table);
  report.json("hour_of_day", a.hour_of_day);
  report.json("hour_of_week", a.hour_of_week);
}

void run_aoristic(const AoristicOptions& o, Context& context) {
  Session session(o.common, context);
  const std::vector<std::int64_t> from = session.minutes(o.from, o.from_time), to = session.minutes(o.to, o.to_time);
  std::vector<statistics::TimeWindow> used;
  if (from.size() == to.size() && session.has_table()) used = windows(o, from, to, session);
  if (!session.ready()) return;
  const statistics::AoristicResult a = statistics::aoristic(used);
  Report report(context.language);
  report.count("events", "events", a.events);
  report.number("mean_window_hours", "mean_window_hours", a.mean_window_hours);
  report.number("exact_share", "exact_share", a.exact_share);
  report_hours(report, a);
  session.print(report);
}

}  // namespace

void add_aoristic(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<AoristicOptions>();
  CLI::App* sub = add_measure(stats, context, "aoristic", o->common, [o, &context] { run_aoristic(*o, context); });
  add_option(*sub, context, "--from", o->from, "COLUMN");
  add_option(*sub, context, "--from-time", o->from_time, "COLUMN");
  add_option(*sub, context, "--to", o->to, "COLUMN");
  add_option(*sub, context, "--to-time", o->to_time, "COLUMN");
  add_flag(*sub, context, "--whole-hours", o->whole_hours);
  add_option(*sub, context, "--longest", o->longest, "H");
}

}  // namespace lichtung::commands
