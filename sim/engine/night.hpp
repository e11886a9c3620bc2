// Who passes a street in the dark, who feels unsafe there, and who stays away: what the search for feared places needs.
// Whole numbers by street, so that sums don't depend on threads (docs/angst.md, "What is recorded").
#pragma once

#include "sim/population/population.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lichtung::engine {

/// Age bands of the night: under 14, 14–24, 25–64, from 65. Finer ones would leave too few people a street.
inline constexpr std::size_t kNightAges = 4;
[[nodiscard]] inline std::size_t night_age(population::AgeBand age) { return static_cast<std::size_t>(age) / 2U; }

/// Shares are summed in units of 1/4096: a street and group may be passed a million times a day.
inline constexpr std::uint32_t kNightUnit = 4096;

[[nodiscard]] inline std::uint32_t night_units(float share) {
  return static_cast<std::uint32_t>(static_cast<std::int32_t>(share * static_cast<float>(kNightUnit) + 0.5F));
}

/// One count twice: by sex, and by age band.
template <class T>
struct NightPeople {
  std::array<T, 2> sex{};
  std::array<T, kNightAges> age{};

  [[nodiscard]] T all() const { return sex[0] + sex[1]; }
  template <class U>
  void add(const NightPeople<U>& other) {
    for (std::size_t i = 0; i < sex.size(); ++i) sex[i] += other.sex[i];
    for (std::size_t i = 0; i < age.size(); ++i) age[i] += other.age[i];
  }
};

/// Which groups a resident counts in.
struct NightGroup {
  std::uint8_t sex{}, age{}, fear_class{};
};
[[nodiscard]] inline NightGroup night_group(const population::Residents& r, std::size_t resident) {
  return {static_cast<std::uint8_t>(r.sex[resident]), static_cast<std::uint8_t>(night_age(r.age[resident])),
          static_cast<std::uint8_t>(r.fear_class[resident])};
}

/// Passes of one street on one day, as one thread saw them. One cache line: it is touched at every step in the dark.
struct alignas(64) NightCell {
  NightPeople<std::uint32_t> passes, unsafe;   // unsafe: Σ probability of feeling unsafe, in kNightUnit
  std::array<std::uint32_t, 2> of_class{};     // passes of the middle and high fear class
  std::uint32_t gap{};                         // Σ light gap, in kNightUnit
  std::uint32_t relief{};                      // Σ relief by company and police, in kNightUnit

  void pass(const NightGroup& who, std::uint32_t unsafety, std::uint32_t light_gap, std::uint32_t relieved) {
    ++passes.sex[who.sex];
    ++passes.age[who.age];
    unsafe.sex[who.sex] += unsafety;
    unsafe.age[who.age] += unsafety;
    if (who.fear_class > 0) ++of_class[who.fear_class - 1U];
    gap += light_gap;
    relief += relieved;
  }
};
static_assert(sizeof(NightCell) == 64);

/// One street over the nights of a run.
struct NightStreetSums {
  NightPeople<std::uint64_t> passes, unsafe, away, away_unsafe;
  std::array<std::uint64_t, 2> passes_of_class{}, away_unsafe_of_class{};
  std::uint64_t gap{}, relief{}, gave_up{};
  double disorder{};                           // Σ over passes of the day's disorder
  double robbery{}, assault{};                 // expected in the dark

  void add(const NightCell& cell) {
    passes.add(cell.passes);
    unsafe.add(cell.unsafe);
    for (std::size_t i = 0; i < 2; ++i) passes_of_class[i] += cell.of_class[i];
    gap += cell.gap;
    relief += cell.relief;
  }
  /// `times` passes not made: on tours that were given up, or because another way was taken. `unsafety` as felt there, in
  /// kNightUnit.
  void stay_away(const NightGroup& who, std::uint64_t times, std::uint64_t unsafety, bool given_up) {
    away.sex[who.sex] += times;
    away.age[who.age] += times;
    away_unsafe.sex[who.sex] += times * unsafety;
    away_unsafe.age[who.age] += times * unsafety;
    if (who.fear_class > 0) away_unsafe_of_class[who.fear_class - 1U] += times * unsafety;
    gave_up += given_up ? times : 0U;
  }
};

/// How often each habit was walked or ridden in the dark, and how often fear kept it from being: since the ways were
/// last chosen, since where people stay away follows from their ways. A day has a few trips, so 16 bits last for years.
struct HabitNights {
  std::vector<std::uint16_t> made, avoided;
  explicit HabitNights(std::size_t habits = 0) : made(habits, 0), avoided(habits, 0) {}
};

}  // namespace lichtung::engine
