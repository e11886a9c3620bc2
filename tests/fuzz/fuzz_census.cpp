// Any bytes as a census grid: cells, or a DataError.
#include "scenarios/errors.hpp"
#include "sim/population/census.hpp"
#include "tests/fuzz/fuzz_file.hpp"

#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  static const fuzz::FuzzFile file(FUZZ_ENDING);
  std::vector<town::Notice> notices;
  try {
    (void)population::read_census(file.write(data, size), "", notices);
  } catch (const DataError&) {
  }
  return 0;
}
