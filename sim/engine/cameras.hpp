// What a plan's cameras make of an offence or a passer-by: looked up by street and minute, zero without cameras.
#pragma once

#include "sim/engine/opportunities.hpp"

#include <cstdint>

namespace lichtung::engine {

/// An offence in view.
struct CameraSight {
  double recorded{};      // chance that it lies in view of a camera that records
  double noticed{};       // chance that somebody watching live notices it
  double identified{};    // chance that the pictures clear it
};

/// What cameras make out by light: all in daylight.
[[nodiscard]] inline CameraSight camera_sight(const DayInputs& in, std::size_t segment, std::uint32_t minute) {
  const plan::CameraView* view = in.setup.levers.nightlife.cameras.view(segment);
  if (view == nullptr) return {};
  const NightlifeParameters& p = in.setup.scenario.parameters.nightlife;
  const std::size_t q = minute / 15U;
  const double lux = seen_by(in, segment, q).value, made_out = lux / (lux + p.camera_half_lx);
  const auto recorded = static_cast<double>(view->recorded[q]);
  return {recorded, static_cast<double>(view->live[q]) * p.camera_notice * made_out, recorded * p.camera_identify * made_out};
}

/// Risk that offenders feel from cameras they know of, as of a share of police in sight.
[[nodiscard]] inline double camera_risk(const DayInputs& in, std::size_t segment, std::size_t quarter) {
  const plan::CameraView* view = in.setup.levers.nightlife.cameras.view(segment);
  return view == nullptr ? 0.0 : in.setup.scenario.parameters.nightlife.camera_deterrence * static_cast<double>(view->known[quarter]);
}

/// Relief of fear in an hour by cameras that signs tell of.
[[nodiscard]] inline double camera_relief(const Setup& setup, std::size_t segment, std::size_t hour) {
  const plan::CameraView* view = setup.levers.nightlife.cameras.view(segment);
  if (view == nullptr) return 0.0;
  double known = 0.0;
  for (std::size_t q = 4 * hour; q < 4 * hour + 4; ++q) known += static_cast<double>(view->known[q]) / 4.0;
  return setup.scenario.parameters.nightlife.camera_feeling * known;
}

}  // namespace lichtung::engine
