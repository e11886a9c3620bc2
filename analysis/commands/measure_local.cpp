// `lichtung stats local-moran|gi`: where the clusters and hot spots are, with control of false discoveries.
#include "analysis/commands/measures.hpp"
#include "analysis/commands/session.hpp"
#include "analysis/commands/tests_report.hpp"
#include "analysis/commands/weights_options.hpp"
#include "analysis/statistics/getis_ord.hpp"
#include "analysis/statistics/local_moran.hpp"
#include "analysis/statistics/multiple_testing.hpp"

#include <CLI/Validators.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

namespace lichtung::commands {
namespace {

struct LocalOptions {
  Common common;
  WeightsOptions weights;
  std::string value{"value"}, fdr{"bh"}, moments{"1995"}, divisor{"n"};
  double level{0.05};
  std::size_t top{20};
  bool without_own{};
};

/// What both measures have per unit.
struct Units {
  std::vector<std::string> names;
  std::vector<double> values, statistic, z, p, p_permuted, q;
  std::vector<std::string> kinds;  // "hot", "low_high", …; texts "stats.kind_…"
};

statistics::FalseDiscovery method(const std::string& word) {
  return word == "by" ? statistics::FalseDiscovery::BenjaminiYekutieli : statistics::FalseDiscovery::BenjaminiHochberg;
}

/// Adjusts the permutation p, or the normal one without permutations.
void adjust(Units& u, const LocalOptions& o) {
  u.q = statistics::adjusted_p(o.common.permutations > 0 ? u.p_permuted : u.p, method(o.fdr));
}

/// Units by growing p; those without come last.
std::vector<std::size_t> by_p(const Units& u, bool permuted) {
  const std::vector<double>& p = permuted ? u.p_permuted : u.p;
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) {
    return std::pair(std::isnan(p[i]) ? 2.0 : p[i], std::isnan(u.z[i]) ? 0.0 : -std::abs(u.z[i]));
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

void report_units(const Units& u, const LocalOptions& o, const std::string& statistic, Report& report) {
  const Language l = report.language();
  const bool permuted = o.common.permutations > 0;
  Json list = Json::array();
  std::size_t discoveries = 0;
  for (std::size_t i = 0; i < u.names.size(); ++i) {
    const bool significant = u.q[i] <= o.level;
    discoveries += significant ? 1U : 0U;
    Json unit{{"id", u.names[i]}, {"value", json_number(u.values[i])}};
    if (!u.statistic.empty()) unit[statistic] = json_number(u.statistic[i]);
    unit["z"] = json_number(u.z[i]);
    unit["p"] = json_number(u.p[i]);
    unit["p_permuted"] = json_number(u.p_permuted[i]);
    unit["q"] = json_number(u.q[i]);
    unit["kind"] = u.kinds[i];
    unit["significant"] = significant;
    list.push_back(std::move(unit));
  }
  report.json("level", o.level);
  report.json("fdr", o.fdr);
  report.count("discoveries", "discoveries", discoveries);
  report.json("units_list", std::move(list));
  TextTable table;
  std::vector<std::string> head{report.word_of("unit"), report.word_of("value")};
  if (!u.statistic.empty()) head.push_back("I");
  for (const char* key : {"z", "p", "q", "kind"}) head.push_back(report.word_of(key));
  table.row(std::move(head));
  const std::vector<std::size_t> order = by_p(u, permuted);
  for (std::size_t n = 0; n < std::min(o.top, order.size()); ++n) {
    const std::size_t i = order[n];
    std::vector<std::string> row{printable(u.names[i]), figure(u.values[i], l)};
    if (!u.statistic.empty()) row.push_back(number(u.statistic[i], 3, l));
    row.push_back(number(u.z[i], 2, l));
    row.push_back(number(permuted ? u.p_permuted[i] : u.p[i], 4, l));
    row.push_back(number(u.q[i], 4, l));
    row.push_back(report.word_of("kind_" + u.kinds[i]));
    table.row(std::move(row));
  }
  report.heading(permuted ? "local_table_permuted" : "local_table");
  report.table(table);
}

/// Row names: the id column if there is one, else numbers.
std::vector<std::string> unit_names(const WeightsColumns& columns, const Session& session) {
  if (!columns.ids.empty()) return session.kept(columns.ids);
  std::vector<std::string> names;
  for (std::size_t r = 0; r < session.table().rows(); ++r)
    if (session.uses(r)) names.push_back(std::to_string(r + 1));
  return names;
}

void local_moran_units(Units& u, const statistics::SpatialWeights& weights, const LocalOptions& o) {
  const statistics::LocalMoran r = statistics::local_moran(
      u.values, o.weights.row_standardised() ? statistics::row_standardised(weights) : weights, o.common.plan());
  static constexpr const char* kWords[] = {"none", "high_high", "low_high", "low_low", "high_low"};
  u.statistic = r.index;
  for (std::size_t i = 0; i < u.values.size(); ++i) {
    u.z.push_back(r.randomisation[i].z);
    u.p.push_back(r.randomisation[i].p_two_sided);
    u.p_permuted.push_back(r.permutations[i].two_sided);
    u.kinds.emplace_back(kWords[static_cast<std::size_t>(r.quadrant[i])]);
  }
}

void gi_units(Units& u, const statistics::SpatialWeights& weights, const LocalOptions& o) {
  const statistics::GetisOrdOptions options{
      .own = o.without_own ? statistics::OwnUnit::LeftOut : statistics::OwnUnit::Included,
      .row_standardise = o.weights.row_standardised(),
      .moments = o.moments == "1992" ? statistics::GetisMoments::GetisOrd1992 : statistics::GetisMoments::OrdGetis1995,
      .divisor = o.divisor == "n" ? statistics::Divisor::Count : statistics::Divisor::CountMinusOne};
  const statistics::LocalGetisOrd r = statistics::local_getis_ord(u.values, weights, options, o.common.plan());
  u.z = r.z;
  u.p = r.p_two_sided;
  for (std::size_t i = 0; i < u.values.size(); ++i) {
    u.p_permuted.push_back(r.permutations[i].two_sided);
    u.kinds.emplace_back(std::isnan(r.z[i]) ? "none" : r.z[i] > 0.0 ? "hot" : "cold");
  }
}

void run_local(const LocalOptions& o, Context& context, const char* statistic,
               void (*compute)(Units&, const statistics::SpatialWeights&, const LocalOptions&)) {
  Session session(o.common, context);
  const std::vector<double> values = session.numbers(o.value);
  const WeightsColumns columns = read_weights_columns(o.weights, session);
  if (!session.ready()) return;
  const auto weights = make_weights(o.weights, columns, session);
  if (!weights) return;
  Units units;
  units.names = unit_names(columns, session);
  units.values = session.kept(values);
  compute(units, *weights, o);
  adjust(units, o);
  Report report(context.language);
  describe_weights(*weights, report);
  report.count("permutations", "permutations", o.common.permutations);
  report.json("seed", o.common.seed);
  report_units(units, o, statistic, report);
  session.print(report);
}

std::shared_ptr<LocalOptions> add_local(CLI::App& stats, Context& context, const std::string& name,
                                        const char* statistic, const std::string& transform,
                                        void (*compute)(Units&, const statistics::SpatialWeights&,
                                                        const LocalOptions&)) {
  auto o = std::make_shared<LocalOptions>();
  CLI::App* sub = add_measure(stats, context, name, o->common,
                              [o, &context, statistic, compute] { run_local(*o, context, statistic, compute); });
  add_option(*sub, context, "--value", o->value, "COLUMN");
  add_weights_options(*sub, context, o->weights, transform);
  add_option(*sub, context, "--fdr", o->fdr, "bh|by")->check(CLI::IsMember({"bh", "by"}).description(""));
  add_option(*sub, context, "--level", o->level, "Q")->check(CLI::Range(0.0, 1.0).description(""));
  add_option(*sub, context, "--top", o->top, "N");
  add_permutation_options(*sub, context, o->common);
  return o;
}

}  // namespace

void add_local_moran(CLI::App& stats, Context& context) {
  add_local(stats, context, "local-moran", "index", "row", local_moran_units);
}

void add_gi(CLI::App& stats, Context& context) {
  const auto o = add_local(stats, context, "gi", "z", "binary", gi_units);
  CLI::App* sub = stats.get_subcommand("gi");
  add_flag(*sub, context, "--without-own", o->without_own);
  add_option(*sub, context, "--moments", o->moments, "1995|1992")
      ->check(CLI::IsMember({"1995", "1992"}).description(""));
  add_option(*sub, context, "--divisor", o->divisor, "n|n-1")->check(CLI::IsMember({"n", "n-1"}).description(""));
}

}  // namespace lichtung::commands
