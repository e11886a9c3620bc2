// Any bytes as a sweep file, with values that are tried on a scenario beside it: diagnostics, never a crash.
#include "scenarios/sweep/design.hpp"
#include "scenarios/sweep/resolved.hpp"
#include "scenarios/sweep/sweep_reader.hpp"
#include "tests/fuzz/fuzz_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  static const fuzz::FuzzFile file(FUZZ_ENDING);
  static const fuzz::FuzzFile base("base.toml", "schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n");
  const sweep::SweepResult result = sweep::read_sweep(file.write(data, size));
  for (const Diagnostic& d : result.diagnostics) (void)format(d, Language::German);
  if (result.sweep) (void)sweep::resolved_toml(*result.sweep);
  return 0;
}
