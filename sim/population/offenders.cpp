// Selection of offenders: exponential race, E/w smallest first (Efraimidis & Spirakis 2006), so that one resident's
// chance depends on nothing but their own weight.
#include "sim/population/offenders.hpp"

#include "sim/random/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lichtung::population {
namespace {

double weight_of(AgeBand age, Sex sex, const ActivityParameters& p) {
  const double men = std::clamp(p.offender_men, 0.0, 1.0);
  const double by_sex = sex == Sex::Male ? men : 1.0 - men;
  switch (age) {
    case AgeBand::A0_5:
    case AgeBand::A6_13: return 0.0;
    case AgeBand::A14_17:
    case AgeBand::A18_24: return by_sex * p.offender_peak;
    case AgeBand::A25_44: return by_sex;
    case AgeBand::A45_64: return by_sex * p.offender_decline;
    case AgeBand::A65_79:
    case AgeBand::A80: return by_sex * p.offender_decline * p.offender_decline;
  }
  return 0.0;
}

std::vector<ResidentId> draw_residents(const Residents& residents, const Scenario& scenario,
                                       const random::Random& random) {
  std::vector<std::pair<double, std::uint32_t>> race;
  std::size_t eligible = 0;
  for (std::uint32_t i = 0; i < residents.size(); ++i) {
    if (residents.age[i] < AgeBand::A14_17) continue;
    ++eligible;
    const double w = weight_of(residents.age[i], residents.sex[i], scenario.parameters.activity);
    const auto words = random::words(random, random::Purpose::OffenderSelection, i, 0);
    if (w > 0.0) race.emplace_back(random::exponential(1.0 / w, random::unit53(words[0], words[1])), i);
  }
  const double wanted = scenario.population.offenders_per_1000 / 1000.0 * static_cast<double>(eligible);
  const auto n = std::min(race.size(), static_cast<std::size_t>(std::llround(std::max(0.0, wanted))));
  std::ranges::partial_sort(race, race.begin() + static_cast<std::ptrdiff_t>(n));
  std::vector<ResidentId> chosen;
  for (std::size_t k = 0; k < n; ++k) chosen.emplace_back(race[k].second);
  std::ranges::sort(chosen);
  return chosen;
}

/// Scales each kind from `first` on to mean 1 over offenders [first, last): the level of offending then doesn't hang on
/// the draw.
void normalise(Offenders& offenders, std::size_t first, std::size_t last) {
  for (std::size_t k = 0; k < kOffenceKinds; ++k) {
    double sum = 0.0;
    for (std::size_t i = first; i < last; ++i) sum += static_cast<double>(offenders.motivation[i][k]);
    if (sum <= 0.0) continue;
    const double factor = static_cast<double>(last - first) / sum;
    for (std::size_t i = first; i < offenders.size(); ++i)
      offenders.motivation[i][k] = static_cast<float>(static_cast<double>(offenders.motivation[i][k]) * factor);
  }
}

std::array<float, kOffenceKinds> motivation(std::uint32_t entity, std::uint32_t group, double cv,
                                            const random::Random& random) {
  std::array<float, kOffenceKinds> m{};
  for (std::uint16_t k = 0; k < kOffenceKinds; ++k) {
    const auto w = random::words(random, random::Purpose::OffenderMotivation, entity, group, k);
    m[k] = static_cast<float>(random::lognormal(1.0, cv, random::unit(w[0]), random::unit(w[1])));
  }
  return m;
}

}  // namespace

std::size_t outsider_count(double per_1000, std::size_t residents) {
  return static_cast<std::size_t>(std::llround(std::max(0.0, per_1000) / 1000.0 * static_cast<double>(residents)));
}

Offenders choose_offenders(const Residents& residents, const Scenario& scenario, const Exits& exits,
                           const OutsiderDemand& outsiders, const random::Random& random) {
  const auto& p = scenario.parameters.activity;
  Offenders offenders;
  offenders.resident = draw_residents(residents, scenario, random);
  for (const auto r : offenders.resident) {
    offenders.base.push_back(residents.home[r.index()]);
    offenders.motivation.push_back(motivation(r.value, 0, p.motivation_cv, random));
  }
  const std::size_t local = offenders.size();
  normalise(offenders, 0, local);
  const std::size_t usual = outsider_count(outsiders.usual_per_1000, residents.size());
  const std::size_t most = exits.gates.empty() ? 0 : outsider_count(outsiders.most_per_1000, residents.size());
  for (std::uint32_t i = 0; i < most; ++i) {
    const auto w = random::words(random, random::Purpose::OffenderOutsider, i, 0);
    const bool train = exits.station.valid() && random::unit(w[0]) < p.outsider_station;
    auto m = motivation(i, 1, p.motivation_cv, random);
    for (std::size_t k = 0; k < kOffenceKinds; ++k)
      if (!outsiders.kinds[k]) m[k] = 0.0F;
    offenders.resident.emplace_back();
    offenders.base.push_back(train ? exits.station : exits.gate(random::unit(w[1])));
    offenders.motivation.push_back(m);
  }
  normalise(offenders, local, usual > 0 && usual <= most ? local + usual : offenders.size());
  return offenders;
}

}  // namespace lichtung::population
