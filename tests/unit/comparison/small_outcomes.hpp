// Small outcomes with numbers that can be worked by hand: one straight street of eight segments, 100 m each.
#pragma once

#include "sim/outcome/file.hpp"
#include "sim/outcome/outcome_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <limits>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace lichtung::test {

inline constexpr std::size_t kSegments = 8;

using Folder = lichtung::test::TemporaryFolder;

/// What a replicate holds; the rest is the same in all.
struct Small {
  std::uint32_t replicate{};
  std::uint64_t seed{7};
  std::vector<float> burglary = std::vector<float>(kSegments, 1.0F);   // expected, by segment
  std::vector<float> light = std::vector<float>(kSegments, 5.0F);      // mean illuminance
  std::vector<float> patrol = std::vector<float>(kSegments, 0.0F);
  std::vector<std::tuple<std::string, double, std::string, std::string>> totals{};   // metric, value, unit, ledger
  std::vector<std::pair<std::string, double>> parameters{};
  double walks{100.0}, fear{0.1};                                      // of women aged 18 to 24
  std::uint32_t days{365};
  std::string start{"2026-01-01"}, version{"1"}, scenario_toml{"name = \"x\"\n"}, scenario{"s"};
  double shift_m{};                                                    // of the last node: another town
};

inline void add_tables(const Small& s, outcome::OutcomeData& data) {
  std::vector<std::int32_t> from, to, district;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(kSegments); ++i) {
    from.push_back(i);
    to.push_back(i + 1);
    district.push_back(i < 4 ? 0 : 1);
  }
  data.tables.push_back({"segments",
                         {{"name", std::vector<std::string>{"Am Bach", "Am Bach", "c", "d", "e", "f", "g", "h"}},
                          {"length_m", std::vector<float>(kSegments, 100.0F)},
                          {"district", district},
                          {"lamps", std::vector<std::int32_t>(kSegments, 3)},
                          {"from_node", from},
                          {"to_node", to}}});
  data.tables.push_back({"districts", {{"name", std::vector<std::string>{"West", "Ost"}}}});
  outcome::Table totals{"totals", {}};
  std::vector<std::string> metric, unit, ledger;
  std::vector<double> value;
  for (const auto& [m, v, u, l] : s.totals) {
    metric.push_back(m);
    value.push_back(v);
    unit.push_back(u);
    ledger.push_back(l);
  }
  totals.columns = {{"metric", metric}, {"value", value}, {"unit", unit}, {"ledger", ledger}};
  data.tables.push_back(std::move(totals));
  std::vector<std::string> keys, units, sources;
  std::vector<double> values;
  for (const auto& [key, v] : s.parameters) {
    keys.push_back(key);
    values.push_back(v);
    units.push_back("1");
    sources.push_back("assumed");
  }
  data.tables.push_back({"parameters", {{"key", keys}, {"value", values}, {"unit", units}, {"source", sources}}});
  data.tables.push_back({"avoidance",
                         {{"sex", std::vector<std::uint8_t>{0}},
                          {"age_band", std::vector<std::uint8_t>{3}},
                          {"night_trips", std::vector<double>{200.0}},
                          {"avoided_cancelled", std::vector<double>{20.0}},
                          {"night_walks", std::vector<double>{s.walks}},
                          {"fear_share", std::vector<double>{s.fear}}}});
}

inline outcome::OutcomeData small_outcome(const Small& s) {
  outcome::OutcomeData data;
  auto& p = data.provenance;
  p.software_version = s.version;
  p.git_sha1 = "0123456789";
  p.title = "Prüfstadt";
  p.start = s.start;
  p.seed = s.seed;
  p.replicate = s.replicate;
  p.days = s.days;
  p.scenario_sha256 = s.scenario;
  p.scenario_toml = s.scenario_toml;
  for (std::size_t i = 0; i <= kSegments; ++i) {
    data.mesh.node_x.push_back(100.0 * static_cast<double>(i) + (i == kSegments ? s.shift_m : 0.0));
    data.mesh.node_y.push_back(0.0);
  }
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(kSegments); ++i) {
    data.mesh.edge_from.push_back(i);
    data.mesh.edge_to.push_back(i + 1);
    data.mesh.edge_segment.push_back(i);
  }
  data.mesh.epsg = 25832;
  data.segment_count = kSegments;
  data.frame_start_s = {0.0};
  data.variables = {{"illuminance_mean", false, s.light}, {"expected_burglary", true, s.burglary}, {"patrol_minutes", true, s.patrol}};
  data.profile = {{"footfall", std::vector<float>(168 * kSegments, 2.0F)}};
  add_tables(s, data);
  return data;
}

inline void write(const Small& s, const std::filesystem::path& folder, const std::string& name = {}) {
  std::filesystem::create_directories(folder);
  const std::string number = std::to_string(s.replicate);
  const std::string file = name.empty() ? "replicate-" + std::string(4 - number.size(), '0') + number + ".h5" : name;
  outcome::write_outcome(folder / file, small_outcome(s));
}

/// Replicates 0 … n−1 of one figure without ledger.
inline void write_figures(const std::filesystem::path& folder, const std::vector<double>& values, std::uint64_t seed = 7) {
  for (std::size_t r = 0; r < values.size(); ++r) {
    Small s;
    s.replicate = static_cast<std::uint32_t>(r);
    s.seed = seed;
    s.totals = {{"detour_mean_m", values[r], "m", ""}};
    write(s, folder);
  }
}

}  // namespace lichtung::test
