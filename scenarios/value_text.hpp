// A TOML value as text again: in one line, keys of tables sorted, the same for equal values.
#pragma once

#include "scenarios/toml.hpp"

#include <string>

namespace lichtung::detail {

/// `file`: a text is a path and loses its folders, so that it is the same everywhere; also below keys "polygon".
[[nodiscard]] std::string value_text(const toml::node& node, bool file);

/// Everything as written, paths with their folders.
[[nodiscard]] std::string value_text(const toml::node& node);

}  // namespace lichtung::detail
