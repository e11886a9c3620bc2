// The whole report: one HTML page that needs nothing beside it.
#pragma once

#include "analysis/report/run_set.hpp"
#include "scenarios/messages.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lichtung::report {

/// What only the comparison knows; see Content.
struct ComparisonExtras {
  std::map<std::string, std::vector<std::uint8_t>, std::less<>> sure{};
  std::vector<std::string> remarks{};
};

/// Report of one scenario.
[[nodiscard]] std::string report_page(const RunSet& run, Language language);

/// Report of two. Errors: DataError if they are of different street networks or times.
[[nodiscard]] std::string report_page(const RunSet& before, const RunSet& after, const ComparisonExtras& extras, Language language);

}  // namespace lichtung::report
