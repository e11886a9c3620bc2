// Any bytes as an outcome: sealed with a trailer that fits, so that they reach the reader and the HDF5 library. With
// LICHTUNG_FORGE_CHECKSUMS=1 the library's own checksums of its structures fit, too: as if a forger had computed them.
#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"
#include "sim/outcome/trailer.hpp"
#include "tests/fuzz/fuzz_file.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <span>
#include <vector>

/// Takes the place of the library's function of this name (H5F_get_checksums of HDF5 1.10).
extern "C" int H5F_get_checksums(const std::uint8_t* bytes, std::size_t size, std::uint32_t* stored, std::uint32_t* computed) {
  static const bool forge = std::getenv("LICHTUNG_FORGE_CHECKSUMS") != nullptr;
  if (!forge) {
    static const auto real = reinterpret_cast<decltype(&H5F_get_checksums)>(dlsym(RTLD_NEXT, "H5F_get_checksums"));
    return real(bytes, size, stored, computed);
  }
  if (stored != nullptr) *stored = 0;
  if (computed != nullptr) *computed = 0;
  return 0;
}

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
