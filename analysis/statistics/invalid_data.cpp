// English sentences of the problems; programs with other languages use the parts.
#include "analysis/statistics/invalid_data.hpp"

#include <fmt/format.h>

#include <numeric>
#include <utility>

namespace lichtung::statistics {
namespace {

std::string sentence(Problem problem, std::string_view subject, std::string_view found, std::string_view expected) {
  switch (problem) {
    case Problem::Empty: return fmt::format("{}: there are none", subject);
    case Problem::TooFew: return fmt::format("{}: found {}, at least {} are needed", subject, found, expected);
    case Problem::NotFinite: return fmt::format("{}: entry {} is not a finite number", subject, found);
    case Problem::Negative: return fmt::format("{}: entry {} is negative", subject, found);
    case Problem::LengthsDiffer: return fmt::format("{}: found {} entries, expected {}", subject, found, expected);
    case Problem::Constant: return fmt::format("{}: all entries are equal", subject);
    case Problem::ZeroTotal: return fmt::format("{}: the sum is zero", subject);
    case Problem::NoNeighbours: return fmt::format("{}: no unit has a neighbour", subject);
    case Problem::OutOfRange: return fmt::format("{}: found {}, expected {}", subject, found, expected);
    case Problem::TooLarge:
      return fmt::format("{}: {} are too many, at most {} are possible", subject, found, expected);
    case Problem::Repeated: return fmt::format("{}: {} is given twice", subject, found);
  }
  return std::string(subject);
}

}  // namespace

InvalidData::InvalidData(Problem p, std::string_view s, std::string f, std::string e)
    : std::invalid_argument(sentence(p, s, f, e)),
      problem(p),
      subject(s),
      found(std::move(f)),
      expected(std::move(e)) {}

std::string shown(double value) { return fmt::format("{:.6g}", value); }

void require_finite(std::span<const double> values, std::string_view subject) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isfinite(values[i])) throw InvalidData(Problem::NotFinite, subject, std::to_string(i + 1));
}

void require_not_negative(std::span<const double> values, std::string_view subject) {
  require_finite(values, subject);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] < 0.0) throw InvalidData(Problem::Negative, subject, std::to_string(i + 1));
}

double require_total(std::span<const double> values, std::string_view subject) {
  require_at_least(values.size(), 1, subject);
  require_not_negative(values, subject);
  const double total = std::accumulate(values.begin(), values.end(), 0.0);
  if (!(total > 0.0)) throw InvalidData(Problem::ZeroTotal, subject);
  return total;
}

void require_at_least(std::size_t count, std::size_t least, std::string_view subject) {
  if (count == 0 && least > 0) throw InvalidData(Problem::Empty, subject);
  if (count < least) throw InvalidData(Problem::TooFew, subject, std::to_string(count), std::to_string(least));
}

void require_length(std::size_t found, std::size_t expected, std::string_view subject) {
  if (found != expected)
    throw InvalidData(Problem::LengthsDiffer, subject, std::to_string(found), std::to_string(expected));
}

}  // namespace lichtung::statistics
