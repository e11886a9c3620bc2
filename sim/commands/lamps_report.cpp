// Distributions, and the report for machines.
#include "sim/commands/lamps_report.hpp"

#include "sim/basics/csv_cell.hpp"
#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lichtung::commands {
namespace {

using inventory::LampInventory;
using inventory::OddRow;
using nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1000.0) / 1000.0; }

ordered_json finite(double value) { return std::isfinite(value) ? ordered_json(rounded(value)) : ordered_json(); }

ordered_json columns(const std::vector<inventory::ColumnUse>& uses) {
  ordered_json list = ordered_json::array();
  for (const auto& use : uses) {
    ordered_json examples = ordered_json::array();
    for (const std::string& example : use.examples) examples.push_back(printable(example));
    list.push_back({{"use", inventory::word_of(use.role)},
                    {"column", printable(use.name)},
                    {"guessed", use.guessed},
                    {"unit", inventory::symbol(use.unit)},
                    {"filled", use.filled},
                    {"usable", use.used},
                    {"examples", examples}});
  }
  return list;
}

ordered_json spread(const QuantityRow& row) {
  ordered_json bins = ordered_json::array();
  for (std::size_t i = 0; i < row.spread.bins.size(); ++i)
    bins.push_back({{"from", i == 0 ? 0.0 : row.edges[i - 1]},
                    {"to", i < row.edges.size() ? ordered_json(row.edges[i]) : ordered_json()},
                    {"lamps", row.spread.bins[i]}});
  return {{"known", row.spread.known},
          {"least", rounded(row.spread.least)},
          {"median", rounded(row.spread.median)},
          {"greatest", rounded(row.spread.greatest)},
          {"sum", rounded(row.spread.sum)},
          {"bins", bins}};
}

ordered_json odd_row(const OddRow& odd) {
  return {{"row", odd.row},
          {"id", printable(odd.id)},
          {"kept", !inventory::leaves_out(odd.oddity)},
          {"reason", inventory::word_of(odd.oddity)},
          {"column", printable(odd.column)},
          {"found", printable(odd.found)},
          {"expected", printable(odd.expected)}};
}

ordered_json streets(const LampsReport& report) {
  if (!report.fit) return {};
  const auto& s = report.fit->snapping;
  return {{"town", printable(report.fit->town)},
          {"reach_m", report.fit->reach_m},
          {"on_street", report.inventory.lamps.size() - s.off_street.size()},
          {"off_street", s.off_street.size()},
          {"median_m", finite(s.median_m)},
          {"p95_m", finite(s.p95_m)},
          {"max_m", finite(s.max_m)}};
}

}  // namespace

Spread spread_of(std::vector<double> values, const std::vector<double>& edges) {
  Spread out;
  out.bins.assign(edges.size() + 1, 0);
  out.known = values.size();
  if (values.empty()) return out;
  std::ranges::sort(values);
  for (const double value : values)
    ++out.bins[static_cast<std::size_t>(std::ranges::upper_bound(edges, value) - edges.begin())];
  out.least = values.front();
  out.median = values[(values.size() - 1) / 2];
  out.greatest = values.back();
  out.sum = std::accumulate(values.begin(), values.end(), 0.0);
  return out;
}

std::array<QuantityRow, 3> quantities_of(const LampInventory& inventory) {
  const auto known = [&](auto member) {
    std::vector<double> values;
    for (const auto& lamp : inventory.lamps)
      if (const auto& value = lamp.lamp.*member) values.push_back(*value);
    return values;
  };
  std::array<QuantityRow, 3> rows{QuantityRow{"height_m", {3.0, 4.5, 6.0, 8.0, 10.0, 12.0}, {}},
                                  QuantityRow{"power_w", {20.0, 40.0, 60.0, 100.0, 150.0, 250.0}, {}},
                                  QuantityRow{"flux_lm", {1000.0, 2000.0, 4000.0, 8000.0, 16000.0, 32000.0}, {}}};
  rows[0].spread = spread_of(known(&town::DraftLamp::height_m), rows[0].edges);
  rows[1].spread = spread_of(known(&town::DraftLamp::power_w), rows[1].edges);
  rows[2].spread = spread_of(known(&town::DraftLamp::flux_lm), rows[2].edges);
  return rows;
}

ordered_json lamps_json(const LampsReport& report) {
  const LampInventory& inv = report.inventory;
  ordered_json out{{"file", printable(inv.file)}, {"format", inv.format},           {"layer", printable(inv.layer)},
                   {"crs", printable(inv.crs)},   {"crs_assumed", inv.crs_assumed}, {"epsg", inv.epsg}};
  out["rows"] = {{"total", inv.counts.rows},
                 {"used", inv.counts.used_rows},
                 {"left_out", inv.counts.left_out_rows},
                 {"several_lamps", inv.counts.merged_rows},
                 {"same_place", inv.counts.same_place_rows}};
  out["lamps"] = inv.counts.lamps;
  out["columns"] = columns(inv.columns);
  out["columns_dropped"] = columns(inv.dropped);
  out["columns_unused"] = ordered_json::array();
  for (const std::string& name : inv.unused) out["columns_unused"].push_back(printable(name));
  out["light_sources"] = ordered_json::object();
  for (const auto& [key, lamps] : inv.types) out["light_sources"][key.empty() ? "unknown" : key] = lamps;
  out["flux_by_type"] = std::ranges::count(inv.lamps, true, &inventory::InventoryLamp::flux_by_type);
  for (const QuantityRow& row : quantities_of(inv)) out[std::string(row.key)] = spread(row);
  out["photometric_files"] = ordered_json::array();
  for (const auto& file : inv.photometric_files)
    out["photometric_files"].push_back(printable(file.filename().string()));
  out["streets"] = streets(report);
  out["odd"] = ordered_json::array();
  for (const OddRow& odd : report.odd) out["odd"].push_back(odd_row(odd));
  return out;
}

std::string odd_rows_csv(const LampsReport& report) {
  std::string out = "row,id,kept,reason,column,found,expected\r\n";
  for (const OddRow& odd : report.odd)
    out += fmt::format("{},{},{},{},{},{},{}\r\n", odd.row, csv_cell(printable(odd.id)),
                       inventory::leaves_out(odd.oddity) ? "no" : "yes", inventory::word_of(odd.oddity),
                       csv_cell(printable(odd.column)), csv_cell(printable(odd.found)), csv_cell(printable(odd.expected)));
  return out;
}

}  // namespace lichtung::commands
