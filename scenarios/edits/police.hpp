// Edits of police and municipal order service.
#pragma once

#include "scenarios/edits/where.hpp"
#include "scenarios/police.hpp"
#include "scenarios/shift.hpp"

#include <chrono>

namespace lichtung {

/// On which days something holds; without anything: always.
struct DutyDays {
  std::optional<std::array<bool, 7>> weekdays{};    // [0] is Monday
  std::optional<std::chrono::year_month_day> from{}, to{};   // both included

  [[nodiscard]] bool holds(std::chrono::sys_days day) const {
    return (!weekdays || (*weekdays)[std::chrono::weekday(day).iso_encoding() - 1U]) && (!from || day >= std::chrono::sys_days(*from)) &&
           (!to || day <= std::chrono::sys_days(*to));
  }
};

/// Patrol units: more, fewer, other hours, strategies and places. With numbers of units it adds or takes away units;
/// without, it changes those there are.
struct PatrolEdit {
  static constexpr std::string_view kWord = "patrol";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Optional;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};                                    // beat; of posts without points: the streets posted at
  std::array<std::optional<int>, 3> units{};        // by kUnitWords, on duty in each shift; negative: fewer
  bool replace{};                                   // the kinds named take the place of those there are
  std::optional<double> factor{};
  std::array<bool, 3> kinds{true, true, true};      // by kUnitWords, changed by factor and settings
  std::optional<int> crew{};
  std::vector<Shift> hours{};                       // of added units; empty: as the police's shifts
  std::optional<PatrolStrategy> strategy{};
  std::optional<double> dwell_min{}, distance_m{}, window_min{}, memory_min{};
  std::optional<int> spots{};
  std::optional<EvidenceMix> evidence{};
  bool corrected{};                                 // discoveries weighed against patrols (Ensign et al. 2018)
  std::vector<WrittenPoint> posts{};
  DutyDays days{};                                  // of added units

  [[nodiscard]] bool names_units() const { return units[0] || units[1] || units[2]; }
};

/// Police stations: closed, opened, other hours.
struct StationEdit {
  static constexpr std::string_view kWord = "station";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Optional;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};                                    // stations on these streets; without: all
  std::optional<bool> closed{};
  std::vector<Shift> hours{};
  std::vector<WrittenPoint> open{};                 // new stations
};

/// Units withdrawn for duty elsewhere.
struct WithdrawalEdit {
  static constexpr std::string_view kWord = "withdrawal";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Nowhere;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  std::array<bool, 3> kinds{true, true, true};      // by kUnitWords
  std::optional<double> share{};                    // of the units of each kind and shift
  std::optional<int> units{};                       // of each kind and shift
  DutyDays days{};
  std::vector<std::chrono::year_month_day> dates{};
  std::optional<double> day_share{};                // of these days, drawn day by day
};

/// Units of the municipal order service (Kommunaler Ordnungsdienst), on foot.
struct OrderServiceEdit {
  static constexpr std::string_view kWord = "order_service";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Optional;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
  std::optional<int> units{};                       // in each shift; negative: fewer
  std::optional<int> crew{};
  std::vector<Shift> hours{};                       // empty: kOrderServiceShifts
  std::vector<WrittenPoint> posts{};
  DutyDays days{};
};

}  // namespace lichtung
