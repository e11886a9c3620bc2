// All numbers of the model that are not inputs of a scenario. Each has one row in a table with unit, range, source
// and grade; docs/parameters.md and `lichtung explain` are made from that table. A scenario may set any of them
// under [parameters]. Groups live in parameters/, each with its rows beside its defaults.
#pragma once

#include "scenarios/parameters/activity.hpp"
#include "scenarios/parameters/angst.hpp"
#include "scenarios/parameters/cost.hpp"
#include "scenarios/parameters/fear.hpp"
#include "scenarios/parameters/light.hpp"
#include "scenarios/parameters/movement.hpp"
#include "scenarios/parameters/nightlife.hpp"
#include "scenarios/parameters/offence.hpp"
#include "scenarios/parameters/places.hpp"
#include "scenarios/parameters/police.hpp"
#include "scenarios/parameters/town.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lichtung {

struct Parameters {
  ActivityParameters activity;
  AngstParameters angst;
  CostParameters cost;
  FearParameters fear;
  LightParameters light;
  MovementParameters movement;
  NightlifeParameters nightlife;
  OffenceParameters offence;
  PlacesParameters places;
  PoliceParameters police;
  TownParameters town;
};

/// How well a value is supported: experiment, strong natural experiment or before–after with control,
/// correlation, convention of a standard or official statistic, assumed, or set by the calibration procedure.
enum class Grade : std::uint8_t { Causal, QuasiExperimental, Correlational, Statistic, Assumed, Calibrated };

struct ParameterInfo {
  std::string_view key;      // "fear.light"
  std::string_view symbol;   // as in docs/model.md, "θ_light"
  std::string_view unit;     // "1" if none
  double low;                // plausible range, also the accepted one
  double high;
  Grade grade;
  std::string_view source;   // author year, or "assumed"; "(recalled)" where not read
  std::string_view en;       // meaning, one line
  std::string_view de;
  double& (*access)(Parameters&);
};

/// Every parameter, in a fixed order. Defaults are those of `Parameters{}`.
[[nodiscard]] std::span<const ParameterInfo> parameter_table();

/// The row with this key, or nullptr.
[[nodiscard]] const ParameterInfo* find_parameter(std::string_view key);

namespace detail {
// Each group file defines its rows; parameters.cpp joins them.
std::span<const ParameterInfo> activity_rows();
std::span<const ParameterInfo> angst_rows();
std::span<const ParameterInfo> cost_rows();
std::span<const ParameterInfo> fear_rows();
std::span<const ParameterInfo> light_rows();
std::span<const ParameterInfo> movement_rows();
std::span<const ParameterInfo> nightlife_rows_of_parameters();
std::span<const ParameterInfo> offence_rows();
std::span<const ParameterInfo> places_parameter_rows();
std::span<const ParameterInfo> police_rows();
std::span<const ParameterInfo> town_rows();
}  // namespace detail

}  // namespace lichtung
