// Any bytes as OpenStreetMap data: a draft of a town, or a DataError. The first byte chooses XML or PBF.
#include "scenarios/errors.hpp"
#include "sim/town/import.hpp"
#include "tests/fuzz/fuzz_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  static const fuzz::FuzzFile xml(".osm"), pbf(".osm.pbf");
  if (size == 0) return 0;
  MapInput map;
  map.osm = (data[0] % 2 == 0 ? xml : pbf).write(data + 1, size - 1);
  try {
    (void)town::import_osm(map);
  } catch (const DataError&) {
  }
  return 0;
}
