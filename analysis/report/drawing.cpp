// Presentation attributes only: no style sheet of the page reaches into a picture, so it can be copied out of it.
#include "analysis/report/drawing.hpp"

#include "sim/svg/xml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace lichtung::report {
namespace {

constexpr std::array<std::string_view, 3> kAnchors{"start", "middle", "end"};

std::string dashed(std::string_view dash) { return dash.empty() ? std::string() : fmt::format(" stroke-dasharray=\"{}\"", dash); }

}  // namespace

void Drawing::line(double x1, double y1, double x2, double y2, std::string_view colour, double width, std::string_view dash) {
  fmt::format_to(std::back_inserter(body_), "<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"{}\" stroke-width=\"{:.1f}\"{}/>\n", x1, y1, x2,
                 y2, colour, width, dashed(dash));
}

void Drawing::rect(double x, double y, double width, double height, std::string_view fill, std::string_view stroke) {
  fmt::format_to(std::back_inserter(body_), "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" stroke=\"{}\"/>\n", x,
                 y, std::max(0.0, width), std::max(0.0, height), fill, stroke);
}

void Drawing::path(std::string_view data, std::string_view fill, std::string_view stroke, double width, std::string_view dash, double opacity) {
  if (data.empty()) return;
  const std::string faint = opacity < 1.0 ? fmt::format(" fill-opacity=\"{:.2f}\"", opacity) : "";
  fmt::format_to(std::back_inserter(body_), "<path d=\"{}\" fill=\"{}\"{} stroke=\"{}\" stroke-width=\"{:.1f}\" stroke-linejoin=\"round\"{}/>\n",
                 data, fill, faint, stroke, width, dashed(dash));
}

void Drawing::text(double x, double y, std::string_view plain, Anchor anchor, double size, std::string_view colour, bool bold) {
  fmt::format_to(std::back_inserter(body_), "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:g}\" text-anchor=\"{}\" fill=\"{}\"{}>{}</text>\n", x, y,
                 size, kAnchors[static_cast<std::size_t>(anchor)], colour, bold ? " font-weight=\"bold\"" : "", svg::xml_text(plain));
}

void Drawing::text_upwards(double x, double y, std::string_view plain) {
  fmt::format_to(std::back_inserter(body_),
                 "<text transform=\"translate({:.1f} {:.1f}) rotate(-90)\" font-size=\"13\" text-anchor=\"middle\" fill=\"#333\">{}</text>\n", x, y,
                 svg::xml_text(plain));
}

std::string Drawing::finish(const svg::Description& about) const {
  return fmt::format("<svg class=\"chart\" role=\"img\" aria-labelledby=\"{0}-t {0}-d\" viewBox=\"0 0 {1:.0f} {2:.0f}\" font-family=\"sans-serif\">\n"
                     "<title id=\"{0}-t\">{3}</title>\n<desc id=\"{0}-d\">{4}</desc>\n{5}</svg>\n",
                     about.id, width_, height_, svg::xml_text(about.title), svg::xml_text(about.words), body_);
}

std::vector<double> Ticks::values() const {
  std::vector<double> out;
  const auto n = static_cast<int>(std::lround((high - low) / step));
  for (int i = 0; i <= n; ++i) out.push_back(low + step * i);
  return out;
}

Ticks round_ticks(double low, double high, int wanted) {
  if (!std::isfinite(low) || !std::isfinite(high) || high <= low) high = (low = std::isfinite(low) ? low : 0.0) + 1.0;
  const double rough = (high - low) / std::max(1, wanted), decade = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10.0 * decade;
  for (const double factor : {5.0, 2.0, 1.0})
    if (rough <= factor * decade) step = factor * decade;
  Ticks t{std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step, 0};
  t.decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 6);
  return t;
}

}  // namespace lichtung::report
