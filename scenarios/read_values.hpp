// One TOML value to one member of the scenario, by the key's row: type, range, words, dates, shares, shifts.
#pragma once

#include "scenarios/key_table.hpp"
#include "scenarios/parse.hpp"

#include <filesystem>

namespace lichtung::detail {

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

/// Text key of what a node is: "type.integer", "type.table" …
[[nodiscard]] std::string type_of(const toml::node& node);

}  // namespace lichtung::detail
