// Any bytes as an outcome. As damage: the seed is a whole file, and what the fuzzer changes must be noticed. As forgery (.forged.h5):
// sealed with a trailer that fits, so that they reach the reader's own checks and the HDF5 library.
#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"
#include "sim/outcome/trailer.hpp"
#include "tests/fuzz/fuzz_file.hpp"

#include <span>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung::outcome;
  static const lichtung::fuzz::FuzzFile file(FUZZ_ENDING);
  std::vector<std::uint8_t> bytes(data, data + size);
  if (std::string_view(FUZZ_ENDING).starts_with(".forged")) {
    // Seeds are whole files: their own trailer is left out.
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (size > kTrailerBytes && text.substr(size - kTrailerBytes).starts_with("LICHTUNG")) bytes.resize(size - kTrailerBytes);
    const std::string trailer = trailer_of(std::as_bytes(std::span(bytes)));
    bytes.insert(bytes.end(), trailer.begin(), trailer.end());
  }
  try {
    const Reader reader(file.write(bytes.data(), bytes.size()), true);
    (void)reader.everything();
  } catch (const FileError&) {
  }
  return 0;
}
