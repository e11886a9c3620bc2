// From the table `night`, which holds means per night.
#include "analysis/report/safety_classes.hpp"

#include "sim/outcome/columns.hpp"

#include <algorithm>

namespace lichtung::report {

namespace {
constexpr double kFewestPasses = 5.0;   // person-nights
}

double parameter(const RunSet& run, std::string_view key, double otherwise) {
  const auto keys = outcome::texts_of(run.parameters, "key");
  const auto values = outcome::numbers_of(run.parameters, "value");
  for (std::size_t i = 0; i < std::min(keys.size(), values.size()); ++i)
    if (keys[i] == key) return values[i];
  return otherwise;
}

std::vector<int> safety_classes(const RunSet& run) {
  const auto of = [&](std::string_view name) { return outcome::numbers_of(run.night, name); };
  const auto passes = of("passes"), unsafe = of("unsafe"), away = of("away"), away_unsafe = of("away_unsafe"), robbery = of("robbery"),
             assault = of("assault");
  for (const auto* column : {&passes, &unsafe, &away, &away_unsafe, &robbery, &assault})
    if (column->size() != run.segments) return {};
  const double persons = parameter(run, "angst.persons_per_night", 1.0), share = parameter(run, "angst.feared_share", 0.5);
  double offences = 0.0, walked = 0.0;
  for (std::size_t s = 0; s < run.segments; ++s)
    if (passes[s] > 0.0) {
      offences += robbery[s] + assault[s];
      walked += passes[s] * run.length_m[s];
    }
  const double nights = static_cast<double>(run.provenance.days) * (run.angst_of_means ? static_cast<double>(run.size()) : 1.0);
  std::vector<int> out(run.segments, kNothingToSay);
  for (std::size_t s = 0; s < run.segments; ++s) {
    const double concerned = unsafe[s] + away_unsafe[s], would = passes[s] + away[s];
    const bool feared = would > 0.0 && concerned >= persons && concerned / would >= share;
    if (passes[s] * nights < kFewestPasses || !(walked > 0.0)) continue;
    const bool risky = (robbery[s] + assault[s]) * walked > offences * passes[s] * run.length_m[s];
    out[s] = feared ? (risky ? kFearedRisky : kFearedSafe) : (risky ? kUnfearedRisky : kUnfearedSafe);
  }
  return out;
}

}  // namespace lichtung::report
