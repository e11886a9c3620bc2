// The command line of lichtung-view.
#pragma once

#include "viz/app/exit.hpp"
#include "viz/app/state.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lichtung::viz {

struct Options {
  std::vector<std::string> inputs;            // DIR [DIR_B]
  std::string trace;                          // --trace FILE, for tests
  std::string picture, compare;               // --export FILE, --compare DIR_B
  std::string film;                           // --film FOLDER
  std::string layer, time, from, to, mode, run, kind, ledger, group, basis, street, size{"1600x1000"}, language;
  double step_min{10}, text_size{0};
  int scale{1};
  bool force{}, high_contrast{}, offenders{}, no_people{}, no_labels{}, no_lamps{};
};

/// What to do after reading the command line: go on, or end with a code (help and errors have been printed).
struct Parsed {
  Options options;
  Language language{Language::English};
  std::optional<Exit> end;
};
[[nodiscard]] Parsed parse_options(int argc, char** argv);

/// Puts the options' choices into an open state. Returns what can't be understood, or nothing.
[[nodiscard]] std::optional<std::string> apply_options(const Options& options, AppState& state);

/// "17:30" on the first recorded day, "2026-11-06 17:30", or seconds since the start.
[[nodiscard]] std::optional<double> parse_time(const std::string& text, const Run& run);
/// "1600x1000"
[[nodiscard]] std::optional<std::pair<int, int>> parse_size(const std::string& text);

/// Pictures and films without a window. The inputs are opened here.
[[nodiscard]] Exit run_headless(const Options& options, Settings settings);

}  // namespace lichtung::viz
