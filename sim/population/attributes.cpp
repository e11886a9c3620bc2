// Attributes by age and sex. Each draw is keyed by resident or dwelling, so households can be filled in parallel.
#include "sim/population/attributes.hpp"

#include "sim/random/distributions.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::population {
namespace {

using random::unit;

Activity activity_of(AgeBand age, Sex sex, const ActivityParameters& p, const random::Words& w) {
  const double u = unit(w[0]);
  switch (age) {
    case AgeBand::A0_5: return Activity::SmallChild;
    case AgeBand::A6_13: return Activity::Pupil;
    case AgeBand::A14_17: return u < 0.07 ? Activity::Employed : Activity::Pupil;  // trainees; recalled
    case AgeBand::A18_24:
      return u < p.employed_young                     ? Activity::Employed
             : u < p.employed_young + p.student_young ? Activity::Student
                                                      : Activity::AtHome;
    case AgeBand::A25_44:
    case AgeBand::A45_64: {
      const double employed = sex == Sex::Female ? p.employed_women : p.employed_men;
      if (u < employed) return Activity::Employed;
      const double rest = (u - employed) / std::max(1e-9, 1.0 - employed);
      if (age == AgeBand::A25_44) return rest < 0.18 ? Activity::Student : Activity::AtHome;
      return rest < 0.35 ? Activity::Retired : Activity::AtHome;  // early pensions; assumed
    }
    case AgeBand::A65_79: return u < p.employed_old ? Activity::Employed : Activity::Retired;
    case AgeBand::A80: return Activity::Retired;
  }
  return Activity::AtHome;
}

FearClass fear_of(AgeBand age, Sex sex, const ActivityParameters& p, double u) {
  const bool woman = sex == Sex::Female;
  const double old = age >= AgeBand::A65_79 ? p.fear_high_old : 0.0;
  const double high = std::clamp((woman ? p.fear_high_women : p.fear_high_men) + old, 0.0, 1.0);
  const double low = std::min(1.0 - high, woman ? p.fear_low_women : p.fear_low_men);
  return u < high ? FearClass::High : u < high + low ? FearClass::Low : FearClass::Middle;
}

/// Comfortable walking speed by age, m/s, relative to ages 14-64 (Bohannon 1997, recalled).
double relative_speed(AgeBand age) {
  constexpr std::array<double, kAgeBands> r{0.65, 0.92, 1.03, 1.05, 1.04, 1.0, 0.88, 0.68};
  return r[static_cast<std::size_t>(age)];
}

/// Shares of households with a car by size 1 … 5+, so that the mean over these households is `access`: base rates of
/// MiD 2017 (recalled), shifted on the logit scale.
std::array<double, 5> car_shares(std::span<const Hearth> hearths, double access) {
  constexpr std::array<double, 5> base{0.58, 0.86, 0.93, 0.95, 0.95};
  std::array<double, 5> count{}, share{};
  for (const auto& h : hearths) ++count[std::min<std::size_t>(h.size, 5) - 1];
  double low = -20.0, high = 20.0;
  for (int i = 0; i < 60; ++i) {
    const double shift = (low + high) / 2.0;
    double cars = 0.0;
    for (std::size_t s = 0; s < 5; ++s) {
      share[s] = 1.0 / (1.0 + std::exp(-(std::log(base[s] / (1.0 - base[s])) + shift)));
      cars += share[s] * count[s];
    }
    (cars < access * static_cast<double>(hearths.size()) ? low : high) = shift;
  }
  return share;
}

double licence_of(AgeBand age, const ActivityParameters& p) {
  if (age < AgeBand::A18_24) return 0.0;
  return age == AgeBand::A18_24 ? p.licence_young : age == AgeBand::A80 ? p.licence_old : p.licence;
}

/// Factor on bicycle access so that ages 10 and over reach the scenario's share; half of ages 6-13 are 10 or more.
double bicycle_factor(std::span<const Member> members, double bicycle_old) {
  double all = 0.0, relative = 0.0;
  for (const auto& m : members) {
    if (m.age == AgeBand::A0_5) continue;
    const double weight = m.age == AgeBand::A6_13 ? 0.5 : 1.0;
    all += weight;
    relative += weight * (m.age == AgeBand::A80 ? bicycle_old : 1.0);
  }
  return relative > 0.0 ? all / relative : 1.0;
}

struct Shares {
  std::array<double, 5> cars;
  double bicycle;
};

void fill_resident(std::size_t i, const Scenario& scenario, const Member& m, std::uint8_t cars, const Shares& shares,
                   const random::Random& random, Residents& r) {
  const auto& p = scenario.parameters.activity;
  const auto id = static_cast<std::uint32_t>(i);
  const auto a = random::words(random, random::Purpose::ResidentActivity, id, 0);
  const auto t = random::words(random, random::Purpose::ResidentTolerance, id, 0);
  const auto s = random::words(random, random::Purpose::ResidentSpeed, id, 0);
  r.age[i] = m.age;
  r.sex[i] = m.sex;
  r.activity[i] = activity_of(m.age, m.sex, p, a);
  r.fear_class[i] = fear_of(m.age, m.sex, p, random::uniform(random, random::Purpose::ResidentFear, id, 0));
  const double mean = p.tolerance[static_cast<std::size_t>(r.fear_class[i])];
  r.tolerance[i] = static_cast<float>(std::clamp(mean + p.tolerance_sd * random::normal(unit(t[0]), unit(t[1])), 0.05, 1.0));
  const double pace = std::clamp(1.0 + 0.11 * random::normal(unit(s[0]), unit(s[1])), 0.7, 1.35);
  r.walk_speed[i] = static_cast<float>(p.walk_speed * relative_speed(m.age) * pace);
  const double bicycle = m.age == AgeBand::A0_5 ? 0.0 : shares.bicycle * (m.age == AgeBand::A80 ? p.bicycle_old : 1.0);
  r.bicycle[i] = unit(s[2]) < bicycle;
  r.car[i] = cars > 0 && unit(s[3]) < licence_of(m.age, p);
}

}  // namespace

void fill_people(const town::Town& town, const Scenario& scenario, std::span<const Hearth> hearths,
                 std::span<const Member> members, const random::Random& random, Population& population) {
  auto& h = population.households;
  auto& r = population.residents;
  const std::size_t n = members.size();
  h.dwelling.resize(hearths.size());
  h.cars.resize(hearths.size());
  h.resident_first.assign(hearths.size() + 1, 0);
  for (std::size_t i = 0; i < hearths.size(); ++i) h.resident_first[i + 1] = h.resident_first[i] + hearths[i].size;
  r.household.resize(n);
  r.home.resize(n);
  r.age.resize(n);
  r.sex.resize(n);
  r.activity.resize(n);
  r.fear_class.resize(n);
  r.bicycle.resize(n);
  r.car.resize(n);
  r.walk_speed.resize(n);
  r.tolerance.resize(n);
  population.dwelling_household.assign(town.dwellings.size(), HouseholdId{});
  const Shares shares{car_shares(hearths, scenario.population.car_access),
                      scenario.population.bicycle_access * bicycle_factor(members, scenario.parameters.activity.bicycle_old)};
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, hearths.size(), 512), [&](const auto& range) {
    for (std::size_t i = range.begin(); i < range.end(); ++i) {
      const DwellingId d = hearths[i].dwelling;
      const auto w = random::words(random, random::Purpose::HouseholdVehicles, hearths[i].entity, 0);
      const std::uint32_t first = h.resident_first[i], last = h.resident_first[i + 1];
      const auto adults = std::count_if(members.begin() + first, members.begin() + last,
                                        [](const Member& m) { return m.age >= AgeBand::A18_24; });
      const bool car = unit(w[0]) < shares.cars[std::min<std::size_t>(hearths[i].size, 5) - 1];
      constexpr double kSecondCar = 0.42;  // of households with a car and two adults; MiD 2017 (recalled)
      h.dwelling[i] = d;
      h.cars[i] = static_cast<std::uint8_t>(!car ? 0 : adults > 1 && unit(w[1]) < kSecondCar ? 2 : 1);
      population.dwelling_household[d.index()] = HouseholdId(i);
      for (std::uint32_t k = first; k < last; ++k) {
        r.household[k] = HouseholdId(i);
        r.home[k] = town.dwellings.segment[d.index()];
        fill_resident(k, scenario, members[k], h.cars[i], shares, random, r);
      }
    }
  });
}

}  // namespace lichtung::population
