// `lichtung compare`, and what it prints.
#pragma once

#include "analysis/comparison/comparison.hpp"
#include "sim/commands/command.hpp"

#include <string>

namespace lichtung::commands {

void add_compare(CLI::App& app, Context& context);

/// Tables and sentences for people. `all`: every figure, also those of a single kind by district.
[[nodiscard]] std::string compare_text(const comparison::Comparison& c, bool all, Language language);

/// RFC 4180, a line per figure, district, group, hour of the week and ring; names don't depend on the language.
[[nodiscard]] std::string compare_csv(const comparison::Comparison& c);
/// The same by street: a line per segment and variable that was tested there.
[[nodiscard]] std::string compare_streets_csv(const comparison::Comparison& c);

}  // namespace lichtung::commands
