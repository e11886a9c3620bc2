// Any bytes as a lamp inventory (CSV, GeoJSON or GeoPackage): lamps, or a DataError.
#include "scenarios/errors.hpp"
#include "sim/inventory/lamp_inventory.hpp"
#include "tests/fuzz/fuzz_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  static const fuzz::FuzzFile file(FUZZ_ENDING);
  try {
    (void)inventory::read_lamp_inventory(file.write(data, size), {});
  } catch (const DataError&) {
  }
  return 0;
}
