// Map sheet in SVG. Coordinates are metres from the sheet's upper left corner with one decimal: 10 cm are enough for
// a map and half the bytes.
#include "sim/commands/svg_map.hpp"

#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lichtung::commands {

namespace {

constexpr double kPixels = 1400.0;   // usual width of the sheet
constexpr double kMargin = 0.02;     // of the larger side, around the streets
constexpr double kTop = 52.0;        // pixels for the title
constexpr double kRow = 24.0;        // pixels per row of the legend
constexpr std::size_t kLegendColumns = 4;

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  return out;
}

void Extent::add(town::Point p) {
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

bool SvgMap::outside(std::span<const town::Point> points) const {
  Extent e;
  for (const auto p : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return true;
    e.add(p);
  }
  return e.empty() || e.x_max < extent_.x_min || e.x_min > extent_.x_max || e.y_max < extent_.y_min || e.y_min > extent_.y_max;
}

std::string SvgMap::points_path(std::span<const town::Point> points) const {
  std::string out;
  char command = 'M';
  for (const auto p : points) {
    fmt::format_to(std::back_inserter(out), "{}{:.1f} {:.1f}", command, p.x - extent_.x_min, extent_.y_max - p.y);
    command = 'L';
  }
  return out;
}

// All rings turn the same way, so that overlapping ones in one path don't cut holes into each other.
std::string SvgMap::ring(std::span<const town::Point> points) const {
  if (points.size() < 3 || outside(points)) return {};
  double twice_area = 0.0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const town::Point a = points[i], b = points[(i + 1) % points.size()];
    twice_area += (a.x - points[0].x) * (b.y - points[0].y) - (b.x - points[0].x) * (a.y - points[0].y);
  }
  if (twice_area >= 0.0) return points_path(points) + "Z";
  return points_path(std::vector<town::Point>(points.rbegin(), points.rend())) + "Z";
}

std::string SvgMap::line(std::span<const town::Point> points) const {
  return points.size() < 2 || outside(points) ? std::string() : points_path(points);
}

std::string SvgMap::dot(town::Point point) const {
  const std::span<const town::Point> one(&point, 1);
  return outside(one) ? std::string() : points_path(one) + "h.01";  // not every program draws a line of no length
}

void SvgMap::fill(std::string_view path, std::string_view colour) {
  fmt::format_to(std::back_inserter(body_), "<path fill=\"{}\" d=\"{}\"/>\n", colour, path);
}

void SvgMap::stroke(std::string_view path, std::string_view colour, double width_m, double opacity, bool dashed) {
  const std::string dash = dashed ? fmt::format(" stroke-dasharray=\"{0:.1f} {0:.1f}\"", std::max(6.0, 4.0 * unit_)) : "";
  fmt::format_to(std::back_inserter(body_),
                 "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2f}\" stroke-opacity=\"{:.2f}\" "
                 "stroke-linecap=\"{}\" stroke-linejoin=\"round\"{} d=\"{}\"/>\n",
                 colour, width_m, opacity, dashed ? "butt" : "round", dash, path);
}

void SvgMap::label(town::Point point, std::string_view letters) {
  const std::string spot = dot(point);
  if (spot.empty()) return;
  stroke(spot, "#222222", 25.0 * unit_, 0.9, false);
  stroke(spot, "#ffffff", 22.0 * unit_, 1.0, false);
  body_ += text_at(point.x - extent_.x_min, extent_.y_max - point.y + 4.5 * unit_, 13.0, "middle", letters);
}

std::string SvgMap::text_at(double x, double y, double size, std::string_view anchor, std::string_view content) const {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.2f}\" text-anchor=\"{}\">{}</text>\n", x, y, size * unit_,
                     anchor, xml_text(content));
}

std::string SvgMap::scale_bar(double y) const {
  const double about = width_ / 6.0;
  const double decade = std::pow(10.0, std::floor(std::log10(about)));
  const double length = decade * (about >= 5.0 * decade ? 5.0 : about >= 2.0 * decade ? 2.0 : 1.0);
  const double right = width_ - 14.0 * unit_, left = right - length, tick = 6.0 * unit_;
  const std::string label =
      length >= 1000.0 ? number(length / 1000.0, 0, language_) + " km" : number(length, 0, language_) + " m";
  return fmt::format("<path fill=\"none\" stroke=\"#222\" stroke-width=\"{:.2f}\" d=\"M{:.1f} {:.1f}v{:.1f}h{:.1f}v{:.1f}\"/>\n",
                     2.0 * unit_, left, y - tick, tick, length, -tick) +
         text_at((left + right) / 2.0, y - 10.0 * unit_, 14.0, "middle", label);
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
  const double total = legend_top + (rows * kRow + 34.0) * unit_;
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
  out += scale_bar(top + height_ + 30.0 * unit_);
  out += text_at(14.0 * unit_, top + height_ + 28.0 * unit_, 13.0, "start", text(language_, "town_report.picture_north"));
  out += legend_block(legend_top);
  out += text_at(14.0 * unit_, total - 12.0 * unit_, 12.0, "start", licence);
  return out + "</svg>\n";
}

}  // namespace lichtung::commands
