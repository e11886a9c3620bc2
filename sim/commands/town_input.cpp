// A file with the name of a generated town wins over the generated town.
#include "sim/commands/town_input.hpp"

#include "scenarios/errors.hpp"
#include "sim/commands/load.hpp"

#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace lichtung::commands {
namespace {

constexpr std::array<std::pair<std::string_view, SyntheticTown>, 3> kGenerated{
    {{"kleinstadt", SyntheticTown::Kleinstadt},
     {"mittelstadt", SyntheticTown::Mittelstadt},
     {"grossstadt", SyntheticTown::Grossstadt}}};

}  // namespace

std::optional<Scenario> scenario_of(const std::string& input, Context& context) {
  const std::filesystem::path path(input);
  if (path.extension() == ".toml") return load_scenario(path, context);
  Scenario scenario;
  std::error_code ignored;
  for (const auto& [name, size] : kGenerated)
    if (input == name && !std::filesystem::exists(path, ignored)) {
      scenario.map.synthetic = size;
      return scenario;
    }
  if (!std::filesystem::exists(path, ignored))
    throw DataError(ErrorKind::MissingInput, input, message(context.language, "town_report.no_such_file"));
  scenario.map.osm = path;
  return scenario;
}

}  // namespace lichtung::commands
