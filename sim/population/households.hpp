// Households into dwellings, and who they are made of: sizes, children and adults by age band, sex.
#pragma once

#include "sim/population/population.hpp"
#include "sim/population/zones.hpp"
#include "sim/town/apportion.hpp"

#include <span>
#include <vector>

namespace lichtung::population {

/// A household before its members are known.
struct Hearth {
  DwellingId dwelling;
  std::uint32_t size{};
  std::uint32_t zone{};
  std::uint32_t entity{};          // what its draws are keyed by: the dwelling it was first settled in
};

/// Occupied dwellings with household sizes, by dwelling id. Sizes follow scenario.household_size by quota, large
/// households take larger dwellings; residents by scenario, census or what the dwellings hold.
/// Errors: DataError if more than twelve persons per dwelling are asked for.
[[nodiscard]] std::vector<Hearth> settle(const town::Town& town, const Scenario& scenario, std::span<const Zone> zones,
                                         const random::Random& random, std::vector<town::Notice>& notices);

struct Member {
  AgeBand age{};
  Sex sex{};
};

/// Members of all households, in the order of `hearths`, adults first. The age bands of each zone are met by quota
/// as far as every household needs an adult.
[[nodiscard]] std::vector<Member> compose(std::span<const Hearth> hearths, std::span<const Zone> zones,
                                          const random::Random& random);

namespace detail {
using town::apportion;
}  // namespace detail

}  // namespace lichtung::population
