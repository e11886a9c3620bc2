// `lichtung stats segregation|entropy`: how groups of households or land uses are mixed over areas.
#include "analysis/commands/measures.hpp"
#include "analysis/commands/session.hpp"
#include "analysis/commands/tests_report.hpp"
#include "analysis/statistics/segregation.hpp"

#include <memory>
#include <utility>

namespace lichtung::commands {
namespace {

struct AreaOptions {
  Common common;
  std::string groups, total, id;
};

/// Columns of --groups, rows in use; nothing after telling what is wrong.
std::optional<std::vector<std::vector<double>>> read_groups(const AreaOptions& o, Session& session,
                                                            std::vector<double>& totals,
                                                            std::vector<std::string>& names) {
  const std::vector<std::string> columns = split(o.groups);
  if (columns.size() < 2) session.error("stats.two_groups", {{o.groups}});
  std::vector<std::vector<double>> groups;
  for (const std::string& column : columns) groups.push_back(session.numbers(column));
  if (!o.total.empty()) totals = session.numbers(o.total);
  if (!o.id.empty()) names = session.texts(o.id);
  if (!session.ready()) return std::nullopt;
  for (auto& group : groups) group = session.kept(group);
  totals = session.kept(totals);
  names = session.kept(names);
  return groups;
}

void run_segregation(const AreaOptions& o, Context& context) {
  Session session(o.common, context);
  std::vector<double> totals;
  std::vector<std::string> names;
  const auto groups = read_groups(o, session, totals, names);
  if (!groups) return;
  Report report(context.language);
  report.count("areas", "areas", session.used());
  report.count("groups", "groups", groups->size());
  if (groups->size() == 2) {
    const statistics::Segregation s = statistics::segregation((*groups)[0], (*groups)[1], totals);
    report.number("dissimilarity", "dissimilarity", s.dissimilarity);
    report.number("exposure_first_to_second", "exposure_first_to_second", s.exposure_first_to_second);
    report.number("exposure_second_to_first", "exposure_second_to_first", s.exposure_second_to_first);
    report.number("isolation_first", "isolation_first", s.isolation_first);
    report.number("isolation_second", "isolation_second", s.isolation_second);
  }
  const statistics::Multigroup m = statistics::multigroup_segregation(*groups);
  report.number("information_index", "information_index", m.information_index);
  report.number("entropy", "entropy_whole", m.entropy);
  session.print(report);
}

void run_entropy(const AreaOptions& o, Context& context) {
  Session session(o.common, context);
  std::vector<double> totals;
  std::vector<std::string> names;
  const auto kinds = read_groups(o, session, totals, names);
  if (!kinds) return;
  Report report(context.language);
  std::vector<double> whole(kinds->size(), 0.0), amounts(kinds->size());
  TextTable table;
  table.row({report.word_of("unit"), report.word_of("entropy")});
  Json list = Json::array();
  for (std::size_t i = 0; i < session.used(); ++i) {
    for (std::size_t k = 0; k < kinds->size(); ++k) {
      amounts[k] = (*kinds)[k][i];
      whole[k] += amounts[k];
    }
    const double entropy = statistics::normed_entropy(amounts);
    const std::string name = names.empty() ? std::to_string(i + 1) : names[i];
    table.row({printable(name), number(entropy, 4, context.language)});
    list.push_back({{"id", name}, {"entropy", json_number(entropy)}});
  }
  report.count("areas", "areas", session.used());
  report.number("entropy", "entropy_whole", statistics::normed_entropy(whole));
  report.json("areas_list", std::move(list));
  report.heading("heading_entropy");
  report.table(table);
  session.print(report);
}

}  // namespace

void add_segregation(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<AreaOptions>();
  CLI::App* sub =
      add_measure(stats, context, "segregation", o->common, [o, &context] { run_segregation(*o, context); });
  add_option(*sub, context, "--groups", o->groups, "A,B[,…]")->required();
  add_option(*sub, context, "--total", o->total, "COLUMN");
}

void add_entropy(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<AreaOptions>();
  CLI::App* sub = add_measure(stats, context, "entropy", o->common, [o, &context] { run_entropy(*o, context); });
  add_option(*sub, context, "--groups", o->groups, "A,B[,…]")->required();
  add_option(*sub, context, "--id", o->id, "COLUMN");
}

}  // namespace lichtung::commands
