// Numbers never depend on the locale of the machine.
#include "analysis/report/words.hpp"

#include "analysis/report/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::report {

std::string Words::operator()(std::string_view key) const { return message(language_, "report." + std::string(key)); }

bool Words::has(std::string_view key) const {
  const std::string full = "report." + std::string(key);
  return text(language_, full) != full;
}

std::string Words::change(double value, int decimals) const {
  const std::string plain = number(value, decimals);
  const bool zero = plain.find_first_of("123456789") == std::string::npos;
  return value > 0.0 && !zero ? "+" + plain : plain;
}

std::string Words::interval(const Estimate& e, int decimals) const {
  if (!e.has_interval() || !std::isfinite(e.low)) return "–";
  return (*this)("from_to", number(e.low, decimals), number(e.high, decimals));
}

std::string Words::date(const std::string& iso) const {
  const auto date = date_of(iso);
  if (!date) return iso;
  const auto month = static_cast<unsigned>(date->month());
  return (*this)("date", static_cast<unsigned>(date->day()), (*this)(fmt::format("month_{}", month)), static_cast<int>(date->year()));
}

std::string Words::offence(const OffenceKindInfo& kind) const { return std::string(language_ == Language::German ? kind.de : kind.en); }

std::string Words::percent(double share, int decimals) const {
  if (!std::isfinite(share)) return "–";
  return number(100.0 * share, decimals) + (language_ == Language::German ? "\u00A0%" : "%");
}

int decimals_for(double size, int digits) {
  if (!std::isfinite(size) || size == 0.0) return 0;
  const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(size)))) + 1;
  return std::clamp(digits - magnitude, 0, 4);
}

}  // namespace lichtung::report
