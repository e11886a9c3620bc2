// `lichtung stats wdq|pai|paired|fdr`: displacement, accuracy of predictions, paired comparison, many tests.
#include "analysis/commands/measures.hpp"
#include "analysis/commands/session.hpp"
#include "analysis/commands/tests_report.hpp"
#include "analysis/commands/weights_options.hpp"
#include "analysis/statistics/displacement.hpp"
#include "analysis/statistics/multiple_testing.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/statistics/prediction_accuracy.hpp"

#include <CLI/Validators.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace lichtung::commands {
namespace {

struct WdqOptions {
  Common common;
  std::string role{"role"}, before{"before"}, after{"after"};
};

/// 0 treated, 1 buffer, 2 control; 3 for other words.
std::size_t role_of(const std::string& word) {
  static constexpr std::array<std::array<std::string_view, 4>, 3> kWords{{{"treated", "A", "behandelt", "Maßnahme"},
                                                                          {"buffer", "B", "puffer", "Puffer"},
                                                                          {"control", "C", "kontrolle", "Kontrolle"}}};
  for (std::size_t i = 0; i < 3; ++i)
    if (std::ranges::find(kWords[i], word) != kWords[i].end()) return i;
  return 3;
}

std::pair<const char*, const char*> verdict_words(statistics::DisplacementVerdict verdict) {
  using statistics::DisplacementVerdict;
  switch (verdict) {
    case DisplacementVerdict::NoImprovement: return {"no_improvement", "wdq_no_improvement"};
    case DisplacementVerdict::Diffusion: return {"diffusion", "wdq_diffusion"};
    case DisplacementVerdict::None: return {"none", "wdq_none"};
    case DisplacementVerdict::PartialDisplacement: return {"partial_displacement", "wdq_partial"};
    case DisplacementVerdict::FullDisplacement: return {"full_displacement", "wdq_full"};
    case DisplacementVerdict::BackfireDisplacement: return {"backfire", "wdq_backfire"};
  }
  return {"none", "wdq_none"};
}

void run_wdq(const WdqOptions& o, Context& context) {
  Session session(o.common, context);
  const std::vector<std::string> roles = session.texts(o.role);
  const std::vector<double> before = session.numbers(o.before), after = session.numbers(o.after);
  for (std::size_t r = 0; r < roles.size(); ++r)
    if (role_of(roles[r]) == 3) session.leave_out(r, "stats.not_a_role", {{roles[r]}});
  if (!session.ready()) return;
  std::array<statistics::BeforeAfter, 3> areas{};
  for (std::size_t r = 0; r < roles.size(); ++r) {
    if (!session.uses(r)) continue;
    areas[role_of(roles[r])].before += before[r];
    areas[role_of(roles[r])].after += after[r];
  }
  const statistics::WeightedDisplacement d = statistics::weighted_displacement(areas[0], areas[1], areas[2]);
  Report report(context.language);
  static constexpr std::array<const char*, 3> kNames{"treated", "buffer", "control"};
  for (std::size_t i = 0; i < 3; ++i) {
    report.number(std::string(kNames[i]) + ".before", std::string(kNames[i]) + "_before", areas[i].before);
    report.number(std::string(kNames[i]) + ".after", std::string(kNames[i]) + "_after", areas[i].after);
  }
  report.number("quotient", "wdq_quotient", d.quotient);
  report.number("net_effect", "wdq_net_effect", d.net_effect);
  const auto [word, text_key] = verdict_words(d.verdict);
  report.word("verdict", "wdq_verdict", word, text_key);
  session.print(report);
}

struct PaiOptions {
  Common common;
  std::string count{"count"}, area, predicted, score;
  double share{0.05};
};

void run_pai(const PaiOptions& o, Context& context) {
  Session session(o.common, context);
  if (o.predicted.empty() == o.score.empty()) session.error("stats.predicted_or_score");
  const std::vector<double> counts = session.numbers(o.count);
  std::vector<double> areas = o.area.empty() ? std::vector<double>(counts.size(), 1.0) : session.numbers(o.area);
  const std::vector<double> marks = o.predicted.empty() && o.score.empty()
                                        ? std::vector<double>()
                                        : session.numbers(o.predicted.empty() ? o.score : o.predicted);
  if (!session.ready()) return;
  areas = session.kept(areas);
  const std::vector<double> kept = session.kept(marks);
  std::vector<bool> predicted;
  if (o.predicted.empty())
    predicted = statistics::highest_scores(kept, areas, o.share);
  else
    for (const double mark : kept) predicted.push_back(mark != 0.0);
  const statistics::PredictionAccuracy p = statistics::prediction_accuracy(session.kept(counts), areas, predicted);
  Report report(context.language);
  report.count("units", "units", session.used());
  report.count("predicted_units", "predicted_units",
               static_cast<std::uint64_t>(std::count(predicted.begin(), predicted.end(), true)));
  report.number("events", "events", p.events);
  report.number("hits", "hits", p.hits);
  report.number("hit_rate", "hit_rate", p.hit_rate);
  report.number("area_share", "area_share", p.area_share);
  report.number("pai", "pai_index", p.accuracy_index);
  report.number("pai_max", "pai_max", p.best_index);
  report.number("pei", "pei_index", p.efficiency_index);
  session.print(report);
}

struct PairedOptions {
  Common common;
  std::string first{"first"}, second{"second"}, better{"lower"};
  double level{0.95}, effect{}, power{0.8};
};

void run_paired(const PairedOptions& o, Context& context) {
  Session session(o.common, context);
  const std::vector<double> first = session.numbers(o.first), second = session.numbers(o.second);
  if (!session.ready()) return;
  const auto better = o.better == "higher" ? statistics::Better::Higher : statistics::Better::Lower;
  const statistics::PairedComparison c =
      statistics::compare_pairs(session.kept(first), session.kept(second), better, o.level, o.common.plan());
  Report report(context.language);
  report.count("pairs", "paired_pairs", c.pairs);
  report.number("first_mean", "first_mean", c.first_mean);
  report.number("second_mean", "second_mean", c.second_mean);
  report.number("difference", "difference", c.difference);
  report.number("relative_difference", "relative_difference", c.relative_difference);
  report.number("standard_deviation", "difference_deviation", c.standard_deviation);
  report.json("level", o.level);
  report.number("t_interval.low", "t_low", c.t_interval.low);
  report.number("t_interval.high", "t_high", c.t_interval.high);
  report.number("bootstrap_interval.low", "bootstrap_low", c.bootstrap_interval.low);
  report.number("bootstrap_interval.high", "bootstrap_high", c.bootstrap_interval.high);
  report.json("resamples", o.common.permutations);
  report.json("seed", o.common.seed);
  report.number("p_two_sided", "p_two_sided", c.p_two_sided);
  report.number("probability_of_improvement", "probability_of_improvement", c.probability_of_improvement);
  report.number("correlation", "correlation", c.correlation);
  report.number("variance_ratio", "variance_ratio", c.variance_ratio);
  const double alpha = 1.0 - o.level;
  report.number("detectable_effect", "detectable_effect",
                statistics::detectable_effect(c.standard_deviation, c.pairs, alpha, o.power));
  if (o.effect != 0.0)
    report.count("replicates_needed", "replicates_needed",
                 statistics::replicates_needed(c.standard_deviation, o.effect, alpha, o.power));
  session.print(report);
}

struct FdrOptions {
  Common common;
  std::string p{"p"}, id;
  double level{0.05};
};

void run_fdr(const FdrOptions& o, Context& context) {
  Session session(o.common, context);
  const std::vector<double> p = session.numbers(o.p);
  const std::vector<std::string> ids = o.id.empty() ? std::vector<std::string>() : session.texts(o.id);
  if (!session.ready()) return;
  const std::vector<double> kept = session.kept(p);
  const std::vector<std::string> names = session.kept(ids);
  const auto bh = statistics::adjusted_p(kept, statistics::FalseDiscovery::BenjaminiHochberg);
  const auto by = statistics::adjusted_p(kept, statistics::FalseDiscovery::BenjaminiYekutieli);
  const Language l = context.language;
  Report report(l);
  const auto discoveries = [&](const std::vector<double>& q) {
    return static_cast<std::uint64_t>(std::ranges::count_if(q, [&](double v) { return v <= o.level; }));
  };
  report.count("tests", "tests", kept.size());
  report.json("level", o.level);
  report.count("discoveries_bh", "discoveries_bh", discoveries(bh));
  report.count("discoveries_by", "discoveries_by", discoveries(by));
  TextTable table;
  table.row({report.word_of("unit"), "p", "q (BH)", "q (BY)"});
  Json list = Json::array();
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const std::string name = names.empty() ? std::to_string(i + 1) : names[i];
    table.row({printable(name), number(kept[i], 5, l), number(bh[i], 5, l), number(by[i], 5, l)});
    list.push_back({{"id", name}, {"p", kept[i]}, {"q_bh", bh[i]}, {"q_by", by[i]}});
  }
  report.heading("heading_fdr");
  report.table(table);
  report.json("tests_list", std::move(list));
  session.print(report);
}

}  // namespace

void add_wdq(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<WdqOptions>();
  CLI::App* sub = add_measure(stats, context, "wdq", o->common, [o, &context] { run_wdq(*o, context); });
  add_option(*sub, context, "--role", o->role, "COLUMN");
  add_option(*sub, context, "--before", o->before, "COLUMN");
  add_option(*sub, context, "--after", o->after, "COLUMN");
}

void add_pai(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<PaiOptions>();
  CLI::App* sub = add_measure(stats, context, "pai", o->common, [o, &context] { run_pai(*o, context); });
  add_option(*sub, context, "--events-column", o->count, "COLUMN");
  add_option(*sub, context, "--area", o->area, "COLUMN");
  add_option(*sub, context, "--predicted", o->predicted, "COLUMN");
  add_option(*sub, context, "--score", o->score, "COLUMN");
  add_option(*sub, context, "--share", o->share, "S")->check(CLI::Range(0.0, 1.0).description(""));
}

void add_paired(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<PairedOptions>();
  o->common.permutations = 9999;
  CLI::App* sub = add_measure(stats, context, "paired", o->common, [o, &context] { run_paired(*o, context); });
  add_option(*sub, context, "--first", o->first, "COLUMN");
  add_option(*sub, context, "--second", o->second, "COLUMN");
  add_option(*sub, context, "--better", o->better, "lower|higher")
      ->check(CLI::IsMember({"lower", "higher"}).description(""));
  add_option(*sub, context, "--confidence", o->level, "P")->check(CLI::Range(0.5, 0.9999).description(""));
  add_option(*sub, context, "--effect", o->effect, "D");
  add_option(*sub, context, "--power", o->power, "P")->check(CLI::Range(0.01, 0.9999).description(""));
  add_permutation_options(*sub, context, o->common);
}

void add_fdr(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<FdrOptions>();
  CLI::App* sub = add_measure(stats, context, "fdr", o->common, [o, &context] { run_fdr(*o, context); });
  add_option(*sub, context, "--p", o->p, "COLUMN");
  add_option(*sub, context, "--id", o->id, "COLUMN");
  add_option(*sub, context, "--level", o->level, "Q")->check(CLI::Range(0.0, 1.0).description(""));
}

}  // namespace lichtung::commands
