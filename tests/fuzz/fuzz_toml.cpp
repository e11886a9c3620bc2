// Any bytes as a scenario or plan, and as the plan of the editor: diagnostics, never a crash; what is written back is read again.
#include "scenarios/key_table.hpp"
#include "scenarios/plan_document.hpp"
#include "scenarios/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lichtung;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ReadResult result = read_scenario_text(text, "fuzz.toml");
  for (const Diagnostic& d : result.diagnostics) (void)format(d, Language::German);
  if (result.scenario) (void)canonical_toml(*result.scenario);
  const ReadPlan plan = read_plan_document(text, "fuzz.toml");
  if (plan.plan && read_plan_document(write_plan_document(*plan.plan), "fuzz.toml").plan != plan.plan) std::abort();
  return 0;
}
