// A photometric file for people (lines of labels and values) and for machines (JSON).
#pragma once

#include "sim/commands/load.hpp"
#include "sim/photometry/photometric_file.hpp"

#include <string>

namespace lichtung::commands {

/// What the file holds, what follows from its intensities, and its warnings. `shown`: how the user named it.
[[nodiscard]] std::string luminaire_text(const photometry::PhotometricFile& file, const std::string& shown, Language language);

/// The same with the stable keys of docs/luminaires.md; null for what isn't known.
[[nodiscard]] Json luminaire_json(const photometry::PhotometricFile& file, const std::string& shown, Language language);

}  // namespace lichtung::commands
