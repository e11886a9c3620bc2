// An extract in the formats of other programs. Texts are UTF-8 with a point as decimal mark, whatever the language.
#pragma once

#include "analysis/export/extract.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace lichtung::exports {

/// One layer as GeoJSON (RFC 7946): WGS 84 with seven decimals, members "lichtung" with where it comes from. `layer` must
/// have a place on the map. Errors: DataError for an unknown coordinate system.
[[nodiscard]] std::string geojson(const Extract& extract, const geopackage::Layer& layer);

struct NamedText {
  std::string name, text;
};

/// Every layer and table as CSV (RFC 4180; lines as WKT in the system of the town), and their description
/// `datapackage.json` (Frictionless Tabular Data Package 1.0). Layers without rows are there with their heads.
[[nodiscard]] std::vector<NamedText> data_package(const Extract& extract);

/// Files in a new folder that is whole or absent. `force`: replaces a folder that an export made before (it holds only
/// CSV files and a datapackage.json). Errors: outcome::FileError.
void write_whole_folder(const std::filesystem::path& path, const std::vector<NamedText>& files, bool force);
/// What write_whole_folder would refuse, before anything is computed.
void check_folder_target(const std::filesystem::path& path, bool force);

/// An SVG sheet as PNG of `width` pixels. Errors: DataError if it can't be drawn in this size.
[[nodiscard]] std::string png(const std::string& svg, int width);

}  // namespace lichtung::exports
