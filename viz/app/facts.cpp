// See facts.hpp. Intervals come from the summary: mean ± t · sd / √n over its runs.
#include "viz/app/facts.hpp"

#include "analysis/statistics/distributions.hpp"
#include "viz/data/columns.hpp"
#include "viz/layers/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::viz {
namespace {

constexpr double kYear = 365.25;

double t_factor(int runs) {
  return runs < 2 ? std::numeric_limits<double>::quiet_NaN()
                  : statistics::student_t_quantile(static_cast<double>(runs - 1), 0.975) / std::sqrt(static_cast<double>(runs));
}

Figure figure(double mean, double sd, int runs) {
  Figure f{mean, mean, mean, runs};
  if (runs < 2 || !std::isfinite(sd)) return f;
  f.low = mean - t_factor(runs) * sd;
  f.high = mean + t_factor(runs) * sd;
  return f;
}

std::optional<float> one(const outcome::Reader& reader, const std::string& table, const std::string& column, std::uint32_t row) {
  if (!reader.has_column(table, column) || row >= reader.row_count(table)) return std::nullopt;
  const outcome::Column slice = reader.column_slice(table, column, row, 1);
  const auto* values = std::get_if<std::vector<float>>(&slice.values);
  return values == nullptr || !std::isfinite(values->front()) ? std::nullopt : std::optional(values->front());
}

void read_light(Session& session, StreetFacts& facts) {
  const outcome::Reader& reader = session.data().shown().reader();
  const auto value = [&](const char* name) { return reader.has_variable(name) ? std::optional(reader.variable_frame(name, 0)[facts.segment]) : std::nullopt; };
  facts.mean_lx = value("illuminance_mean");
  facts.min_lx = value("illuminance_min");
  facts.semicylindrical_lx = one(reader, "segments", "semicylindrical_min_lx", facts.segment);
  if (const auto met = value("lit_class")) facts.lighting_class = static_cast<int>(std::lround(*met));
}

void read_night(Session& session, StreetFacts& facts) {
  const outcome::Reader& reader = session.data().shown().reader();
  for (std::size_t g = 0; g < kGroups; ++g) {
    const std::string suffix(group_suffix(static_cast<Group>(g)));
    facts.passes[g] = one(reader, "night", "passes" + suffix, facts.segment);
    facts.unsafe[g] = one(reader, "night", "unsafe" + suffix, facts.segment);
    facts.away[g] = one(reader, "night", "away" + suffix, facts.segment);
  }
  constexpr std::array<const char*, 5> kTerms{"term_dark", "term_hidden", "term_no_way_out", "term_disorder", "term_alone"};
  float sum = 0;
  for (std::size_t k = 0; k < 5; ++k) {
    facts.reasons[k] = std::max(0.0F, one(reader, "night", kTerms[k], facts.segment).value_or(0.0F));
    sum += facts.reasons[k];
  }
  for (float& share : facts.reasons) share = sum > 0 ? share / sum : 0;
}

void read_incidents(Session& session, StreetFacts& facts) {
  const Run& run = session.data().shown();
  facts.has_incidents = run.reader().has_table("incidents");
  for (const Incident& i : run.incidents()) {
    if (i.segment != static_cast<std::int32_t>(facts.segment)) continue;
    auto& row = facts.incidents[i.kind];
    ++row[static_cast<std::size_t>(Ledger::True)];
    row[static_cast<std::size_t>(Ledger::Reported)] += i.reported ? 1 : 0;
    row[static_cast<std::size_t>(Ledger::Discovered)] += i.discovered ? 1 : 0;
    row[static_cast<std::size_t>(Ledger::Recorded)] += i.reported || i.discovered ? 1 : 0;
    facts.cleared[i.kind] += i.cleared != 0 ? 1 : 0;
  }
}

/// Series by frame: from the summary with intervals if there is one, else from the shown run.
void read_series(Session& session, StreetFacts& facts) {
  const Run* mean = session.data().mean();
  const Run& run = mean != nullptr ? *mean : session.data().shown();
  const outcome::Reader& reader = run.reader();
  const int runs = mean != nullptr ? static_cast<int>(run.about().replicates) : 1;
  facts.frame_start_s = reader.frame_start_s();
  const std::vector<double> days = frame_days(facts.frame_start_s, run.about().days);
  const auto at = [&](const std::string& name, std::size_t frame) {
    return reader.has_variable(name) ? static_cast<double>(reader.variable_frame(name, frame)[facts.segment]) : std::numeric_limits<double>::quiet_NaN();
  };
  double total_days = 0;
  for (std::size_t f = 0; f < days.size(); ++f) {
    total_days += days[f];
    if (reader.has_variable("fear_night")) facts.fear_series.push_back(figure(at("fear_night", f), at("fear_night_sd", f), runs));
    double sum = 0, variance = 0;
    for (std::size_t k = 0; k < kKinds; ++k) {
      const std::string name = fmt::format("expected_{}", kKindNames[k]);
      if (!reader.has_variable(name)) continue;
      facts.has_expected = true;
      const double value = at(name, f), sd = at(name + "_sd", f);
      sum += value;
      if (std::isfinite(sd)) variance += sd * sd;
      facts.expected_per_year[k] += value;
    }
    if (facts.has_expected) facts.offence_series.push_back(figure(sum / days[f], std::sqrt(variance) / days[f], runs));
  }
  for (double& value : facts.expected_per_year) value *= kYear / std::max(1.0, total_days);
}

std::vector<double> week_sums(const outcome::Reader& reader, const std::string& name) {
  std::vector<double> sums;
  if (!reader.has_profile(name)) return sums;
  for (std::size_t h = 0; h < 168; ++h) {
    double sum = 0;
    for (const float v : reader.profile_hour(name, h))
      if (std::isfinite(v)) sum += static_cast<double>(v);
    sums.push_back(sum);
  }
  return sums;
}

std::vector<Total> read_totals(const Run& run) {
  const outcome::Table table = table_or_empty(run.reader(), "totals");
  const auto metric = texts_of(table, "metric"), ledger = texts_of(table, "ledger"), unit = texts_of(table, "unit");
  const bool summary = find_column(table, "mean") != nullptr;
  const auto value = column_as<double>(table, summary ? "mean" : "value", NAN), sd = column_as<double>(table, "sd", NAN);
  const auto n = column_as<int>(table, "n", 1);
  std::vector<Total> totals;
  for (std::size_t i = 0; i < metric.size(); ++i) totals.push_back({metric[i], ledger[i], unit[i], figure(value[i], sd[i], summary ? n[i] : 1)});
  return totals;
}

}  // namespace

StreetFacts street_facts(Session& session, std::uint32_t segment) {
  StreetFacts facts;
  facts.segment = segment;
  read_light(session, facts);
  read_night(session, facts);
  read_incidents(session, facts);
  read_series(session, facts);
  const outcome::Reader& reader = session.data().shown().reader();
  if (reader.has_profile("footfall")) facts.week_footfall = reader.profile_segment("footfall", segment);
  if (reader.has_profile("fear")) facts.week_fear = reader.profile_segment("fear", segment);
  return facts;
}

TownFacts town_facts(Session& session) {
  TownFacts facts;
  const Run* mean = session.data().mean();
  const Run& shown = session.data().shown();
  facts.totals = read_totals(mean != nullptr ? *mean : shown);
  LayerChoice offences;
  offences.id = LayerId::Offences;
  const LayerValues& values = session.values(normal(offences));
  std::vector<double> counts;
  for (std::size_t s = 0; s < values.values.size(); ++s)
    counts.push_back(static_cast<double>(values.values[s]) * std::max(25.0, static_cast<double>(session.town().streets.length_m[s])) / 100.0);
  double sum = 0;
  for (const double c : counts) sum += c;
  if (sum > 0) {
    facts.lorenz = statistics::lorenz_curve(counts);
    facts.gini = statistics::gini(counts);
  }
  const Run& events = shown.is_summary() ? session.data().first() : shown;
  const outcome::Table calls = table_or_empty(events.reader(), "patrol_calls");
  for (const float seconds : column_as<float>(calls, "response_s", NAN))
    if (std::isfinite(seconds)) facts.response_min.push_back(seconds / 60);
  std::ranges::sort(facts.response_min);
  facts.week_footfall = week_sums(shown.reader(), "footfall");
  facts.week_incidents = week_sums(shown.reader(), "incidents");
  return facts;
}

std::vector<CostRow> yearly_costs(const TownFacts& before, const TownFacts* after) {
  constexpr std::string_view kEnd = "_cost_per_year_eur";
  std::vector<CostRow> rows;
  const auto read = [&](const TownFacts& facts, double CostRow::*side) {
    for (const Total& total : facts.totals) {
      if (!total.metric.ends_with(kEnd) || !std::isfinite(total.figure.value)) continue;
      const std::string lever = total.metric.substr(0, total.metric.size() - kEnd.size());
      auto row = std::ranges::find(rows, lever, &CostRow::lever);
      if (row == rows.end()) row = rows.insert(rows.end(), {lever, 0, 0});
      (*row).*side += total.figure.value;
    }
  };
  read(before, &CostRow::before);
  if (after != nullptr) read(*after, &CostRow::after);
  std::erase_if(rows, [](const CostRow& row) { return row.before == 0 && row.after == 0; });
  if (rows.empty()) return rows;
  std::ranges::stable_sort(rows, std::ranges::greater(), [](const CostRow& row) { return std::max(row.before, row.after); });
  CostRow sum{"all", 0, 0};
  for (const CostRow& row : rows) {
    sum.before += row.before;
    sum.after += row.after;
  }
  rows.push_back(sum);
  return rows;
}

const Total* TownFacts::find(std::string_view metric, std::string_view ledger) const {
  for (const Total& t : totals)
    if (t.metric == metric && (ledger.empty() || t.ledger == ledger)) return &t;
  return nullptr;
}

}  // namespace lichtung::viz
