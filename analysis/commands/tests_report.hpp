// Parts of reports that several measures share: z tests, permutation tests, tables of units.
#pragma once

#include "analysis/commands/report.hpp"
#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/z_test.hpp"

#include <string>
#include <vector>

namespace lichtung::commands {

/// Keys KEY.expectation, .variance, .z, .p_greater, .p_less, .p_two_sided; people see a heading and the lines that matter.
void report_z(Report& report, const std::string& key, const std::string& heading, const statistics::ZTest& test);

/// Keys KEY.count, .mean, .standard_deviation, .p_greater, .p_less, .p_two_sided; nothing without permutations.
void report_permutations(Report& report, const std::string& key, const statistics::PermutationTest& test);

[[nodiscard]] Json to_json(const statistics::ZTest& test);
/// NaN becomes null.
[[nodiscard]] Json json_number(double value);
[[nodiscard]] Json json_numbers(const std::vector<double>& values);

}  // namespace lichtung::commands
