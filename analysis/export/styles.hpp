// Styles that QGIS applies by itself (QML, symbology of QGIS 3): the classes and colours of the report's maps.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/geopackage/geopackage.hpp"

#include <cstdint>
#include <string>

namespace lichtung::exports {

/// A style per map of the report whose columns the layer has; the first one is applied.
void style_streets(geopackage::Layer& streets, std::uint32_t days, Language language);

/// The same for a comparison's streets: the difference where it is told apart from chance (q ≤ 0.05), grey elsewhere.
void style_differences(geopackage::Layer& streets, Language language);

[[nodiscard]] std::string lamps_style();
[[nodiscard]] std::string incidents_style(Language language);
[[nodiscard]] std::string angst_style(Language language);

}  // namespace lichtung::exports
