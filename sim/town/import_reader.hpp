// Reading OpenStreetMap files by libosmium; the only part of Lichtung that knows that library.
#pragma once

#include "sim/town/import_raw.hpp"

#include <filesystem>

namespace lichtung::town::osm {

/// What one extract may hold at most, so that a hostile file is refused before it takes the machine's memory (about
/// 2 GB at these limits). The largest German cities stay below a third of them; larger regions are cut out first.
struct ReadLimits {
  std::size_t nodes{40'000'000};
  std::size_t objects{12'000'000};          // ways, relations and tagged nodes together
  std::size_t references{60'000'000};       // nodes of ways and members of relations
  std::size_t tags{30'000'000};
  std::size_t text_bytes{256'000'000};
  std::size_t token_bytes{1'000'000};       // longest XML element or OPL line
  std::size_t unpacked_bytes{16'000'000'000};  // compressed XML and OPL, after unpacking
};

/// Reads .osm.pbf, .pbf, .osm, .osm.xml, .xml, .osm.gz, .osm.bz2, .o5m and .opl in one pass, in any order of objects.
/// User, uid and changeset are not kept. Errors: DataError with path and cause (missing, directory, unknown or wrong
/// format, damaged, history or change file, XML entities, beyond the limits).
[[nodiscard]] RawMap read_osm_file(const std::filesystem::path& path, const ReadLimits& limits = {});

}  // namespace lichtung::town::osm
