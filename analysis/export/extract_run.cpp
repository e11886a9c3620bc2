// One folder. Books stay apart: a column for each.
#include "analysis/comparison/street_sums.hpp"
#include "analysis/export/parts.hpp"
#include "analysis/export/styles.hpp"
#include "sim/outcome/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lichtung::exports {
namespace {

using geopackage::Layer;
using geopackage::Shape;
using report::Estimate;
using report::RunSet;

/// Prefix of the columns of a book, as the variables of outcome files are called.
constexpr std::array<std::string_view, report::kLedgers> kPrefix{"incidents", "reported", "discovered", "recorded",
                                                                 "cleared"};

Layer streets_layer(const RunSet& run, Language language) {
  Columns out = street_columns(run, message(language, "export.layer_streets"));
  for (const auto& [name, mean] : run.streets) {
    if (name == "lit_class") continue;  // column "class"
    const outcome::VariableInfo* info = outcome::find_variable("", name);
    const std::string unit(info == nullptr ? "" : info->unit), meaning = meaning_of(name);
    if (comparison::fixed_by_plan(name)) {
      out.add_numbers(name, unit, meaning, mean);  // chance has no part in it: no interval
      continue;
    }
    const std::vector<double>& half = run.streets_half.at(name);
    std::vector<Estimate> estimates(mean.size());
    for (std::size_t s = 0; s < mean.size(); ++s)
      estimates[s] = {.mean = mean[s], .low = mean[s] - half[s], .high = mean[s] + half[s], .n = run.size()};
    add_estimates(out, name, unit, meaning, estimates, language);
  }
  Layer layer = out.take();
  style_streets(layer, run.provenance.days, language);
  return layer;
}

/// Sums of one book or of expected offences by district over the whole run, with intervals.
template <class Value>
std::vector<Estimate> by_district(const RunSet& run, std::size_t rows, const Value& value) {
  std::vector<Estimate> out;
  for (std::size_t d = 0; d < rows; ++d) {
    std::vector<double> values;
    for (const report::Replicate& r : run.replicates) values.push_back(value(r, d));
    out.push_back(report::estimate(values));
  }
  return out;
}

/// A row per district and, if streets lie outside of all, one for these.
Layer districts_layer(const RunSet& run, Language language) {
  const std::size_t n = outcome::rows_of(run.districts);
  const bool outside = std::ranges::any_of(run.district, [](std::int32_t d) { return d < 0; });
  const std::size_t rows = n + (outside ? 1 : 0);
  Columns out("districts", message(language, "export.layer_districts"), Shape::Lines, rows);
  for (std::size_t s = 0; s < run.segments; ++s) {
    const std::size_t d = run.district[s] < 0 ? n : static_cast<std::size_t>(run.district[s]);
    out.layer().features[d].lines.push_back(line_of(run.lines[s]));
  }
  std::vector<std::string> names = outcome::texts_of(run.districts, "name");
  names.resize(n);
  if (outside) names.push_back(message(language, "export.outside"));
  out.add_texts("name", message(language, "export.district_name"), names);
  for (const outcome::Column& column : run.districts.columns)
    if (column.name != "name") out.add_from(run.districts, column);
  for (const OffenceKindInfo& kind : kOffenceKindTable) {
    const std::size_t k = index(kind.kind);
    add_estimates(out, fmt::format("expected_{}", kind.key), "1", message(language, "export.ledger_expected", kind.key),
                  by_district(run, rows, [&](const report::Replicate& r, std::size_t d) { return r.expected[d][k]; }),
                  language);
    for (std::size_t ledger = 0; ledger < report::kLedgers; ++ledger)
      add_estimates(
          out, fmt::format("{}_{}", kPrefix[ledger], kind.key), "1",
          message(language, fmt::format("export.ledger_{}", report::kLedgerWords[ledger]), kind.key),
          by_district(run, rows, [&](const report::Replicate& r, std::size_t d) { return r.offences[d][k][ledger]; }),
          language);
  }
  return out.take();
}

Layer totals_layer(const RunSet& run, Language language) {
  Columns out("totals", message(language, "export.layer_totals"), Shape::None, run.totals.size());
  std::vector<std::string> metric, unit, ledger;
  std::vector<double> mean, low, high, n;
  for (const report::Total& t : run.totals) {
    const Estimate e = report::estimate(t.values);
    metric.push_back(t.metric);
    unit.push_back(t.unit);
    ledger.push_back(t.ledger);
    mean.push_back(e.mean);
    low.push_back(e.low);
    high.push_back(e.high);
    n.push_back(static_cast<double>(e.n));
  }
  out.add_texts("metric", message(language, "export.metric"), metric);
  out.add_texts("ledger", message(language, "export.ledger"), ledger);
  out.add_texts("unit", message(language, "export.unit"), unit);
  out.add_numbers("mean", "", message(language, "export.mean"), mean);
  out.add_numbers("low", "", message(language, "export.low", "mean"), low);
  out.add_numbers("high", "", message(language, "export.high", "mean"), high);
  out.add_whole("replicates", "", message(language, "export.replicates"), n);
  return out.take();
}

}  // namespace

Extract extract(const RunSet& run, const std::filesystem::path& path, Language language) {
  Extract out;
  out.name = run.name;
  describe(run, run.size(), language, out);
  out.layers = {streets_layer(run, language),
                districts_layer(run, language),
                incidents_layer(run, path, language),
                lamps_layer(path, "lamps", language),
                angst_layer(run, path, "angst", language),
                totals_layer(run, language)};
  if (outcome::rows_of(run.parameters) > 0)
    out.layers.push_back(
        columns_of(run.parameters, "parameters", message(language, "export.layer_parameters"), Shape::None).take());
  out.layers.push_back(about_layer(out, language));
  return out;
}

const Layer* find(const Extract& extract, std::string_view layer) {
  const auto at = std::ranges::find(extract.layers, layer, &Layer::name);
  return at == extract.layers.end() ? nullptr : &*at;
}

}  // namespace lichtung::exports
