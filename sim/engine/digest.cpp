// See digest.hpp.
#include "sim/engine/digest.hpp"

#include "scenarios/key_table.hpp"
#include "sim/basics/sha256.hpp"
#include "sim/engine/version.hpp"
#include "sim/town/import_digest.hpp"

namespace lichtung::engine {

std::string scenario_digest(const Scenario& scenario, std::string_view town_sha256) {
  Sha256 digest;
  const auto add = [&](std::string_view text) {
    digest.add(text);
    digest.add(std::string_view("\0", 1));
  };
  Scenario same = scenario;
  same.random.replicates = 1;
  same.outcome.record_days.clear();   // recording changes nothing else
  add(kVersion);
  add(canonical_toml(same));
  add(town_sha256);
  if (same.population.census) town::add_file(*same.population.census, digest);
  for (const Edit& edit : same.edits)
    for (const auto& file : edit.files) town::add_file(file, digest);
  return digest.hex();
}

}  // namespace lichtung::engine
