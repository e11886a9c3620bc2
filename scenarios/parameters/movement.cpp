// Rows of the movement parameters.
#include "scenarios/parameters.hpp"

#include <array>

namespace lichtung::detail {
namespace {

const std::array<ParameterInfo, 3> kRows{{
    {"movement.street_car_s", "t_c", "s", 1, 600, Grade::Assumed, "assumed", "time on the street between door and car",
     "Zeit auf der Straße zwischen Tür und Auto", [](Parameters& p) -> double& { return p.movement.street_car_s; }},
    {"movement.stop_wait_s", "t_w", "s", 0, 1800, Grade::Assumed, "assumed", "wait at a stop", "Wartezeit an der Haltestelle",
     [](Parameters& p) -> double& { return p.movement.stop_wait_s; }},
    {"movement.night_linger_s", "t_l", "s", 0, 7200, Grade::Assumed, "assumed",
     "time outside a bar or club on arrival, with friends or to smoke", "Zeit vor Kneipe oder Club",
     [](Parameters& p) -> double& { return p.movement.night_linger_s; }},
}};

}  // namespace

std::span<const ParameterInfo> movement_rows() { return kRows; }

}  // namespace lichtung::detail
