// Weighted displacement quotient.
#include "analysis/statistics/displacement.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace lichtung::statistics {
namespace {

DisplacementVerdict verdict_of(double quotient, double treated_change) {
  if (!(treated_change < 0.0)) return DisplacementVerdict::NoImprovement;
  if (quotient > 0.0) return DisplacementVerdict::Diffusion;
  if (quotient == 0.0) return DisplacementVerdict::None;
  if (quotient > -1.0) return DisplacementVerdict::PartialDisplacement;
  if (quotient < -1.0) return DisplacementVerdict::BackfireDisplacement;
  return DisplacementVerdict::FullDisplacement;
}

}  // namespace

WeightedDisplacement weighted_displacement(BeforeAfter treated, BeforeAfter buffer, BeforeAfter control) {
  const std::array<double, 6> all{treated.before, treated.after,  buffer.before,
                                  buffer.after,   control.before, control.after};
  require_not_negative(all, "counts");
  if (control.before == 0.0 || control.after == 0.0) throw InvalidData(Problem::ZeroTotal, "control");
  WeightedDisplacement out;
  out.buffer_change = buffer.after / control.after - buffer.before / control.before;
  out.treated_change = treated.after / control.after - treated.before / control.before;
  out.quotient =
      out.treated_change == 0.0 ? std::numeric_limits<double>::quiet_NaN() : out.buffer_change / out.treated_change;
  const double trend = control.after / control.before;
  out.net_effect = (treated.before * trend - treated.after) + (buffer.before * trend - buffer.after);
  out.verdict = verdict_of(out.quotient, out.treated_change);
  return out;
}

}  // namespace lichtung::statistics
