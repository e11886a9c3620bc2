// Collects the diagnostics of one file while it is read.
#pragma once

#include "scenarios/diagnostics.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace lichtung::detail {

struct Position {
  std::uint32_t line{};    // from 1; 0: the file as a whole
  std::uint32_t column{};
};

class Report {
 public:
  explicit Report(std::string file) : file_(std::move(file)) {}

  /// Adds an error and gives it back for further detail (suggestion, kind).
  Diagnostic& error(Position at, std::string key, std::vector<Argument> args = {}) {
    return diagnostics_.emplace_back(Diagnostic{.file = file_, .line = at.line, .column = at.column,
                                                .key = std::move(key), .args = std::move(args), .suggestion = {}});
  }
  Diagnostic& warning(Position at, std::string key, std::vector<Argument> args = {}) {
    Diagnostic& added = error(at, std::move(key), std::move(args));
    added.severity = Severity::Warning;
    return added;
  }
  [[nodiscard]] std::size_t size() const { return diagnostics_.size(); }
  /// Everything found, in the order of the file's lines.
  std::vector<Diagnostic> take() {
    std::ranges::stable_sort(diagnostics_, [](const Diagnostic& a, const Diagnostic& b) {
      return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    return std::move(diagnostics_);
  }

 private:
  std::string file_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace lichtung::detail
