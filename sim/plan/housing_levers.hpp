// Housing and land use: what the plan made of dwellings and venues, for the people who live there and for the figures.
#pragma once

#include "sim/town/stock_change.hpp"

#include <memory>

namespace lichtung::plan {

struct HousingLevers {
  /// Nothing without edits of housing, accommodation or land use. Edits change it; runs share it.
  std::shared_ptr<town::StockChange> change;
  std::uint16_t housing_edits{};
};

}  // namespace lichtung::plan
