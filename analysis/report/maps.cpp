// Lines grow wider with their class, so that a map can be read in grey as well.
#include "analysis/report/maps.hpp"

#include "sim/svg/xml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::report {
namespace {

using svg::SvgMap;

constexpr std::string_view kNetwork = "#d8d5cf";
constexpr std::string_view kPlainNetwork = "#c9c5bd";   // where most streets have no colour of their own
/// Of all ends of streets, the share that decides the extent: a stray way far away doesn't shrink the town to a dot.
constexpr double kCore = 0.999;

constexpr std::array<double, 7> kDifferenceWidths{6.5, 5.0, 3.5, 1.5, 3.5, 5.0, 6.5};   // hairs
constexpr std::size_t kHardlyAny = 3;   // the middle class

double width_of(std::size_t c) { return 3.0 + 1.1 * static_cast<double>(c); }   // hairs of a map of whole width
/// Lines of a small map are drawn wider, as its letters are.
double boldness(double letters) { return std::max(1.0, letters / 1.4); }

svg::Extent extent_of(const RunSet& run) {
  std::vector<double> x, y;
  for (const auto& line : run.lines)
    for (const svg::Point p : line)
      if (std::isfinite(p.x) && std::isfinite(p.y)) {
        x.push_back(p.x);
        y.push_back(p.y);
      }
  svg::Extent e;
  if (x.empty()) return e;
  std::ranges::sort(x);
  std::ranges::sort(y);
  const auto last = static_cast<double>(x.size() - 1);
  const auto low = static_cast<std::size_t>(last * (1.0 - kCore) / 2.0), high = static_cast<std::size_t>(last * (1.0 + kCore) / 2.0);
  // Only far outliers are cut off: usual towns are shown whole.
  const auto bound = [](double end, double core, double span) { return std::abs(end - core) > span ? core : end; };
  const double wide = x[high] - x[low] + 1.0, tall = y[high] - y[low] + 1.0;
  e.add({bound(x.front(), x[low], wide), bound(y.front(), y[low], tall)});
  e.add({bound(x.back(), x[high], wide), bound(y.back(), y[high], tall)});
  return e;
}

}  // namespace

MapMaker::MapMaker(const RunSet& run, Language language) : words_(language), extent_(extent_of(run)) {
  const SvgMap map = blank();
  for (const auto& line : run.lines) paths_.push_back(map.line(line));
}

SvgMap MapMaker::blank() const {
  SvgMap map(extent_, words_.language());
  map.coarsen();
  return map;
}

std::string MapMaker::definitions() const {
  std::string all;
  for (const std::string& path : paths_) all += path;
  return SvgMap::definition("streets", all);
}

void MapMaker::draw_classes(SvgMap& map, const Layer& layer, std::span<const double> values, double bold) const {
  std::vector<std::string> paths(layer.colours.size());
  for (std::size_t s = 0; s < std::min(values.size(), paths_.size()); ++s)
    if (const int c = class_of(layer.breaks, values[s]); c >= 0) paths[static_cast<std::size_t>(c)] += paths_[s];
  for (std::size_t c = 0; c < paths.size(); ++c) map.stroke(paths[c], {layer.colours[c], bold * width_of(c) * map.hair()});
}

MapPicture MapMaker::values(const Layer& layer, std::span<const double> values, const svg::Description& about, double letters) const {
  SvgMap map = blank();
  map.stroke_use("streets", {kNetwork, 1.5 * boldness(letters) * map.hair()});
  draw_classes(map, layer, values, boldness(letters));
  MapPicture out{map.figure(about, letters), {}};
  for (std::size_t c = 0; c < layer.colours.size(); ++c)
    out.legend.push_back({std::string(layer.colours[c]), class_label(layer.breaks, c, layer.decimals, words_), width_of(c), false, false});
  return out;
}

void MapMaker::draw_differences(SvgMap& map, std::span<const double> breaks, std::span<const double> values, std::span<const std::uint8_t> sure) const {
  const auto colours = difference_colours();
  std::array<std::array<std::string, 2>, 7> paths;
  for (std::size_t s = 0; s < std::min(values.size(), paths_.size()); ++s)
    if (const int c = class_of(breaks, values[s]); c >= 0) paths[static_cast<std::size_t>(c)][s < sure.size() && sure[s] != 0 ? 1 : 0] += paths_[s];
  for (const std::size_t c : {std::size_t{2}, std::size_t{4}, std::size_t{1}, std::size_t{5}, std::size_t{0}, std::size_t{6}}) {
    map.stroke(paths[c][0], {colours[c], 0.7 * kDifferenceWidths[c] * map.hair(), 1.0, 5.0 * map.hair()});
    map.stroke(paths[c][1], {colours[c], 1.2 * kDifferenceWidths[c] * map.hair()});
    if (c > 3) map.stroke(paths[c][1], {"#1a1a1a", 0.3 * kDifferenceWidths[c] * map.hair()});   // more: a dark core, seen in grey too
  }
}

std::string MapMaker::difference_label(std::span<const double> breaks, std::size_t c, int decimals) const {
  if (c == 0) return words_("difference_beyond_low", words_.change(breaks[0], decimals));
  if (c == breaks.size()) return words_("difference_beyond_high", words_.change(breaks[c - 1], decimals));
  return words_("from_to", words_.change(breaks[c - 1], decimals), words_.change(breaks[c], decimals));
}

MapPicture MapMaker::differences(std::span<const double> values, std::span<const std::uint8_t> sure, int decimals, const svg::Description& about,
                                 double letters) const {
  const std::vector<double> breaks = difference_breaks(values);
  const auto colours = difference_colours();
  SvgMap map = blank();
  map.stroke_use("streets", {kNetwork, 1.5 * boldness(letters) * map.hair()});
  draw_differences(map, breaks, values, sure);
  MapPicture out{map.figure(about, letters), {}};
  for (std::size_t c = 0; c < colours.size(); ++c)
    if (c != kHardlyAny) out.legend.push_back({std::string(colours[c]), difference_label(breaks, c, decimals), kDifferenceWidths[c], false, c > kHardlyAny});
  out.legend.push_back({"#777777", words_("difference_unsure"), 3.0, true, false});
  out.legend.push_back({std::string(kNetwork), words_("difference_none"), 1.5, false, false});
  return out;
}

MapPicture MapMaker::categories(std::span<const Category> categories, std::span<const int> category, const svg::Description& about,
                                double letters, std::span<const svg::Point> places) const {
  SvgMap map = blank();
  map.stroke_use("streets", {kPlainNetwork, 2.0 * boldness(letters) * map.hair()});
  MapPicture out;
  for (std::size_t c = 0; c < categories.size(); ++c) {
    std::string path;
    for (std::size_t s = 0; s < std::min(category.size(), paths_.size()); ++s)
      if (category[s] == static_cast<int>(c)) path += paths_[s];
    const Category& look = categories[c];
    map.stroke(path, {look.colour, look.width * map.hair(), 1.0, look.dashed ? 5.0 * map.hair() : 0.0});
    out.legend.push_back({look.colour, look.label, look.width, look.dashed, false});
  }
  for (std::size_t p = places.size(); p-- > 0;) map.label(places[p], std::to_string(p + 1));   // the first on top
  out.svg = map.figure(about, letters);
  return out;
}

void MapMaker::draw_network(SvgMap& map) const {
  std::string all;
  for (const std::string& path : paths_) all += path;
  map.stroke(all, {kNetwork, 1.5 * map.hair()});
}

std::string MapMaker::sheet(const Layer& layer, std::span<const double> values, const Sheet& around) const {
  SvgMap map = blank();
  draw_network(map);
  draw_classes(map, layer, values, 1.2);
  for (std::size_t c = 0; c < layer.colours.size(); ++c) map.legend_text(layer.colours[c], class_label(layer.breaks, c, layer.decimals, words_));
  map.legend_text(kNetwork, words_("legend_nothing"));
  map.note(words_("sheet_note"));
  for (const std::string& note : around.notes) map.note(note);
  return map.finish(around.title, "", around.licence);
}

std::string MapMaker::difference_sheet(std::span<const double> values, std::span<const std::uint8_t> sure, int decimals, const Sheet& around) const {
  const std::vector<double> breaks = difference_breaks(values);
  const auto colours = difference_colours();
  SvgMap map = blank();
  draw_network(map);
  draw_differences(map, breaks, values, sure);
  for (std::size_t c = 0; c < colours.size(); ++c)
    if (c != kHardlyAny) map.legend_text(colours[c], difference_label(breaks, c, decimals));
  map.legend_text(kNetwork, words_("difference_none"));
  map.note(words_("difference_sheet_note"));
  for (const std::string& note : around.notes) map.note(note);
  return map.finish(around.title, "", around.licence);
}

std::string legend_html(std::string_view plain_title, std::span<const LegendRow> rows) {
  std::string out = fmt::format("<div class=\"legend\"><p>{}</p>\n<ul>\n", svg::xml_text(plain_title));
  for (const LegendRow& row : rows) {
    const std::string core = row.cored ? fmt::format("<path d=\"M0 6h34\" stroke=\"#1a1a1a\" stroke-width=\"{:.1f}\"/>", 0.3 * row.width) : "";
    out += fmt::format("<li><svg viewBox=\"0 0 34 12\" width=\"34\" height=\"12\" aria-hidden=\"true\"><path d=\"M0 6h34\" stroke=\"{}\" "
                       "stroke-width=\"{:.1f}\"{}/>{}</svg> {}</li>\n",
                       row.colour, 1.2 * row.width, row.dashed ? " stroke-dasharray=\"4 4\"" : "", core, svg::xml_text(row.label));
  }
  return out + "</ul></div>\n";
}

}  // namespace lichtung::report
