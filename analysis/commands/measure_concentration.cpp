// `lichtung stats gini|theil|spatial-gini`: how unequally events or values are spread.
#include "analysis/commands/measures.hpp"
#include "analysis/commands/session.hpp"
#include "analysis/commands/tests_report.hpp"
#include "analysis/commands/weights_options.hpp"
#include "analysis/statistics/concentration.hpp"
#include "analysis/statistics/inequality.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

namespace lichtung::commands {
namespace {

struct GiniOptions {
  Common common;
  std::string value, count, units, unit_id, exposure;
  bool lorenz{};
};

/// Values per unit, and their exposure if there is one.
struct Units {
  std::vector<double> values, exposure;
};

/// Events per area: areas without events come from the file of units, and areas it doesn't know are left out.
Units count_events(const GiniOptions& o, Session& session) {
  const std::vector<std::string> areas = session.texts(o.count);
  std::map<std::string, double> counts;
  std::map<std::string, double> exposure;
  if (!o.units.empty()) {
    const auto table = session.other_table(o.units);
    const auto id = table ? tables::find_column(*table, o.unit_id, session.notes()) : std::nullopt;
    const auto column =
        table && !o.exposure.empty() ? tables::find_column(*table, o.exposure, session.notes()) : std::nullopt;
    if (!id || (!o.exposure.empty() && !column)) return {};
    tables::Selection selection(*table, session.notes());
    const std::vector<std::string> names = selection.texts(*id);
    const std::vector<double> sizes = column ? selection.numbers(*column, session.decimal()) : std::vector<double>();
    for (std::size_t r = 0; r < names.size(); ++r) {
      if (!selection.uses(r)) continue;
      counts[names[r]] = 0.0;
      if (column) exposure[names[r]] += sizes[r];
    }
    for (std::size_t r = 0; r < areas.size(); ++r)
      if (!counts.contains(areas[r])) session.leave_out(r, "stats.unknown_unit", {{areas[r]}, {o.units}});
  }
  for (std::size_t r = 0; r < areas.size(); ++r)
    if (session.uses(r)) counts[areas[r]] += 1.0;
  Units units;
  for (const auto& [name, count] : counts) {
    units.values.push_back(count);
    if (!exposure.empty()) units.exposure.push_back(exposure[name]);
  }
  return units;
}

void report_chance(Report& report, const std::string& key, const std::string& label, const statistics::AgainstChance& c,
                   TextTable& table) {
  const Language l = report.language();
  table.row({report.word_of(label), number(c.observed, 4, l), number(c.mean, 4, l), number(c.low, 4, l),
             number(c.high, 4, l), number(c.p, 4, l)});
  report.json("against_chance." + key, {{"observed", json_number(c.observed)},
                                        {"mean", json_number(c.mean)},
                                        {"low", json_number(c.low)},
                                        {"high", json_number(c.high)},
                                        {"p", json_number(c.p)}});
}

void report_holders(Report& report, const std::vector<double>& values, double share, const std::string& key) {
  const statistics::Holders h = statistics::units_holding(values, share);
  report.count(key + ".units", key + "_units", h.units);
  report.number(key + ".share", key + "_share", h.share);
}

void report_counts(Report& report, const Units& units, const Common& common) {
  report.number("generalised_gini", "generalised_gini", statistics::generalised_gini(units.values));
  if (common.permutations == 0) return;
  const statistics::Concentration c = statistics::concentration(units.values, units.exposure, common.plan());
  TextTable table;
  const Language l = report.language();
  table.row({"", report.word_of("observed"), report.word_of("mean"), percent(0.025, l), percent(0.975, l), "p"});
  report_chance(report, "gini", "gini", c.gini, table);
  report_chance(report, "generalised_gini", "generalised_gini", c.generalised_gini, table);
  report_chance(report, "units_with_25", "units_with_25_share", c.units_with_25, table);
  report_chance(report, "units_with_50", "units_with_50_share", c.units_with_50, table);
  report.json("simulations", common.permutations);
  report.json("seed", common.seed);
  report.heading("heading_chance");
  report.table(table);
}

void run_gini(const GiniOptions& o, Context& context) {
  Session session(o.common, context);
  if (o.value.empty() == o.count.empty()) session.error("stats.value_or_count");
  if (!o.units.empty() && o.unit_id.empty()) session.error("stats.units_need_id");
  Units units;
  if (!o.count.empty()) {
    units = count_events(o, session);
  } else if (!o.value.empty()) {
    units.values = session.numbers(o.value);
    if (!o.exposure.empty()) units.exposure = session.numbers(o.exposure);
  }
  if (!session.ready()) return;
  if (!o.value.empty()) {
    units.values = session.kept(units.values);
    units.exposure = session.kept(units.exposure);
  }
  Report report(context.language);
  double total = 0.0;
  for (const double v : units.values) total += v;
  report.count("units", "units", units.values.size());
  report.number("total", "total", total);
  report.number("gini", "gini", statistics::gini(units.values));
  report_holders(report, units.values, 0.25, "units_with_25");
  report_holders(report, units.values, 0.5, "units_with_50");
  if (o.lorenz) {
    Json curve = Json::array();
    for (const statistics::LorenzPoint& p : statistics::lorenz_curve(units.values))
      curve.push_back({p.units, p.values});
    report.json("lorenz", std::move(curve));
  }
  if (std::ranges::all_of(units.values, [](double v) { return v == std::floor(v); }))
    report_counts(report, units, o.common);
  session.print(report);
}

struct TheilOptions {
  Common common;
  std::string value{"value"}, group;
};

void run_theil(const TheilOptions& o, Context& context) {
  Session session(o.common, context);
  const std::vector<double> values = session.numbers(o.value);
  const std::vector<std::string> groups = o.group.empty() ? std::vector<std::string>() : session.texts(o.group);
  if (!session.ready()) return;
  Report report(context.language);
  report.count("units", "units", session.used());
  if (o.group.empty()) {
    report.number("total", "theil", statistics::theil(session.kept(values)));
  } else {
    const std::vector<std::string> names = session.kept(groups);
    const statistics::TheilParts parts = statistics::theil_by_group(session.kept(values), numbered(names));
    report.count("groups", "groups", std::set<std::string>(names.begin(), names.end()).size());
    report.number("total", "theil", parts.total);
    report.number("between", "between_groups", parts.between);
    report.number("within", "within_groups", parts.within);
  }
  session.print(report);
}

struct SpatialGiniOptions {
  Common common;
  WeightsOptions weights;
  std::string value{"value"};
};

void run_spatial_gini(const SpatialGiniOptions& o, Context& context) {
  Session session(o.common, context);
  const std::vector<double> values = session.numbers(o.value);
  const WeightsColumns columns = read_weights_columns(o.weights, session);
  if (!session.ready()) return;
  const auto weights = make_weights(o.weights, columns, session);
  if (!weights) return;
  const statistics::SpatialGini s = statistics::spatial_gini(session.kept(values), *weights, o.common.plan());
  Report report(context.language);
  describe_weights(*weights, report);
  report.number("gini", "gini", s.gini);
  report.number("neighbours", "spatial_neighbours", s.neighbours);
  report.number("others", "spatial_others", s.others);
  report_permutations(report, "others_permutations", s.others_permuted);
  session.print(report);
}

}  // namespace

void add_gini(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<GiniOptions>();
  CLI::App* sub = add_measure(stats, context, "gini", o->common, [o, &context] { run_gini(*o, context); });
  add_option(*sub, context, "--value", o->value, "COLUMN");
  add_option(*sub, context, "--count", o->count, "COLUMN");
  add_option(*sub, context, "--units", o->units, "FILE");
  add_option(*sub, context, "--unit-id", o->unit_id, "COLUMN");
  add_option(*sub, context, "--exposure", o->exposure, "COLUMN");
  add_flag(*sub, context, "--lorenz", o->lorenz);
  add_permutation_options(*sub, context, o->common);
}

void add_theil(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<TheilOptions>();
  CLI::App* sub = add_measure(stats, context, "theil", o->common, [o, &context] { run_theil(*o, context); });
  add_option(*sub, context, "--value", o->value, "COLUMN");
  add_option(*sub, context, "--group", o->group, "COLUMN");
}

void add_spatial_gini(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<SpatialGiniOptions>();
  CLI::App* sub =
      add_measure(stats, context, "spatial-gini", o->common, [o, &context] { run_spatial_gini(*o, context); });
  add_option(*sub, context, "--value", o->value, "COLUMN");
  add_weights_options(*sub, context, o->weights, "binary");
  add_permutation_options(*sub, context, o->common);
}

}  // namespace lichtung::commands
