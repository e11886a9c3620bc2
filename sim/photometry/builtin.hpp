// The built-in luminaires with everything their files say, for those who show them.
#pragma once

#include "sim/photometry/photometric_file.hpp"

#include <vector>

namespace lichtung::photometry {

/// In the order of builtin_luminaires(). They carry neither flux nor power: those belong to the lamp in the town.
[[nodiscard]] std::vector<PhotometricFile> builtin_files();

}  // namespace lichtung::photometry
