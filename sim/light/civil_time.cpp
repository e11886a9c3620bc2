// Civil time of Germany to UTC by Howard Hinnant's date library and the system's time zone data.
#include "scenarios/errors.hpp"
#include "sim/light/light.hpp"

#include <date/tz.h>

namespace lichtung::light {

namespace {

const date::time_zone& berlin() {
  try {
    return *date::locate_zone("Europe/Berlin");
  } catch (const std::exception& error) {
    throw DataError(ErrorKind::MissingInput, "Europe/Berlin",
                    std::string("time zone data of the system not found (package tzdata): ") + error.what());
  }
}

}  // namespace

// The hour that the clocks skip in spring becomes the moment of the change; of the hour that comes twice in autumn
// the first is meant.
std::chrono::sys_seconds berlin_to_utc(std::chrono::year_month_day day, std::chrono::minutes since_midnight) {
  const std::chrono::local_days midnight(day);
  const date::local_seconds civil(std::chrono::seconds(midnight.time_since_epoch()) + since_midnight);
  return berlin().to_sys(civil, date::choose::earliest);
}

}  // namespace lichtung::light
