// The folder of an ensemble: which replicates it holds already, whether they belong to this scenario, and the lock
// that keeps two runs from working in it at once.
#pragma once

#include "scenarios/errors.hpp"
#include "sim/outcome/outcome_data.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lichtung::ensemble {

/// What a replicate must carry to count as one of this ensemble.
struct Identity {
  std::string scenario_sha256;
  std::uint64_t seed{};
};

/// The folder can't be used; `reason` lets the command say it in the user's language.
class FolderError : public DataError {
 public:
  enum class Reason { OtherScenario, NotAnOutcome, NewerSchema, Busy, NotAFolder, CannotWrite };
  FolderError(Reason r, const std::filesystem::path& path, const std::string& message)
      : DataError(kind_of(r), path.string(), message), reason(r), detail(message) {}
  Reason reason;
  std::string detail;               // what() without the path

 private:
  static ErrorKind kind_of(Reason r) {
    return r == Reason::CannotWrite || r == Reason::NotAFolder || r == Reason::Busy ? ErrorKind::CannotWrite
                                                                                    : ErrorKind::Data;
  }
};

/// DIR/replicate-0007.h5
[[nodiscard]] std::filesystem::path replicate_path(const std::filesystem::path& dir, std::uint32_t replicate);

/// Creates the folder if needed and holds its lock file (flock) as long as it lives. Errors: FolderError.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& dir);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_{-1};
};

enum class FileState : std::uint8_t { Absent, Whole, Damaged, Foreign };

/// One replicate file as found.
struct Existing {
  std::uint32_t replicate{};
  FileState state{FileState::Absent};
  FolderError::Reason reason{FolderError::Reason::OtherScenario};  // why foreign
  std::string detail;                                              // what was found, if damaged or foreign
  outcome::Table totals;                                           // if whole
};

/// Reads and verifies one file. A file of another scenario, seed or program, or under a wrong number, is Foreign.
[[nodiscard]] Existing inspect(const std::filesystem::path& dir, std::uint32_t replicate, const Identity& identity);

/// Numbers of all replicate files in the folder, ascending.
[[nodiscard]] std::vector<std::uint32_t> replicate_numbers(const std::filesystem::path& dir);

/// Removes unfinished `.part` files that a killed run left; call only while holding the lock. Returns how many.
int remove_unfinished(const std::filesystem::path& dir);

}  // namespace lichtung::ensemble
