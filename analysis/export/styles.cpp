// Widths grow with the class, as on the report's maps.
#include "analysis/export/styles.hpp"

#include "analysis/export/columns.hpp"
#include "analysis/report/layers.hpp"
#include "analysis/report/words.hpp"
#include "sim/svg/xml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>

namespace lichtung::exports {
namespace {

using geopackage::Layer;
using report::Words;

constexpr double kFar = 1e12;  // beyond all classes
/// Colours that all common kinds of colour vision tell apart (Okabe & Ito 2008), one per offence kind.
constexpr std::array<std::string_view, kOffenceKinds> kKindColours{"#0072b2", "#d55e00", "#cc79a7", "#009e73",
                                                                   "#999933"};
constexpr std::array<double, 4> kConcerned{3.0, 10.0, 30.0, 100.0};  // persons per night
constexpr std::array<std::string_view, 5> kConcernedColours{"#fed976", "#feb24c", "#fd8d3c", "#f03b20", "#9d0b26"};

struct Class {
  double low{}, high{};
  std::string label, colour;
  double width_mm{};
};

/// "#0072b2" → "0,114,178,255".
std::string rgba(std::string_view hex) {
  unsigned colour = 0;
  std::from_chars(hex.data() + 1, hex.data() + hex.size(), colour, 16);
  return fmt::format("{},{},{},255", colour >> 16U & 255U, colour >> 8U & 255U, colour & 255U);
}

std::string property(std::string_view name, std::string_view value) {
  return fmt::format("<prop k=\"{}\" v=\"{}\"/>", name, value);
}

std::string symbol(std::size_t name, std::string_view type, std::string_view layer_class,
                   const std::string& properties) {
  return fmt::format(
      "<symbol name=\"{}\" type=\"{}\" alpha=\"1\"><layer class=\"{}\" enabled=\"1\" locked=\"0\" "
      "pass=\"0\">{}</layer></symbol>",
      name, type, layer_class, properties);
}

std::string line_symbol(std::size_t name, std::string_view colour, double width_mm) {
  return symbol(name, "line", "SimpleLine",
                property("line_color", rgba(colour)) + property("line_width", fmt::format("{:.2f}", width_mm)) +
                    property("line_width_unit", "MM") + property("capstyle", "round") + property("joinstyle", "round"));
}

std::string marker_symbol(std::size_t name, std::string_view colour, double size_mm, std::string_view outline) {
  return symbol(name, "marker", "SimpleMarker",
                property("name", "circle") + property("color", rgba(colour)) +
                    property("outline_color", rgba(outline)) + property("outline_width", "0.2") +
                    property("size", fmt::format("{:.2f}", size_mm)) + property("size_unit", "MM"));
}

std::string document(const std::string& renderer) {
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22\" "
         "styleCategories=\"Symbology\">" +
         renderer + "</qgis>\n";
}

std::string graduated(std::string_view expression, std::span<const Class> classes) {
  std::string ranges, symbols;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    ranges += fmt::format("<range symbol=\"{}\" lower=\"{}\" upper=\"{}\" label=\"{}\" render=\"true\"/>", c,
                          classes[c].low, classes[c].high, svg::xml_text(classes[c].label));
    symbols += line_symbol(c, classes[c].colour, classes[c].width_mm);
  }
  return document(
      fmt::format("<renderer-v2 type=\"graduatedSymbol\" attr=\"{}\" graduatedMethod=\"GraduatedColor\" "
                  "symbollevels=\"0\" enableorderby=\"0\" "
                  "forceraster=\"0\"><ranges>{}</ranges><symbols>{}</symbols></renderer-v2>",
                  svg::xml_text(expression), ranges, symbols));
}

bool has(const Layer& layer, std::string_view field) {
  return std::ranges::find(layer.fields, field, &geopackage::Field::name) != layer.fields.end();
}

/// What a map of the report shows, as an expression of QGIS; empty if a column is missing.
std::string expression_of(std::string_view id, const Layer& layer, std::uint32_t days) {
  const double years = std::max(1U, days) / 365.0;
  const std::string_view variable = report::compared_variable(id);
  if (id == "offences") {
    std::string sum;
    for (const OffenceKindInfo& kind : kOffenceKindTable)
      if (const std::string name = fmt::format("expected_{}", kind.key); has(layer, name))
        sum += fmt::format("{}coalesce(\"{}\",0)", sum.empty() ? "" : "+", name);
    return sum.empty() ? sum : fmt::format("({})/max(\"length_m\",20)*100/{:.6f}", sum, years);
  }
  if (!has(layer, variable)) return {};
  if (id == "concern") {
    const std::string share = fmt::format("100*\"{}\"", variable);
    return has(layer, "night_passes") && has(layer, "night_away")
               ? fmt::format("CASE WHEN \"night_passes\"+\"night_away\">0 THEN {} END", share)
               : share;
  }
  if (id == "patrol") return fmt::format("\"{}\"/{}", variable, std::max(1U, days));
  return fmt::format("\"{}\"", variable);
}

std::vector<Class> classes_of(const report::Layer& map, const Words& w) {
  std::vector<Class> out;
  for (std::size_t c = 0; c < map.colours.size(); ++c)
    out.push_back({c == 0 ? -kFar : map.breaks[c - 1], c == map.breaks.size() ? kFar : map.breaks[c],
                   report::class_label(map.breaks, c, map.decimals, w), std::string(map.colours[c]),
                   0.4 + 0.15 * static_cast<double>(c)});
  return out;
}

std::vector<double> numbers(const Layer& layer, std::string_view field) {
  std::vector<double> out;
  const auto at = std::ranges::find(layer.fields, field, &geopackage::Field::name);
  if (at == layer.fields.end()) return out;
  for (const geopackage::Feature& f : layer.features)
    if (const auto* v = std::get_if<double>(&f.values[static_cast<std::size_t>(at - layer.fields.begin())]))
      out.push_back(*v);
  return out;
}

/// Seven classes to both sides of zero; the middle one is also for what can't be told apart from chance.
std::vector<Class> difference_classes(std::span<const double> values, const Words& w) {
  const std::vector<double> breaks = report::difference_breaks(values);
  const auto colours = report::difference_colours();
  const int decimals = report::decimals_for(breaks.back() * 0.1, 1);
  constexpr std::array<double, 7> kWidths{1.3, 1.0, 0.8, 0.3, 0.8, 1.0, 1.3};
  std::vector<Class> out;
  for (std::size_t c = 0; c < colours.size(); ++c) {
    const double low = c == 0 ? -kFar : breaks[c - 1], high = c == breaks.size() ? kFar : breaks[c];
    const std::string label = c == colours.size() / 2 ? w("difference_map_none")
                              : c == 0                ? w("difference_beyond_low", w.change(high, decimals))
                              : c == breaks.size()    ? w("difference_beyond_high", w.change(low, decimals))
                                                      : w("from_to", w.change(low, decimals), w.change(high, decimals));
    out.push_back({low, high, label, std::string(colours[c]), kWidths[c]});
  }
  return out;
}

/// The first style is applied, the others are offered. The feeling of safety comes first, as it is what most maps are for.
void put(Layer& layer, bool first, std::string name, std::string qml) {
  if (first)
    layer.qml = std::move(qml);
  else
    layer.other_styles.push_back({std::move(name), std::move(qml)});
}

constexpr std::array<std::string_view, 7> kMaps{"concern",  "light",    "footfall_night", "footfall_day",
                                                "offences", "disorder", "patrol"};

}  // namespace

void style_streets(Layer& streets, std::uint32_t days, Language language) {
  const Words w(language);
  for (const std::string_view id : kMaps) {
    const std::string expression = expression_of(id, streets, days);
    if (!expression.empty())
      put(streets, streets.qml.empty(), w(fmt::format("layer_{}", id)),
          graduated(expression, classes_of(*report::find_layer(id), w)));
  }
}

void style_differences(Layer& streets, Language language) {
  const Words w(language);
  for (const std::string_view id : kMaps) {
    const std::string variable(report::compared_variable(id));
    if (!has(streets, variable + "_difference")) continue;
    const std::string expression =
        fmt::format("CASE WHEN \"{0}_q\"<=0.05 THEN \"{0}_difference\" ELSE 0 END", variable);
    put(streets, streets.qml.empty(), w("difference_title", w(fmt::format("layer_{}", id))),
        graduated(expression, difference_classes(numbers(streets, variable + "_difference"), w)));
  }
}

std::string lamps_style() {
  return document(
      "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\"><symbols>" +
      marker_symbol(0, "#f2d13a", 1.2, "#575d6d") + "</symbols></renderer-v2>");
}

std::string incidents_style(Language language) {
  const Words w(language);
  std::string categories, symbols;
  const std::string_view meaning = outcome::find_variable("incidents", "kind")->meaning;
  for (const OffenceKindInfo& kind : kOffenceKindTable) {
    const std::size_t k = index(kind.kind);
    categories +=
        fmt::format("<category symbol=\"{}\" value=\"{}\" label=\"{}\" render=\"true\"/>", k,
                    svg::xml_text(word_of(meaning, static_cast<std::int64_t>(k))), svg::xml_text(w.offence(kind)));
    symbols += marker_symbol(k, kKindColours[k], 2.2, "#ffffff");
  }
  return document(
      "<renderer-v2 type=\"categorizedSymbol\" attr=\"kind\" symbollevels=\"0\" enableorderby=\"0\" "
      "forceraster=\"0\"><categories>" +
      categories + "</categories><symbols>" + symbols + "</symbols></renderer-v2>");
}

std::string angst_style(Language language) {
  const Words w(language);
  std::vector<Class> classes;
  for (std::size_t c = 0; c < kConcernedColours.size(); ++c)
    classes.push_back({c == 0 ? 0.0 : kConcerned[c - 1], c == kConcerned.size() ? kFar : kConcerned[c],
                       report::class_label(kConcerned, c, 0, w), std::string(kConcernedColours[c]), 1.4});
  return graduated("\"concerned\"", classes);
}

}  // namespace lichtung::exports
