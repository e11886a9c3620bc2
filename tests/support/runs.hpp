// Whole runs for tests: scenarios of the library, replicates side by side, and figures picked from outcomes.
#pragma once

#include "scenarios/reader.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/outcome/hash.hpp"
#include "tests/support/temporary_folder.hpp"

#include <tbb/parallel_for.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lichtung::test {

/// A scenario of scenarios/library, e.g. "kleinstadt", for this many days and without recorded walks.
inline Scenario library_scenario(std::string_view name, int days) {
  const auto path = std::filesystem::path(LICHTUNG_SOURCE_DIR) / "scenarios/library" / (std::string(name) + ".toml");
  auto read = read_scenario(path);
  if (!read.scenario) throw std::runtime_error("the library's scenario has errors: " + path.string());
  read.scenario->time.days = days;
  read.scenario->outcome.record_days.clear();
  return *read.scenario;
}

inline outcome::OutcomeData simulate(const engine::Setup& setup, std::uint32_t replicate) {
  return *engine::simulate(setup, replicate, {});
}

/// Replicates 0 … n−1, several at a time.
inline std::vector<outcome::OutcomeData> simulate_all(const engine::Setup& setup, std::uint32_t n) {
  std::vector<outcome::OutcomeData> all(n);
  tbb::parallel_for(std::uint32_t{0}, n, [&](std::uint32_t r) { all[r] = simulate(setup, r); });
  return all;
}

inline const outcome::Table& table(const outcome::OutcomeData& data, std::string_view name) {
  for (const auto& t : data.tables)
    if (t.name == name) return t;
  throw std::out_of_range("no table " + std::string(name));
}

template <class T>
const std::vector<T>& column(const outcome::OutcomeData& data, std::string_view table_name, std::string_view name) {
  for (const auto& c : table(data, table_name).columns)
    if (c.name == name) return std::get<std::vector<T>>(c.values);
  throw std::out_of_range("no column " + std::string(name));
}

/// A figure of the whole run; the ledger is empty for figures that have none.
inline double total(const outcome::OutcomeData& data, std::string_view metric, std::string_view ledger = "") {
  const auto& metrics = column<std::string>(data, "totals", "metric");
  const auto& ledgers = column<std::string>(data, "totals", "ledger");
  for (std::size_t i = 0; i < metrics.size(); ++i)
    if (metrics[i] == metric && ledgers[i] == ledger) return column<double>(data, "totals", "value")[i];
  throw std::out_of_range("no total " + std::string(metric));
}

/// State hash of each day.
inline const std::vector<std::string>& hashes(const outcome::OutcomeData& data) {
  for (const auto& c : table(data, "hashes").columns)
    if (const auto* texts = std::get_if<std::vector<std::string>>(&c.values)) return *texts;
  throw std::out_of_range("no hashes");
}

inline const outcome::SegmentVariable& variable(const outcome::OutcomeData& data, std::string_view name) {
  for (const auto& v : data.variables)
    if (v.name == name) return v;
  throw std::out_of_range("no variable " + std::string(name));
}

/// Sampled incidents of one kind.
inline std::size_t incidents(const outcome::OutcomeData& data, OffenceKind kind) {
  std::size_t n = 0;
  for (const std::uint8_t k : column<std::uint8_t>(data, "incidents", "kind")) n += k == index(kind) ? 1U : 0U;
  return n;
}

/// Equal but for what the scenario says of itself.
inline bool same_data(outcome::OutcomeData a, const outcome::OutcomeData& b) {
  a.provenance = b.provenance;
  return outcome::content_sha256(a) == outcome::content_sha256(b);
}

using Folder = TemporaryFolder;

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace lichtung::test
