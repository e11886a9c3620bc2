// Edits of what places look like and how dwellings are secured, and of who comes and who investigates.
#pragma once

#include "scenarios/edits/where.hpp"
#include "scenarios/offence_kinds.hpp"

namespace lichtung {

using ChosenKinds = std::array<bool, kOffenceKinds>;

/// Cleaning, graffiti removal, derelict buildings repaired.
struct UpkeepEdit {
  static constexpr std::string_view kWord = "upkeep";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  static constexpr int kAll = 0;
  Where where{};
  std::optional<double> cleaning_interval_days{};   // from one cleaning of a street to the next
  std::optional<double> graffiti_days{};            // mean time until graffiti is gone
  std::optional<int> repair{};                      // so many derelict buildings; kAll: every one
};

/// Dwellings secured by subsidy.
struct SecurityEdit {
  static constexpr std::string_view kWord = "security";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
  std::optional<double> share{};                    // of dwellings secured at least
  std::optional<double> subsidy_eur{};              // offered per dwelling that isn't secured
  std::array<bool, 3> tenure{true, true, true};     // kTenureWords
};

/// Travelling offenders by rate and season.
struct OutsidersEdit {
  static constexpr std::string_view kWord = "outsiders";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Nowhere;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  std::optional<double> rate_per_1000{}, factor{};
  std::optional<std::array<bool, 12>> months{};     // in which rate or factor hold; unset: all
  std::optional<double> station_share{};            // who come by train; the others by main roads
  std::optional<ChosenKinds> kinds{};
};

/// Effort of investigators.
struct InvestigationEdit {
  static constexpr std::string_view kWord = "investigation";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Nowhere;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  std::optional<double> factor{}, officers{};       // of the effort; added to it
  ChosenKinds kinds{true, true, true, true, true};
};

}  // namespace lichtung
