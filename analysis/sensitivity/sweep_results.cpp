// See sweep_results.hpp. index.csv is read line by line; a sweep of a hundred thousand runs needs no more memory than its
// means.
#include "analysis/sensitivity/sweep_results.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/sweep/points_file.hpp"
#include "scenarios/sweep/resolved.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <optional>

namespace lichtung::sensitivity {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBeforeFactors = 5;   // point, replicate, file, seed, content_sha256

/// Empty: missing. Nothing for what is no number.
std::optional<double> number_of(const std::string& cell) {
  if (cell.empty()) return std::numeric_limits<double>::quiet_NaN();
  double value = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc{} && end == cell.data() + cell.size() ? std::optional(value) : std::nullopt;
}

class IndexReader {
 public:
  IndexReader(const fs::path& file, SweepResults& results) : file_(file), results_(results), in_(file, std::ios::binary) {
    if (!in_) throw DataError(ErrorKind::MissingInput, file.string(), "isn't there; collect the sweep first");
  }

  void read() {
    const auto header = line();
    first_ = kBeforeFactors + results_.sweep.factors.size();
    if (!header || header->size() <= first_ || header->front() != "point") refuse("it has no figures");
    const std::size_t points = results_.design.points();
    for (std::size_t c = first_; c < header->size(); ++c) results_.figures.push_back({(*header)[c], std::vector<double>(points, 0.0)});
    counts_.assign(results_.figures.size(), std::vector<std::uint32_t>(points, 0));
    while (const auto cells = line()) add(*cells, header->size());
    for (std::size_t f = 0; f < results_.figures.size(); ++f)
      for (std::size_t p = 0; p < points; ++p)
        results_.figures[f].values[p] = counts_[f][p] == 0 ? std::numeric_limits<double>::quiet_NaN() : results_.figures[f].values[p] / counts_[f][p];
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw DataError(ErrorKind::Data, fmt::format("{}:{}", file_.string(), number_), why);
  }
  std::optional<std::vector<std::string>> line() {
    std::string text;
    if (!std::getline(in_, text)) return std::nullopt;
    ++number_;
    std::size_t at = 0;
    auto cells = sweep::detail::csv_line(text, at);
    if (!cells) refuse("a quote is opened but not closed");
    return cells;
  }
  void add(const std::vector<std::string>& cells, std::size_t width) {
    if (cells.size() != width) refuse(fmt::format("{} cells, expected {}", cells.size(), width));
    const auto point = number_of(cells.front());
    if (!point || !(*point >= 0.0 && *point < results_.design.points())) refuse("no point of this sweep: " + cells.front());
    const auto p = static_cast<std::size_t>(*point);
    for (std::size_t f = 0; f < results_.figures.size(); ++f) {
      const auto value = number_of(cells[first_ + f]);
      if (!value) refuse(fmt::format("{} is no number: {}", results_.figures[f].name, cells[first_ + f]));
      if (!std::isfinite(*value)) continue;
      results_.figures[f].values[p] += *value;
      ++counts_[f][p];
    }
    ++results_.runs;
  }

  const fs::path& file_;
  SweepResults& results_;
  std::ifstream in_;
  std::size_t number_{}, first_{};
  std::vector<std::vector<std::uint32_t>> counts_;
};

}  // namespace

SweepResults read_sweep_results(const fs::path& dir) {
  SweepResults results;
  results.sweep = sweep::read_resolved(dir / "sweep.toml");
  results.design = sweep::make_design(results.sweep);
  IndexReader(dir / "index.csv", results).read();
  return results;
}

}  // namespace lichtung::sensitivity
