// Dwellings and venues while a plan changes them: keeps what stood before, and rebuilds the columns in their order.
#pragma once

#include "sim/plan/housing_levers.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::plan {

struct NewDwelling {
  float area_m2{};
  town::Tenure tenure{town::Tenure::Rent};
  town::RentBand rent{town::RentBand::Middle};
  std::uint32_t newcomers{town::kNone};
  bool collective{};
};

struct NewHouse {
  SegmentId segment;
  std::vector<NewDwelling> dwellings;
};

class HousingStock {
 public:
  /// Remembers the town as it stands if no edit of this plan has done so.
  HousingStock(town::Town& town, HousingLevers& levers);

  [[nodiscard]] town::StockChange& change() { return *change_; }
  /// Dwellings on these streets that aren't units of accommodations, ascending.
  [[nodiscard]] std::vector<std::uint32_t> dwellings_on(std::span<const SegmentId> streets) const;
  /// Dwellings elsewhere, ascending.
  [[nodiscard]] std::vector<std::uint32_t> dwellings_off(std::span<const SegmentId> streets) const;

  /// Takes away dwellings with gone ≠ 0, and houses of the plan that are empty then; adds houses behind those of their streets.
  void rebuild(std::span<const std::uint8_t> gone, std::span<const NewHouse> houses);
  void add_venue(town::VenueKind kind, SegmentId segment, float attraction);
  void remove_venues(std::span<const std::uint8_t> gone);

  /// Numbers of new households of these sizes.
  std::uint32_t new_household(std::uint32_t size);

 private:
  town::Town& town_;
  std::shared_ptr<town::StockChange> change_;
};

/// Sizes of the households that `persons` people (or, if 0, `households` households) form, descending, by shares of sizes 1 … 5.
[[nodiscard]] std::vector<std::uint32_t> household_sizes(std::int64_t persons, std::int64_t households, std::span<const double> shares);

/// Places for `n` things on these streets, spread evenly over their building fronts; empty if there are none.
[[nodiscard]] std::vector<SegmentId> along_fronts(const town::Town& town, std::span<const SegmentId> streets, std::size_t n);

}  // namespace lichtung::plan
