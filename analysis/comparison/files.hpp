// The replicate files of both sides, and which belong together.
#pragma once

#include "analysis/comparison/comparison.hpp"

#include <filesystem>
#include <utility>
#include <vector>

namespace lichtung::comparison {

struct ReplicateFile {
  std::filesystem::path path;
  outcome::Provenance provenance;
};

/// Files of one side by number of their replicate; all of one scenario, seed and duration.
struct FilesOfSide {
  std::string name;
  std::vector<ReplicateFile> files;
};

/// `verify`: hash each file's bytes. Errors: FileError; DataError in `language`.
[[nodiscard]] FilesOfSide files_of_side(const std::filesystem::path& path, bool verify, Language language);

/// Replicates that are compared: pairs of the same number where seed is the same and numbers are in common, otherwise all
/// of both sides, independent of each other.
struct Matched {
  bool paired{};
  std::vector<std::filesystem::path> a, b;   // paired: of equal length and order
};

/// Fills names, replicates and what is left out of `a` and `b`.
[[nodiscard]] Matched match(const FilesOfSide& before, const FilesOfSide& after, Side& a, Side& b);

}  // namespace lichtung::comparison
