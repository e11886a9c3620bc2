// Parameters of security subsidies and of investigation; rows with range, source and grade in places.cpp. Arrays are by
// OffenceKind: burglary, robbery, assault, bicycle theft, damage.
#pragma once

#include <array>

namespace lichtung {

struct PlacesParameters {
  double subsidy_scale_eur{1500.0};     // subsidy at which 63 % of those who can be won take it
  double subsidy_most{0.5};             // share of unsecured dwellings that can be won at any subsidy
  double landlord_take_up{0.4};         // take-up of landlords relative to owners who live in their dwelling
  std::array<double, 5> investigators{4.0, 2.0, 5.0, 1.0, 2.0};   // per 100 000 residents
  double investigation_returns{0.5};    // exponent of effort; 1: no diminishing returns
};

}  // namespace lichtung
