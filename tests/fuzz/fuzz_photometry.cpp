// Any bytes as EULUMDAT or IES: numbers or a DataError.
#include "scenarios/errors.hpp"
#include "sim/photometry/photometric_file.hpp"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"fuzz.ldt", "fuzz.ies"}) {
    try {
      (void)photometry::parse_photometric_file(text, name);
    } catch (const DataError&) {
    }
  }
  return 0;
}
