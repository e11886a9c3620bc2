// Edits of squares and nights: cameras, alcohol restrictions, events.
#pragma once

#include "scenarios/edits/where.hpp"

namespace lichtung {

/// Video surveillance of streets.
struct CameraEdit {
  static constexpr std::string_view kWord = "camera";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

/// Drinking restricted by place and hour.
struct AlcoholEdit {
  static constexpr std::string_view kWord = "alcohol";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

/// An event: place, date, crowd, end.
struct EventEdit {
  static constexpr std::string_view kWord = "event";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
};

}  // namespace lichtung
