// What cameras, events and restrictions of drinking did in a run; one thread adds, in a fixed order.
#pragma once

#include "sim/engine/world.hpp"

namespace lichtung::engine {

struct NightlifeSums {
  double person_seconds_recorded{};        // of people in view of cameras that record
  double involved_minutes{};               // of these, of victims at the minute of an offence
  double in_view{};                        // offences, each by its chance to lie in view
  std::uint64_t discovered_by_camera{}, cleared_by_camera{};
  std::uint64_t event_calls{};
};

/// People in view of recording cameras today.
[[nodiscard]] double recorded_person_seconds(const plan::Cameras& cameras, const Presence& presence);

}  // namespace lichtung::engine
