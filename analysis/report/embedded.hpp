// Files of assets/report/, compiled in.
#pragma once

#include <string_view>

namespace lichtung::report {

extern const std::string_view kStyleSheet;

}  // namespace lichtung::report
