// Folders of results of the grid town, with what a report and an export need beside it: figures in every book,
// assumptions with grades, groups, licence.
#pragma once

#include "sim/outcome/file.hpp"
#include "tests/support/grid_outcome.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace lichtung::test {

inline outcome::Table& table_of(outcome::OutcomeData& data, const std::string& name) {
  const auto at = std::ranges::find(data.tables, name, &outcome::Table::name);
  if (at == data.tables.end()) throw std::out_of_range("no table " + name);
  return *at;
}

template <class T>
std::vector<T>& column_of(outcome::OutcomeData& data, const std::string& table, const std::string& name) {
  auto& columns = table_of(data, table).columns;
  const auto at = std::ranges::find(columns, name, &outcome::Column::name);
  if (at == columns.end()) throw std::out_of_range("no column " + name);
  return std::get<std::vector<T>>(at->values);
}

/// Replaces the totals: metric, value, unit, ledger.
inline void set_totals(outcome::OutcomeData& data,
                       const std::vector<std::tuple<std::string, double, std::string, std::string>>& rows) {
  std::vector<std::string> metric, unit, ledger;
  std::vector<double> value;
  for (const auto& [m, v, u, l] : rows) {
    metric.push_back(m);
    value.push_back(v);
    unit.push_back(u);
    ledger.push_back(l);
  }
  table_of(data, "totals").columns = {{"metric", metric}, {"value", value}, {"unit", unit}, {"ledger", ledger}};
}

inline outcome::OutcomeData full_grid(bool brighter, std::uint32_t replicate) {
  outcome::OutcomeData data = grid_outcome(brighter, replicate);
  data.provenance.source = "Prüfkarte";
  data.provenance.licence = "© OpenStreetMap contributors, ODbL 1.0";
  data.provenance.git_sha1 = "0123456789abcdef";
  data.provenance.scenario_toml = "schema = 1\nname = \"Gitterstadt\"\n";
  const double r = replicate;
  set_totals(data, {{"survey_unsafe_share", 0.22 + 0.01 * r, "1", ""},
                    {"night_walks_unsafe_share", (brighter ? 0.2 : 0.3) + 0.01 * r, "1", ""},
                    {"expected_per_100k.burglary", 1000.0 + r, "1", "expected"},
                    {"incidents_per_100k.burglary", 1111.0 + r, "1", "true"},
                    {"incidents_per_100k.burglary", 600.0 + r, "1", "reported"},
                    {"incidents_per_100k.burglary", 77.0 + r, "1", "discovered"},
                    {"incidents_per_100k.burglary", 650.0 + r, "1", "recorded"},
                    {"incidents_per_100k.burglary", 99.0 + r, "1", "cleared"},
                    {"lighting_cost_per_year_eur", brighter ? 22345.5 : 12345.5, "EUR/yr", ""}});
  data.tables.push_back({"parameters",
                         {{"key", std::vector<std::string>{"fear.level", "cost.energy_eur_kwh"}},
                          {"symbol", std::vector<std::string>{"a", "b"}},
                          {"value", std::vector<double>{-4.25, 0.3}},
                          {"unit", std::vector<std::string>{"1", "EUR/kWh"}},
                          {"low", std::vector<double>{-6, 0.2}},
                          {"high", std::vector<double>{-3, 0.5}},
                          {"grade", std::vector<std::string>{"correlational", "assumed"}},
                          {"source", std::vector<std::string>{"Quelle A", "Quelle B"}}}});
  data.tables.push_back({"avoidance",
                         {{"sex", std::vector<std::uint8_t>{0, 1}},
                          {"age_band", std::vector<std::uint8_t>{3, 4}},
                          {"residents", std::vector<std::int32_t>{60, 70}},
                          {"night_trips", std::vector<double>{200, 220}},
                          {"avoided_cancelled", std::vector<double>{20, 8}},
                          {"night_walks", std::vector<double>{400, 500}},
                          {"fear_share", std::vector<double>{0.4, 0.2}}}});
  auto& incidents = table_of(data, "incidents").columns;
  incidents.push_back({"day", std::vector<std::int32_t>(5, 1)});
  incidents.push_back({"minute", std::vector<std::int32_t>{250, 255, 260, 265, 270}});
  return data;
}

using Change = std::function<void(outcome::OutcomeData&)>;

/// FOLDER/replicate-0000.h5 …
inline void write_grid(const std::filesystem::path& folder, bool brighter, std::uint32_t replicates,
                       const Change& change = {}) {
  std::filesystem::create_directories(folder);
  for (std::uint32_t r = 0; r < replicates; ++r) {
    outcome::OutcomeData data = full_grid(brighter, r);
    if (change) change(data);
    outcome::write_outcome(folder / fmt::format("replicate-{:04}.h5", r), data);
  }
}

inline std::string bytes_of_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace lichtung::test
