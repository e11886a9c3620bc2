// Any bytes as a scenario, and as values of a sweep's settings: diagnostics, never a crash.
#include "scenarios/key_table.hpp"
#include "scenarios/reader.hpp"

#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ReadResult result = read_scenario_text(text, "fuzz.toml");
  for (const Diagnostic& d : result.diagnostics) (void)format(d, Language::German);
  if (result.scenario) (void)canonical_toml(*result.scenario);
  return 0;
}
