// Summary of totals over replicates and its table.
#include "sim/commands/run_summary.hpp"

#include "scenarios/offence_kinds.hpp"
#include "sim/commands/text_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <variant>

namespace lichtung::commands {
namespace {

constexpr std::string_view kDash = "–";

template <class T>
const std::vector<T>* column(const outcome::Table& table, std::string_view name) {
  for (const auto& c : table.columns)
    if (c.name == name) return std::get_if<std::vector<T>>(&c.values);
  return nullptr;
}

const MetricSummary* find(std::span<const MetricSummary> metrics, std::string_view metric, std::string_view ledger) {
  const auto at = std::find_if(metrics.begin(), metrics.end(), [&](const MetricSummary& m) {
    return m.metric == metric && (ledger.empty() || m.ledger == ledger);
  });
  return at == metrics.end() || at->n == 0 ? nullptr : &*at;
}

/// "123" or, over several replicates, "123 (98–150)".
std::string cell(const MetricSummary* m, double scale, std::optional<int> decimals, Language language) {
  if (m == nullptr) return std::string(kDash);
  const int digits = decimals ? *decimals : sensible_decimals(m->mean * scale);
  const auto shown = [&](double value) { return number(value * scale, digits, language); };
  if (m->n < 2) return shown(m->mean);
  return fmt::format("{} ({}–{})", shown(m->mean), shown(m->min), shown(m->max));
}

TextTable incident_table(std::span<const MetricSummary> metrics, Language language) {
  constexpr std::array<std::string_view, 4> kLedgers{"true", "reported", "discovered", "recorded"};
  TextTable table;
  table.row({message(language, "run.kind"), message(language, "run.true"), message(language, "run.reported"),
             message(language, "run.discovered"), message(language, "run.recorded"), message(language, "run.cleared")});
  for (const auto& kind : kOffenceKindTable) {
    std::vector<std::string> row{std::string(language == Language::German ? kind.de : kind.en)};
    for (const auto ledger : kLedgers)
      row.push_back(cell(find(metrics, fmt::format("incidents_per_100k.{}", kind.key), ledger), 1.0, {}, language));
    row.push_back(cell(find(metrics, fmt::format("clearance.{}", kind.key), ""), 100.0, 0, language));
    table.row(std::move(row));
  }
  return table;
}

struct FigureRow {
  std::string_view metric, label;
  double scale;
  std::optional<int> decimals;
};

constexpr std::array<FigureRow, 6> kFigures{{
    {"night_walks_unsafe_share", "run.night_walks_unsafe", 100.0, 1},
    {"avoided_trips_per_1000_days", "run.avoided_trips", 1.0, {}},
    {"trips_per_person_day", "run.trips", 1.0, 2},
    {"footfall_mean", "run.footfall", 1.0, {}},
    {"response_time_median_s", "run.response_median", 1.0 / 60.0, 1},
    {"response_time_p90_s", "run.response_p90", 1.0 / 60.0, 1},
}};

TextTable figure_table(std::span<const MetricSummary> metrics, Language language) {
  TextTable table;
  for (const FigureRow& figure : kFigures)
    table.row({message(language, figure.label),
               cell(find(metrics, figure.metric, ""), figure.scale, figure.decimals, language)});
  return table;
}

}  // namespace

std::vector<MetricSummary> summarise_totals(std::span<const outcome::Table* const> totals) {
  std::vector<MetricSummary> all;
  for (const outcome::Table* table : totals) {
    const auto* metric = column<std::string>(*table, "metric");
    const auto* value = column<double>(*table, "value");
    const auto* unit = column<std::string>(*table, "unit");
    const auto* ledger = column<std::string>(*table, "ledger");
    if (metric == nullptr || value == nullptr || unit == nullptr || ledger == nullptr) continue;
    const std::size_t rows = std::min({metric->size(), value->size(), unit->size(), ledger->size()});
    for (std::size_t i = 0; i < rows; ++i) {
      auto at = std::find_if(all.begin(), all.end(), [&](const MetricSummary& m) {
        return m.metric == (*metric)[i] && m.ledger == (*ledger)[i];
      });
      if (at == all.end()) at = all.insert(all.end(), {(*metric)[i], (*ledger)[i], (*unit)[i], 0, 0, 0, 0});
      const double x = (*value)[i];
      if (!std::isfinite(x)) continue;
      at->min = at->n == 0 ? x : std::min(at->min, x);
      at->max = at->n == 0 ? x : std::max(at->max, x);
      at->mean += x;  // the sum until all are in
      ++at->n;
    }
  }
  for (MetricSummary& m : all)
    if (m.n > 0) m.mean /= static_cast<double>(m.n);
  return all;
}

std::string summary_table(std::span<const MetricSummary> metrics, std::size_t replicates, Language language) {
  std::string out = message(language, replicates > 1 ? "run.table_title_many" : "run.table_title_one", replicates);
  out += "\n\n" + incident_table(metrics, language).str() + '\n' + figure_table(metrics, language).str() + '\n';
  return out + message(language, "run.caution") + '\n';
}

nlohmann::json totals_json(std::span<const MetricSummary> metrics) {
  nlohmann::json rows = nlohmann::json::array();
  for (const MetricSummary& m : metrics) {
    nlohmann::json row{{"metric", m.metric}, {"ledger", m.ledger}, {"unit", m.unit}, {"n", m.n}};
    const auto value = [&](double x) { return m.n > 0 ? nlohmann::json(x) : nlohmann::json(nullptr); };
    row["mean"] = value(m.mean);
    row["min"] = value(m.min);
    row["max"] = value(m.max);
    rows.push_back(std::move(row));
  }
  return rows;
}

int sensible_decimals(double value) {
  const double size = std::abs(value);
  if (size >= 100.0 || size == 0.0) return 0;
  return size >= 10.0 ? 1 : 2;
}

}  // namespace lichtung::commands
