// Offences as the police statistics (PKS) count them: recorded cases, Häufigkeitszahl, Aufklärungsquote.
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"
#include "sim/outcome/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lichtung::report {
namespace {

constexpr std::size_t kRecorded = static_cast<std::size_t>(Ledger::Recorded), kCleared = static_cast<std::size_t>(Ledger::Cleared);
constexpr double kFewestCases = 5.0;   // recorded in all replicates together, below which no clearance is given

/// Recorded cases of a kind in one replicate, in one district or (`district` beyond the last) everywhere.
double count(const Replicate& r, std::size_t kind, std::size_t ledger, std::size_t district) {
  if (district < r.offences.size()) return r.offences[district][kind][ledger];
  return std::accumulate(r.offences.begin(), r.offences.end(), 0.0, [&](double sum, const OffenceCounts& o) { return sum + o[kind][ledger]; });
}

constexpr std::size_t kEverywhere = static_cast<std::size_t>(-1);

std::vector<double> per_100k(const RunSet& run, std::size_t kind, std::size_t district, double residents) {
  std::vector<double> out;
  for (const Replicate& r : run.replicates) out.push_back(count(r, kind, kRecorded, district) / residents * 1e5 / std::max(run.years(), 1e-9));
  return out;
}

/// Of all replicates together: a mean of ratios would weigh a replicate of one case like one of ten.
std::string clearance(const RunSet& run, std::size_t kind, std::size_t district, const Words& w) {
  double recorded = 0.0, cleared = 0.0;
  for (const Replicate& r : run.replicates) {
    recorded += count(r, kind, kRecorded, district);
    cleared += count(r, kind, kCleared, district);
  }
  return recorded < kFewestCases ? "–" : w.number(100.0 * cleared / recorded, 1);
}

double residents_of(const RunSet& run) {
  const Total* t = run.find("residents");
  return t == nullptr ? std::nan("") : estimate(t->values).mean;
}

HtmlTable town_table(const Content& c) {
  const Words& w = c.words;
  HtmlTable t{w("pks_caption"), {word(w("offence")), word(w("pks_key"))}, {}};
  if (c.compares()) {
    for (const char* head : {"hz_before", "hz_after", "change_interval", "aq_before", "aq_after"}) t.head.push_back(figure(w(head)));
  } else {
    for (const char* head : {"cases_per_year", "hz", "interval", "aq"}) t.head.push_back(figure(w(head)));
  }
  for (const OffenceKindInfo& kind : kOffenceKindTable) {
    const std::size_t k = index(kind.kind);
    std::vector<Cell> row{word(w.offence(kind)), word(std::string(kind.pks))};
    const std::vector<double> before = per_100k(c.before, k, kEverywhere, residents_of(c.before));
    if (c.compares()) {
      const Contrast d = c.compare(before, per_100k(*c.after, k, kEverywhere, residents_of(*c.after)));
      row.insert(row.end(), {figure(w.number(d.mean_a, 0)), figure(w.number(d.mean_b, 0)), figure(interval_words(d, 0, w)),
                             figure(clearance(c.before, k, kEverywhere, w)), figure(clearance(*c.after, k, kEverywhere, w))});
    } else {
      const Estimate e = estimate(before);
      row.insert(row.end(), {figure(w.number(e.mean * residents_of(c.before) / 1e5, 1)), figure(w.number(e.mean, 0)), figure(w.interval(e, 0)),
                             figure(clearance(c.before, k, kEverywhere, w))});
    }
    t.rows.push_back(std::move(row));
  }
  t.note = w("pks_note", w.number(kFewestCases, 0));
  return t;
}

/// Häufigkeitszahl and Aufklärungsquote by district and kind of the scenario asked about.
std::string district_tables(const Content& c) {
  const Words& w = c.words;
  const RunSet& run = c.subject();
  const auto names = outcome::texts_of(run.districts, "name");
  const auto residents = outcome::numbers_of(run.districts, "residents");
  if (names.empty() || residents.size() != names.size()) return paragraph(w("no_districts"));
  const std::string which = c.compares() ? w("of_the_plan") : std::string();
  HtmlTable rate{w("pks_districts_hz", which), {word(w("district"))}, {}}, cleared{w("pks_districts_aq", which), {word(w("district"))}, {}};
  for (const OffenceKindInfo& kind : kOffenceKindTable)
    for (HtmlTable* t : {&rate, &cleared}) t->head.push_back(figure(w.offence(kind)));
  for (std::size_t d = 0; d < names.size(); ++d) {
    const bool small = residents[d] < kFewest;
    for (HtmlTable* t : {&rate, &cleared}) t->rows.push_back({word(names[d].empty() ? w("unnamed") : names[d])});
    for (const OffenceKindInfo& kind : kOffenceKindTable) {
      rate.rows.back().push_back(figure(small ? "–" : w.number(estimate(per_100k(run, index(kind.kind), d, residents[d])).mean, 0)));
      cleared.rows.back().push_back(figure(small ? "–" : clearance(run, index(kind.kind), d, w)));
    }
  }
  cleared.note = w("pks_districts_note", w.number(kFewest, 0), w.number(kFewestCases, 0));
  return table_html(rate) + table_html(cleared);
}

/// Every book beside the others, per kind.
std::string ledger_table(const Content& c) {
  const Words& w = c.words;
  const RunSet& run = c.subject();
  HtmlTable t{w("ledgers_caption"), {word(w("offence")), figure(w("ledger_expected"))}, {}};
  for (const std::string_view ledger : kLedgerWords) t.head.push_back(figure(w(fmt::format("ledger_{}", ledger))));
  for (const OffenceKindInfo& kind : kOffenceKindTable) {
    const Total* expected = run.find(fmt::format("expected_per_100k.{}", kind.key), "expected");
    std::vector<Cell> row{word(w.offence(kind)), figure(expected == nullptr ? "–" : w.number(estimate(expected->values).mean, 0))};
    for (std::size_t ledger = 0; ledger < kLedgers; ++ledger) {
      std::vector<double> rate;
      for (const Replicate& r : run.replicates)
        rate.push_back(count(r, index(kind.kind), ledger, kEverywhere) / residents_of(run) * 1e5 / std::max(run.years(), 1e-9));
      row.push_back(figure(w.number(estimate(rate).mean, 0)));
    }
    t.rows.push_back(std::move(row));
  }
  t.note = w("ledgers_note");
  return table_html(t);
}

}  // namespace

std::string offences_section(const Content& c) {
  double all = 0.0;
  for (const Replicate& r : c.subject().replicates)
    for (const OffenceKindInfo& kind : kOffenceKindTable) all += count(r, index(kind.kind), 0, kEverywhere);
  const std::string none = all == 0.0 ? paragraph(c.words("no_offences")) : std::string();
  return paragraph(c.words("pks_is")) + none + table_html(town_table(c)) + ledger_table(c) + district_tables(c);
}

}  // namespace lichtung::report
