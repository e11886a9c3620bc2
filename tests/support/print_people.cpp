// Prints the figures of docs/validation-people.md: people_figures [kleinstadt|mittelstadt|grossstadt|village] [seed].
#include "support/people_figures.hpp"
#include "support/village.hpp"

#include "sim/town/assemble.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string_view>

using namespace lichtung;

namespace {

town::Town town_of(std::string_view name, std::uint64_t seed) {
  if (name == "village") return test::make_village(test::kLargeVillage);
  Scenario scenario;
  scenario.map.synthetic = name == "grossstadt"    ? SyntheticTown::Grossstadt
                           : name == "mittelstadt" ? SyntheticTown::Mittelstadt
                                                   : SyntheticTown::Kleinstadt;
  scenario.map.town_seed = seed;
  return test::make_village();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view name = argc > 1 ? argv[1] : "kleinstadt";
  const std::uint64_t seed = argc > 2 ? static_cast<std::uint64_t>(argv[2][0] - '0') : 1;
  const auto town = town_of(name, seed);
  const Scenario scenario;
  const random::Random random{scenario.random.seed, 0};
  std::vector<town::Notice> notices;
  const auto start = std::chrono::steady_clock::now();
  const auto people = population::make_population(town, scenario, random, notices);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  fmt::print("{}: {} segments, {} dwellings, {} venues, {} residents, {} habits, {} offenders, made in {:.2f} s\n\n", name,
             town.streets.segments.size(), town.dwellings.size(), town.venues.size(), people.residents.size(),
             people.habits.size(), people.offenders.size(), seconds.count());
  for (const auto& n : notices) fmt::print("notice {} {} {}\n", n.key, n.count, n.detail);
  const auto step = static_cast<std::uint32_t>(people.residents.size() / 60000 + 1);
  fmt::print("{}", test::figures_table(test::measure_people(people, scenario.parameters.activity, random, step)));
}
