// Edits of squares and nights: cameras, alcohol restrictions, events.
#pragma once

#include "scenarios/edits/where.hpp"

#include <chrono>

namespace lichtung {

/// Minutes of the civil day; may pass midnight.
struct ClockSpan {
  int from_minute{}, to_minute{};
};

/// Video surveillance of streets.
struct CameraEdit {
  static constexpr std::string_view kWord = "camera";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 2> kPlacing{"at", "remove_at"};
  Where where{};                                    // streets that get cameras along all their length
  std::vector<WrittenPoint> at{};                   // a camera at each
  std::vector<WrittenPoint> remove_at{};            // the camera nearest to each
  bool remove{};                                    // all cameras of these streets
  double view_m{50.0};
  bool live{};                                      // somebody watches; recorded too
  std::vector<ClockSpan> hours{};                   // empty: always
  bool sign{true};                                  // people are told
};

/// Drinking restricted by place and hour, or late sale stopped.
struct AlcoholEdit {
  static constexpr std::string_view kWord = "alcohol";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
  std::vector<ClockSpan> hours{};                   // when nobody may drink there
  std::optional<int> sale_until{};                  // civil minute after which shops and stations there sell none until 5 o'clock
  bool lift{};                                      // ends restrictions of these streets
};

/// An event: place, dates, crowd, end.
struct EventEdit {
  static constexpr std::string_view kWord = "event";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 0> kPlacing{};
  Where where{};
  std::vector<std::chrono::year_month_day> dates{};
  std::optional<ClockSpan> hours{};
  std::optional<double> crowd{};
  double outside{0.3};                              // share of the crowd that comes from out of town
  double stay_on{};                                 // share that stays drinking after the end
  std::optional<int> until{};                       // civil minute at which the last of those leave
  int stewards{};
};

}  // namespace lichtung
