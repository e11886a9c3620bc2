// Plots for paper and screen: colours that colour-blind people can tell apart (Okabe & Ito 2008), numbers beside bars, so
// that nothing depends on colour.
#include "analysis/sensitivity/sensitivity_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::sensitivity {
namespace {

constexpr double kWidth = 760.0, kLeft = 210.0, kRight = 110.0, kTop = 64.0, kRow = 46.0, kBottom = 56.0;
constexpr std::string_view kFirst = "#0072B2", kTotal = "#E69F00", kInk = "#222222", kGrey = "#bbbbbb";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else out += c;
  }
  return out;
}

/// Three significant digits, with the language's decimal sign.
std::string shown(double value, Language language) {
  if (!std::isfinite(value)) return "–";
  std::string out = fmt::format("{:.3g}", value);
  if (out.find('e') == std::string::npos && language == Language::German) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

/// A step of 1, 2 or 5 times a power of ten that divides `span` into four to ten parts.
double tick_step(double span) {
  const double raw = span / 5.0, power = std::pow(10.0, std::floor(std::log10(raw)));
  const double lead = raw / power;
  return power * (lead < 1.5 ? 1.0 : lead < 3.5 ? 2.0 : lead < 7.5 ? 5.0 : 10.0);
}

class Plot {
 public:
  Plot(const SensitivityTable& table, const FigureSensitivity& figure, Language language)
      : table_(table), figure_(figure), l_(language), height_(kTop + kRow * static_cast<double>(table.factors.size()) + kBottom) {}

  std::string draw() {
    order_factors();
    find_range();
    out_ = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" font-family=\"DejaVu Sans, sans-serif\" "
                       "font-size=\"13\" fill=\"{}\">\n<title>{}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
                       kWidth, height_, kInk, escaped(title()));
    text(16, 26, title(), "start", " font-size=\"16\" font-weight=\"bold\"");
    legend();
    axis();
    for (std::size_t row = 0; row < order_.size(); ++row) factor(row);
    text(16, height_ - 10, message(l_, "sensitivity.plot_note", n()), "start", " font-size=\"11\"");
    return out_ + "</svg>\n";
  }

 private:
  [[nodiscard]] bool is_morris() const { return table_.method == sweep::Method::Morris; }
  [[nodiscard]] std::size_t n() const { return is_morris() ? figure_.morris.trajectories : figure_.sobol.samples; }
  [[nodiscard]] std::string title() const { return message(l_, is_morris() ? "sensitivity.plot_morris" : "sensitivity.plot_sobol", figure_.figure); }
  [[nodiscard]] double main_value(std::size_t f) const { return is_morris() ? figure_.morris.factors[f].mu_star : figure_.sobol.factors[f].total; }

  void order_factors() {
    for (std::size_t f = 0; f < table_.factors.size(); ++f) order_.push_back(f);
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      const double x = main_value(a), y = main_value(b);
      return (std::isfinite(x) ? x : -1e300) > (std::isfinite(y) ? y : -1e300);
    });
  }
  void reach(double value) {
    if (!std::isfinite(value)) return;
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }
  void find_range() {
    if (!is_morris()) high_ = 1.0;
    for (std::size_t f = 0; f < table_.factors.size(); ++f) {
      if (is_morris()) {
        const MorrisFactor& m = figure_.morris.factors[f];
        for (const double v : {m.mu_star, m.mu_star_interval.high, m.sigma}) reach(v);
      } else {
        const SobolFactor& s = figure_.sobol.factors[f];
        for (const double v : {s.first, s.total, s.first_interval.low, s.first_interval.high, s.total_interval.low, s.total_interval.high}) reach(v);
      }
    }
    if (!(high_ > low_)) high_ = low_ + 1.0;
  }
  [[nodiscard]] double x(double value) const { return kLeft + (std::clamp(value, low_, high_) - low_) / (high_ - low_) * (kWidth - kLeft - kRight); }

  void text(double at_x, double at_y, const std::string& what, std::string_view anchor, std::string_view more = "") {
    out_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", at_x, at_y, anchor, more, escaped(what));
  }
  void line(double x1, double y1, double x2, double y2, std::string_view colour, double width = 1.0) {
    out_ += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"{}\"/>\n", x1, y1, x2, y2, colour, width);
  }
  void legend() {
    const auto entry = [&](double at, std::string_view colour, std::string_view key) {
      out_ += fmt::format("<rect x=\"{:.1f}\" y=\"38\" width=\"14\" height=\"10\" fill=\"{}\"/>\n", at, colour);
      text(at + 20, 48, std::string(lichtung::text(l_, key)), "start", " font-size=\"12\"");
    };
    entry(kLeft, kFirst, is_morris() ? "sensitivity.mu_star" : "sensitivity.first");
    entry(kLeft + 250, kTotal, is_morris() ? "sensitivity.sigma" : "sensitivity.total");
  }
  void axis() {
    const double bottom = height_ - kBottom + 4.0, step = tick_step(high_ - low_);
    for (double tick = std::ceil(low_ / step) * step; tick <= high_ + step * 1e-9; tick += step) {
      line(x(tick), kTop - 4, x(tick), bottom, "#e6e6e6");
      text(x(tick), bottom + 16, shown(std::abs(tick) < step * 1e-9 ? 0.0 : tick, l_), "middle", " font-size=\"11\"");
    }
    line(x(0.0), kTop - 4, x(0.0), bottom, kGrey, 1.5);
  }
  void bar(double y, double value, const Interval* interval, std::string_view colour) {
    if (!std::isfinite(value)) {
      text(x(0.0) + 4, y + 11, "–", "start");
      return;
    }
    const double from = std::min(x(0.0), x(value)), to = std::max(x(0.0), x(value));
    out_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"14\" fill=\"{}\"/>\n", from, y, to - from, colour);
    std::string label = shown(value, l_);
    double end = to;
    if (interval != nullptr && std::isfinite(interval->low)) {
      line(x(interval->low), y + 7, x(interval->high), y + 7, kInk, 1.5);
      for (const double e : {interval->low, interval->high}) line(x(e), y + 3, x(e), y + 11, kInk, 1.5);
      end = std::max(end, x(interval->high));
    }
    text(end + 6, y + 12, label, "start", " font-size=\"11\"");
  }
  void factor(std::size_t row) {
    const std::size_t f = order_[row];
    const double y = kTop + kRow * static_cast<double>(row) + 4.0;
    text(kLeft - 10, y + 19, table_.factors[f], "end");
    if (is_morris()) {
      const MorrisFactor& m = figure_.morris.factors[f];
      bar(y, m.mu_star, &m.mu_star_interval, kFirst);
      bar(y + 17, m.sigma, nullptr, kTotal);
    } else {
      const SobolFactor& s = figure_.sobol.factors[f];
      bar(y, s.first, &s.first_interval, kFirst);
      bar(y + 17, s.total, &s.total_interval, kTotal);
    }
  }

  const SensitivityTable& table_;
  const FigureSensitivity& figure_;
  Language l_;
  double height_;
  double low_{0.0}, high_{0.0};
  std::vector<std::size_t> order_;
  std::string out_;
};

}  // namespace

std::string sensitivity_svg(const SensitivityTable& table, std::size_t figure, Language language) {
  return Plot(table, table.figures.at(figure), language).draw();
}

}  // namespace lichtung::sensitivity
