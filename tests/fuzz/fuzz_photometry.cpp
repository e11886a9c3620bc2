// Any bytes as EULUMDAT or IES: a distribution that can be asked for intensities, or a DataError.
#include "scenarios/errors.hpp"
#include "sim/photometry/photometric_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto file = photometry::parse_photometric_file(text, "fuzz" FUZZ_ENDING);
    (void)photometry::figures(file.luminaire.light);
  } catch (const DataError&) {
  }
  return 0;
}
