// Prints the figures of docs/validation-people.md for the large village of the tests: people_figures [SEED].
#include "support/people_figures.hpp"
#include "support/village.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <string_view>

using namespace lichtung;

int main(int argc, char** argv) {
  const Scenario scenario;
  random::Random random{scenario.random.seed, 0};
  if (argc > 1) {
    const std::string_view text = argv[1];
    std::from_chars(text.data(), text.data() + text.size(), random.seed);
  }
  const auto town = test::make_village(test::kLargeVillage);
  std::vector<town::Notice> notices;
  const auto start = std::chrono::steady_clock::now();
  const auto people = population::make_population(town, scenario, random, notices);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  fmt::print("village: {} segments, {} dwellings, {} venues, {} residents, {} habits, {} offenders, made in {:.2f} s\n\n",
             town.streets.segments.size(), town.dwellings.size(), town.venues.size(), people.residents.size(),
             people.habits.size(), people.offenders.size(), seconds.count());
  for (const auto& n : notices) fmt::print("notice {} {} {}\n", n.key, n.count, n.detail);
  const auto step = static_cast<std::uint32_t>(people.residents.size() / 60000 + 1);
  fmt::print("{}", test::figures_table(test::measure_people(people, scenario.parameters.activity, random, step)));
}
