// Values of a plan document as what they hold, and back: for forms that show them.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lichtung {

/// Each gives nothing where the value (TOML) is of another kind.
[[nodiscard]] std::optional<double> number_in(std::string_view value);
[[nodiscard]] std::optional<bool> flag_in(std::string_view value);
[[nodiscard]] std::optional<std::string> text_in(std::string_view value);
[[nodiscard]] std::optional<std::vector<std::string>> texts_in(std::string_view value);                 // one text or a list
[[nodiscard]] std::optional<std::vector<std::array<double, 2>>> points_in(std::string_view value);     // one place or a list
[[nodiscard]] std::optional<std::vector<std::pair<std::string, double>>> numbers_in(std::string_view value);   // inline table

[[nodiscard]] std::string value_of(double number);                     // whole numbers without a point
[[nodiscard]] std::string value_of(std::span<const std::string> texts);   // a list; one text alone without brackets
[[nodiscard]] std::string value_of(std::span<const std::array<double, 2>> points);   // to 0.1, which is 10 cm in metres
[[nodiscard]] std::string value_of(std::span<const std::pair<std::string, double>> numbers);

}  // namespace lichtung
