// Before, after, difference: the same classes and colours for both, hatched (dashed) where chance may be all there is.
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lichtung::report {
namespace {

constexpr std::array<std::string_view, 4> kShown{"light", "concern", "footfall_night", "offences"};
constexpr double kHalf = 2.6, kWhole = 1.5;   // size of letters on maps of half and whole width

std::string count_words(const Layer& layer, const std::vector<double>& values, const RunSet& run, const Words& w) {
  std::vector<double> km(layer.colours.size(), 0.0);
  for (std::size_t s = 0; s < values.size(); ++s)
    if (const int k = class_of(layer.breaks, values[s]); k >= 0) km[static_cast<std::size_t>(k)] += run.length_m[s] / 1000.0;
  std::string out;
  for (std::size_t k = 0; k < km.size(); ++k)
    out += fmt::format("{}{}: {} km", k == 0 ? "" : "; ", class_label(layer.breaks, k, layer.decimals, w), w.number(km[k], 1));
  return out;
}

HtmlTable km_table(const Layer& layer, const Content& c, const std::vector<double>& before, const std::vector<double>* after) {
  const Words& w = c.words;
  HtmlTable t{w("km_by_class", w(fmt::format("layer_{}", layer.id))), {word(w(fmt::format("layer_{}_unit", layer.id)))}, {}};
  t.head.push_back(figure(after == nullptr ? w("km") : w("km_before")));
  if (after != nullptr) t.head.push_back(figure(w("km_after")));
  std::vector<std::array<double, 2>> km(layer.colours.size(), {0.0, 0.0});
  for (std::size_t side = 0; side < (after == nullptr ? 1U : 2U); ++side) {
    const auto& values = side == 0 ? before : *after;
    for (std::size_t s = 0; s < values.size(); ++s)
      if (const int k = class_of(layer.breaks, values[s]); k >= 0) km[static_cast<std::size_t>(k)][side] += c.before.length_m[s] / 1000.0;
  }
  for (std::size_t k = 0; k < km.size(); ++k) {
    t.rows.push_back({word(class_label(layer.breaks, k, layer.decimals, w)), figure(w.number(km[k][0], 1))});
    if (after != nullptr) t.rows.back().push_back(figure(w.number(km[k][1], 1)));
  }
  return t;
}

MapPicture value_map(const Content& c, const Layer& layer, const RunSet& run, const std::vector<double>& values, std::string_view side, double letters) {
  const std::string name = c.words(fmt::format("layer_{}", layer.id));
  const std::string title = side.empty() ? name : fmt::format("{}: {}", name, c.words(side));
  return c.maps.values(layer, values, {fmt::format("map-{}{}", layer.id, side), title, count_words(layer, values, run, c.words)}, letters);
}

std::string legend_title(const Layer& layer, const Words& w) {
  return fmt::format("{} ({})", w(fmt::format("layer_{}", layer.id)), w(fmt::format("layer_{}_unit", layer.id)));
}

std::string one_map(const Content& c, const Layer& layer, const std::vector<double>& values) {
  const Words& w = c.words;
  const MapPicture picture = value_map(c, layer, c.before, values, "", kHalf);
  return figure_html({w(fmt::format("layer_{}", layer.id)), w(fmt::format("layer_{}_about", layer.id)),
                      picture.svg + legend_html(w(fmt::format("layer_{}_unit", layer.id)), picture.legend), w("as_table"),
                      table_html(km_table(layer, c, values, nullptr))});
}

std::string difference_words(const std::vector<double>& change, const std::vector<std::uint8_t>& sure, const Words& w) {
  std::size_t up = 0, down = 0;
  for (std::size_t s = 0; s < change.size(); ++s)
    if (s < sure.size() && sure[s] != 0) {
      up += change[s] > 0.0 ? 1 : 0;
      down += change[s] < 0.0 ? 1 : 0;
    }
  return w("difference_words", up, down);
}

/// Streets on which nobody would pass in one of the two have no difference.
std::vector<double> change_of(const std::vector<double>& before, const std::vector<double>& after) {
  std::vector<double> out(std::min(before.size(), after.size()));
  for (std::size_t s = 0; s < out.size(); ++s) out[s] = after[s] - before[s];
  return out;
}

/// Streets whose difference is told apart from chance, false discoveries controlled.
std::vector<std::uint8_t> discoveries(const Content& c, std::string_view layer, std::size_t streets) {
  const std::string_view variable = compared_variable(layer);
  std::vector<std::uint8_t> out(streets, 0);
  if (c.comparison == nullptr) return out;
  for (const comparison::StreetFigure& f : c.comparison->streets)
    if (f.variable == variable)
      for (std::size_t s = 0; s < std::min(streets, f.p_adjusted.size()); ++s) out[s] = f.sure(s) ? 1 : 0;
  return out;
}

std::string two_maps(const Content& c, const Layer& layer, const std::vector<double>& before, const std::vector<double>& after) {
  const Words& w = c.words;
  const std::vector<double> change = change_of(before, after);
  const bool moved = std::ranges::any_of(change, [](double v) { return std::isfinite(v) && v != 0.0; });
  const std::string name = w(fmt::format("layer_{}", layer.id));
  std::string out = heading(3, name) + paragraph(w(fmt::format("layer_{}_about", layer.id)));
  if (!moved) {
    const MapPicture picture = value_map(c, layer, c.before, before, "", kWhole);
    return out + paragraph(w("map_unchanged")) +
           figure_html({"", "", picture.svg + legend_html(legend_title(layer, w), picture.legend), w("as_table"), table_html(km_table(layer, c, before, nullptr))});
  }
  const MapPicture a = value_map(c, layer, c.before, before, "before", kHalf), b = value_map(c, layer, *c.after, after, "after", kHalf);
  const std::vector<std::uint8_t> known = discoveries(c, layer.id, change.size());
  const MapPicture d = c.maps.differences(change, known, std::max(1, layer.decimals + 1),
                                          {fmt::format("map-{}-difference", layer.id), w("difference_title", name), difference_words(change, known, w)}, kWhole);
  out += "<div class=\"pair\">\n" + figure_html({w("before"), "", a.svg}) + figure_html({w("after"), "", b.svg}) + "</div>\n" +
         legend_html(legend_title(layer, w), a.legend) +
         figure_html({w("difference_title", name), difference_words(change, known, w),
                      d.svg + legend_html(w("difference_legend", w(fmt::format("layer_{}_unit", layer.id))), d.legend), w("as_table"),
                      table_html(km_table(layer, c, before, &after))});
  return "<div class=\"mapset\">\n" + out + "</div>\n";
}

}  // namespace

std::string maps_section(const Content& c) {
  const Words& w = c.words;
  std::string out = paragraph(c.compares() ? w("maps_two") : w("maps_one"));
  std::string grid;
  for (const std::string_view id : kShown) {
    const Layer& layer = *find_layer(id);
    const std::vector<double> before = layer_values(c.before, id);
    if (before.size() != c.before.segments || before.empty()) continue;
    if (!c.compares()) {
      grid += one_map(c, layer, before);
      continue;
    }
    const std::vector<double> after = layer_values(*c.after, id);
    if (after.size() == before.size()) out += two_maps(c, layer, before, after);
  }
  return grid.empty() ? out : out + "<div class=\"pair\">\n" + grid + "</div>\n";
}

}  // namespace lichtung::report
