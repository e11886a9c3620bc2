// One TOML value to one member of a scenario or an edit, by its key's row: type, range, words, dates, shares, shifts.
#pragma once

#include "scenarios/key_table.hpp"
#include "scenarios/parse.hpp"
#include "scenarios/plan.hpp"

#include <array>
#include <filesystem>

namespace lichtung::detail {

inline constexpr std::array<std::string_view, 7> kWeekdayWords{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};


/// What the values of a file are read into.
struct ValueTarget {
  Scenario& scenario;
  const std::filesystem::path& folder;   // of the file: relative paths start here
  Report& report;
};

/// Reads the value of `key`; what is wrong with it is reported and leaves the scenario as it was.
void read_value(const KeyInfo& key, const toml::node& node, ValueTarget& target);

/// A finite number within [low, high], whole numbers included; otherwise reported. `name` is the key as written.
[[nodiscard]] std::optional<double> read_number(std::string_view name, std::string_view unit, double low, double high,
                                                const toml::node& node, Report& report);

/// "18:00-02:00"; nothing if it is written otherwise or has no length.
[[nodiscard]] std::optional<Shift> written_shift(std::string_view text);

/// Text key of what a node is: "type.integer", "type.table" …
[[nodiscard]] std::string type_of(const toml::node& node);

/// One value and where it goes: an overload per type of member. What is wrong is reported and leaves `out` as it was.
struct Value {
  const KeyInfo& key;
  const toml::node& node;
  const std::filesystem::path& folder;
  Report& report;

  void into(std::string& out) const;
  void into(bool& out) const;
  void into(int& out) const;
  void into(std::uint64_t& out) const;
  void into(double& out) const;
  void into(std::optional<int>& out) const;
  void into(std::optional<double>& out) const;
  void into(std::optional<std::string>& out) const;
  void into(std::optional<std::filesystem::path>& out) const;
  void into(std::optional<SyntheticTown>& out) const;
  void into(PatrolStrategy& out) const;
  void into(TextTable& out) const;
  void into(LampMode& out) const;
  void into(PeopleDraw& out) const;
  void into(std::chrono::year_month_day& out) const;
  void into(std::span<double> out) const;
  void into(std::vector<Shift>& out) const;
  void into(std::vector<int>& out) const;                 // days
  void into(std::vector<std::int64_t>& out) const;        // one or a list
  void into(std::vector<std::string>& out) const;         // one or a list; words if `words` isn't empty
  void into(std::vector<DimStep>& out) const;             // "23:00-05:00 50%"
  void into(std::vector<WrittenPoint>& out) const;        // [[x, y], …]
  void into(std::optional<WrittenPoint>& out) const;
  void into(std::vector<std::chrono::year_month_day>& out) const;   // one or a list, ascending
  // Of edits, read_edit_values.cpp; nothing where something was wrong, which is then reported:
  /// Minutes: a number, or "15 min", "72 h", "3 d"; within the row's range.
  [[nodiscard]] std::optional<double> duration_min() const;
  /// Hours of the civil day: "18:00-02:00" or a list.
  [[nodiscard]] std::optional<std::vector<Shift>> hours() const;
  /// Days of the week: words of kWeekdayWords, one or a list; [0] is Monday.
  [[nodiscard]] std::optional<std::array<bool, 7>> weekdays() const;
  /// Inline table of shares that sum to 1, by word; words left out have 0.
  [[nodiscard]] std::optional<std::vector<double>> shares(std::span<const std::string_view> words) const;
  /// Inline table of numbers within the row's range, by word; words left out have nothing.
  [[nodiscard]] std::optional<std::vector<std::optional<double>>> numbers(std::span<const std::string_view> words) const;
  /// Index of the word given.
  [[nodiscard]] std::optional<std::size_t> word(std::span<const std::string_view> words) const;
  [[nodiscard]] std::optional<std::vector<std::string>> known_words(std::span<const std::string_view> words) const;

  [[nodiscard]] Position at() const { return position(node.source()); }
  [[nodiscard]] std::string name() const { return std::string(key.key); }
  void wrong_type(std::string expected, const toml::node& found) const;
  void out_of_range(std::string found, const toml::node& where) const;
  [[nodiscard]] std::optional<std::int64_t> integer(const toml::node& from) const;
  [[nodiscard]] std::optional<std::string> string() const;
  [[nodiscard]] const toml::array* array() const;
};

}  // namespace lichtung::detail
