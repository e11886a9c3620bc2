// Edits of housing and of what land is used for. No attribute of origin exists here, and none may be added.
#pragma once

#include "scenarios/edits/where.hpp"

namespace lichtung {

/// Words of shares and numbers, in the order of town::RentBand, SizeBand and LandUse.
inline constexpr std::array<std::string_view, 3> kRentWords{"low", "middle", "high"};
inline constexpr std::array<std::string_view, 3> kSizeWords{"small", "middle", "large"};   // below 60, below 100 m², larger
inline constexpr std::array<std::string_view, 5> kLandUseWords{"shops", "bars", "offices", "schools", "dwellings"};
inline constexpr std::array<std::string_view, 2> kHousingGroupWords{"social", "low_rent"};
inline constexpr std::array<std::string_view, 2> kSpreadWords{"even", "districts"};

/// Households that change places: social tenants, or all who live at a low rent.
enum class HousingGroup : std::uint8_t { Social = 0, LowRent = 1 };
/// Small sites over dwellings, or the same number in every district.
enum class SiteSpread : std::uint8_t { Even = 0, Districts = 1 };

/// Tenure, dwelling sizes and rent bands of an area, and the same households in other places.
struct HousingEdit {
  static constexpr std::string_view kWord = "housing";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
  std::optional<std::array<double, 3>> tenure{}, size{}, rent{};   // shares of the area's dwellings, sum 1
  std::optional<HousingGroup> move{};
  std::optional<int> into{}, out{};                                // households that change places with others
};

/// A collective accommodation in a plan: by its nearest street or by the street's name.
struct WrittenSite {
  std::optional<WrittenPoint> near{};
  std::optional<std::string> name{};
  std::optional<int> persons{};
};

/// Many small sites instead of one.
struct WrittenUnits {
  std::optional<int> sites{}, persons{};   // persons: places of each
  SiteSpread spread{SiteSpread::Even};
};

/// Collective accommodation: built, closed, replaced by many small units. People in it have household and age, nothing else.
struct AccommodationEdit {
  static constexpr std::string_view kWord = "accommodation";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Optional;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};                           // streets that small units may stand on
  std::optional<WrittenSite> build{}, close{}, replace{};
  std::optional<WrittenUnits> by{};
};

/// Shops, bars, offices, schools, dwellings by zone: added, removed, or shares of the floor area.
struct LandUseEdit {
  static constexpr std::string_view kWord = "land_use";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
  std::array<int, 5> add{}, remove{};      // by kLandUseWords
  std::optional<std::array<double, 5>> shares{};
};

}  // namespace lichtung
