// The totals of all replicates, and index.csv: one line per replicate, for a spreadsheet.
#pragma once

#include "sim/outcome/outcome_data.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lichtung::outcome {

/// The totals of several replicates side by side; keys in the order in which they first appear.
class TotalsMatrix {
 public:
  /// Adds the table "totals" of the next replicate (none: all its values are missing).
  /// Errors: std::invalid_argument if a figure appears twice in it or a column is missing.
  void add(const Table* totals);

  /// mean, sd, q05, q50, q95 and n of every figure.
  [[nodiscard]] Table summary() const;

  /// Column names for a spreadsheet: metric, or metric.ledger.
  [[nodiscard]] std::vector<std::string> column_names() const;
  /// The value of figure `column` in this replicate; NaN if missing.
  [[nodiscard]] double value(std::size_t column, std::size_t replicate) const;

 private:
  struct Figure {
    std::string metric, unit, ledger;
    std::vector<double> values;
  };
  std::vector<Figure> figures_;
  std::map<std::string, std::size_t> index_;  // column name → figure
  std::size_t replicates_{};
};

struct IndexRow {
  std::string file;
  Provenance provenance;
  std::string content_sha256;
};

/// RFC 4180: comma, CRLF, quotes where needed; '.' in numbers, shortest form that reads back exactly; empty if missing.
[[nodiscard]] std::string index_csv(const std::vector<IndexRow>& rows, const TotalsMatrix& totals);

}  // namespace lichtung::outcome
