// Maps of a report. All maps of one report show the same extent; the street network is defined once per page and used
// by every map, which keeps a page of a big town small.
#pragma once

#include "analysis/report/layers.hpp"
#include "sim/svg/svg_map.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::report {

struct LegendRow {
  std::string colour, label;
  double width{};           // of the sample line, pixels
  bool dashed{}, cored{};
};

/// A map and its legend, to be set by the page.
struct MapPicture {
  std::string svg;
  std::vector<LegendRow> legend;
};

class MapMaker {
 public:
  MapMaker(const RunSet& run, Language language);

  /// The network, for the page's definitions; its id is "streets".
  [[nodiscard]] std::string definitions() const;

  /// `values` by street in the layer's unit.
  [[nodiscard]] MapPicture values(const Layer& layer, std::span<const double> values, const svg::Description& about, double letters) const;

  /// `sure`: by street, whether the difference is told apart from chance. Streets that aren't are dashed.
  [[nodiscard]] MapPicture differences(std::span<const double> values, std::span<const std::uint8_t> sure, int decimals,
                                       const svg::Description& about, double letters) const;

  struct Category {
    std::string colour, label;
    double width{};
    bool dashed{};
  };
  /// `category` by street, −1: none. `places` are numbered from 1.
  [[nodiscard]] MapPicture categories(std::span<const Category> categories, std::span<const int> category, const svg::Description& about,
                                      double letters, std::span<const svg::Point> places = {}) const;

  /// What stands around the map of a sheet of its own.
  struct Sheet {
    std::string title, licence;
    std::vector<std::string> notes;          // lines below the legend
  };
  /// The map of values as a sheet.
  [[nodiscard]] std::string sheet(const Layer& layer, std::span<const double> values, const Sheet& around) const;
  /// The map of differences as a sheet; `sure` as above.
  [[nodiscard]] std::string difference_sheet(std::span<const double> values, std::span<const std::uint8_t> sure, int decimals,
                                             const Sheet& around) const;

 private:
  [[nodiscard]] svg::SvgMap blank() const;
  void draw_classes(svg::SvgMap& map, const Layer& layer, std::span<const double> values, double bold) const;
  void draw_differences(svg::SvgMap& map, std::span<const double> breaks, std::span<const double> values, std::span<const std::uint8_t> sure) const;
  [[nodiscard]] std::string difference_label(std::span<const double> breaks, std::size_t c, int decimals) const;
  void draw_network(svg::SvgMap& map) const;   // for sheets, which have no definitions

  Words words_;
  svg::Extent extent_;
  std::vector<std::string> paths_;           // by street, coarse
};

/// Legend as an HTML list with a heading.
[[nodiscard]] std::string legend_html(std::string_view plain_title, std::span<const LegendRow> rows);

}  // namespace lichtung::report
