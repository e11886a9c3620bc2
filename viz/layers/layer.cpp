// See layer.hpp. A new layer is a row here, its values in values.cpp and its texts.
#include "viz/layers/layer.hpp"

#include <array>

namespace lichtung::viz {
namespace {

constexpr std::array<LayerInfo, kLayers> kTable{{
    {LayerId::None, "none", "", Ramp::Tide, ScaleKind::Linear, false, false, ""},
    {LayerId::Illuminance, "illuminance", "lux", Ramp::Light, ScaleKind::Logarithmic, false, false, ""},
    {LayerId::LightClass, "light_class", "", Ramp::Light, ScaleKind::Classes, false, false, ""},
    {LayerId::Fear, "fear", "share", Ramp::Ember, ScaleKind::Linear, true, true, "fear"},
    {LayerId::Feared, "feared", "persons_night", Ramp::Ember, ScaleKind::Linear, false, false, ""},
    {LayerId::FootfallDay, "footfall_day", "persons_day", Ramp::Tide, ScaleKind::Logarithmic, true, true, "footfall"},
    {LayerId::FootfallNight, "footfall_night", "persons_day", Ramp::Tide, ScaleKind::Logarithmic, true, true, "footfall"},
    {LayerId::Offences, "offences", "per_100m_year", Ramp::Ember, ScaleKind::Linear, true, false, ""},
    {LayerId::Density, "density", "per_km2_year", Ramp::Ember, ScaleKind::Linear, false, false, ""},
    {LayerId::Patrol, "patrol", "minutes_day", Ramp::Tide, ScaleKind::Linear, true, true, "patrol"},
    {LayerId::Disorder, "disorder", "level", Ramp::Ember, ScaleKind::Linear, true, false, ""},
    {LayerId::Dwellings, "dwellings", "per_100m", Ramp::Tide, ScaleKind::Linear, false, false, ""},
    {LayerId::Rented, "rented", "percent", Ramp::Tide, ScaleKind::Linear, false, false, ""},
    {LayerId::Social, "social", "percent", Ramp::Tide, ScaleKind::Linear, false, false, ""},
    {LayerId::LandUse, "land_use", "", Ramp::Tide, ScaleKind::Uses, false, false, ""},
    {LayerId::LowRent, "low_rent", "percent", Ramp::Tide, ScaleKind::Linear, false, false, ""},
    {LayerId::UseMix, "use_mix", "mix", Ramp::Tide, ScaleKind::Linear, false, false, ""},
}};

}  // namespace

std::string_view ledger_prefix(Ledger ledger) {
  constexpr std::array<std::string_view, kLedgers> kPrefixes{"expected", "incidents", "reported", "discovered", "recorded"};
  return kPrefixes[static_cast<std::size_t>(ledger)];
}

std::string_view group_suffix(Group group) {
  constexpr std::array<std::string_view, kGroups> kSuffixes{"", "_women", "_14_24", "_25_64", "_65"};
  return kSuffixes[static_cast<std::size_t>(group)];
}

std::span<const LayerInfo> layers() { return kTable; }

const LayerInfo& layer_info(LayerId id) { return kTable[static_cast<std::size_t>(id)]; }

std::optional<LayerId> layer_named(std::string_view key) {
  for (const LayerInfo& info : kTable)
    if (info.key == key) return info.id;
  return std::nullopt;
}

LayerChoice normal(LayerChoice choice) {
  const LayerInfo& info = layer_info(choice.id);
  if ((choice.basis == Basis::Frame && !info.frames) || (choice.basis == Basis::Hour && !info.hours)) choice.basis = Basis::Whole;
  if (choice.id != LayerId::Fear) choice.group = Group::All;
  if (choice.group != Group::All) choice.basis = Basis::Whole;   // /night holds the whole run only
  if (choice.basis != Basis::Frame) choice.frame = 0;
  if (choice.basis != Basis::Hour) choice.hour = 0;
  if (choice.id != LayerId::Offences) choice.ledger = choice.id == LayerId::Density ? choice.ledger : Ledger::Expected;
  if (choice.id == LayerId::Density && choice.ledger == Ledger::Expected) choice.ledger = Ledger::True;
  if (choice.id != LayerId::Offences && choice.id != LayerId::Density) choice.kind = -1;
  return choice;
}

}  // namespace lichtung::viz
