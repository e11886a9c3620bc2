// Light of a town street by street, as a table for planners: one row per named street.
#pragma once

#include "sim/light/light.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lichtung::commands {

/// All segments of one name together.
struct NamedStreet {
  std::string name;
  std::int64_t segments{};
  double length_m{};
  double mean_lx{};                   // weighted by length
  double min_lx{};                    // least of its segments
  double uniformity{};                // U0 = min / mean; 0 where dark
  double semicylindrical_min_lx{};    // least of its segments
  std::uint8_t p_class{};             // reached by this mean and minimum
  bool recognition{};                 // the class's semi-cylindrical extra is kept
  double longest_dark_m{};            // within one segment
};

/// Streets by name (bytewise). Segments without a name have no row.
[[nodiscard]] std::vector<NamedStreet> named_streets(const town::StreetNetwork& streets, const light::LampLight& light);

/// RFC 4180, UTF-8, decimal points; class as P1 … P6 or none, recognition as 1 or 0.
[[nodiscard]] std::string streets_csv(std::span<const NamedStreet> streets);

}  // namespace lichtung::commands
