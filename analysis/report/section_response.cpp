// How long it takes until the police are there.
#include "analysis/report/charts.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::report {
namespace {

constexpr std::array<double, 5> kMinutes{5.0, 8.0, 10.0, 15.0, 30.0};

std::vector<double> all_minutes(const RunSet& run) {
  std::vector<double> out;
  for (const Replicate& r : run.replicates)
    for (const double s : r.responses_s) out.push_back(s / 60.0);
  std::ranges::sort(out);
  return out;
}

/// Share of calls answered within each minute, of all replicates together.
Line distribution(const std::vector<double>& sorted, std::string name, double longest) {
  Line line{std::move(name), {}, {}};
  for (double m = 0.0; m <= longest + 1e-9; m += longest / 120.0) {
    line.x.push_back(m);
    line.y.push_back(100.0 * static_cast<double>(std::ranges::upper_bound(sorted, m) - sorted.begin()) / static_cast<double>(sorted.size()));
  }
  return line;
}

std::vector<double> within(const RunSet& run, double minutes) {
  std::vector<double> out;
  for (const Replicate& r : run.replicates) {
    const auto n = std::ranges::count_if(r.responses_s, [&](double s) { return s <= 60.0 * minutes; });
    out.push_back(r.calls > 0.0 ? 100.0 * static_cast<double>(n) / r.calls : std::nan(""));
  }
  return out;
}

HtmlTable shares_table(const Content& c) {
  const Words& w = c.words;
  HtmlTable t{w("response_caption"), {word(w("response_within"))}, {}};
  if (c.compares()) for (const char* head : {"before", "after", "change", "interval"}) t.head.push_back(figure(w(head)));
  else for (const char* head : {"value", "interval"}) t.head.push_back(figure(w(head)));
  for (const double m : kMinutes) {
    std::vector<Cell> row{word(w("minutes", w.number(m, 0)))};
    if (c.compares()) {
      const Contrast d = c.compare(within(c.before, m), within(*c.after, m));
      row.insert(row.end(), {figure(w.number(d.mean_a, 1)), figure(w.number(d.mean_b, 1)), figure(w.change(d.difference, 1)),
                             figure(interval_words(d, 1, w))});
    } else {
      const Estimate e = estimate(within(c.before, m));
      row.insert(row.end(), {figure(w.number(e.mean, 1)), figure(w.interval(e, 1))});
    }
    t.rows.push_back(std::move(row));
  }
  t.note = w("response_note");
  return t;
}

}  // namespace

std::string response_section(const Content& c) {
  const Words& w = c.words;
  const std::vector<double> before = all_minutes(c.before), after = c.compares() ? all_minutes(*c.after) : std::vector<double>();
  if (before.empty() || (c.compares() && after.empty())) return paragraph(w("response_nothing"));
  const auto at_share = [](const std::vector<double>& sorted, double q) { return sorted[static_cast<std::size_t>(q * static_cast<double>(sorted.size() - 1))]; };
  const double longest = std::max(5.0, std::ceil(std::max(at_share(before, 0.99), after.empty() ? 0.0 : at_share(after, 0.99)) / 5.0) * 5.0);
  std::vector<Line> lines{distribution(before, c.compares() ? w("before") : "", longest)};
  std::string words = w("response_words", w.number(at_share(before, 0.5), 1), w.number(at_share(before, 0.9), 1));
  if (c.compares()) {
    lines.push_back(distribution(after, w("after"), longest));
    words = fmt::format("{}: {} {}: {}", w("before"), words, w("after"), w("response_words", w.number(at_share(after, 0.5), 1), w.number(at_share(after, 0.9), 1)));
  }
  const std::string title = w("response_chart");
  return paragraph(words) +
         figure_html({title, w("response_about"),
                      line_chart({"chart-response", title, words}, {w("response_minutes"), 0.0, longest, {}}, {w("response_share"), 0.0, 100.0, {}}, lines, w)}) +
         table_html(shares_table(c));
}

}  // namespace lichtung::report
