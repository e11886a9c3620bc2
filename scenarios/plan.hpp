// A plan: what is to be changed in a scenario, as a list of typed edits. Plain data; scenarios/edits/ holds each kind
// beside the keys it is written with, sim/plan/ what it does to the town.
#pragma once

#include "scenarios/edits/housing.hpp"
#include "scenarios/edits/lighting.hpp"
#include "scenarios/edits/nightlife.hpp"
#include "scenarios/edits/places.hpp"
#include "scenarios/edits/police.hpp"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace lichtung {

using EditContent = std::variant<LightingEdit, PatrolEdit, StationEdit, WithdrawalEdit, OrderServiceEdit, EventEdit, HousingEdit,
                                 AccommodationEdit, LandUseEdit, UpkeepEdit, SecurityEdit, CameraEdit, AlcoholEdit, OutsidersEdit,
                                 InvestigationEdit>;

struct Edit {
  Said said{};
  std::string kind;
  std::string canonical;                          // its keys as TOML, sorted, files without folders
  std::vector<std::filesystem::path> files{};       // that it reads
  EditContent what;
};

}  // namespace lichtung
