// A map in SVG: frame, paths in metres, legend, title and scale bar; as a sheet of its own or as a figure of a page.
#pragma once

#include "scenarios/messages.hpp"

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::svg {

/// Position in metres, x to the east and y to the north.
struct Point {
  double x{};
  double y{};
};

/// Smallest upright rectangle around points; points that aren't numbers are passed over.
struct Extent {
  double x_min{std::numeric_limits<double>::infinity()}, y_min{x_min};
  double x_max{-x_min}, y_max{-x_min};
  void add(Point p);
  [[nodiscard]] bool empty() const { return !(x_max >= x_min && y_max >= y_min); }
};

/// How a line looks. A dashed line has dashes of `dash_m`.
struct Stroke {
  std::string_view colour;
  double width_m{};
  double opacity{1.0};
  double dash_m{};          // 0: solid
};

/// What a reader who doesn't see the picture is told, and the prefix of the picture's ids on its page.
struct Description {
  std::string id, title, words;
};

class SvgMap {
 public:
  SvgMap(const Extent& extent, Language language);

  /// Leaves out points of lines that lie within a third of a pixel of their neighbours' line, and decimals that can't
  /// be seen: for pages with many maps.
  void coarsen() { coarse_ = true; }

  /// Path data of a closed ring or an open line; empty if it lies outside the sheet or has too few points.
  [[nodiscard]] std::string ring(std::span<const Point> points) const;
  [[nodiscard]] std::string line(std::span<const Point> points) const;
  [[nodiscard]] std::string dot(Point point) const;

  void fill(std::string_view path, std::string_view colour);
  void stroke(std::string_view path, const Stroke& look);
  /// The same for a path that the page defines elsewhere under this id.
  void stroke_use(std::string_view id, const Stroke& look);
  void legend(std::string_view colour, std::string_view text_key) { legend_text(colour, text(language_, text_key)); }
  /// The same with words that are no text of the program.
  void legend_text(std::string_view colour, std::string_view words) { legend_.push_back({std::string(colour), std::string(words)}); }

  /// A line of small writing between legend and licence of a sheet.
  void note(std::string_view words) { notes_.emplace_back(words); }

  /// A few letters in a disc at a place.
  void label(Point point, std::string_view letters);

  /// Width in metres of the thinnest line still seen at the sheet's usual size.
  [[nodiscard]] double hair() const { return unit_ * 0.6; }

  /// The whole file: title, map, legend, scale bar, source and licence.
  [[nodiscard]] std::string finish(std::string_view name, std::string_view source, std::string_view licence) const;

  /// The map with north arrow and scale bar for a page, `letters` times as large in writing as on a sheet. The page
  /// gives legend and source.
  [[nodiscard]] std::string figure(const Description& description, double letters) const;

  /// An element that other maps of the same extent use by its id.
  [[nodiscard]] static std::string definition(std::string_view id, std::string_view path);

 private:
  struct Entry {
    std::string colour, words;
  };
  [[nodiscard]] bool outside(std::span<const Point> points) const;
  [[nodiscard]] std::string points_path(std::span<const Point> points) const;
  [[nodiscard]] std::string coarse_path(std::span<const Point> points) const;
  [[nodiscard]] std::string text_at(double x, double y, double size, std::string_view anchor, std::string_view content) const;
  [[nodiscard]] std::string scale_bar(double y, double letters) const;
  [[nodiscard]] std::string north_arrow(double letters) const;
  [[nodiscard]] std::string legend_block(double top) const;

  Extent extent_;
  Language language_;
  bool coarse_{};
  double width_{}, height_{};   // m
  double unit_{};               // m per pixel at the usual width
  std::string body_;
  std::vector<Entry> legend_;
  std::vector<std::string> notes_;
};

}  // namespace lichtung::svg
