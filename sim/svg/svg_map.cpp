// Map in SVG. Coordinates are metres from the sheet's upper left corner with one decimal: 10 cm are enough for a map
// and half the bytes.
#include "sim/svg/svg_map.hpp"

#include "sim/commands/text_table.hpp"
#include "sim/svg/simplify.hpp"
#include "sim/svg/xml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lichtung::svg {

namespace {

using commands::number;

constexpr double kPixels = 1400.0;   // usual width of the sheet
constexpr double kMargin = 0.02;     // of the larger side, around the streets
constexpr double kTop = 52.0;        // pixels for the title
constexpr double kRow = 24.0;        // pixels per row of the legend
constexpr std::size_t kLegendColumns = 4;

std::string look_of(const Stroke& look) {
  const std::string dash = look.dash_m > 0.0 ? fmt::format(" stroke-dasharray=\"{0:.1f} {0:.1f}\"", look.dash_m) : "";
  const std::string opacity = look.opacity < 1.0 ? fmt::format(" stroke-opacity=\"{:.2f}\"", look.opacity) : "";
  return fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2f}\"{} stroke-linecap=\"{}\" stroke-linejoin=\"round\"{}",
                     look.colour, look.width_m, opacity, look.dash_m > 0.0 ? "butt" : "round", dash);
}

/// 123 → "12.3", −5 → "-0.5", 120 → "12": the shortest text of tenths.
std::string tenths(long n) {
  const long size = std::abs(n);
  std::string out = n < 0 ? "-" : "";
  if (size >= 10 || size % 10 == 0) out += std::to_string(size / 10);
  if (size % 10 != 0) out += "." + std::to_string(size % 10);
  return out;
}

}  // namespace

void Extent::add(Point p) {
  if (!std::isfinite(p.x) || !std::isfinite(p.y)) return;
  x_min = std::min(x_min, p.x);
  x_max = std::max(x_max, p.x);
  y_min = std::min(y_min, p.y);
  y_max = std::max(y_max, p.y);
}

SvgMap::SvgMap(const Extent& extent, Language language) : extent_(extent), language_(language) {
  if (extent_.empty()) extent_ = {0.0, 0.0, 100.0, 100.0};
  const double margin = std::max(20.0, kMargin * std::max(extent_.x_max - extent_.x_min, extent_.y_max - extent_.y_min));
  extent_ = {extent_.x_min - margin, extent_.y_min - margin, extent_.x_max + margin, extent_.y_max + margin};
  width_ = extent_.x_max - extent_.x_min;
  height_ = extent_.y_max - extent_.y_min;
  // A tall map is scaled by its height: lines and letters keep their size on the screen.
  unit_ = std::max(width_, height_ * 0.8) / kPixels;
  const double least = kPixels * unit_ * 0.7;  // the legend needs some width
  if (width_ < least) {
    extent_.x_min -= (least - width_) / 2.0;
    extent_.x_max += (least - width_) / 2.0;
    width_ = least;
  }
}

bool SvgMap::outside(std::span<const Point> points) const {
  Extent e;
  for (const auto p : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return true;
    e.add(p);
  }
  return e.empty() || e.x_max < extent_.x_min || e.x_min > extent_.x_max || e.y_max < extent_.y_min || e.y_min > extent_.y_max;
}

std::string SvgMap::points_path(std::span<const Point> points) const {
  if (coarse_) return coarse_path(points);
  std::string out;
  char command = 'M';
  for (const auto p : points) {
    fmt::format_to(std::back_inserter(out), "{}{:.1f} {:.1f}", command, p.x - extent_.x_min, extent_.y_max - p.y);
    command = 'L';
  }
  return out;
}

// Steps between whole tenths of a pixel or metres are short numbers; a line shorter than a step keeps both ends, so that
// it is drawn as a dot.
std::string SvgMap::coarse_path(std::span<const Point> points) const {
  const std::vector<Point> kept = simplified(points, unit_ / 3.0);
  const bool whole = unit_ >= 2.0;   // metres
  const auto number_of = [whole](long n) { return whole ? std::to_string(n) : tenths(n); };
  std::string out;
  long x0 = 0, y0 = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const double scale = whole ? 1.0 : 10.0;
    const long x = std::lround((kept[i].x - extent_.x_min) * scale), y = std::lround((extent_.y_max - kept[i].y) * scale);
    if (i == 0)
      out += "M" + number_of(x) + " " + number_of(y);
    else if (x != x0 || y != y0 || i + 1 == kept.size())
      out += "l" + number_of(x - x0) + (y >= y0 ? " " : "") + number_of(y - y0);
    x0 = x;
    y0 = y;
  }
  return out;
}

// All rings turn the same way, so that overlapping ones in one path don't cut holes into each other.
std::string SvgMap::ring(std::span<const Point> points) const {
  if (points.size() < 3 || outside(points)) return {};
  double twice_area = 0.0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point a = points[i], b = points[(i + 1) % points.size()];
    twice_area += (a.x - points[0].x) * (b.y - points[0].y) - (b.x - points[0].x) * (a.y - points[0].y);
  }
  if (twice_area >= 0.0) return points_path(points) + "Z";
  return points_path(std::vector<Point>(points.rbegin(), points.rend())) + "Z";
}

std::string SvgMap::line(std::span<const Point> points) const {
  return points.size() < 2 || outside(points) ? std::string() : points_path(points);
}

std::string SvgMap::dot(Point point) const {
  const std::span<const Point> one(&point, 1);
  return outside(one) ? std::string() : points_path(one) + "h.01";  // not every program draws a line of no length
}

void SvgMap::fill(std::string_view path, std::string_view colour) {
  fmt::format_to(std::back_inserter(body_), "<path fill=\"{}\" d=\"{}\"/>\n", colour, path);
}

void SvgMap::stroke(std::string_view path, const Stroke& look) {
  if (!path.empty()) fmt::format_to(std::back_inserter(body_), "<path {} d=\"{}\"/>\n", look_of(look), path);
}

void SvgMap::stroke_use(std::string_view id, const Stroke& look) {
  fmt::format_to(std::back_inserter(body_), "<use href=\"#{}\" {}/>\n", id, look_of(look));
}

std::string SvgMap::definition(std::string_view id, std::string_view path) {
  return fmt::format("<path id=\"{}\" d=\"{}\"/>\n", id, path);
}

void SvgMap::label(Point point, std::string_view letters) {
  const std::string spot = dot(point);
  if (spot.empty()) return;
  stroke(spot, {"#222222", 25.0 * unit_, 0.9});
  stroke(spot, {"#ffffff", 22.0 * unit_});
  body_ += text_at(point.x - extent_.x_min, extent_.y_max - point.y + 4.5 * unit_, 13.0, "middle", letters);
}

std::string SvgMap::text_at(double x, double y, double size, std::string_view anchor, std::string_view content) const {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.2f}\" text-anchor=\"{}\">{}</text>\n", x, y, size * unit_,
                     anchor, xml_text(content));
}

std::string SvgMap::scale_bar(double y, double letters) const {
  const double about = width_ / 6.0;
  const double decade = std::pow(10.0, std::floor(std::log10(about)));
  const double length = decade * (about >= 5.0 * decade ? 5.0 : about >= 2.0 * decade ? 2.0 : 1.0);
  const double right = width_ - 14.0 * unit_ * letters, left = right - length, tick = 6.0 * unit_ * letters;
  const std::string label =
      length >= 1000.0 ? number(length / 1000.0, 0, language_) + " km" : number(length, 0, language_) + " m";
  return fmt::format("<path fill=\"none\" stroke=\"#222\" stroke-width=\"{:.2f}\" d=\"M{:.1f} {:.1f}v{:.1f}h{:.1f}v{:.1f}\"/>\n",
                     2.0 * unit_ * letters, left, y - tick, tick, length, -tick) +
         text_at((left + right) / 2.0, y - 10.0 * unit_ * letters, 14.0 * letters, "middle", label);
}

std::string SvgMap::north_arrow(double letters) const {
  const double u = unit_ * letters, x = width_ - 24.0 * u;
  return fmt::format("<path fill=\"#222\" d=\"M{:.1f} {:.1f}l{:.1f} {:.1f}l{:.1f} {:.1f}l{:.1f} {:.1f}z\"/>\n", x, 24.0 * u, 6.0 * u,
                     18.0 * u, -6.0 * u, -4.0 * u, -6.0 * u, 4.0 * u) +
         text_at(x, 19.0 * u, 14.0 * letters, "middle", "N");
}

std::string SvgMap::legend_block(double top) const {
  std::string out;
  const double column = width_ / static_cast<double>(kLegendColumns);
  for (std::size_t i = 0; i < legend_.size(); ++i) {
    const double x = 14.0 * unit_ + column * static_cast<double>(i % kLegendColumns);
    const double y = top + kRow * unit_ * static_cast<double>(i / kLegendColumns);
    out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" stroke=\"#777\" "
                       "stroke-width=\"{:.2f}\"/>\n",
                       x, y, 26.0 * unit_, 14.0 * unit_, legend_[i].colour, 0.8 * unit_);
    out += text_at(x + 34.0 * unit_, y + 12.0 * unit_, 14.0, "start", legend_[i].words);
  }
  return out;
}

std::string SvgMap::finish(std::string_view name, std::string_view source, std::string_view licence) const {
  const double top = kTop * unit_;
  const double rows = std::ceil(static_cast<double>(legend_.size()) / static_cast<double>(kLegendColumns));
  const double legend_top = top + height_ + 44.0 * unit_;
  const double notes_top = legend_top + (rows * kRow + 14.0) * unit_, note_row = 19.0 * unit_;
  const double total = notes_top + static_cast<double>(notes_.size()) * note_row + 20.0 * unit_;
  const double pixels = width_ / unit_;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.0f}\" height=\"{:.0f}\" viewBox=\"0 0 {:.1f} {:.1f}\" "
      "font-family=\"DejaVu Sans, sans-serif\" fill=\"#222\">\n<title>{}</title>\n",
      pixels, total / unit_, width_, total, xml_text(name));
  out += fmt::format("<rect width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#fff\"/>\n", width_, total);
  out += text_at(14.0 * unit_, 34.0 * unit_, 22.0, "start", name);
  out += text_at(width_ - 14.0 * unit_, 34.0 * unit_, 13.0, "end", source);
  out += fmt::format(
      "<svg x=\"0\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" viewBox=\"0 0 {:.1f} {:.1f}\">\n"
      "<rect width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#f6f3ec\"/>\n",
      top, width_, height_, width_, height_, width_, height_);
  out += body_ + "</svg>\n";
  out += scale_bar(top + height_ + 30.0 * unit_, 1.0);
  // A sheet with notes says itself what widths mean.
  if (notes_.empty()) out += text_at(14.0 * unit_, top + height_ + 28.0 * unit_, 13.0, "start", text(language_, "town_report.picture_north"));
  out += legend_block(legend_top);
  for (std::size_t i = 0; i < notes_.size(); ++i) out += text_at(14.0 * unit_, notes_top + (static_cast<double>(i) + 0.5) * note_row, 13.0, "start", notes_[i]);
  out += text_at(14.0 * unit_, total - 12.0 * unit_, 12.0, "start", licence);
  return out + "</svg>\n";
}

std::string SvgMap::figure(const Description& description, double letters) const {
  const double below = 40.0 * unit_ * letters;
  return fmt::format("<svg class=\"map\" role=\"img\" aria-labelledby=\"{0}-t {0}-d\" viewBox=\"0 0 {1:.1f} {2:.1f}\" "
                     "font-family=\"sans-serif\" fill=\"#222\">\n<title id=\"{0}-t\">{3}</title>\n<desc id=\"{0}-d\">{4}</desc>\n"
                     "<rect width=\"{1:.1f}\" height=\"{5:.1f}\" fill=\"#faf9f6\" stroke=\"#bbb\" stroke-width=\"{6:.2f}\"/>\n",
                     description.id, width_, height_ + below, xml_text(description.title), xml_text(description.words), height_, unit_) +
         body_ + north_arrow(letters) + scale_bar(height_ + 32.0 * unit_ * letters, letters) + "</svg>\n";
}

}  // namespace lichtung::svg
