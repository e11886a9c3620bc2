// γ = 0 points down, C0 and C90 to the right. Colours of Okabe and Ito, told apart by dashes too.
#include "sim/commands/polar_diagram.hpp"

#include "sim/commands/text_table.hpp"
#include "sim/svg/xml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <vector>

namespace lichtung::commands {
namespace {

using photometry::Distribution;
using photometry::Figures;
using photometry::PhotometricFile;
using svg::xml_text;

constexpr double kWidth = 900.0, kRadius = 330.0, kTop = 120.0, kBelow = 50.0;   // pixels
constexpr double kLegendRow = 26.0;
constexpr double kUpwardShown = 0.02;      // of the peak: less can't be seen
constexpr double kOtherPlane = 1.02;       // a peak that much above both planes shown is shown too

/// A plane through the luminaire: C on the right, C + 180 on the left.
struct Curve {
  double c_deg;
  std::string_view colour, dash;
};

struct Frame {
  double cx{kWidth / 2.0}, cy{}, height{};
  bool whole{};         // with the upper half
  double step{};        // cd/klm between rings
  int rings{};
  [[nodiscard]] double pixels(double cd) const { return kRadius * cd / (step * rings); }
  [[nodiscard]] double last_gamma() const { return whole ? 180.0 : 90.0; }
};

/// Rings at 1, 2 or 5 times a power of ten, four to nine of them, the last one outside the peak.
void set_rings(Frame& frame, double peak) {
  const double decade = std::pow(10.0, std::floor(std::log10(peak / 4.0)));
  frame.step = decade;
  for (const double factor : {2.0, 5.0, 10.0})
    if (peak / frame.step > 7.0) frame.step = factor * decade;
  frame.rings = std::max(1, static_cast<int>(std::ceil(peak / frame.step - 1e-9)));
}

double sine(double degrees) { return std::sin(degrees * std::numbers::pi / 180.0); }
double cosine(double degrees) { return std::cos(degrees * std::numbers::pi / 180.0); }

std::string label(double x, double y, double size, std::string_view anchor, std::string_view content) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" text-anchor=\"{}\">{}</text>\n", x, y, size, anchor,
                     xml_text(content));
}

/// Rings with their values, rays every 15° with labels every 30°.
std::string grid(const Frame& frame, Language language) {
  std::string out = "<g fill=\"none\" stroke=\"#999\" stroke-width=\"0.8\">\n";
  for (int ring = 1; ring <= frame.rings; ++ring) {
    const double r = frame.pixels(frame.step * ring);
    if (frame.whole)
      out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"/>\n", frame.cx, frame.cy, r);
    else
      out += fmt::format("<path d=\"M{0:.1f} {1:.1f}A{2:.1f} {2:.1f} 0 0 0 {3:.1f} {1:.1f}\"/>\n", frame.cx - r, frame.cy, r,
                         frame.cx + r);
  }
  for (int gamma = 0; gamma <= static_cast<int>(frame.last_gamma()); gamma += 15)
    for (const double side : {-1.0, 1.0})
      out += fmt::format("<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\"/>\n", frame.cx, frame.cy, frame.cx + side * kRadius * sine(gamma),
                         frame.cy + kRadius * cosine(gamma));
  out += "</g>\n<g fill=\"#444\">\n";
  for (int gamma = 0; gamma <= static_cast<int>(frame.last_gamma()); gamma += 30)
    for (const double side : {-1.0, 1.0}) {
      if (side > 0.0 && gamma % 180 == 0) continue;
      const double x = frame.cx + side * (kRadius + 12.0) * sine(gamma), y = frame.cy + (kRadius + 16.0) * cosine(gamma) + 5.0;
      out += label(x, y, 14, gamma % 180 == 0 ? "middle" : side < 0.0 ? "end" : "start", fmt::format("{}°", gamma));
    }
  for (int ring = 1; ring <= frame.rings; ++ring) {
    const double r = frame.pixels(frame.step * ring);
    out += "<g stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">" +
           label(frame.cx + r * sine(7.5), frame.cy + r * cosine(7.5) + 4.0, 12, "middle",
                 number(frame.step * ring, frame.step < 1.0 ? 2 : 0, language)) + "</g>\n";
  }
  return out + "</g>\n";
}

/// From the left end over straight down to the right end, in steps of one degree.
std::string curve_path(const Distribution& light, const Frame& frame, const Curve& curve) {
  std::string d;
  const int last = static_cast<int>(frame.last_gamma());
  for (int i = -last; i <= last; ++i) {
    const double gamma = std::abs(i), side = i < 0 ? -1.0 : 1.0;
    const double r = frame.pixels(photometry::intensity(light, i < 0 ? curve.c_deg + 180.0 : curve.c_deg, gamma));
    fmt::format_to(std::back_inserter(d), "{}{:.1f} {:.1f}", d.empty() ? 'M' : 'L', frame.cx + side * r * sine(gamma), frame.cy + r * cosine(gamma));
  }
  return fmt::format("<path fill=\"none\" stroke=\"{}\" stroke-width=\"3\" stroke-linejoin=\"round\" stroke-dasharray=\"{}\" "
                     "d=\"{}\"/>\n",
                     curve.colour, curve.dash, d);
}

double peak_of(const Distribution& light, double c_deg) {
  double peak = 0.0;
  for (const double gamma : light.gamma_deg)
    for (const double c : {c_deg, c_deg + 180.0}) peak = std::max(peak, photometry::intensity(light, c, gamma));
  return peak;
}

/// Greatest intensity above the horizontal.
double upward_peak(const Distribution& light) {
  double peak = 0.0;
  for (std::size_t i = 0; i < light.candela.size(); ++i)
    if (light.gamma_deg[i % light.gamma_deg.size()] > 90.0) peak = std::max(peak, light.candela[i]);
  return peak;
}

std::vector<Curve> curves_of(const Distribution& light, const Figures& f) {
  std::vector<Curve> curves{{0.0, "#0072B2", "none"}};
  if (light.c_deg.size() == 1) return curves;
  curves.push_back({90.0, "#D55E00", "11 6"});
  if (f.peak_cd_per_klm > kOtherPlane * std::max(peak_of(light, 0.0), peak_of(light, 90.0)))
    curves.push_back({std::fmod(f.peak_c_deg, 180.0), "#009E73", "3 5"});
  return curves;
}

std::string legend(const std::vector<Curve>& curves, bool axial, double top, Language language) {
  std::string out;
  double y = top;
  for (const Curve& curve : curves) {
    out += fmt::format("<path stroke=\"{}\" stroke-width=\"3\" stroke-dasharray=\"{}\" d=\"M60 {:.1f}h60\"/>\n", curve.colour,
                       curve.dash, y);
    const bool fixed = curve.c_deg == 0.0 || curve.c_deg == 90.0;
    const std::string planes = message(language, fixed ? "luminaire.picture_planes" : "luminaire.picture_peak_planes",
                                       number(curve.c_deg, 0, language), number(curve.c_deg + 180.0, 0, language));
    out += label(132, y + 5.0, 15, "start", axial ? std::string(text(language, "luminaire.picture_axial")) : planes);
    y += kLegendRow;
  }
  return out + label(kWidth - 60.0, top + 5.0, 14, "end", text(language, "luminaire.picture_unit"));
}

/// "EULUMDAT · 841 lm per 1000 lm · 100.0 % downward · 276 W · 2,000 K": what is known of it.
std::string subtitle(const PhotometricFile& file, const Figures& f, Language language) {
  std::string out = message(language, "luminaire.picture_flux", number(f.flux_lm_per_klm, 0, language), number(f.dff_percent, 1, language));
  if (file.luminaire.flux_lm > 0.0) out += fmt::format(" · {} lm", number(file.luminaire.flux_lm * file.luminaire.output_ratio, 0, language));
  if (file.luminaire.power_w > 0.0) out += fmt::format(" · {} W", number(file.luminaire.power_w, 1, language));
  if (file.luminaire.cct_k > 0.0) out += fmt::format(" · {} K", number(file.luminaire.cct_k, 0, language));
  return out;
}

/// A title that fits its line.
std::string cut(const std::string& text, std::size_t longest) {
  if (display_width(text) <= longest) return text;
  std::size_t end = text.size();
  for (std::size_t i = 0, letters = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && ++letters == longest) {
      end = i;
      break;
    }
  return text.substr(0, end) + "…";
}

}  // namespace

std::string polar_svg(const PhotometricFile& file, Language language) {
  const Distribution& light = file.luminaire.light;
  const Figures f = photometry::figures(light);
  const std::vector<Curve> curves = curves_of(light, f);
  Frame frame;
  frame.whole = upward_peak(light) > kUpwardShown * f.peak_cd_per_klm;
  set_rings(frame, f.peak_cd_per_klm);
  frame.cy = kTop + (frame.whole ? kRadius + 20.0 : 10.0);
  const double legend_top = frame.cy + kRadius + kBelow;
  frame.height = legend_top + kLegendRow * static_cast<double>(curves.size()) + 8.0;
  const std::string title = printable(file.luminaire.name);
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
      "font-family=\"DejaVu Sans, sans-serif\" fill=\"#222\">\n<title>{2}</title>\n"
      "<rect width=\"{0:.0f}\" height=\"{1:.0f}\" fill=\"#fff\"/>\n",
      kWidth, frame.height, xml_text(title));
  out += label(kWidth / 2.0, 40, 22, "middle", cut(title, 62));
  out += label(kWidth / 2.0, 68, 14, "middle", subtitle(file, f, language));
  out += grid(frame, language);
  for (const Curve& curve : curves) out += curve_path(light, frame, curve);
  out += legend(curves, light.c_deg.size() == 1, legend_top, language);
  return out + "</svg>\n";
}

}  // namespace lichtung::commands
