// How many people live in which dwelling. Quotas instead of independent draws: a small town has the right sizes too.
#include "sim/population/households.hpp"

#include "scenarios/errors.hpp"
#include "sim/random/distributions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace lichtung::population {
namespace {

constexpr std::uint32_t kSizes = 6;
constexpr double kMostPerDwelling = 12.0;   // asked for by the scenario: above, the input is taken for a mistake
constexpr double kCensusPerDwelling = 3.5;  // census against dwellings guessed from outlines: capped here

/// Shares of household sizes 1 … 6; three in ten of "five and more" have six (assumed).
std::array<double, kSizes> size_shares(const std::array<double, 5>& h) {
  std::array<double, kSizes> s{h[0], h[1], h[2], h[3], 0.7 * h[4], 0.3 * h[4]};
  if (std::accumulate(s.begin(), s.end(), 0.0) <= 0.0) s[1] = 1.0;
  return s;
}

double mean_size(const std::array<double, kSizes>& shares) {
  double persons = 0.0, households = 0.0;
  for (std::uint32_t i = 0; i < kSizes; ++i) {
    persons += shares[i] * (i + 1);
    households += shares[i];
  }
  return persons / households;
}

/// Residents of each zone; −1: as many as its dwellings hold.
std::vector<std::int64_t> zone_residents(const Scenario& scenario, std::span<const Zone> zones,
                                         std::vector<town::Notice>& notices) {
  std::vector<std::int64_t> residents(zones.size(), -1);
  const bool counted = std::ranges::any_of(zones, [](const Zone& z) { return z.residents >= 0.0; });
  double dwellings = 0.0;
  std::vector<double> weights;
  for (const auto& z : zones) {
    const auto n = static_cast<double>(z.dwellings.size());
    dwellings += n;
    weights.push_back(counted ? std::min(std::max(0.0, z.residents), kCensusPerDwelling * n) : n);
  }
  if (scenario.population.residents) {
    const int asked = *scenario.population.residents;
    if (asked < 1 || asked > kMostPerDwelling * dwellings)
      throw DataError(ErrorKind::Data, "population.residents",
                      fmt::format("found {} residents for {} dwellings; expected 1 to 12 per dwelling", asked, dwellings));
    return detail::apportion(asked, weights);
  }
  if (!counted) return residents;
  double cut = 0.0;
  for (std::size_t z = 0; z < zones.size(); ++z) {
    cut += std::max(0.0, zones[z].residents) - weights[z];
    residents[z] = std::llround(weights[z]);
  }
  if (cut >= 1.0) notices.push_back({"population.census_capped", std::llround(cut), ""});
  return residents;
}

/// Sizes of the households of one zone, ascending; their sum is `residents` unless that is −1.
std::vector<std::uint32_t> zone_sizes(std::int64_t residents, std::size_t dwellings, double vacancy,
                                      const std::array<double, kSizes>& shares, std::uint32_t zone,
                                      const random::Random& random) {
  const auto d = static_cast<std::int64_t>(dwellings);
  const std::int64_t wanted = residents < 0 ? std::llround((1.0 - vacancy) * static_cast<double>(d))
                                            : std::llround(static_cast<double>(residents) / mean_size(shares));
  std::int64_t households = std::clamp<std::int64_t>(wanted, residents == 0 ? 0 : 1, d);
  if (residents >= 0) households = std::min(households, residents);
  std::vector<std::uint32_t> sizes;
  std::int64_t sum = 0;
  const auto counts = detail::apportion(households, shares);
  for (std::uint32_t s = 0; s < kSizes; ++s) {
    sizes.insert(sizes.end(), static_cast<std::size_t>(counts[s]), s + 1);
    sum += counts[s] * (s + 1);
  }
  if (residents >= 0 && !sizes.empty()) {  // rounding, or crowding: one person at a time, going round from a drawn place
    const auto n = static_cast<std::uint32_t>(sizes.size());
    std::uint32_t at = random::below(n, random::words(random, random::Purpose::HouseholdSize, zone, 0)[0]);
    for (; sum < residents; ++sum, at = (at + 1U) % n) ++sizes[at];
    for (; sum > residents; at = (at + 1U) % n)
      if (sizes[at] > 1) --sizes[at], --sum;
  }
  std::ranges::sort(sizes);
  return sizes;
}

/// Large households take larger dwellings, loosely: rank by log area with noise.
void place(const town::Town& town, const Zone& zone, std::uint32_t index, std::span<const std::uint32_t> sizes,
           const random::Random& random, std::vector<Hearth>& hearths) {
  std::vector<std::pair<double, DwellingId>> order;
  for (const auto d : zone.dwellings)
    order.emplace_back(random::uniform(random, random::Purpose::HouseholdPlace, d.value, 0), d);
  std::ranges::sort(order);  // who stays vacant is drawn
  order.resize(sizes.size());
  constexpr double kNoise = 0.35;  // sd of ln(area) at which a size class still takes a dwelling; assumed
  for (auto& [key, d] : order) {
    const auto w = random::words(random, random::Purpose::HouseholdPlace, d.value, 1);
    key = std::log(std::max(1.0F, town.dwellings.area_m2[d.index()])) +
          kNoise * random::normal(random::unit(w[0]), random::unit(w[1]));
  }
  std::ranges::sort(order);
  for (std::size_t i = 0; i < sizes.size(); ++i) hearths.push_back({order[i].second, sizes[i], index, order[i].second.value});
}

}  // namespace

std::vector<Hearth> settle(const town::Town& town, const Scenario& scenario, std::span<const Zone> zones,
                           const random::Random& random, std::vector<town::Notice>& notices) {
  const auto residents = zone_residents(scenario, zones, notices);
  const auto shares = size_shares(scenario.population.household_size);
  std::vector<Hearth> hearths;
  std::int64_t crowded = 0;
  for (std::uint32_t z = 0; z < zones.size(); ++z) {
    const auto sizes = zone_sizes(residents[z], zones[z].dwellings.size(), scenario.parameters.activity.vacancy, shares,
                                  z, random);
    const auto room = std::llround(mean_size(shares) * static_cast<double>(zones[z].dwellings.size()));
    if (residents[z] > room + 1) crowded += residents[z] - room;
    place(town, zones[z], z, sizes, random, hearths);
  }
  if (crowded > 0) notices.push_back({"population.crowded", crowded, ""});
  std::ranges::sort(hearths, {}, &Hearth::dwelling);
  return hearths;
}

}  // namespace lichtung::population
