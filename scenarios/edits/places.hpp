// Edits of what places look like and how dwellings are secured, and of who comes and who investigates.
#pragma once

#include "scenarios/edits/where.hpp"

namespace lichtung {

/// Cleaning, graffiti removal, derelict buildings repaired.
struct UpkeepEdit {
  static constexpr std::string_view kWord = "upkeep";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

/// Dwellings secured by subsidy.
struct SecurityEdit {
  static constexpr std::string_view kWord = "security";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

/// Travelling offenders by rate and season.
struct OutsidersEdit {
  static constexpr std::string_view kWord = "outsiders";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Nowhere;
  static constexpr std::array<std::string_view, 0> kPlacing{};
};

/// Effort of investigators.
struct InvestigationEdit {
  static constexpr std::string_view kWord = "investigation";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Nowhere;
  static constexpr std::array<std::string_view, 0> kPlacing{};
};

}  // namespace lichtung
