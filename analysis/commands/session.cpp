// Reading, telling and printing for measures.
#include "analysis/commands/session.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <fmt/format.h>
#include <CLI/Validators.hpp>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <utility>

namespace lichtung::commands {
namespace {

constexpr std::uint32_t kMostPermutations = 1'000'000;

std::string_view problem_key(statistics::Problem problem) {
  using statistics::Problem;
  switch (problem) {
    case Problem::Empty: return "stats.problem_empty";
    case Problem::TooFew: return "stats.problem_too_few";
    case Problem::NotFinite: return "stats.problem_not_finite";
    case Problem::Negative: return "stats.problem_negative";
    case Problem::LengthsDiffer: return "stats.problem_lengths_differ";
    case Problem::Constant: return "stats.problem_constant";
    case Problem::ZeroTotal: return "stats.problem_zero_total";
    case Problem::NoNeighbours: return "stats.problem_no_neighbours";
    case Problem::OutOfRange: return "stats.problem_out_of_range";
    case Problem::TooLarge: return "stats.problem_too_large";
    case Problem::Repeated: return "stats.problem_repeated";
  }
  return "stats.problem_out_of_range";
}

void refuse(const statistics::InvalidData& error, const std::string& file, Context& context) {
  const std::string key = "stats.subject_" + error.subject;
  const std::string_view known = text(context.language, key);
  const std::string subject(known == key ? std::string_view(error.subject) : known);
  const std::string what =
      file + ": " + message(context.language, problem_key(error.problem), subject, error.found, error.expected);
  fmt::print(stderr, "{}\n", message(context.language, "app.failed", what));
  context.exit = Exit::Data;
  if (context.json) print_json({{"ok", false}, {"error", what}, {"exit", static_cast<int>(Exit::Data)}});
}

std::string underscored(std::string name) {
  std::ranges::replace(name, '-', '_');
  return name;
}

}  // namespace

tables::TableOptions table_options(const Common& common) {
  tables::TableOptions options;
  if (!common.separator.empty()) options.separator = common.separator == "tab" ? '\t' : common.separator.front();
  if (common.encoding == "utf-8") options.encoding = tables::Encoding::Utf8;
  if (common.encoding == "windows-1252") options.encoding = tables::Encoding::Windows1252;
  options.header = !common.no_header;
  options.skip_lines = common.skip_lines;
  return options;
}

Session::Session(const Common& common, Context& context) : common_(common), context_(context) {
  table_ = tables::read_table(common.file, table_options(common), notes_);
  if (table_) selection_.emplace(*table_, notes_);
}

std::optional<std::size_t> Session::find(const std::string& column) {
  return table_ ? tables::find_column(*table_, column, notes_) : std::nullopt;
}

std::vector<double> Session::numbers(const std::string& column) {
  const auto found = find(column);
  return found ? selection_->numbers(*found, decimal()) : std::vector<double>();
}

std::vector<std::string> Session::texts(const std::string& column) {
  const auto found = find(column);
  return found ? selection_->texts(*found) : std::vector<std::string>();
}

std::vector<double> Session::days(const std::string& column) {
  const auto found = find(column);
  return found ? selection_->days(*found, decimal()) : std::vector<double>();
}

std::vector<std::int64_t> Session::minutes(const std::string& column, const std::string& time) {
  const auto found = find(column);
  std::optional<std::size_t> clock;
  if (!time.empty()) clock = find(time);
  if (!found || (!time.empty() && !clock)) return {};
  return selection_->minutes(*found, clock);
}

std::vector<statistics::Point> Session::places(const PlaceColumns& columns) {
  const std::vector<double> x = numbers(columns.x), y = numbers(columns.y);
  std::vector<statistics::Point> places;
  for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) places.push_back({Metres(x[i]), Metres(y[i])});
  return places;
}

void Session::error(const std::string& key, std::vector<Argument> args) {
  notes_.error(common_.file, 0, key, std::move(args));
}

std::optional<tables::Table> Session::other_table(const std::string& file) {
  return tables::read_table(file, table_options(common_), notes_);
}

void Session::tell() const {
  for (const Diagnostic& d : notes_.diagnostics) fmt::print(stderr, "{}\n", format(d, context_.language));
  if (notes_.rows_left_out > 0)
    fmt::print(stderr, "{}\n",
               message(context_.language, "stats.rows_left_out",
                       number(static_cast<std::int64_t>(notes_.rows_left_out), context_.language)));
}

bool Session::ready() {
  if (table_ && !has_errors(notes_.diagnostics) && used() == 0) error("stats.no_rows_left");
  if (!has_errors(notes_.diagnostics)) return true;
  tell();
  context_.exit = exit_of(notes_.diagnostics);
  if (context_.json) print_json({{"ok", false}, {"diagnostics", to_json(notes_.diagnostics, context_.language)}});
  return false;
}

void Session::print(const Report& report) {
  tell();
  if (context_.json) {
    Json document{{"measure", common_.measure},
                  {"file", common_.file},
                  {"rows", used()},
                  {"rows_left_out", notes_.rows_left_out}};
    document["warnings"] = to_json(notes_.diagnostics, context_.language);
    document["result"] = report.document();
    print_json(document);
  } else {
    fmt::print(stdout, "{}", report.text());
  }
}

CLI::App* add_measure(CLI::App& stats, Context& context, const std::string& name, Common& common,
                      std::function<void()> work) {
  const Language l = context.language;
  const std::string key = "stats." + underscored(name);
  common.measure = name;
  CLI::App* sub = stats.add_subcommand(name, message(l, key + "_about"));
  sub->group(std::string(text(l, "stats.label_measures")));
  sub->get_help_ptr()->group(std::string(text(l, "app.label_options")));
  sub->footer(std::string(text(l, "stats.label_examples")) + "\n" + std::string(text(l, key + "_examples")));
  sub->add_option("FILE", common.file, message(l, "stats.option_file"))->required()->type_name("");
  add_option(*sub, context, "--separator", common.separator, "';'|','|tab");
  add_option(*sub, context, "--encoding", common.encoding, "auto|utf-8|windows-1252")
      ->check(CLI::IsMember({"auto", "utf-8", "windows-1252"}).description(""));
  add_flag(*sub, context, "--decimal-comma", common.decimal_comma);
  add_flag(*sub, context, "--no-header", common.no_header);
  add_option(*sub, context, "--skip-lines", common.skip_lines, "N");
  sub->callback([&common, &context, work = std::move(work)] {
    try {
      work();
    } catch (const statistics::InvalidData& error) {
      refuse(error, common.file, context);
    }
  });
  return sub;
}

CLI::Option* add_flag(CLI::App& app, const Context& context, const std::string& name, bool& value) {
  return app.add_flag(name, value, message(context.language, "stats.option_" + underscored(name.substr(2))));
}

void add_permutation_options(CLI::App& app, const Context& context, Common& common) {
  add_option(app, context, "--permutations", common.permutations, "N")
      ->check(CLI::Range(0U, kMostPermutations).description(""));
  add_option(app, context, "--seed", common.seed, "N");
}

void add_place_options(CLI::App& app, const Context& context, PlaceColumns& columns) {
  columns = {"X", "Y"};
  add_option(app, context, "--x", columns.x, "COLUMN");
  add_option(app, context, "--y", columns.y, "COLUMN");
}

std::optional<std::vector<double>> parse_list(const std::string& list) {
  std::vector<double> values;
  for (const std::string& word : split(list)) {
    if (word == "inf" || word == "Inf") {
      values.push_back(std::numeric_limits<double>::infinity());
      continue;
    }
    const auto value = tables::parse_number(word, tables::DecimalMark::Point);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return values;
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    words.emplace_back(tables::trimmed(std::string_view(list).substr(begin, end - begin)));
    begin = end + 1;
  }
  return words;
}

}  // namespace lichtung::commands
