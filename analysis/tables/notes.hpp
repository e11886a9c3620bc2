// What was odd in a file: errors that make it useless, and rows that had to be left out. Real files have thousands of
// odd rows; the first ones are told with their line, the others counted.
#pragma once

#include "scenarios/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lichtung::tables {

struct Notes {
  static constexpr std::size_t kShown = 20;
  std::vector<Diagnostic> diagnostics;  // errors, and the first kShown rows left out (as warnings)
  std::size_t rows_left_out{};          // all of them

  /// `line` 0: the file as a whole.
  void error(const std::string& file, std::uint32_t line, std::string key, std::vector<Argument> args = {},
             std::string suggestion = {}, ErrorKind kind = ErrorKind::Data) {
    diagnostics.push_back({file, line, line == 0 ? 0U : 1U, Severity::Error, std::move(key), std::move(args),
                           std::move(suggestion), kind});
  }
  void warning(const std::string& file, std::uint32_t line, std::string key, std::vector<Argument> args = {}) {
    diagnostics.push_back(
        {file, line, line == 0 ? 0U : 1U, Severity::Warning, std::move(key), std::move(args), {}, ErrorKind::Data});
  }
  void leave_out(const std::string& file, std::uint32_t line, std::string key, std::vector<Argument> args = {}) {
    if (++rows_left_out <= kShown) warning(file, line, std::move(key), std::move(args));
  }
};

}  // namespace lichtung::tables
