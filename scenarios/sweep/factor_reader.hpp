// One [[factor]] of a sweep file.
#pragma once

#include "scenarios/report.hpp"
#include "scenarios/sweep/sweep.hpp"
#include "scenarios/toml.hpp"

#include <optional>

namespace lichtung::sweep::detail {

/// What a factor may be judged by: the design it belongs to, and a scenario that its key must fit.
struct FactorContext {
  std::optional<Method> method;             // unset if the file doesn't say it rightly
  const Scenario* scenario{};               // for the kinds of edits; may be null
  std::filesystem::path folder;             // of the sweep file
  std::string file;                         // its name in diagnostics
};

/// Everything wrong with it is reported; nothing if that was an error. Values are not yet tried on a scenario.
[[nodiscard]] std::optional<Factor> read_factor(const toml::table& table, const FactorContext& context,
                                                lichtung::detail::Report& report);

/// TOML of a value, as it was written.
[[nodiscard]] std::string toml_of(const toml::node& node);

/// Whether values of the key are numbers, by the tables of keys, parameters and edits; nothing if there is no such key.
struct KeyNature {
  bool real{}, whole{};
  std::string unit{"1"};
};
[[nodiscard]] std::optional<KeyNature> nature_of(const std::string& key, const Scenario* scenario);

}  // namespace lichtung::sweep::detail
