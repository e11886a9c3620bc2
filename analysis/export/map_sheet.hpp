// Maps of the report as sheets of their own, with everything a picture must say when it travels alone.
#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/report/run_set.hpp"
#include "scenarios/messages.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lichtung::exports {

/// Names of the maps: those of report::layers().
[[nodiscard]] std::vector<std::string> map_names();

/// An SVG sheet of values. Errors: DataError if the files lack them.
[[nodiscard]] std::string map_sheet(const report::RunSet& run, std::string_view map, Language language);

/// An SVG sheet of after − before; dashed where the difference isn't told apart from chance. Errors: DataError.
[[nodiscard]] std::string difference_sheet(const comparison::Comparison& comparison, const report::RunSet& before,
                                           const report::RunSet& after, std::string_view map, Language language);

}  // namespace lichtung::exports
