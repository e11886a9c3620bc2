// For whom and where: districts, sex and age.
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"
#include "sim/outcome/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lichtung::report {
namespace {

/// Expected offences of all kinds per 1000 residents and year, by replicate.
std::vector<double> district_rate(const RunSet& run, std::size_t district, double residents) {
  std::vector<double> out;
  for (const Replicate& r : run.replicates)
    out.push_back(std::accumulate(r.expected[district].begin(), r.expected[district].end(), 0.0) / residents * 1000.0 / std::max(run.years(), 1e-9));
  return out;
}

/// Share of those who pass or would pass at night that is concerned, over the streets of a district.
double district_concern(const RunSet& run, std::int32_t district) {
  const auto of = [&](std::string_view name) { return outcome::numbers_of(run.night, name); };
  const auto passes = of("passes"), unsafe = of("unsafe"), away = of("away"), away_unsafe = of("away_unsafe");
  double concerned = 0.0, would = 0.0;
  for (std::size_t s = 0; s < run.segments && s < std::min({passes.size(), unsafe.size(), away.size(), away_unsafe.size()}); ++s)
    if (run.district[s] == district) {
      concerned += (unsafe[s] + away_unsafe[s]) * run.length_m[s];
      would += (passes[s] + away[s]) * run.length_m[s];
    }
  return would > 0.0 ? 100.0 * concerned / would : std::nan("");
}

std::string districts(const Content& c) {
  const Words& w = c.words;
  const auto names = outcome::texts_of(c.before.districts, "name");
  const auto residents = outcome::numbers_of(c.before.districts, "residents");
  const bool same = !c.compares() || outcome::texts_of(c.after->districts, "name") == names;
  if (names.empty() || residents.size() != names.size() || !same) return paragraph(w("no_districts"));
  HtmlTable t{w("districts_caption"), {word(w("district")), figure(w("residents"))}, {}};
  if (c.compares()) {
    for (const char* head : {"concerned_before", "concerned_after", "rate_before", "rate_after", "change", "interval"}) t.head.push_back(figure(w(head)));
  } else {
    for (const char* head : {"concerned_share", "rate", "interval"}) t.head.push_back(figure(w(head)));
  }
  for (std::size_t d = 0; d < names.size(); ++d) {
    std::vector<Cell> row{word(names[d].empty() ? w("unnamed") : names[d])};
    if (residents[d] < kFewest) {
      row.push_back(figure(w("fewer_than", w.number(kFewest, 0))));
      row.resize(t.head.size(), figure("–"));
      t.rows.push_back(std::move(row));
      continue;
    }
    row.push_back(figure(w.number(residents[d], 0)));
    const auto concern = [&](const RunSet& run) { return figure(w.number(district_concern(run, static_cast<std::int32_t>(d)), 1)); };
    if (c.compares()) {
      const Contrast diff = c.compare(district_rate(c.before, d, residents[d]), district_rate(*c.after, d, residents[d]));
      row.insert(row.end(), {concern(c.before), concern(*c.after), figure(w.number(diff.mean_a, 1)), figure(w.number(diff.mean_b, 1)),
                             figure(w.change(diff.difference, 2)), figure(interval_words(diff, 2, w))});
    } else {
      const Estimate e = estimate(district_rate(c.before, d, residents[d]));
      row.insert(row.end(), {concern(c.before), figure(w.number(e.mean, 1)), figure(w.interval(e, 1))});
    }
    t.rows.push_back(std::move(row));
  }
  t.note = w("districts_note");
  return table_html(t);
}

constexpr double kFewestNights = 50.0;   // walks or tours of a group, over all replicates, below which a share is noise

template <class Part, class Whole>
std::vector<double> shares(const RunSet& run, std::size_t sex, std::size_t age, Part part, Whole whole) {
  std::vector<double> out;
  double all = 0.0;
  for (const Replicate& r : run.replicates) {
    const GroupNight& g = r.groups[sex][age];
    all += whole(g);
    out.push_back(whole(g) > 0.0 ? 100.0 * part(g) / whole(g) : std::nan(""));
  }
  if (all < kFewestNights) out.assign(out.size(), std::nan(""));
  return out;
}

std::vector<double> unsafe_share(const RunSet& run, std::size_t sex, std::size_t age) {
  return shares(run, sex, age, [](const GroupNight& g) { return g.unsafe_walks; }, [](const GroupNight& g) { return g.walks; });
}

std::vector<double> avoided_share(const RunSet& run, std::size_t sex, std::size_t age) {
  return shares(run, sex, age, [](const GroupNight& g) { return g.avoided; }, [](const GroupNight& g) { return g.tours; });
}

void add_share(std::vector<Cell>& row, const Content& c, const std::vector<double>& before, const std::vector<double>& after) {
  const Words& w = c.words;
  if (!c.compares()) {
    const Estimate e = estimate(before);
    row.push_back(figure(w.number(e.mean, 1)));
    row.push_back(figure(w.interval(e, 1)));
    return;
  }
  const Contrast d = c.compare(before, after);
  row.push_back(figure(w.number(d.mean_a, 1)));
  row.push_back(figure(w.number(d.mean_b, 1)));
  row.push_back(figure(interval_words(d, 2, w)));
}

std::string sex_and_age(const Content& c) {
  const Words& w = c.words;
  if (c.before.replicates.empty()) return {};
  HtmlTable t{w("groups_caption"), {word(w("group")), figure(w("residents"))}, {}};
  for (const char* what : {"walks_unsafe_short", "avoided_short"}) {
    if (c.compares()) {
      t.head.push_back(figure(fmt::format("{}, {}", w(what), w("before"))));
      t.head.push_back(figure(w("after")));
      t.head.push_back(figure(w("change_interval")));
    } else {
      t.head.push_back(figure(w(what)));
      t.head.push_back(figure(w("interval")));
    }
  }
  for (std::size_t sex = 0; sex < kSexes; ++sex)
    for (std::size_t age = 0; age < kAgeBands; ++age) {
      const double residents = c.before.replicates.front().groups[sex][age].residents;
      if (!(residents >= kFewest)) continue;
      std::vector<Cell> row{word(w("sex_age", w(fmt::format("sex_{}", sex)), w(fmt::format("age_{}", age)))), figure(w.number(residents, 0))};
      const auto after = [&](auto share) { return c.compares() ? share(*c.after, sex, age) : std::vector<double>(); };
      add_share(row, c, unsafe_share(c.before, sex, age), after(unsafe_share));
      add_share(row, c, avoided_share(c.before, sex, age), after(avoided_share));
      t.rows.push_back(std::move(row));
    }
  t.note = w("groups_note", w.number(kFewest, 0));
  return t.rows.empty() ? paragraph(w("no_groups")) : table_html(t);
}

}  // namespace

std::string groups_section(const Content& c) {
  return heading(3, c.words("by_district")) + districts(c) + heading(3, c.words("by_sex_and_age")) + sex_and_age(c);
}

}  // namespace lichtung::report
