// From the unit interval to values of keys.
#include "scenarios/key_table.hpp"
#include "scenarios/sweep/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lichtung::sweep {
namespace {

/// One of `count` equally likely steps; with both ends on the interval's ends if closed.
std::uint64_t step_at(double unit, std::uint64_t count, bool closed) {
  if (count <= 1) return 0;
  const double n = static_cast<double>(count);
  const double place = closed ? std::round(unit * (n - 1.0)) : std::floor(unit * n);
  return static_cast<std::uint64_t>(std::clamp(place, 0.0, n - 1.0));
}

}  // namespace

bool is_closed(Method method) { return method == Method::Grid || method == Method::Morris || method == Method::File; }

std::uint32_t listed_index(const Factor& factor, double unit, bool closed) {
  return static_cast<std::uint32_t>(step_at(unit, factor.values.size(), closed));
}

double number_at(const Factor& factor, double unit, bool closed) {
  switch (factor.kind) {
    case FactorKind::Listed: return static_cast<double>(listed_index(factor, unit, closed));
    case FactorKind::Whole: {
      if (factor.logarithmic) return std::round(factor.low * std::pow(factor.high / factor.low, unit));
      const auto count = static_cast<std::uint64_t>(factor.high - factor.low) + 1;
      return factor.low + static_cast<double>(step_at(unit, count, closed));
    }
    case FactorKind::Real: break;
  }
  if (unit >= 1.0) return factor.high;   // exactly, whatever the rounding between
  if (factor.logarithmic) return factor.low * std::pow(factor.high / factor.low, unit);
  return factor.low + unit * (factor.high - factor.low);
}

std::string toml_at(const Factor& factor, double unit, bool closed) {
  if (factor.kind == FactorKind::Listed) return factor.values[listed_index(factor, unit, closed)];
  const double value = number_at(factor, unit, closed);
  return factor.kind == FactorKind::Whole ? fmt::format("{:.0f}", value) : toml_number(value);
}

std::string label_at(const Factor& factor, double unit, bool closed) {
  if (factor.kind == FactorKind::Listed) return factor.labels[listed_index(factor, unit, closed)];
  return fmt::format("{}", number_at(factor, unit, closed));
}

std::optional<std::vector<double>> numbers_of(const Factor& factor) {
  std::vector<double> numbers;
  for (const std::string& value : factor.values) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size()) return std::nullopt;
    numbers.push_back(number);
  }
  return numbers;
}

std::string matrix_name(std::uint32_t index, std::uint32_t factors) {
  if (index == 0) return "A";
  return index == factors + 1 ? "B" : fmt::format("AB{}", index);
}

}  // namespace lichtung::sweep
