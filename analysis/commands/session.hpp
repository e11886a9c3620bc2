// One call of a measure: reads the table, hands out columns by name, tells everything that is odd, prints the result.
#pragma once

#include "analysis/commands/report.hpp"
#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/points.hpp"
#include "analysis/tables/selection.hpp"
#include "sim/commands/command.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::commands {

/// Options that every measure has.
struct Common {
  std::string measure, file, separator, encoding{"auto"};
  bool decimal_comma{}, no_header{};
  std::size_t skip_lines{};
  std::uint64_t seed{1};
  std::uint32_t permutations{999};

  [[nodiscard]] statistics::Permutations plan() const { return {.seed = seed, .count = permutations}; }
};

/// Columns of projected coordinates.
struct PlaceColumns {
  std::string x, y;
};

class Session {
 public:
  Session(const Common& common, Context& context);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Full columns of the table (see tables::Selection); empty, with an error, if there is no such column.
  [[nodiscard]] std::vector<double> numbers(const std::string& column);
  [[nodiscard]] std::vector<std::string> texts(const std::string& column);
  [[nodiscard]] std::vector<double> days(const std::string& column);
  /// `time`: empty, or a column with hours or times of day.
  [[nodiscard]] std::vector<std::int64_t> minutes(const std::string& column, const std::string& time);
  [[nodiscard]] std::vector<statistics::Point> places(const PlaceColumns& columns);

  /// Leaves a row out for a reason of the measure's own.
  void leave_out(std::size_t row, const std::string& key, std::vector<Argument> args = {}) {
    selection_->leave_out(row, key, std::move(args));
  }
  [[nodiscard]] bool uses(std::size_t row) const { return selection_->uses(row); }

  /// The rows in use, once all columns have been read and ready() said yes.
  template <class T>
  [[nodiscard]] std::vector<T> kept(const std::vector<T>& column) const {
    return selection_->kept(column);
  }

  void error(const std::string& key, std::vector<Argument> args = {});
  /// False after telling everything that is wrong and setting the exit code. Also false if no row is left.
  [[nodiscard]] bool ready();

  /// Another table with the same dialect; nothing, with errors, if it can't be read.
  [[nodiscard]] std::optional<tables::Table> other_table(const std::string& file);

  [[nodiscard]] bool has_table() const { return table_.has_value(); }
  [[nodiscard]] const tables::Table& table() const { return *table_; }
  [[nodiscard]] tables::Notes& notes() { return notes_; }
  [[nodiscard]] tables::DecimalMark decimal() const {
    return common_.decimal_comma ? tables::DecimalMark::Comma : tables::DecimalMark::Point;
  }
  [[nodiscard]] std::size_t used() const { return selection_->used(); }
  [[nodiscard]] Language language() const { return context_.language; }

  /// Warnings to stderr; the report to stdout as text or JSON.
  void print(const Report& report);

 private:
  [[nodiscard]] std::optional<std::size_t> find(const std::string& column);
  void tell() const;

  const Common& common_;
  Context& context_;
  tables::Notes notes_;
  std::optional<tables::Table> table_;
  std::optional<tables::Selection> selection_;
};

/// Dialect of a table file.
[[nodiscard]] tables::TableOptions table_options(const Common& common);

/// Registers a measure below `stats`: name, texts "stats.NAME_about" and "stats.NAME_examples" ('-' becomes '_'), the
/// file and the options of Common. `work` runs when the measure is called; what a statistic refuses is told as an error.
CLI::App* add_measure(CLI::App& stats, Context& context, const std::string& name, Common& common,
                      std::function<void()> work);

/// An option with the text "stats.option_NAME" ('-' becomes '_').
template <class T>
CLI::Option* add_option(CLI::App& app, const Context& context, const std::string& name, T& value,
                        const std::string& type) {
  std::string key = "stats.option_" + name.substr(name.find_first_not_of('-'));
  for (char& c : key)
    if (c == '-') c = '_';
  CLI::Option* option =
      app.add_option(name, value, message(context.language, key))->type_name(type)->capture_default_str();
  if (option->get_default_str() == "0" || option->get_default_str() == "\"\"")
    option->default_str("");  // means: not asked for
  return option;
}
CLI::Option* add_flag(CLI::App& app, const Context& context, const std::string& name, bool& value);

/// --permutations and --seed.
void add_permutation_options(CLI::App& app, const Context& context, Common& common);
/// --x and --y, "X" and "Y" unless named.
void add_place_options(CLI::App& app, const Context& context, PlaceColumns& columns);

/// "0,100,200,inf" as numbers; nothing if one of them isn't.
[[nodiscard]] std::optional<std::vector<double>> parse_list(const std::string& list);
/// "a,b,c" as words.
[[nodiscard]] std::vector<std::string> split(const std::string& list);

}  // namespace lichtung::commands
