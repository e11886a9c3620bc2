// See sensitivity.hpp.
#include "analysis/commands/sensitivity.hpp"

#include "analysis/sensitivity/sensitivity_table.hpp"
#include "scenarios/errors.hpp"
#include "sim/commands/json.hpp"
#include "sim/commands/text_file.hpp"
#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <memory>

namespace lichtung::commands {
namespace {

namespace fs = std::filesystem;
using sensitivity::Interval;
using sensitivity::SensitivityTable;

struct SensitivityOptions {
  std::string dir;
  std::vector<std::string> figures;
  std::string plots;                       // folder
  sensitivity::Resampling resampling;
};

/// What is shown without a choice: what planners ask for first.
constexpr std::array<std::string_view, 4> kShownFirst{"expected_recorded_per_100k.burglary.expected", "expected_recorded_per_100k.robbery.expected",
                                                      "night_walks_unsafe_share", "avoided_trips_per_1000_days"};

std::string shown(double value, Language l) {
  if (!std::isfinite(value)) return "–";
  const double size = std::abs(value);
  return number(value, size >= 100.0 ? 0 : size >= 1.0 ? 2 : 3, l);
}
std::string with(double value, const Interval& i, Language l) { return fmt::format("{} ({}–{})", shown(value, l), shown(i.low, l), shown(i.high, l)); }

std::string figure_text(const SensitivityTable& table, std::size_t index, Language l) {
  const auto& figure = table.figures[index];
  const bool morris = table.method == sweep::Method::Morris;
  TextTable rows;
  const auto word = [&](std::string_view key) { return std::string(text(l, key)); };
  if (morris)
    rows.row({word("sensitivity.factor"), "mu*", "mu", "sigma"});
  else
    rows.row({word("sensitivity.factor"), word("sensitivity.first"), word("sensitivity.total")});
  for (std::size_t f = 0; f < table.factors.size(); ++f) {
    if (morris) {
      const auto& m = figure.morris.factors[f];
      rows.row({table.factors[f], with(m.mu_star, m.mu_star_interval, l), shown(m.mu, l), shown(m.sigma, l)});
    } else {
      const auto& s = figure.sobol.factors[f];
      rows.row({table.factors[f], with(s.first, s.first_interval, l), with(s.total, s.total_interval, l)});
    }
  }
  return printable(figure.figure) + '\n' + rows.str() + '\n';
}

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(); }

Json to_json(const SensitivityTable& table) {
  Json figures = Json::array();
  for (const auto& figure : table.figures) {
    Json factors = Json::array();
    for (std::size_t f = 0; f < table.factors.size(); ++f) {
      Json row{{"factor", table.factors[f]}};
      if (table.method == sweep::Method::Morris) {
        const auto& m = figure.morris.factors[f];
        row["mu"] = finite(m.mu);
        row["mu_star"] = finite(m.mu_star);
        row["mu_star_interval"] = {finite(m.mu_star_interval.low), finite(m.mu_star_interval.high)};
        row["sigma"] = finite(m.sigma);
      } else {
        const auto& s = figure.sobol.factors[f];
        row["first"] = finite(s.first);
        row["first_interval"] = {finite(s.first_interval.low), finite(s.first_interval.high)};
        row["total"] = finite(s.total);
        row["total_interval"] = {finite(s.total_interval.low), finite(s.total_interval.high)};
      }
      factors.push_back(std::move(row));
    }
    figures.push_back({{"figure", figure.figure},
                       {"n", table.method == sweep::Method::Morris ? figure.morris.trajectories : figure.sobol.samples},
                       {"factors", std::move(factors)}});
  }
  return figures;
}

/// "expected_per_100k.burglary.expected" → a file's name.
std::string file_of(std::string name) {
  for (char& c : name)
    if (c == '/' || c == '\0') c = '_';
  return name + ".svg";
}

void run(const SensitivityOptions& options, Context& context) {
  const Language l = context.language;
  const auto results = sensitivity::read_sweep_results(options.dir);
  const SensitivityTable table = sensitivity::analyse(results, options.figures, options.resampling);
  const fs::path csv = fs::path(options.dir) / "sensitivity.csv";
  write_text_file(sensitivity::sensitivity_csv(table), csv);
  if (!options.plots.empty()) {
    std::error_code error;
    fs::create_directories(options.plots, error);
    if (error) throw DataError(ErrorKind::CannotWrite, options.plots, error.message());
    for (std::size_t f = 0; f < table.figures.size(); ++f)
      write_text_file(sensitivity::sensitivity_svg(table, f, l), fs::path(options.plots) / file_of(table.figures[f].figure));
  }
  if (context.json) {
    print_json({{"ok", true}, {"method", sweep::kMethodWords[static_cast<std::size_t>(table.method)]}, {"runs", results.runs},
                {"csv", csv.string()}, {"figures", to_json(table)}});
    return;
  }
  for (std::size_t f = 0; f < table.figures.size(); ++f) {
    const bool first = std::ranges::find(kShownFirst, table.figures[f].figure) != kShownFirst.end();
    if (!options.figures.empty() || first) fmt::print("{}", figure_text(table, f, l));
  }
  fmt::print("{}\n", message(l, "sensitivity.note"));
  fmt::print(stderr, "{}\n", message(l, "sensitivity.written", csv.string(), table.figures.size()));
}

}  // namespace

void add_sensitivity(CLI::App& app, Context& context) {
  const auto help = [&](std::string_view key) { return message(context.language, key); };
  auto o = std::make_shared<SensitivityOptions>();
  CLI::App* command = app.add_subcommand("sensitivity", help("sensitivity.about"));
  command->add_option("folder", o->dir, help("sensitivity.folder"))->required();
  command->add_option("--figure", o->figures, help("sensitivity.figure"))->type_name("NAME")->allow_extra_args(false);
  command->add_option("--plots", o->plots, help("sensitivity.plots"))->type_name("FOLDER");
  command->add_option("--resamples", o->resampling.count, help("sensitivity.resamples"))->check(CLI::Range(10, 1000000));
  command->add_option("--seed", o->resampling.seed, help("sensitivity.seed"));
  command->callback([o, &context] { run(*o, context); });
}

}  // namespace lichtung::commands
