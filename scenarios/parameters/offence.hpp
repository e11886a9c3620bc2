// Parameters of offenders, opportunity and offence, near repeats, collective efficacy and disorder; rows in
// offence.cpp. Arrays are by OffenceKind: burglary, robbery, assault, bicycle theft, damage.
#pragma once

#include <array>

namespace lichtung {

struct OffenceParameters {
  std::array<double, 5> base{-10.06, -9.59, -8.73, -9.54, -7.17};  // α: ln of hazard per target and minute; Mittelstadt's
  std::array<double, 5> guardianship{0.8, 1.2, 0.35, 0.7, 0.8};     // γ
  std::array<double, 5> police{1.5, 1.5, 0.8, 1.5, 1.5};            // δ
  std::array<double, 5> disorder{0.1, 0.1, 0.1, 0.1, 0.3};          // σ
  double disorder_serious_switch{0.0};   // whether σ holds for more than damage: contested
  std::array<double, 5> enough{6.0, 2.0, 8.0, 8.0, 3.0};            // targets that are as good as any number of them
  double secured{0.7};               // ε: ln reduction of a secured dwelling
  double secured_attempt{0.55};      // share of burglaries that stay attempts, secured dwelling
  double unsecured_attempt{0.34};
  double boost_repeat{1.6};          // ρ: rise of the burgled dwelling
  double boost_near{0.7};            // rise of its neighbours at distance 0
  double boost_radius_m{200.0};
  double boost_half_life_days{14.0};
  double night_out{1.2};             // κ: assault by and among people on a night out
  double lone{0.8};                  // how fast robbery targets fade with further people present
  double bicycles_outdoors{0.25};    // parked outdoors at home, per dwelling
  double willingness{0.25};          // to intervene, per person present who sees well
  double window{0.06};               // weight of an occupied dwelling overlooking the street
  double visibility_half_lx{3.0};
  double efficacy{0.0};              // switch and size of collective efficacy
  double efficacy_acquaintance{1.0}; // weight of acquaintance beside tenure
  double search_rate{0.6};           // search walks per free offender and day
  double search_length_m{900.0};
  double search_from_anchor{0.35};   // share that starts at a known place away from home
  double search_return{0.35};        // share that returns to the place of the last success
  double search_bias{0.8};           // ln weight of streets once successful in wandering
  double motivation_memory_min{240.0};   // minutes without another offence after one
  double disorder_damage{0.08};      // growth per damage to property
  double disorder_night{0.00030};    // growth per person-hour of night-life footfall
  double disorder_derelict{0.004};   // growth per derelict building and day
  double disorder_spread{0.02};      // further growth per unit present
  double cleaning_days{14.0};        // mean time until litter is removed
  double graffiti_days{14.0};        // mean time until damage is put right
  double removed_days{20.0};         // days an arrested offender is off the street, mean
  double removed_share{0.25};        // share of cleared offences that lead to that
};

}  // namespace lichtung
