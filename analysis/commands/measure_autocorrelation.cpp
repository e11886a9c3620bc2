// `lichtung stats moran|geary|general-g|join-counts`: global spatial autocorrelation.
#include "analysis/commands/measures.hpp"
#include "analysis/commands/session.hpp"
#include "analysis/commands/tests_report.hpp"
#include "analysis/commands/weights_options.hpp"
#include "analysis/statistics/geary.hpp"
#include "analysis/statistics/getis_ord.hpp"
#include "analysis/statistics/join_counts.hpp"
#include "analysis/statistics/moran.hpp"

#include <memory>

namespace lichtung::commands {
namespace {

struct GlobalOptions {
  Common common;
  WeightsOptions weights;
  std::string value{"value"};
};

/// Reads value and weights and reports what `measure` finds.
template <class Measure>
void run_global(const GlobalOptions& o, Context& context, const Measure& measure) {
  Session session(o.common, context);
  const std::vector<double> values = session.numbers(o.value);
  const WeightsColumns columns = read_weights_columns(o.weights, session);
  if (!session.ready()) return;
  auto weights = make_weights(o.weights, columns, session);
  if (!weights) return;
  if (o.weights.row_standardised()) weights = statistics::row_standardised(*weights);
  Report report(context.language);
  describe_weights(*weights, report);
  report.json("seed", o.common.seed);
  measure(session.kept(values), *weights, report);
  session.print(report);
}

template <class Measure>
void add_global(CLI::App& stats, Context& context, const std::string& name, const std::string& transform,
                const Measure& measure) {
  const auto o = std::make_shared<GlobalOptions>();
  CLI::App* sub = add_measure(stats, context, name, o->common, [o, &context, measure] {
    run_global(*o, context, [&](const std::vector<double>& x, const statistics::SpatialWeights& w, Report& report) {
      measure(x, w, o->common.plan(), report);
    });
  });
  add_option(*sub, context, "--value", o->value, "COLUMN");
  add_weights_options(*sub, context, o->weights, transform);
  add_permutation_options(*sub, context, o->common);
}

void report_joins(Report& report, const std::string& key, const statistics::JoinCount& joins) {
  report.heading("joins_" + key);
  report.number(key + ".count", "join_count", joins.count);
  report.number(key + ".expectation", "expectation", joins.sampling.expectation);
  report.number(key + ".variance", "variance", joins.sampling.variance);
  report.number(key + ".z", "z", joins.sampling.z);
  report.number(key + ".p_two_sided", "p_two_sided", joins.sampling.p_two_sided);
  if (joins.permutations.permutations == 0) return;
  report.number(key + ".permutations.p_greater", "p_greater_permuted", joins.permutations.p_greater);
  report.number(key + ".permutations.p_less", "p_less_permuted", joins.permutations.p_less);
}

using Values = std::vector<double>;
using statistics::Permutations;
using statistics::SpatialWeights;

}  // namespace

void add_moran(CLI::App& stats, Context& context) {
  add_global(stats, context, "moran", "row",
             [](const Values& x, const SpatialWeights& w, const Permutations& plan, Report& report) {
               const statistics::MoranResult r = statistics::moran(x, w, plan);
               report.number("index", "moran_index", r.index);
               report_z(report, "normality", "heading_normality", r.normality);
               report_z(report, "randomisation", "heading_randomisation", r.randomisation);
               report_permutations(report, "permutations", r.permutations);
             });
}

void add_geary(CLI::App& stats, Context& context) {
  add_global(stats, context, "geary", "row",
             [](const Values& x, const SpatialWeights& w, const Permutations& plan, Report& report) {
               const statistics::GearyResult r = statistics::geary(x, w, plan);
               report.number("ratio", "geary_ratio", r.ratio);
               report_z(report, "normality", "heading_normality", r.normality);
               report_z(report, "randomisation", "heading_randomisation", r.randomisation);
               report_permutations(report, "permutations", r.permutations);
             });
}

void add_general_g(CLI::App& stats, Context& context) {
  add_global(stats, context, "general-g", "binary",
             [](const Values& x, const SpatialWeights& w, const Permutations& plan, Report& report) {
               const statistics::GeneralG r = statistics::general_g(x, w, plan);
               report.number("ratio", "general_g_ratio", r.ratio);
               report_z(report, "randomisation", "heading_randomisation", r.randomisation);
               report_permutations(report, "permutations", r.permutations);
             });
}

void add_join_counts(CLI::App& stats, Context& context) {
  add_global(stats, context, "join-counts", "binary",
             [](const Values& x, const SpatialWeights& w, const Permutations& plan, Report& report) {
               const statistics::JoinCounts r = statistics::join_counts(x, w, plan);
               report.count("black", "joins_marked", r.black);
               report_joins(report, "black_black", r.black_black);
               report_joins(report, "black_white", r.black_white);
               report_joins(report, "white_white", r.white_white);
             });
}

}  // namespace lichtung::commands
