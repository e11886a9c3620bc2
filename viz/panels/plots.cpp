// See plots.hpp.
#include "viz/panels/plots.hpp"

#include "viz/layers/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::viz {
namespace {

/// The area of a plot with its axes; reserves room in the panel.
struct Frame {
  ImVec2 low, high;      // top left and bottom right of the data area
  [[nodiscard]] float x(float share) const { return low.x + share * (high.x - low.x); }
  [[nodiscard]] float y(float share) const { return high.y - share * (high.y - low.y); }
};

float small_size(const PanelContext& c) { return c.fonts.small_->FontSize * ImGui::GetIO().FontGlobalScale; }

float words_width(const PanelContext& c, const std::string& words) { return c.fonts.small_->CalcTextSizeA(small_size(c), 1e4F, 0, words.c_str()).x; }

/// Words that would run out of the panel begin farther left.
void words_at(const PanelContext& c, ImVec2 at, ImU32 colour, const std::string& words, float align = 0) {
  const float width = words_width(c, words), left = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMin().x,
              right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x - ImGui::GetStyle().ItemSpacing.x;
  const float x = std::min(at.x - align * width, std::max(left, right - width));
  ImGui::GetWindowDrawList()->AddText(c.fonts.small_, small_size(c), {x, at.y}, colour, words.c_str());
}

Frame begin_plot(const PanelContext& c, float height, float left, float below) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::Dummy({width, height + below});
  Frame f{{at.x + left, at.y + 4}, {at.x + width - 6, at.y + height}};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(f.low, f.high, c.ink.plot_ground);
  list.AddLine({f.low.x, f.high.y}, f.high, c.ink.line);
  list.AddLine(f.low, {f.low.x, f.high.y}, c.ink.line);
  return f;
}

void value_axis(const PanelContext& c, const Frame& f, double top) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (int i = 0; i <= 2; ++i) {
    const float y = f.y(static_cast<float>(i) / 2);
    if (i > 0) list.AddLine({f.low.x, y}, {f.high.x, y}, IM_COL32(128, 128, 128, 40));
    words_at(c, {f.low.x - 5, y - small_size(c) / 2}, c.ink.quiet, number_text(top * i / 2, c.state.german()), 1);
  }
}

}  // namespace

void plot_series(const PanelContext& c, std::span<const Series> series, const std::string& unit, float height) {
  double top = 0;
  std::size_t n = 0;
  for (const Series& s : series)
    for (const Figure& f : s.figures) {
      if (std::isfinite(f.high)) top = std::max(top, f.high);
      n = std::max(n, s.figures.size());
    }
  top = static_cast<double>(round_up(static_cast<float>(top)));
  const Frame f = begin_plot(c, height, c.fonts.size * 3.1F, small_size(c) + 4);
  value_axis(c, f, top);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto x = [&](std::size_t i) { return f.x(n < 2 ? 0.5F : static_cast<float>(i) / static_cast<float>(n - 1)); };
  const auto y = [&](double v) { return f.y(static_cast<float>(std::clamp(v / top, 0.0, 1.0))); };
  for (const Series& s : series) {
    for (std::size_t i = 0; i + 1 < s.figures.size(); ++i) {
      const Figure &a = s.figures[i], &b = s.figures[i + 1];
      if (!std::isfinite(a.value) || !std::isfinite(b.value)) continue;
      list.AddQuadFilled({x(i), y(a.low)}, {x(i), y(a.high)}, {x(i + 1), y(b.high)}, {x(i + 1), y(b.low)}, (s.colour & 0x00FFFFFFU) | 0x38000000U);
    }
    for (std::size_t i = 0; i + 1 < s.figures.size(); ++i) {
      const Figure &a = s.figures[i], &b = s.figures[i + 1];
      if (std::isfinite(a.value) && std::isfinite(b.value)) list.AddLine({x(i), y(a.value)}, {x(i + 1), y(b.value)}, s.colour, 1.8F);
    }
    if (s.figures.size() == 1) list.AddCircleFilled({x(0), y(s.figures[0].value)}, 3, s.colour);
  }
  words_at(c, {f.low.x, f.high.y + 3}, c.ink.quiet, unit);
}

void plot_week(const PanelContext& c, std::span<const double> hours, Ramp ramp, const std::string& unit, int now) {
  if (hours.size() != 168) return;
  const double top = std::max(1e-12, *std::ranges::max_element(hours, [](double a, double b) { return (std::isnan(a) ? -1 : a) < (std::isnan(b) ? -1 : b); }));
  const float row = std::round(c.fonts.size * 0.95F), left = c.fonts.size * 2.2F;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - 6, cell = (width - left) / 24;
  ImGui::Dummy({width, row * 7 + small_size(c) * 2 + 8});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (int d = 0; d < 7; ++d) {
    words_at(c, {at.x, at.y + row * static_cast<float>(d) + (row - small_size(c)) / 2}, c.ink.quiet,
             std::string(text(c.state.language(), fmt::format("view.weekday_{}", d))));
    for (int h = 0; h < 24; ++h) {
      const double v = hours[static_cast<std::size_t>(d * 24 + h)];
      const ImVec2 low{at.x + left + cell * static_cast<float>(h), at.y + row * static_cast<float>(d)};
      const ImVec2 high{low.x + cell - 1, low.y + row - 1};
      list.AddRectFilled(low, high, std::isnan(v) ? c.ink.line : colour_u32(ramp_colour(ramp, static_cast<float>(v / top))));
      if (now == d * 24 + h) list.AddRect({low.x - 1, low.y - 1}, {high.x + 1, high.y + 1}, c.ink.text, 0, 0, 1.5F);
      if (ImGui::IsMouseHoveringRect(low, {low.x + cell, low.y + row}) && ImGui::IsWindowHovered())
        ImGui::SetTooltip("%s", fmt::format("{} {:02}:00–{:02}:00 · {} {}", text(c.state.language(), fmt::format("view.weekday_{}", d)), h, h + 1,
                                            number_text(v, c.state.german()), unit).c_str());
    }
  }
  for (const int h : {0, 6, 12, 18, 24})
    words_at(c, {at.x + left + cell * static_cast<float>(h), at.y + row * 7 + 1}, c.ink.quiet, fmt::format("{}", h), h == 24 ? 1.0F : h == 0 ? 0.0F : 0.5F);
  words_at(c, {at.x + left, at.y + row * 7 + small_size(c) + 3}, c.ink.quiet,
           message(c.state.language(), "view.darkest_is", number_text(top, c.state.german()), unit));
}

void plot_intervals(const PanelContext& c, std::span<const IntervalRow> rows, const std::string& unit) {
  double top = 0;
  float names = 0;
  for (const IntervalRow& row : rows) {
    names = std::max(names, words_width(c, row.name));
    for (const Figure& f : row.figures)
      if (std::isfinite(f.high)) top = std::max(top, f.high);
  }
  top = static_cast<double>(round_up(static_cast<float>(top)));
  const float height = c.fonts.size * 1.75F * static_cast<float>(rows.size()) + 4;
  const Frame f = begin_plot(c, height, names + 8, small_size(c) * 2 + 6);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (int i = 0; i <= 2; ++i) {
    const float x = f.x(static_cast<float>(i) / 2);
    list.AddLine({x, f.low.y}, {x, f.high.y}, IM_COL32(128, 128, 128, 45));
    words_at(c, {x, f.high.y + 2}, c.ink.quiet, number_text(top * i / 2, c.state.german()), i == 0 ? 0.0F : i == 1 ? 0.5F : 1.0F);
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const float middle = f.low.y + (static_cast<float>(r) + 0.5F) * (f.high.y - f.low.y) / static_cast<float>(rows.size());
    words_at(c, {f.low.x - 6, middle - small_size(c) / 2}, c.ink.text, rows[r].name, 1);
    const std::size_t n = rows[r].figures.size();
    for (std::size_t k = 0; k < n; ++k) {
      const Figure& v = rows[r].figures[k];
      if (!std::isfinite(v.value)) continue;
      const float y = middle + (static_cast<float>(k) - static_cast<float>(n - 1) / 2) * c.fonts.size * 0.55F;
      const ImU32 colour = k == 0 && n > 1 ? c.ink.before : c.ink.after;
      const auto x = [&](double value) { return f.x(static_cast<float>(std::clamp(value / top, 0.0, 1.0))); };
      list.AddLine({x(v.low), y}, {x(v.high), y}, colour, 2);
      list.AddCircleFilled({x(v.value), y}, 3.6F, colour);
      if (ImGui::IsMouseHoveringRect({f.low.x, y - 6}, {f.high.x, y + 6}) && ImGui::IsWindowHovered())
        ImGui::SetTooltip("%s", fmt::format("{} {}{}", number_text(v.value, c.state.german()), unit,
                                            v.runs > 1 ? fmt::format(" ({}–{})", number_text(v.low, c.state.german()), number_text(v.high, c.state.german())) : "").c_str());
    }
  }
  words_at(c, {f.low.x, f.high.y + 4 + small_size(c)}, c.ink.quiet, unit);
}

void plot_lorenz(const PanelContext& c, std::span<const std::vector<statistics::LorenzPoint>* const> curves, float height) {
  const Frame f = begin_plot(c, height, c.fonts.size * 3.1F, small_size(c) * 2 + 6);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine({f.x(0), f.y(0)}, {f.x(1), f.y(1)}, c.ink.line, 1.2F);
  for (std::size_t k = 0; k < curves.size(); ++k) {
    const ImU32 colour = k == 0 && curves.size() > 1 ? c.ink.before : c.ink.after;
    const std::size_t step = std::max<std::size_t>(1, curves[k]->size() / 200);
    ImVec2 last{f.x(0), f.y(0)};
    for (std::size_t i = 0; i < curves[k]->size(); i += step) {
      const std::size_t at = std::min(i + step, curves[k]->size()) - 1;
      const ImVec2 p{f.x(static_cast<float>((*curves[k])[at].units)), f.y(static_cast<float>((*curves[k])[at].values))};
      list.AddLine(last, p, colour, 2);
      last = p;
    }
  }
  for (const float share : {0.0F, 0.5F, 1.0F}) {
    words_at(c, {f.x(share), f.high.y + 2}, c.ink.quiet, fmt::format("{} %", static_cast<int>(share * 100)), share);
    words_at(c, {f.low.x - 5, f.y(share) - small_size(c) / 2}, c.ink.quiet, fmt::format("{} %", static_cast<int>(share * 100)), 1);
  }
  words_at(c, {f.low.x, f.high.y + 4 + small_size(c)}, c.ink.quiet, c.tr("view.lorenz_axis"));
}

void plot_cumulative(const PanelContext& c, std::span<const std::vector<float>* const> values, const std::string& unit, float height) {
  float top = 1;
  for (const auto* v : values)
    if (!v->empty()) top = std::max(top, (*v)[static_cast<std::size_t>(0.98 * static_cast<double>(v->size() - 1))]);
  top = round_up(top);
  const Frame f = begin_plot(c, height, c.fonts.size * 3.1F, small_size(c) * 2 + 6);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t k = 0; k < values.size(); ++k) {
    const ImU32 colour = k == 0 && values.size() > 1 ? c.ink.before : c.ink.after;
    const auto& v = *values[k];
    ImVec2 last{f.x(0), f.y(0)};
    for (std::size_t i = 0; i < v.size(); ++i) {
      const ImVec2 p{f.x(std::min(1.0F, v[i] / top)), f.y(static_cast<float>(i + 1) / static_cast<float>(v.size()))};
      list.AddLine(last, {p.x, last.y}, colour, 2);
      list.AddLine({p.x, last.y}, p, colour, 2);
      last = p;
    }
  }
  for (int i = 0; i <= 2; ++i)
    words_at(c, {f.x(static_cast<float>(i) / 2), f.high.y + 2}, c.ink.quiet, number_text(static_cast<double>(top) * i / 2, c.state.german()), static_cast<float>(i) / 2);
  for (const float share : {0.0F, 0.5F, 0.9F}) {
    list.AddLine({f.low.x, f.y(share)}, {f.high.x, f.y(share)}, IM_COL32(128, 128, 128, 45));
    words_at(c, {f.low.x - 5, f.y(share) - small_size(c) / 2}, c.ink.quiet, fmt::format("{} %", static_cast<int>(share * 100 + 0.5F)), 1);
  }
  words_at(c, {f.low.x, f.high.y + 4 + small_size(c)}, c.ink.quiet, unit);
}

void plot_shares(const PanelContext& c, std::span<const float> shares, std::span<const std::string> names) {
  float left = 0;
  for (const std::string& name : names) left = std::max(left, words_width(c, name));
  const float row = small_size(c) + 6, width = ImGui::GetContentRegionAvail().x - 6;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, row * static_cast<float>(shares.size())});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float room = width - left - 10 - c.fonts.size * 2.6F;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const float y = at.y + row * static_cast<float>(i);
    words_at(c, {at.x, y + 2}, c.ink.text, names[i]);
    list.AddRectFilled({at.x + left + 10, y + 3}, {at.x + left + 10 + std::max(1.0F, room * shares[i]), y + row - 4}, c.ink.accent, 2);
    words_at(c, {at.x + left + 14 + room * shares[i], y + 2}, c.ink.quiet, fmt::format("{} %", static_cast<int>(std::lround(shares[i] * 100))));
  }
}

}  // namespace lichtung::viz
