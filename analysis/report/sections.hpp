// The parts of a report, in its order. Each gives the markup below its heading.
#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/report/difference.hpp"
#include "analysis/report/indicators.hpp"
#include "analysis/report/maps.hpp"
#include "analysis/report/run_set.hpp"
#include "analysis/report/words.hpp"

#include <span>
#include <string>

namespace lichtung::report {

/// What all parts share.
struct Content {
  const Words& words;
  const RunSet& before;
  const RunSet* after{};                     // nullptr: a report of one scenario
  const MapMaker& maps;
  const comparison::Comparison* comparison{};   // with `after`

  [[nodiscard]] bool compares() const { return after != nullptr; }
  /// The scenario the reader asks about.
  [[nodiscard]] const RunSet& subject() const { return after == nullptr ? before : *after; }
  /// Replicates are paired unless the comparison says that they don't share their chance.
  [[nodiscard]] Contrast compare(std::span<const double> a, std::span<const double> b, Good good = Good::Neither) const {
    return difference(a, b, comparison == nullptr || !comparison->caveats.independent, good);
  }
};

[[nodiscard]] std::string question_section(const Content& c);
[[nodiscard]] std::string answer_section(const Content& c);
[[nodiscard]] std::string figures_section(const Content& c);
[[nodiscard]] std::string maps_section(const Content& c);
[[nodiscard]] std::string plots_section(const Content& c);
/// Rings around what was treated; empty in a report of one scenario.
[[nodiscard]] std::string displacement_section(const Content& c);
[[nodiscard]] std::string groups_section(const Content& c);
[[nodiscard]] std::string angst_section(const Content& c);
[[nodiscard]] std::string safety_section(const Content& c);
[[nodiscard]] std::string offences_section(const Content& c);
[[nodiscard]] std::string response_section(const Content& c);
[[nodiscard]] std::string costs_section(const Content& c);
[[nodiscard]] std::string limits_section(const Content& c);
[[nodiscard]] std::string contested_section(const Content& c);
[[nodiscard]] std::string parameters_section(const Content& c);
[[nodiscard]] std::string reproduce_section(const Content& c);

/// The difference of an indicator between the two scenarios.
[[nodiscard]] Contrast indicator_difference(const Content& c, const Indicator& indicator);

/// People of fewer than this many are not shown as a group.
inline constexpr double kFewest = 5.0;

}  // namespace lichtung::report
