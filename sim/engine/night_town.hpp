// The streets of an outcome as the search for feared places wants them: from the file's content alone, so that one
// replicate and the means of a summary are searched in the same way.
#pragma once

#include "scenarios/parameters.hpp"
#include "sim/behaviour/feared_places.hpp"
#include "sim/engine/outcome_builder.hpp"
#include "sim/outcome/outcome_data.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::engine {

/// Groups shown beside all: women, men, 14–24, 25–64, from 65.
inline constexpr std::size_t kShownGroups = 5;
struct GroupNight {
  double passes{}, concerned{};   // per night
};

struct NightTown {
  std::vector<behaviour::NightStreet> streets;
  std::vector<std::array<GroupNight, kShownGroups>> groups;   // by street
  std::vector<double> gave_up;                                // by street
  Parameters parameters;
  double nights{};                                            // of all replicates: what stands behind the means
};

/// Nothing if the outcome lacks what the search needs (it is older, or not of the engine).
[[nodiscard]] std::optional<NightTown> night_town(const outcome::OutcomeData& data);

/// Tables `angst` and `angst_segments`; empty if the outcome lacks what the search needs.
[[nodiscard]] std::vector<outcome::Table> angst_tables(const outcome::OutcomeData& data);

/// Figures of the town's nights: kilometres feared or not, with more or less risk than the town's.
[[nodiscard]] std::vector<Total> night_totals(const outcome::OutcomeData& data);

/// Small groups are left out: NaN below five person-nights of people concerned, and where one group of a split alone
/// would be left out, the next smallest with it, since the rest would tell it. `groups` as in GroupNight's order.
[[nodiscard]] std::array<bool, kShownGroups> shown_groups(const std::array<GroupNight, kShownGroups>& groups, double nights);

}  // namespace lichtung::engine
