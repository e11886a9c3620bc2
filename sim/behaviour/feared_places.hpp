// Feared places (Angsträume): connected streets where, at night, most of those who pass or would pass feel unsafe,
// whatever the actual risk. A pure search over recorded nights; definition and limits in docs/angst.md. What people
// name in surveys and walks (Warr 1990; Fisher & Nasar 1992) is sought here in the model's own passes.
#pragma once

#include "scenarios/parameters/angst.hpp"
#include "scenarios/units.hpp"
#include "sim/behaviour/perceived_safety.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::behaviour {

inline constexpr std::size_t kSensitivityClasses = 3;

/// Terms of the predictor of perceived unsafety, by FearReason; each ≥ 0.
using FearTerms = std::array<double, kFearReasons>;

/// One street over an average night.
struct NightStreet {
  std::array<std::uint32_t, 2> nodes{};                        // its ends
  Metres length{0.0};
  double passes{}, unsafe{};                                   // passes, and of these feeling unsafe
  double away{}, away_unsafe{};                                // passes not made, and of these who would feel unsafe
  std::array<double, kSensitivityClasses> passes_of_class{}, away_unsafe_of_class{};
  FearTerms terms{};                                           // mean over passes; what would be felt where nobody passes
  int escape{};
  bool tunnel{}, named{};
  double offences{};                                           // expected robberies and assaults in the dark

  [[nodiscard]] double concerned() const { return unsafe + away_unsafe; }
  [[nodiscard]] double share() const { return passes + away > 0.0 ? concerned() / (passes + away) : 0.0; }
};

/// The terms that somebody faces who is alone on a street at night.
[[nodiscard]] FearTerms terms_alone(const FearParameters& p, const StreetSetting& setting, Lux minimum);

/// Enough people are concerned, and they are enough of those who pass or would pass.
[[nodiscard]] bool is_feared(const AngstParameters& p, const NightStreet& street);

/// Streets of one place; the first is its core, the one where most people are concerned.
struct FearedPlace {
  std::vector<std::uint32_t> streets;
  [[nodiscard]] std::uint32_t core() const { return streets.front(); }
};

/// All feared streets grouped into places, by people concerned at the core, descending. A place starts from the worst
/// street left and takes the worst adjoining one as long as its length stays within angst.length_max_m (a single
/// longer street is a place of its own). Ties: share, then length, then index.
[[nodiscard]] std::vector<FearedPlace> find_feared_places(const AngstParameters& p, std::span<const NightStreet> streets);

/// What a place is called after: a street of it where most of the concerned length bears names, otherwise the named
/// street nearest along the network. `street` is negative if there is no named street.
struct PlaceName {
  std::int64_t street{-1};
  bool inside{};
};
[[nodiscard]] std::vector<PlaceName> name_places(std::span<const NightStreet> streets, std::span<const FearedPlace> places);

/// Expected offences in the dark per 1000 person-kilometres, and per street-kilometre and night; NaN if nobody passes.
struct NightRisk {
  double per_1000_person_km{}, per_km{};
  double passes{};                                             // at the busiest street
};
[[nodiscard]] NightRisk night_risk(std::span<const NightStreet> streets, std::span<const std::uint32_t> which);

}  // namespace lichtung::behaviour
