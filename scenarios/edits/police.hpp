// Edits of police and municipal order service.
#pragma once

#include "scenarios/edits/where.hpp"

namespace lichtung {

/// Patrol units: more, fewer, other hours, strategies and places.
struct PatrolEdit {
  static constexpr std::string_view kWord = "patrol";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Optional;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

/// Police stations: closed, opened, other hours.
struct StationEdit {
  static constexpr std::string_view kWord = "station";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Optional;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

/// Units withdrawn for duty elsewhere.
struct WithdrawalEdit {
  static constexpr std::string_view kWord = "withdrawal";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Nowhere;
  static constexpr std::array<std::string_view, 0> kPlacing{};
};

/// Units of the municipal order service (Kommunaler Ordnungsdienst).
struct OrderServiceEdit {
  static constexpr std::string_view kWord = "order_service";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Optional;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

}  // namespace lichtung
