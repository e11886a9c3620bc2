// A map of the feared places as one SVG file.
#include "sim/commands/angst_report.hpp"
#include "sim/commands/text_table.hpp"
#include "sim/svg/svg_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lichtung::commands {
namespace {

using svg::SvgMap;

std::string line_path(const AngstReport& report, const SvgMap& map, std::uint32_t street) {
  std::string path;
  for (const geopackage::Line& line : report.lines[street]) {
    std::vector<svg::Point> points;
    for (const auto& [x, y] : line) points.push_back({x, y});
    path += map.line(points);
  }
  return path;
}

}  // namespace

std::string angst_svg(const AngstReport& report, std::size_t numbered, Language language) {
  svg::Extent extent;
  for (const auto& lines : report.lines)
    for (const auto& line : lines)
      for (const auto& [x, y] : line) extent.add({x, y});
  SvgMap map(extent, language);
  std::string all;
  for (std::uint32_t s = 0; s < report.lines.size(); ++s) all += line_path(report, map, s);
  map.stroke(all, {"#b9b4aa", 2.0 * map.hair()});
  map.legend_text("#b9b4aa", text(language, "angst.legend_streets"));
  std::array<std::string, std::size(kConcernClasses)> paths;
  for (std::size_t p = 0; p < report.size(); ++p)
    for (const std::uint32_t s : report.streets[p]) paths[concern_class(report.real("concerned", p))] += line_path(report, map, s);
  for (std::size_t c = 0; c < paths.size(); ++c) {
    if (!paths[c].empty()) map.stroke(paths[c], {kConcernClasses[c].colour, 7.0 * map.hair()});
    map.legend_text(kConcernClasses[c].colour, concern_label(c, language));
  }
  for (std::size_t p = std::min(numbered, report.size()); p-- > 0;)   // the worst on top
    map.label({report.real("x", p), report.real("y", p)}, std::to_string(p + 1));
  const auto& from = report.provenance;
  return map.finish(message(language, "angst.picture_title", from.title), from.source,
                    from.licence.empty() ? std::string(text(language, "angst.caution"))
                                         : fmt::format("{} · {}", text(language, "angst.caution"), from.licence));
}

}  // namespace lichtung::commands
