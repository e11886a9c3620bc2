// A picture of fixed size in pixels, piece by piece.
#pragma once

#include "sim/svg/svg_map.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lichtung::report {

enum class Anchor { Start, Middle, End };

class Drawing {
 public:
  Drawing(double width, double height) : width_(width), height_(height) {}
  void line(double x1, double y1, double x2, double y2, std::string_view colour, double width, std::string_view dash = "");
  void rect(double x, double y, double width, double height, std::string_view fill, std::string_view stroke = "none");
  /// Path data are the caller's.
  void path(std::string_view data, std::string_view fill, std::string_view stroke, double width, std::string_view dash = "", double opacity = 1.0);
  void text(double x, double y, std::string_view plain, Anchor anchor, double size = 14.0, std::string_view colour = "#333", bool bold = false);
  /// Reads upwards.
  void text_upwards(double x, double y, std::string_view plain);
  [[nodiscard]] std::string finish(const svg::Description& about) const;

 private:
  double width_, height_;
  std::string body_;
};

/// Round numbers that cover [low, high] in about `wanted` steps.
struct Ticks {
  double low{}, high{}, step{};
  int decimals{};
  [[nodiscard]] std::vector<double> values() const;
};
[[nodiscard]] Ticks round_ticks(double low, double high, int wanted);

}  // namespace lichtung::report
