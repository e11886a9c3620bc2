// What can be drawn on a map: values by street, classes and colours. Classes are fixed, so that maps of two scenarios or
// two towns can be laid beside each other.
#pragma once

#include "analysis/report/run_set.hpp"
#include "analysis/report/words.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::report {

/// Classes [0, breaks[0]), [breaks[0], breaks[1]) …, one colour more than breaks. All ramps change evenly in lightness,
/// so that they work in grey and for the colour-blind.
struct Layer {
  std::string_view id;                       // "light"; texts layer_ID, layer_ID_unit, layer_ID_about
  std::vector<double> breaks;                // as shown
  std::vector<std::string_view> colours;
  int decimals{};
};

[[nodiscard]] std::span<const Layer> layers();
[[nodiscard]] const Layer* find_layer(std::string_view id);

/// By street, in the unit shown; NaN where there is nothing to say (nobody passes). Empty if the files lack it.
[[nodiscard]] std::vector<double> layer_values(const RunSet& run, std::string_view id);

/// The variable of the comparison by street that belongs to the layer.
[[nodiscard]] std::string_view compared_variable(std::string_view id);

/// The class of a value; NaN has none (−1).
[[nodiscard]] int class_of(std::span<const double> breaks, double value);

/// "unter 5", "5 bis unter 10", "ab 50".
[[nodiscard]] std::string class_label(std::span<const double> breaks, std::size_t c, int decimals, const Words& words);

/// Breaks for differences, the same to both sides of 0: −3, −1, −0.3, 0.3, 1, 3 (scaled to the data).
[[nodiscard]] std::vector<double> difference_breaks(std::span<const double> differences);
[[nodiscard]] std::span<const std::string_view> difference_colours();   // one for each class, the middle one for "hardly any"

}  // namespace lichtung::report
