// A town's summary for people and for machines.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/commands/town_summary.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace lichtung::commands {

/// Tables in the reader's language, ready to print.
[[nodiscard]] std::string town_text(const TownSummary& summary, Language language);

/// One JSON object with stable keys (docs/town-json.md); only the text of warnings depends on the language.
[[nodiscard]] nlohmann::ordered_json town_json(const TownSummary& summary, Language language);

}  // namespace lichtung::commands
