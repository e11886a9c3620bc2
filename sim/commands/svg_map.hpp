// A map sheet in SVG: frame, paths in metres, legend, title and scale bar.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/town/draft.hpp"

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::commands {

/// Smallest upright rectangle around points; points that aren't numbers are passed over.
struct Extent {
  double x_min{std::numeric_limits<double>::infinity()}, y_min{x_min};
  double x_max{-x_min}, y_max{-x_min};
  void add(town::Point p);
  [[nodiscard]] bool empty() const { return !(x_max >= x_min && y_max >= y_min); }
};

class SvgMap {
 public:
  SvgMap(const Extent& extent, Language language);

  /// Path data of a closed ring or an open line; empty if it lies outside the sheet or has too few points.
  [[nodiscard]] std::string ring(std::span<const town::Point> points) const;
  [[nodiscard]] std::string line(std::span<const town::Point> points) const;
  [[nodiscard]] std::string dot(town::Point point) const;

  void fill(std::string_view path, std::string_view colour);
  void stroke(std::string_view path, std::string_view colour, double width_m, double opacity, bool dashed);
  void legend(std::string_view colour, std::string_view text_key) { legend_text(colour, text(language_, text_key)); }
  /// The same with words that are no text of the program.
  void legend_text(std::string_view colour, std::string_view words) { legend_.push_back({std::string(colour), std::string(words)}); }

  /// A few letters in a disc at a place.
  void label(town::Point point, std::string_view letters);

  /// Width in metres of the thinnest line still seen at the sheet's usual size.
  [[nodiscard]] double hair() const { return unit_ * 0.6; }

  /// The whole file: title, map, legend, scale bar, source and licence.
  [[nodiscard]] std::string finish(std::string_view name, std::string_view source, std::string_view licence) const;

 private:
  struct Entry {
    std::string colour, words;
  };
  [[nodiscard]] bool outside(std::span<const town::Point> points) const;
  [[nodiscard]] std::string points_path(std::span<const town::Point> points) const;
  [[nodiscard]] std::string text_at(double x, double y, double size, std::string_view anchor, std::string_view content) const;
  [[nodiscard]] std::string scale_bar(double y) const;
  [[nodiscard]] std::string legend_block(double top) const;

  Extent extent_;
  Language language_;
  double width_{}, height_{};   // m
  double unit_{};               // m per pixel at the usual width
  std::string body_;
  std::vector<Entry> legend_;
};

/// Text that may stand in XML: markup escaped, control characters and broken UTF-8 replaced.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace lichtung::commands
