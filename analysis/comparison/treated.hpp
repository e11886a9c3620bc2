// Which streets a plan treated: told by the user, or seen in what the two sides differ in.
// How a user tells them, several together:
//   segments:12,15-18          rows of the table segments
//   street:Lindenweg           by name
//   district:Altstadt
//   circle:566100,5936000,250  centre and radius in metres, coordinates of the map
//   polygon:x,y,x,y,x,y        three corners or more
// Circle and polygon take the streets whose middle lies inside.
#pragma once

#include "analysis/comparison/collect.hpp"
#include "analysis/comparison/comparison.hpp"

#include <span>
#include <string>

namespace lichtung::comparison {

/// Errors: DataError in `language` for words that mean nothing and places without streets.
[[nodiscard]] Treatment treated_as_told(std::span<const std::string> told, const Streets& streets, Language language);

/// Light that differs by at least 0.1 lx and 5 %, columns of the table segments that differ (lamps, dwellings …), and
/// minutes of patrols where the difference is told apart from chance (false discoveries controlled).
[[nodiscard]] Treatment treated_as_seen(const Streets& a, const Streets& b, std::span<const StreetFigure> figures);

/// Straight middle between the two ends of a street's mesh edges.
struct Place {
  double x{}, y{};
};
[[nodiscard]] std::vector<Place> middles(const Streets& streets);

}  // namespace lichtung::comparison
