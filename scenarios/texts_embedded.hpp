// The two text files of assets/texts as they were when the program was built; cmake/EmbedFiles.cmake writes the
// definitions.
#pragma once

#include <string_view>

namespace lichtung::detail {

extern const std::string_view kTextsDE;
extern const std::string_view kTextsEN;

}  // namespace lichtung::detail
