// Any bytes as the polygon that cuts a map: polygons, or a DataError.
#include "scenarios/errors.hpp"
#include "sim/town/import_clip.hpp"
#include "tests/fuzz/fuzz_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  static const fuzz::FuzzFile file(FUZZ_ENDING);
  try {
    (void)town::osm::read_clip(file.write(data, size));
  } catch (const DataError&) {
  }
  return 0;
}
