// Edits of a plan as people meet them: how a new one begins, what it says in a line, which streets it concerns. Pure.
#pragma once

#include "scenarios/messages.hpp"
#include "scenarios/plan_document.hpp"
#include "viz/data/town_map.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::viz {

/// Shares of dwellings by tenure: owner, rent, social. They sum to 1.
using TenureShares = std::array<double, 3>;
/// Those of the buildings on these streets (all if empty); nothing without dwellings.
[[nodiscard]] std::optional<TenureShares> tenure_of(const TownMap& town, std::span<const std::uint32_t> segments);

/// What a new edit can take from the results it is made on.
struct Beginning {
  std::string date;                          // first day of the run; empty if unknown
  std::optional<TenureShares> tenure;        // as it is now
  std::vector<std::uint32_t> segments;       // chosen streets, ascending
  std::array<double, 2> place{};             // easting and northing of what one looks at
};
/// A new edit with the keys it is mostly made for, at values to start from; the user changes them.
[[nodiscard]] PlanEntry begin_entry(std::string_view kind, const Beginning& beginning);

/// Keys without which a key of this kind is an error, with a value to begin with.
[[nodiscard]] std::vector<PlanKey> companions(std::string_view kind, std::string_view key);

/// Where and what, shortly: "3 streets · class P3". Long lists are cut.
[[nodiscard]] std::string entry_text(const PlanEntry& entry, Language language);

/// 1 by segment for those an edit names by number, name or district, and nothing else: other conditions are known to
/// `lichtung` only. A whole town marks nothing.
[[nodiscard]] std::vector<std::uint8_t> streets_of(const PlanEntry& entry, const TownMap& town);

}  // namespace lichtung::viz
