// Parameters of people and their days: rates, purposes, hours, distances, modes, households, offenders.
// Rows with range, source and grade in activity.cpp. Arrays are indexed as the comments say.
#pragma once

#include <array>

namespace lichtung {

struct ActivityParameters {
  // By age band (0-5, 6-13, 14-17, 18-24, 25-44, 45-64, 65-79, 80+): share out of the house on a mean day, and trips
  // per person and mean day, people at home included.
  std::array<double, 8> out_share{0.87, 0.89, 0.84, 0.85, 0.885, 0.872, 0.808, 0.67};
  std::array<double, 8> trip_rate{2.7, 2.8, 2.7, 3.0, 3.55, 3.5, 2.7, 1.9};
  // By day type (weekday, Saturday, Sunday): factors on the two above.
  std::array<double, 3> out_factor{1.035, 0.965, 0.859};
  std::array<double, 3> trip_factor{1.075, 0.93, 0.695};
  double replacement_tours{1.09};  // makes up for intended tours that find no room in the day

  // Shares of non-work, non-education tours by day type; NightLife and Stroll belong to leisure.
  std::array<double, 3> shopping{0.19, 0.38, 0.02};
  std::array<double, 3> errand{0.27, 0.15, 0.10};
  std::array<double, 3> leisure{0.27, 0.40, 0.62};
  std::array<double, 3> night_life{0.02, 0.09, 0.03};
  std::array<double, 3> stroll{0.08, 0.09, 0.22};
  std::array<double, 3> accompany{2.40, 0.60, 0.40};  // of those who accompany children
  double friday_night_life{0.07};
  double young_night_life{3.0};    // factor for ages 18 to 24
  double old_night_life{0.15};     // factor for ages 65 and over
  std::array<double, 3> work_share{0.91, 0.19, 0.08};  // employed persons out of the house who go to work
  double education_share{0.97};    // pupils, students, kindergarten children out of the house on a weekday
  double shop_on_way{0.30};        // work tours that stop at a shop on the way home
  double part_time{0.28};          // share of work tours of about five hours
  double early_shift{0.12};
  double late_shift{0.06};

  // Median duration at the destination, minutes.
  double work_minutes{495.0}, part_time_minutes{300.0}, education_minutes{345.0}, shopping_minutes{28.0},
      errand_minutes{45.0}, leisure_minutes{110.0}, night_life_minutes{165.0}, stroll_minutes{12.0},
      accompany_minutes{9.0};

  // Distances along the way, km: median and shape (standard deviation of the logarithm).
  double work_km{8.1}, work_spread{1.17};
  double child_education_km{1.1}, pupil_km{2.9}, student_km{9.0}, education_spread{1.0};
  double near_shop_km{1.1}, shop_km{4.0}, shop_spread{1.2};
  double errand_km{3.6}, errand_spread{1.44};
  double near_leisure_km{2.6}, leisure_km{8.5}, leisure_spread{1.6};
  double night_life_km{3.2}, night_life_spread{1.1};
  double stroll_km{1.5}, stroll_spread{0.6};
  double accompany_km{2.9}, accompany_spread{1.2};
  double young_distance{0.7};     // factor on the leisure, errand and shop distances of children under 14
  double old_distance{0.85};       // the same for ages 65 and over
  double longest_km{250.0};        // longer ways don't belong to a day at home
  double work_local{0.20};         // employed who look for work near by, whatever the distance drawn
  double work_local_scale_km{2.5}; // e-folding length of that search
  double detour{1.3};              // way on streets over straight line

  // Modes: targets of the share of trips, and how the choice falls with distance.
  double share_walk{0.22}, share_bicycle{0.11}, share_transit{0.10};
  double walk_per_km{0.75};        // loss of utility per km on foot
  double bicycle_per_km{0.22};
  double transit_short{2.2};       // loss at short distance, falls by e per km
  double car_short{1.1};
  double passenger{1.3};           // loss of utility of travelling as a passenger
  double no_car{2.2};              // further loss where the household has no car
  double youth_transit{1.0};       // gain for ages 14 to 24
  double youth_bicycle{0.7};       // gain for ages 6 to 17
  double old_walk{0.35};           // gain for ages 65 and over
  double leisure_walk{0.4};        // gain for leisure
  double work_walk{-0.6};          // gain for work

  // Speeds door to door.
  double walk_speed{1.3}, bicycle_speed{4.0}, car_speed{8.5}, car_far_speed{19.0}, transit_speed{6.5},
      transit_far_speed{16.0};     // m/s; far: beyond far_km
  double far_km{8.0};
  double car_access_s{180.0}, transit_access_s{660.0}, bicycle_access_s{60.0};

  // People.
  double vacancy{0.03};
  double employed_young{0.50}, student_young{0.40};      // ages 18-24
  double employed_women{0.775}, employed_men{0.86};      // ages 25-64
  double employed_old{0.11};                             // ages 65-79
  double kindergarten{0.62};                             // children under 6
  double fear_high_women{0.579}, fear_high_men{0.31}, fear_high_old{0.05};
  double fear_low_women{0.10}, fear_low_men{0.33};
  std::array<double, 3> tolerance{0.85, 0.68, 0.50};     // by fear class: low, middle, high
  double tolerance_sd{0.12};
  double licence{0.88}, licence_young{0.70}, licence_old{0.55};
  double bicycle_old{0.5};         // relative access of ages 80 and over

  // Offenders.
  double offender_peak{2.2};       // relative rate at ages 14-24 against 25-44
  double offender_decline{0.35};   // relative rate at ages 45-64; squared from 65 on
  double offender_men{0.75};       // share of men among those chosen, at equal numbers
  double motivation_cv{1.0};       // coefficient of variation of motivation between offenders, per kind
  double outsider_station{0.30};   // outsiders who come by train
};

}  // namespace lichtung
