// Any bytes as an outcome: sealed with a trailer that fits, so that they reach the reader and the HDF5 library.
#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"
#include "sim/outcome/trailer.hpp"
#include "tests/fuzz/fuzz_file.hpp"

#include <span>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung::outcome;
  static const lichtung::fuzz::FuzzFile file(FUZZ_ENDING);
  // Seeds are whole files: their own trailer is left out.
  if (size > kTrailerBytes && std::string_view(reinterpret_cast<const char*>(data) + size - kTrailerBytes, 8) == "LICHTUNG") size -= kTrailerBytes;
  std::vector<std::uint8_t> bytes(data, data + size);
  const std::string trailer = trailer_of(std::as_bytes(std::span(bytes)));
  bytes.insert(bytes.end(), trailer.begin(), trailer.end());
  try {
    const Reader reader(file.write(bytes.data(), bytes.size()), true);
    (void)reader.everything();
  } catch (const FileError&) {
  }
  return 0;
}
