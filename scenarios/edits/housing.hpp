// Edits of housing and of what land is used for. No attribute of origin exists here, and none may be added.
#pragma once

#include "scenarios/edits/where.hpp"

namespace lichtung {

/// Tenure, dwelling sizes and rent bands.
struct HousingEdit {
  static constexpr std::string_view kWord = "housing";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

/// Collective accommodation: closed, built, replaced by many small units.
struct AccommodationEdit {
  static constexpr std::string_view kWord = "accommodation";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Nowhere;
  static constexpr std::array<std::string_view, 0> kPlacing{};
};

/// Shops, bars, offices, schools, dwellings by zone.
struct LandUseEdit {
  static constexpr std::string_view kWord = "land_use";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

}  // namespace lichtung
