// The random numbers are those of Random123 and nothing else: known answers of Philox4x32-10 (Salmon et al. 2011,
// file kat_vectors of Random123), what of a draw's address reaches the generator, and purposes that never share one.
#include "sim/random/random.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

using namespace lichtung::random;

namespace {

using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

Counter philox(const Counter& c, const Key& k) {
  const philox4x32_ctr_t counter = {{c[0], c[1], c[2], c[3]}};
  const philox4x32_key_t key = {{k[0], k[1]}};
  const philox4x32_ctr_t w = philox4x32(counter, key);
  return {w[0], w[1], w[2], w[3]};
}

/// Purposes as the header spells them: name → number.
std::multimap<std::string, unsigned> purposes_in_header() {
  std::ifstream file(LICHTUNG_SOURCE_DIR "/sim/random/purposes.hpp");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::regex row("([A-Z][A-Za-z]*) = ([0-9]+)[,\\s]");
  std::multimap<std::string, unsigned> found;
  for (std::sregex_iterator i(text.begin(), text.end(), row), end; i != end; ++i) {
    const std::string digits = (*i)[2];
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    found.emplace((*i)[1], value);
  }
  return found;
}

}  // namespace

TEST_CASE("Philox4x32-10 gives the known answers of Random123") {
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
        Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a draw puts entity, when, purpose with index, and replicate into the counter and the seed into the key") {
  const Random r{.seed = 0x299f31d0a4093822ULL, .replicate = 7};
  const Words w = words(r, Purpose::DayOut, 11, 13, 17);
  CHECK(w == philox({11, 13, (200U << 16) | 17U, 7}, {0xa4093822, 0x299f31d0}));
}

TEST_CASE("every part of a draw's address changes all four words") {
  const Random r{.seed = 5, .replicate = 3};
  const Words base = words(r, Purpose::DayOut, 1, 2, 3);
  const std::array<Words, 7> others{
      words({.seed = 6, .replicate = 3}, Purpose::DayOut, 1, 2, 3),
      words({.seed = 5 + (1ULL << 32), .replicate = 3}, Purpose::DayOut, 1, 2, 3),
      words({.seed = 5, .replicate = 4}, Purpose::DayOut, 1, 2, 3),
      words(r, Purpose::DayTours, 1, 2, 3),
      words(r, Purpose::DayOut, 2, 2, 3),
      words(r, Purpose::DayOut, 1, 3, 3),
      words(r, Purpose::DayOut, 1, 2, 4),
  };
  std::set<std::uint32_t> seen(base.begin(), base.end());
  for (const Words& o : others) seen.insert(o.begin(), o.end());
  CHECK(seen.size() == 32);
}

TEST_CASE("no two purposes share a number or a name") {
  const auto found = purposes_in_header();
  REQUIRE(found.size() > 40);
  std::set<unsigned> numbers;
  std::set<std::string> names;
  for (const auto& [name, number] : found) {
    INFO(name << " = " << number);
    CHECK(numbers.insert(number).second);
    CHECK(names.insert(name).second);
    CHECK(number <= 0xffffU);
  }
}

TEST_CASE("purposes keep their numbers, because renumbering would change every outcome") {
  CHECK(static_cast<unsigned>(Purpose::TownLayout) == 1);
  CHECK(static_cast<unsigned>(Purpose::HouseholdSize) == 100);
  CHECK(static_cast<unsigned>(Purpose::DayOut) == 200);
  CHECK(static_cast<unsigned>(Purpose::OffenderSearch) == 300);
  CHECK(static_cast<unsigned>(Purpose::PatrolMove) == 400);
  CHECK(static_cast<unsigned>(Purpose::FearWalk) == 500);
}

TEST_CASE("purposes give independent streams") {
  constexpr int n = 20000;
  const Random r{.seed = 20261102, .replicate = 0};
  const std::array pairs{std::pair{Purpose::DayOut, Purpose::DayTours}, std::pair{Purpose::OffenceTrial, Purpose::OffenceVictim},
                         std::pair{Purpose::PatrolMove, Purpose::PatrolStart}, std::pair{Purpose::DayOut, Purpose::OffenceTrial}};
  for (const auto& [a, b] : pairs) {
    double sum = 0.0;
    for (std::uint32_t i = 0; i < n; ++i)
      sum += (uniform(r, a, i, 4) - 0.5) * (uniform(r, b, i, 4) - 0.5) * 12.0;
    CHECK(std::abs(sum / n) < 5.0 / std::sqrt(n));   // correlation of independent pairs: sd 1/√n
  }
}

TEST_CASE("neighbouring entities and days are uncorrelated") {
  constexpr int n = 20000;
  const Random r{.seed = 1, .replicate = 0};
  double by_entity = 0.0, by_day = 0.0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const double u = uniform(r, Purpose::DayOut, i, 9) - 0.5;
    by_entity += u * (uniform(r, Purpose::DayOut, i + 1, 9) - 0.5) * 12.0;
    by_day += u * (uniform(r, Purpose::DayOut, i, 10) - 0.5) * 12.0;
  }
  CHECK(std::abs(by_entity / n) < 5.0 / std::sqrt(n));
  CHECK(std::abs(by_day / n) < 5.0 / std::sqrt(n));
}

TEST_CASE("uniform numbers never reach 0 or 1") {
  CHECK(unit(0) > 0.0);
  CHECK(unit(0xffffffffU) < 1.0);
  CHECK(unit53(0, 0) > 0.0);
  CHECK(unit53(0xffffffffU, 0xffffffffU) < 1.0);
  CHECK(unit53(0, 0) <= 0x1p-53);   // resolves chances that 32 bits can't
}
