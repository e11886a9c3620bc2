// The parts of a report, in its order. Each gives the markup below its heading.
#pragma once

#include "analysis/report/difference.hpp"
#include "analysis/report/maps.hpp"
#include "analysis/report/run_set.hpp"
#include "analysis/report/words.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lichtung::report {

/// What all parts share.
struct Content {
  const Words& words;
  const RunSet& before;
  const RunSet* after{};                     // nullptr: a report of one scenario
  const MapMaker& maps;
  /// By layer and street: is the difference told apart from chance, false discoveries controlled? Layers may be missing.
  std::map<std::string, std::vector<std::uint8_t>, std::less<>> sure{};
  /// Lines about the comparison by its own command: displacement, replicates needed … (plain text).
  std::vector<std::string> remarks{};

  [[nodiscard]] bool compares() const { return after != nullptr; }
  /// The scenario the reader asks about.
  [[nodiscard]] const RunSet& subject() const { return after == nullptr ? before : *after; }
};

[[nodiscard]] std::string question_section(const Content& c);
[[nodiscard]] std::string answer_section(const Content& c);
[[nodiscard]] std::string figures_section(const Content& c);
[[nodiscard]] std::string maps_section(const Content& c);
[[nodiscard]] std::string plots_section(const Content& c);
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
[[nodiscard]] Difference indicator_difference(const Content& c, const Indicator& indicator);

/// People of fewer than this many are not shown as a group.
inline constexpr double kFewest = 5.0;

}  // namespace lichtung::report
