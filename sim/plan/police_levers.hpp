// Police and order service as a plan leaves them: orders that the roster (police_roster.hpp) carries out once the number
// of residents is known, since units by the town's size depend on it.
#pragma once

#include "scenarios/edits/police.hpp"
#include "scenarios/ids.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace lichtung::plan {

/// A change of units, with its places found in the town.
struct PatrolOrder {
  Said said;
  std::variant<PatrolEdit, OrderServiceEdit> what;
  std::vector<SegmentId> area;               // streets of `where`; empty: everywhere
  std::vector<SegmentId> posts;
};

/// Units away for duty elsewhere.
struct Withdrawal {
  Said said;
  WithdrawalEdit what;
};

struct Station {
  SegmentId street;
  std::vector<Shift> hours{};                // empty: always open
  bool closed{};
  bool added{};                              // by the plan
};

struct PoliceLevers {
  std::vector<PatrolOrder> orders;
  std::vector<Withdrawal> withdrawals;
  std::optional<std::vector<Station>> stations;   // unset: those of the town
};

}  // namespace lichtung::plan
