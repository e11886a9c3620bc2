// Writing and reading outcome files: immutable, whole or absent, hash-verified (docs/outcome-format.md).
#pragma once

#include "sim/outcome/outcome_data.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace lichtung::outcome {

/// Cannot read or write; the message names path, object and cause.
class FileError : public std::runtime_error {
 public:
  enum class Kind { CannotWrite, Exists, NotAnOutcome, Damaged, NewerSchema, Missing };
  FileError(Kind k, const std::string& message) : std::runtime_error(message), kind(k) {}
  Kind kind;
};

/// Writes the file under its final name only when whole: `.part` beside it, fsync, rename, fsync of the folder.
/// Equal data give equal bytes. Refuses to replace an existing file unless `force`.
void write_outcome(const std::filesystem::path& path, const OutcomeData& data, bool force = false);

/// Reads and verifies a file. `verify`: compare the content hash (default).
[[nodiscard]] OutcomeData read_outcome(const std::filesystem::path& path, bool verify = true);

/// Content hash of a whole, verified file, or FileError.
[[nodiscard]] std::string verify_outcome(const std::filesystem::path& path);

/// Tables made from the means of a summary, to stand beside them.
using Conclude = std::function<std::vector<Table>(const OutcomeData& summary)>;

/// Writes DIR/summary.h5 (mean and quantiles of every numeric variable over replicates) and DIR/index.csv
/// from whole replicate files, in one pass each; deterministic. `conclude` may be empty.
void write_summary(const std::filesystem::path& dir, std::span<const std::filesystem::path> replicates, bool force = true,
                   const Conclude& conclude = {});

}  // namespace lichtung::outcome
