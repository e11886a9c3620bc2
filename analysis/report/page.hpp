// The whole report: one HTML page that needs nothing beside it.
#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/report/run_set.hpp"
#include "scenarios/messages.hpp"

#include <string>

namespace lichtung::report {

/// Report of one scenario.
[[nodiscard]] std::string report_page(const RunSet& run, Language language);

/// Report of two and what compare_folders() says of them; both hold the replicates that were compared. Errors: DataError
/// if they are of different street networks or times.
[[nodiscard]] std::string report_page(const RunSet& before, const RunSet& after, const comparison::Comparison& comparison, Language language);

}  // namespace lichtung::report
