// Names and verdicts. Sentences stand in remarks.cpp.
#include "analysis/comparison/words.hpp"

#include "scenarios/offence_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::comparison {
namespace {

/// The text of this key, or nothing.
std::string known(const std::string& key, Language language) {
  const std::string_view found = text(language, key);
  return std::string(found == key ? std::string_view() : found);
}

std::string suffix_name(std::string_view suffix, Language language) {
  const std::string kind = kind_name(suffix, language);
  if (kind != suffix) return kind;
  const std::string found = known(fmt::format("compare.suffix_{}", suffix), language);
  return found.empty() ? std::string(suffix) : found;
}

}  // namespace

std::string kind_name(std::string_view key, Language language) {
  if (key == "all") return std::string(text(language, "compare.kind_all"));
  const auto at = std::ranges::find(kOffenceKindTable, key, &OffenceKindInfo::key);
  return at == kOffenceKindTable.end() ? std::string(key) : std::string(language == Language::German ? at->de : at->en);
}

std::string metric_name(std::string_view metric, Language language) {
  const std::string whole = known(fmt::format("compare.metric_{}", metric), language);
  if (!whole.empty()) return whole;
  if (metric.starts_with("expected_")) {
    const std::string kind = kind_name(metric.substr(9), language);
    if (kind != metric.substr(9)) return message(language, "compare.expected_of", kind);
  }
  const std::size_t dot = std::min(metric.find('.'), metric.size());
  const std::string base = known(fmt::format("compare.metric_{}", metric.substr(0, dot)), language);
  if (base.empty()) return std::string(metric);
  return dot == metric.size() ? base : fmt::format("{}: {}", base, suffix_name(metric.substr(dot + 1), language));
}

std::string ledger_name(std::string_view ledger, Language language) {
  if (ledger.empty()) return {};
  const std::string found = known(fmt::format("compare.ledger_{}", ledger), language);
  return found.empty() ? std::string(ledger) : found;
}

std::string part_name(std::string_view part, Language language) {
  const std::size_t dot = part.find('.');
  const std::string found = known(fmt::format("compare.part_{}", part.substr(0, std::min(dot, part.size()))), language);
  if (found.empty()) return std::string(part);
  return dot == std::string_view::npos ? found : fmt::format("{} {}", found, part.substr(dot + 1));
}

std::string verdict_name(const Contrast& c, Good good, Language language) {
  const auto say = [&](std::string_view key) { return std::string(text(language, fmt::format("compare.verdict_{}", key))); };
  switch (c.verdict) {
    case Verdict::Unknown: return say(c.replicates_a == 1 || c.replicates_b == 1 ? "one_run" : "unknown");
    case Verdict::Equal: return say("equal");
    case Verdict::Undetectable: return say("none");
    case Verdict::Less: return say(good == Good::Lower ? "less_good" : good == Good::Higher ? "less_bad" : "less");
    case Verdict::More: return say(good == Good::Lower ? "more_bad" : good == Good::Higher ? "more_good" : "more");
  }
  return {};
}

Scale scale_of(std::string_view metric, std::string_view unit, Language language) {
  if (unit == "1" && (metric.find("share") != std::string_view::npos || metric.starts_with("clearance."))) return {100.0, "%"};
  if (unit == "s") return {1.0 / 60.0, "min"};
  if (unit == "kWh/a" || unit == "kWh") return {1e-3, unit == "kWh" ? "MWh" : std::string(text(language, "compare.unit_mwh"))};
  if (unit == "kg/a") return {1e-3, std::string(text(language, "compare.unit_tonnes"))};
  const std::string found = unit.empty() ? std::string() : known(fmt::format("compare.unit_{}", unit), language);
  return {1.0, unit == "1" ? std::string() : found.empty() ? std::string(unit) : found};
}

int decimals_of(double size) {
  const double s = std::abs(size);
  if (!(s > 0.0) || s >= 100.0) return 0;
  return s >= 10.0 ? 1 : s >= 1.0 ? 2 : s >= 0.1 ? 3 : 4;
}

}  // namespace lichtung::comparison
