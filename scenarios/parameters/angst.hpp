// Parameters of the search for feared places (Angsträume); rows with range, source and grade in angst.cpp.
#pragma once

namespace lichtung {

struct AngstParameters {
  double feared_share{0.5};         // a street is feared if so many of those who pass or would pass feel unsafe
  double persons_per_night{1.0};    // fewer people concerned are not listed
  double length_max_m{600.0};       // a place grows no longer along its streets
  double relit_minimum_lx{3.0};     // measure "light": raised to this minimum illuminance
  double company_persons{1.0};      // measure "company": so many more people present
};

}  // namespace lichtung
