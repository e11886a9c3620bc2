// What a statistic can't be computed from, said in a way that a program can translate. Statistics refuse data they are
// not defined for (NaN, too few units, no variance, no neighbours) instead of returning a number that looks right.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lichtung::statistics {

enum class Problem : std::uint8_t {
  Empty,
  TooFew,
  NotFinite,
  Negative,
  LengthsDiffer,
  Constant,
  ZeroTotal,
  NoNeighbours,
  OutOfRange,
  TooLarge,
  Repeated,
};

/// `subject` names the input ("values", "times", "weights", …), `found` what it held, `expected` what would be right;
/// either may be empty. what() is an English sentence made of them.
class InvalidData : public std::invalid_argument {
 public:
  InvalidData(Problem problem, std::string_view subject, std::string found = {}, std::string expected = {});
  Problem problem;
  std::string subject, found, expected;
};

/// A number for messages, with up to six significant digits.
[[nodiscard]] std::string shown(double value);

/// Throws NotFinite, naming the first entry (from 1) that is NaN or infinite.
void require_finite(std::span<const double> values, std::string_view subject);
/// The same, and Negative for entries below 0.
void require_not_negative(std::span<const double> values, std::string_view subject);
/// The sum of values that are finite and not negative; throws ZeroTotal if it is 0, Empty without values.
double require_total(std::span<const double> values, std::string_view subject);
/// Throws TooFew (Empty for none).
void require_at_least(std::size_t count, std::size_t least, std::string_view subject);
/// Throws LengthsDiffer.
void require_length(std::size_t found, std::size_t expected, std::string_view subject);

}  // namespace lichtung::statistics
