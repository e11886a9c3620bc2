// Shared parts of reports.
#include "analysis/commands/tests_report.hpp"

#include <cmath>

namespace lichtung::commands {

Json json_number(double value) { return std::isfinite(value) ? Json(value) : Json(); }

Json json_numbers(const std::vector<double>& values) {
  Json list = Json::array();
  for (const double value : values) list.push_back(json_number(value));
  return list;
}

Json to_json(const statistics::ZTest& test) {
  return {{"expectation", json_number(test.expectation)},
          {"variance", json_number(test.variance)},
          {"z", json_number(test.z)},
          {"p_greater", json_number(test.p_greater)},
          {"p_less", json_number(test.p_less)},
          {"p_two_sided", json_number(test.p_two_sided)}};
}

void report_z(Report& report, const std::string& key, const std::string& heading, const statistics::ZTest& test) {
  report.heading(heading);
  report.number(key + ".expectation", "expectation", test.expectation);
  report.number(key + ".variance", "variance", test.variance);
  report.number(key + ".z", "z", test.z);
  report.number(key + ".p_greater", "p_greater", test.p_greater);
  report.number(key + ".p_less", "p_less", test.p_less);
  report.number(key + ".p_two_sided", "p_two_sided", test.p_two_sided);
}

void report_permutations(Report& report, const std::string& key, const statistics::PermutationTest& test) {
  if (test.permutations == 0) return;
  report.heading("heading_permutations");
  report.count(key + ".count", "permutations", test.permutations);
  report.number(key + ".mean", "mean", test.mean);
  report.number(key + ".standard_deviation", "standard_deviation", test.standard_deviation);
  report.number(key + ".p_greater", "p_greater", test.p_greater);
  report.number(key + ".p_less", "p_less", test.p_less);
  report.number(key + ".p_two_sided", "p_two_sided", test.p_two_sided);
}

}  // namespace lichtung::commands
