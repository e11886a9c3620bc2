// Cameras, alcohol restrictions and events as a plan leaves them: what the engine reads. Empty without edits. Hours of
// the clock are kept as quarter hours since 04:00, as the engine counts a day.
#pragma once

#include "scenarios/edits/nightlife.hpp"
#include "scenarios/ids.hpp"
#include "sim/town/town.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lichtung::plan {

inline constexpr std::size_t kQuartersOfDay = 96;
using Quarters = std::array<bool, kQuartersOfDay>;

/// Quarter hours since 04:00 whose start lies in one of the spans; all if there is none.
[[nodiscard]] Quarters quarters_of(std::span<const ClockSpan> spans);

struct Camera {
  town::Point position;
  SegmentId street;
  float along_m{}, view_m{};
  bool live{}, sign{};
  Quarters on{};
};

/// What cameras see of one street: shares of its length by quarter hour.
struct CameraView {
  SegmentId street;
  std::array<float, kQuartersOfDay> recorded{}, live{}, known{};   // known: recorded, and a sign tells
};

struct Cameras {
  std::vector<Camera> list;
  std::vector<CameraView> views;           // of streets that are seen, ascending
  std::vector<std::uint32_t> view_of;      // per segment: 1 + index into views, 0 unseen; empty without cameras

  [[nodiscard]] const CameraView* view(std::size_t segment) const {
    return view_of.empty() || view_of[segment] == 0 ? nullptr : &views[view_of[segment] - 1];
  }
  /// Finds again what `list` sees.
  void look(const town::Town& town);
};

/// A part of a street that a camera sees, m from its start.
struct Sight {
  SegmentId street;
  double from_m{}, to_m{};
};

/// Line of sight: along the street in both directions to the next bend or junction, and from a junction into its streets.
[[nodiscard]] std::vector<Sight> sights_of(const Camera& camera, const town::StreetNetwork& streets);

/// A street where drinking is restricted.
struct DryStreet {
  SegmentId street;
  Quarters dry{};
  std::vector<std::uint32_t> way_on;       // to the nearest place without restriction, both ends included; empty: none near
};

struct DrinkingRules {
  std::vector<DryStreet> streets;          // ascending
  std::vector<std::uint32_t> rule_of;      // per segment: 1 + index into streets, 0 none; empty without restrictions
  std::vector<float> sale_end_min;         // per segment that sells: minutes since 04:00 from which it doesn't; empty without

  double sale_share{};                     // of the town's selling places that stop
  std::uint32_t sale_from_min{};           // earliest, minutes since 04:00

  [[nodiscard]] const DryStreet* rule(std::size_t segment) const {
    return rule_of.empty() || rule_of[segment] == 0 ? nullptr : &streets[rule_of[segment] - 1];
  }
  [[nodiscard]] bool any() const { return !streets.empty() || sale_share > 0.0; }
};

/// One event; on several days the same people come.
struct PlannedEvent {
  std::vector<std::uint32_t> streets;      // walkable, ascending
  std::vector<std::uint32_t> days;         // of the run, ascending
  std::uint16_t from_min{}, to_min{}, until_min{};   // since 04:00
  double crowd{}, outside{}, stay_on{};
  int stewards{};
};

struct NightlifeLevers {
  Cameras cameras;
  DrinkingRules drinking;
  std::vector<PlannedEvent> events;
};

}  // namespace lichtung::plan
