// Weekdays and the public holidays of all German Länder: days on which people live as on a Sunday.
#pragma once

#include <chrono>

namespace lichtung::engine {

/// 0 = Monday … 6 = Sunday.
[[nodiscard]] unsigned weekday_of(std::chrono::year_month_day date);

/// Easter Sunday, Gregorian (Butcher 1876).
[[nodiscard]] std::chrono::year_month_day easter(std::chrono::year year);

/// New Year, Good Friday, Easter Monday, 1 May, Ascension, Whit Monday, 3 October, 25 and 26 December.
[[nodiscard]] bool public_holiday(std::chrono::year_month_day date);

}  // namespace lichtung::engine
