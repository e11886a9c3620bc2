// Text that may stand in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace lichtung::svg {

/// Markup escaped (also both quotes, so that it may stand in an attribute), control characters and broken UTF-8 replaced.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace lichtung::svg
