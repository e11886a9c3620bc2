// Any bytes as OpenStreetMap data (XML or PBF): a draft of a town, or a DataError.
#include "scenarios/errors.hpp"
#include "sim/town/import.hpp"
#include "tests/fuzz/fuzz_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  static const fuzz::FuzzFile file(FUZZ_ENDING);
  MapInput map;
  map.osm = file.write(data, size);
  try {
    (void)town::import_osm(map);
  } catch (const DataError&) {
  }
  return 0;
}
