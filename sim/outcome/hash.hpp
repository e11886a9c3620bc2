// The content hash: one number for everything an outcome says, whatever its bytes on disk.
// Equal content has equal hashes; a changed value, name, type, shape or attribute changes it (FIPS 180-4).
#pragma once

#include "sim/outcome/outcome_data.hpp"

#include <string>

namespace lichtung::outcome {

/// SHA-256 over all of `data` in the order and encoding described in docs/outcome-format.md.
[[nodiscard]] std::string content_sha256(const OutcomeData& data);

}  // namespace lichtung::outcome
