// Provenance and the order of parts.
#include "sim/engine/outcome_builder.hpp"

#include "sim/engine/night_town.hpp"
#include "sim/engine/version.hpp"

#include <fmt/format.h>

namespace lichtung::engine {

outcome::OutcomeData build_outcome(const Setup& setup, const World& world, const Recorder& recorder) {
  outcome::OutcomeData data;
  const auto& start = setup.scenario.time.start;
  outcome::Provenance& p = data.provenance;
  p.software_version = kVersion;
  p.git_sha1 = kGitSha1;
  p.source = setup.town.source;
  p.licence = setup.town.licence;
  p.scenario_toml = setup.scenario_toml;
  p.scenario_sha256 = setup.scenario_sha256;
  p.title = setup.scenario.name;
  p.start = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(start.year()), static_cast<unsigned>(start.month()),
                        static_cast<unsigned>(start.day()));
  p.seed = setup.scenario.random.seed;
  p.replicate = world.random.replicate;
  p.days = static_cast<std::uint32_t>(recorder.days.size());
  detail::add_streets(setup, world, recorder, data);
  detail::add_town_tables(setup, data);
  detail::add_night(setup, recorder, data);
  detail::add_event_tables(setup, world, recorder, data);
  for (outcome::Table& table : angst_tables(data)) data.tables.push_back(std::move(table));
  return data;
}

}  // namespace lichtung::engine
