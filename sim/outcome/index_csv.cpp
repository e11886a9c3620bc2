// See index_csv.hpp. Numbers are written by to_chars, so that no locale turns the point into a comma.
#include "sim/outcome/index_csv.hpp"

#include "sim/basics/csv_cell.hpp"
#include "sim/outcome/statistics.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace lichtung::outcome {
namespace {

template <class T>
const std::vector<T>& column_of(const Table& table, std::string_view name) {
  for (const Column& column : table.columns)
    if (column.name == name)
      if (const auto* values = std::get_if<std::vector<T>>(&column.values)) return *values;
  throw std::invalid_argument("table totals has no column " + std::string(name));
}

std::string column_name(const std::string& metric, const std::string& ledger) {
  return ledger.empty() ? metric : metric + "." + ledger;
}

std::string number(double value) {
  if (std::isnan(value)) return {};
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), result.ptr};
}

}  // namespace

void TotalsMatrix::add(const Table* totals) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  for (Figure& figure : figures_) figure.values.push_back(kNone);
  ++replicates_;
  if (totals == nullptr) return;
  const auto& metrics = column_of<std::string>(*totals, "metric");
  const auto& units = column_of<std::string>(*totals, "unit");
  const auto& ledgers = column_of<std::string>(*totals, "ledger");
  const auto& values = column_of<double>(*totals, "value");
  std::vector<bool> seen(figures_.size(), false);
  for (std::size_t row = 0; row < metrics.size(); ++row) {
    const std::string name = column_name(metrics[row], ledgers[row]);
    const auto [at, fresh] = index_.emplace(name, figures_.size());
    if (fresh) {
      figures_.push_back({metrics[row], units[row], ledgers[row], std::vector<double>(replicates_, kNone)});
      seen.push_back(false);
    }
    Figure& figure = figures_[at->second];
    if (seen[at->second]) throw std::invalid_argument("table totals names " + name + " twice");
    if (figure.unit != units[row]) throw std::invalid_argument("total " + name + " has more than one unit");
    seen[at->second] = true;
    figure.values.back() = values[row];
  }
}

Table TotalsMatrix::summary() const {
  std::vector<std::string> metric, unit, ledger;
  std::vector<double> mean, sd, q05, q50, q95;
  std::vector<std::int32_t> n;
  for (const Figure& figure : figures_) {
    const Statistics s = statistics_of(figure.values);
    metric.push_back(figure.metric);
    unit.push_back(figure.unit);
    ledger.push_back(figure.ledger);
    mean.push_back(s.mean);
    sd.push_back(s.sd);
    q05.push_back(s.q05);
    q50.push_back(s.q50);
    q95.push_back(s.q95);
    n.push_back(s.n);
  }
  return {"totals", {{"metric", metric}, {"unit", unit}, {"ledger", ledger}, {"mean", mean}, {"sd", sd},
                     {"q05", q05}, {"q50", q50}, {"q95", q95}, {"n", n}}};
}

std::vector<std::string> TotalsMatrix::column_names() const {
  std::vector<std::string> names;
  for (const Figure& figure : figures_) names.push_back(column_name(figure.metric, figure.ledger));
  return names;
}

double TotalsMatrix::value(std::size_t column, std::size_t replicate) const {
  return figures_.at(column).values.at(replicate);
}

std::string index_csv(const std::vector<IndexRow>& rows, const TotalsMatrix& totals) {
  std::string out = "file,replicate,seed,days,content_sha256";
  const std::vector<std::string> names = totals.column_names();
  for (const std::string& name : names) out += "," + csv_cell(name);
  out += "\r\n";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Provenance& p = rows[r].provenance;
    out += csv_cell(rows[r].file) + "," + std::to_string(p.replicate) + "," + std::to_string(p.seed) + "," +
           std::to_string(p.days) + "," + rows[r].content_sha256;
    for (std::size_t c = 0; c < names.size(); ++c) out += "," + number(totals.value(c, r));
    out += "\r\n";
  }
  return out;
}

}  // namespace lichtung::outcome
