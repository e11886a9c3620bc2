// Plots with intervals: over time, by offence kind, over streets, over the week.
#include "analysis/report/charts.hpp"
#include "analysis/report/dates.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/statistics/concentration.hpp"
#include "analysis/statistics/invalid_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::report {
namespace {

std::string side_name(const Content& c, bool after) { return c.compares() ? c.words(after ? "after" : "before") : std::string(); }

/// Day and month of a frame.
std::string frame_date(const RunSet& run, double start_s, const Words& w) {
  const auto start = date_of(run.provenance.start);
  if (!start) return w.number(start_s / 86400.0 + 1.0, 0);
  const std::chrono::year_month_day date(std::chrono::sys_days(*start) + std::chrono::days(static_cast<int>(start_s / 86400.0)));
  return w("day_month", static_cast<unsigned>(date.day()), w(fmt::format("month_short_{}", static_cast<unsigned>(date.month()))));
}

/// One line per scenario: mean over replicates of `value(frame, replicate)`.
template <class Value>
Line over_time(const RunSet& run, std::string name, Value value) {
  Line line{std::move(name), {}, {}};
  for (std::size_t f = 0; f < run.frame_start_s.size(); ++f) {
    std::vector<double> values;
    for (std::size_t r = 0; r < run.size(); ++r) values.push_back(value(f, r));
    const Estimate e = estimate(values);
    line.x.push_back(run.frame_start_s[f] / 86400.0);
    line.y.push_back(e.mean);
    line.low.push_back(e.low);
    line.high.push_back(e.high);
  }
  return line;
}

double series_value(const RunSet& run, std::string_view name, std::size_t frame, std::size_t replicate) {
  const auto at = run.series.find(name);
  return at == run.series.end() || replicate >= at->second[frame].size() ? std::nan("") : at->second[frame][replicate];
}

double frame_days(const RunSet& run, std::size_t f) {
  const double end = f + 1 < run.frame_start_s.size() ? run.frame_start_s[f + 1] : 86400.0 * run.provenance.days;
  return std::max(1e-9, (end - run.frame_start_s[f]) / 86400.0);
}

Line fear_line(const RunSet& run, std::string name) {
  return over_time(run, std::move(name), [&](std::size_t f, std::size_t r) { return 100.0 * series_value(run, "fear_night", f, r); });
}

Line offences_line(const RunSet& run, std::string name) {
  return over_time(run, std::move(name), [&](std::size_t f, std::size_t r) {
    double sum = 0.0;
    for (const OffenceKindInfo& kind : kOffenceKindTable)
      if (const double v = series_value(run, fmt::format("expected_{}", kind.key), f, r); std::isfinite(v)) sum += v;
    return sum / frame_days(run, f);
  });
}

HtmlTable lines_table(const Content& c, const std::string& caption, const std::vector<Line>& lines, int decimals) {
  const Words& w = c.words;
  HtmlTable t{caption, {word(w("frame_from"))}, {}};
  for (const Line& line : lines) {
    t.head.push_back(figure(line.name.empty() ? w("value") : line.name));
    t.head.push_back(figure(w("interval")));
  }
  for (std::size_t f = 0; f < lines.front().x.size(); ++f) {
    t.rows.push_back({word(frame_date(c.before, 86400.0 * lines.front().x[f], w))});
    for (const Line& line : lines) {
      const bool there = f < line.y.size();
      t.rows.back().push_back(figure(there ? w.number(line.y[f], decimals) : "–"));
      t.rows.back().push_back(figure(there && std::isfinite(line.low[f]) ? w("from_to", w.number(line.low[f], decimals), w.number(line.high[f], decimals)) : "–"));
    }
  }
  return t;
}

std::string time_chart(const Content& c, std::string_view id, const std::vector<Line>& lines) {
  const Words& w = c.words;
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const Line& line : lines)
    for (std::size_t i = 0; i < line.y.size(); ++i)
      for (const double v : {line.y[i], line.low[i], line.high[i]})
        if (std::isfinite(v)) {
          low = std::min(low, v);
          high = std::max(high, v);
        }
  if (!(high >= low)) return {};
  Axis x{w("date_axis"), 0.0, std::max(1.0, static_cast<double>(c.before.provenance.days)), {}};
  const std::size_t frames = c.before.frame_start_s.size(), step = std::max<std::size_t>(1, (frames + 6) / 7);
  for (std::size_t f = 0; f < frames; f += step)
    x.marks.emplace_back(c.before.frame_start_s[f] / 86400.0, frame_date(c.before, c.before.frame_start_s[f], w));
  if (!lines.front().x.empty()) x.high = std::max(lines.front().x.back(), 1.0);
  const std::string title = w(fmt::format("chart_{}", id));
  const svg::Description about{fmt::format("chart-{}", id), title, w("chart_range", w.number(low, 2), w.number(high, 2))};
  const double floor = low > 0.5 * high ? low - 0.1 * (high - low) : 0.0;
  return figure_html({title, w(fmt::format("chart_{}_about", id)), line_chart(about, x, {w(fmt::format("chart_{}_unit", id)), floor, high, {}}, lines, w),
                      w("as_table"), table_html(lines_table(c, title, lines, 2))});
}

std::string times(const Content& c) {
  std::vector<Line> fear{fear_line(c.before, side_name(c, false))}, offences{offences_line(c.before, side_name(c, false))};
  if (c.compares()) {
    fear.push_back(fear_line(*c.after, side_name(c, true)));
    offences.push_back(offences_line(*c.after, side_name(c, true)));
  }
  if (fear.front().x.size() < 2) return paragraph(c.words("one_frame"));
  return time_chart(c, "fear", fear) + time_chart(c, "expected", offences);
}

/// Cases per 100 000 residents and year by kind; `ledger` empty: the expected number.
std::vector<Estimate> rates(const RunSet& run, std::string_view prefix, std::string_view ledger) {
  std::vector<Estimate> out;
  for (const OffenceKindInfo& kind : kOffenceKindTable) {
    const Total* t = run.find(fmt::format("{}.{}", prefix, kind.key), ledger);
    out.push_back(t == nullptr ? Estimate{} : estimate(t->values));
  }
  return out;
}

HtmlTable bars_table(const Content& c, const std::string& caption, const std::vector<std::string>& groups, const std::vector<Bars>& bars) {
  const Words& w = c.words;
  HtmlTable t{caption, {word(w("offence"))}, {}};
  for (const Bars& b : bars) {
    t.head.push_back(figure(b.name));
    t.head.push_back(figure(w("interval")));
  }
  for (std::size_t g = 0; g < groups.size(); ++g) {
    t.rows.push_back({word(groups[g])});
    for (const Bars& b : bars) {
      t.rows.back().push_back(figure(w.number(b.values[g].mean, 0)));
      t.rows.back().push_back(figure(w.interval(b.values[g], 0)));
    }
  }
  return t;
}

std::string bars_figure(const Content& c, std::string_view id, const std::vector<Bars>& bars) {
  const Words& w = c.words;
  std::vector<std::string> groups;
  for (const OffenceKindInfo& kind : kOffenceKindTable) groups.push_back(w.offence(kind));
  if (std::ranges::none_of(bars, [](const Bars& b) { return std::ranges::any_of(b.values, [](const Estimate& e) { return e.known(); }); })) return {};
  const std::string title = w(fmt::format("chart_{}", id));
  return figure_html({title, w(fmt::format("chart_{}_about", id)),
                      bar_chart({fmt::format("chart-{}", id), title, w("bars_words")}, w("unit_per_100k"), groups, bars, w), w("as_table"),
                      table_html(bars_table(c, title, groups, bars))});
}

std::string offence_bars(const Content& c) {
  const Words& w = c.words;
  if (c.compares())
    return bars_figure(c, "kinds_expected", {{w("before"), rates(c.before, "expected_per_100k", "expected")}, {w("after"), rates(*c.after, "expected_per_100k", "expected")}}) +
           bars_figure(c, "kinds_recorded", {{w("before"), rates(c.before, "incidents_per_100k", "recorded")}, {w("after"), rates(*c.after, "incidents_per_100k", "recorded")}});
  std::vector<Bars> bars;
  for (std::size_t l = 0; l + 1 < kLedgers; ++l)
    bars.push_back({w(fmt::format("ledger_{}", kLedgerWords[l])), rates(c.before, "incidents_per_100k", kLedgerWords[l])});
  bars.push_back({w("ledger_cleared"), rates(c.before, "cleared_per_100k", "recorded")});
  return bars_figure(c, "kinds_ledgers", bars);
}

std::vector<double> expected_by_street(const RunSet& run) {
  std::vector<double> sum(run.segments, 0.0);
  for (const OffenceKindInfo& kind : kOffenceKindTable) {
    const auto& values = run.street(fmt::format("expected_{}", kind.key));
    for (std::size_t s = 0; s < values.size(); ++s)
      if (std::isfinite(values[s]) && values[s] > 0.0) sum[s] += values[s];
  }
  return sum;
}

std::string lorenz(const Content& c) {
  const Words& w = c.words;
  std::vector<Line> lines;
  std::string words;
  for (const RunSet* run : {&c.before, c.after}) {
    if (run == nullptr) continue;
    const std::vector<double> values = expected_by_street(*run);
    try {
      Line line{side_name(c, run == c.after), {}, {}};
      const auto curve = statistics::lorenz_curve(values);
      const std::size_t step = std::max<std::size_t>(1, curve.size() / 200);
      for (std::size_t i = 0; i < curve.size(); ++i)
        if (i % step == 0 || i + step >= curve.size()) {
          line.x.push_back(100.0 * curve[i].units);
          line.y.push_back(100.0 * curve[i].values);
        }
      words += (words.empty() ? "" : " ") + (c.compares() ? line.name + ": " : std::string()) +
               w("lorenz_words", w.number(statistics::gini(values), 2), w.percent(statistics::units_holding(values, 0.5).share, 1), w.percent(statistics::units_holding(values, 0.25).share, 1));
      lines.push_back(std::move(line));
    } catch (const statistics::InvalidData&) {   // no offences at all
      return paragraph(w("lorenz_nothing"));
    }
  }
  if (!c.compares()) lines.push_back({"", {}, {}});
  lines.push_back({w("lorenz_equal"), {0.0, 100.0}, {0.0, 100.0}});
  const std::string title = w("chart_lorenz");
  return figure_html({title, w("chart_lorenz_about"), line_chart({"chart-lorenz", title, words}, {w("lorenz_streets"), 0.0, 100.0, {}}, {w("lorenz_offences"), 0.0, 100.0, {}}, lines, w)}) +
         paragraph(words);
}

HtmlTable week_table(const std::string& caption, const std::array<double, kHours>& values, const Words& w, int decimals) {
  HtmlTable t{caption, {word(w("hour"))}, {}};
  for (std::size_t d = 0; d < 7; ++d) t.head.push_back(figure(w(fmt::format("day_{}", d))));
  for (std::size_t h = 0; h < 24; ++h) {
    t.rows.push_back({word(w("clock", h))});
    for (std::size_t d = 0; d < 7; ++d) t.rows.back().push_back(figure(w.number(values[24 * d + h], decimals)));
  }
  return t;
}

std::string week(const Content& c) {
  const Words& w = c.words;
  const RunSet& run = c.subject();
  std::array<double, kHours> incidents{};
  const double weeks = std::max(1.0 / 7.0, static_cast<double>(run.provenance.days) / 7.0) * static_cast<double>(std::max<std::size_t>(1, run.size()));
  for (const Replicate& r : run.replicates)
    for (std::size_t h = 0; h < kHours; ++h) incidents[h] += r.incident_hours[h] / weeks;
  std::array<double, kHours> people = run.footfall_hours;
  for (double& p : people) p /= static_cast<double>(std::max<std::size_t>(1, run.segments));
  const std::string which = c.compares() ? " " + w("of_the_plan") : "";
  const auto picture = [&](std::string_view id, const std::array<double, kHours>& values, int decimals) {
    const std::string title = w(fmt::format("chart_week_{}", id));
    const auto peak = static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
    const std::string words = w("week_words", w(fmt::format("day_{}", peak / 24)), peak % 24, w.number(values[peak], 2));
    return figure_html({title, w(fmt::format("chart_week_{}_about", id)) + which,
                        heat_map({fmt::format("chart-week-{}", id), title, words}, values, w(fmt::format("chart_week_{}_unit", id)), w), w("as_table"),
                        table_html(week_table(title, values, w, decimals))});
  };
  return picture("incidents", incidents, 3) + picture("footfall", people, 1);
}

}  // namespace

std::string plots_section(const Content& c) {
  return paragraph(c.subject().size() > 1 ? c.words("bands_are", c.subject().size()) : c.words("no_intervals")) + times(c) + offence_bars(c) +
         lorenz(c) + week(c);
}

}  // namespace lichtung::report
