// What an export gives away, before any format: layers with places, plain tables, and where all of it comes from.
#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/report/run_set.hpp"
#include "scenarios/messages.hpp"
#include "sim/geopackage/geopackage.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace lichtung::exports {

/// Ledgers (true, reported, discovered, recorded, cleared, expected) are columns of their own everywhere, never added up.
struct Extract {
  std::string name;                                       // of the folder, without its path
  std::string title, description, licence, source, date;  // date: "2026-11-02", the start of the run
  int epsg{};
  std::vector<geopackage::Layer> layers;                   // names are unique
  std::vector<std::pair<std::string, std::string>> about;  // key and value: what a reader must know to find it again
};

/// Names of layers that have a place on the map, of one folder and of a comparison.
inline constexpr std::string_view kRunLayers[] = {"streets", "districts", "incidents", "lamps", "angst"};
inline constexpr std::string_view kComparisonLayers[] = {"streets", "angst_before", "angst_after", "lamps_before",
                                                         "lamps_after"};

/// One folder: streets and districts with means over replicates and their 95 % intervals, incidents of every replicate,
/// lamps, feared places, totals. `path`: as read into `run`. Errors: outcome::FileError.
[[nodiscard]] Extract extract(const report::RunSet& run, const std::filesystem::path& path, Language language);

/// Two folders: before, after, difference, its 95 % interval and q value (p adjusted for many tests) of every street;
/// the same for districts, groups, hours and all figures as tables. `before`, `after`: at least one replicate of each.
[[nodiscard]] Extract extract(const comparison::Comparison& comparison, const report::RunSet& before,
                              const std::filesystem::path& before_path, const report::RunSet& after,
                              const std::filesystem::path& after_path, Language language);

/// The layer, or nullptr.
[[nodiscard]] const geopackage::Layer* find(const Extract& extract, std::string_view layer);

}  // namespace lichtung::exports
