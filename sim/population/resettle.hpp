// Where the people of a town live after a plan has changed its dwellings. They are drawn in the town before the plan, so
// that everyone whom it doesn't concern stays who and where they were; then those it concerns change homes.
#pragma once

#include "sim/population/households.hpp"
#include "sim/town/stock_change.hpp"

#include <vector>

namespace lichtung::population {

struct Settled {
  std::vector<Hearth> hearths;
  std::vector<Member> members;     // in the order of hearths
};

/// Households and their members in the town as it stands, by dwelling. Errors: DataError if nobody can live here.
[[nodiscard]] Settled settle_people(const town::Town& town, const Scenario& scenario, const random::Random& random,
                                    std::vector<town::Notice>& notices);

/// The same people as in the town before the plan, in the same order, in the dwellings of `now`:
/// - a household follows its home where the plan gave it another place (`tenants`);
/// - households of dwellings that have got another tenure, rent band or size change homes among these, large ones into
///   large dwellings;
/// - whoever lost their home takes the vacant dwelling that fits best; where none is left, the household leaves town and
///   a notice says so;
/// - households new in town come last.
[[nodiscard]] Settled resettle(const town::Town& now, const town::StockChange& change, const Scenario& scenario,
                               const random::Random& random, std::vector<town::Notice>& notices);

}  // namespace lichtung::population
