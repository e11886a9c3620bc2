// Layers that one folder and a comparison share, and how a figure and its interval become columns.
#pragma once

#include "analysis/export/columns.hpp"
#include "analysis/export/extract.hpp"
#include "analysis/report/estimate.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace lichtung::exports {

/// Mean and both ends of its 95 % interval: NAME, NAME_low, NAME_high.
void add_estimates(Columns& columns, const std::string& name, const std::string& unit, const std::string& meaning,
                   const std::vector<report::Estimate>& estimates, Language language);

/// Lamps of the first replicate file of `path`; a layer without rows if the file has none.
[[nodiscard]] geopackage::Layer lamps_layer(const std::filesystem::path& path, const std::string& name,
                                            Language language);

/// Feared places with the lines of their streets.
[[nodiscard]] geopackage::Layer angst_layer(const report::RunSet& run, const std::filesystem::path& path,
                                            const std::string& name, Language language);

/// Offences drawn by chance, a row each, of all replicates; what became known of each is in columns of their own.
[[nodiscard]] geopackage::Layer incidents_layer(const report::RunSet& run, const std::filesystem::path& path,
                                                Language language);

/// What must stand beside every export of this run.
void describe(const report::RunSet& run, std::size_t replicates, Language language, Extract& out);

/// `about` as a table of two columns.
[[nodiscard]] geopackage::Layer about_layer(const Extract& extract, Language language);

/// The meaning of a variable of streets by the schema; empty if it is unknown.
[[nodiscard]] std::string meaning_of(std::string_view variable);

}  // namespace lichtung::exports
