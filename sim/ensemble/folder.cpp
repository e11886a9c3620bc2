// What lies in an ensemble's folder. "Done" means: the file exists, its content hash verifies, and it carries the
// same scenario, seed and number; so a killed or moved run never counts as done.
#include "sim/ensemble/folder.hpp"

#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace lichtung::ensemble {
namespace {

constexpr std::string_view kPrefix = "replicate-";
constexpr std::string_view kSuffix = ".h5";
constexpr const char* kLockName = ".lichtung-lock";

std::string cause(int error) { return std::generic_category().message(error); }

/// "replicate-0007.h5" → 7; nothing for any other spelling, so that no number is met twice.
std::optional<std::uint32_t> number_of(const std::string& name) {
  if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix)) return std::nullopt;
  if (name.size() < kPrefix.size() + kSuffix.size()) return std::nullopt;
  std::uint32_t number = 0;
  const char* first = name.data() + kPrefix.size();
  const char* last = name.data() + name.size() - kSuffix.size();
  const auto [end, error] = std::from_chars(first, last, number);
  if (error != std::errc{} || end != last) return std::nullopt;
  if (replicate_path({}, number).string() != name) return std::nullopt;
  return number;
}

template <class Visit>
void for_each_name(const std::filesystem::path& dir, Visit visit) {
  std::error_code error;
  std::filesystem::directory_iterator entries(dir, error);
  if (error) throw FolderError(FolderError::Reason::NotAFolder, dir, error.message());
  for (const auto& entry : entries) visit(entry.path());
}

Existing foreign(std::uint32_t replicate, FolderError::Reason reason, std::string detail) {
  return {replicate, FileState::Foreign, reason, std::move(detail), {}};
}

Existing judge(const outcome::Reader& file, std::uint32_t replicate, const Identity& identity) {
  using Reason = FolderError::Reason;
  const auto& p = file.provenance();
  if (p.scenario_sha256 != identity.scenario_sha256)
    return foreign(replicate, Reason::OtherScenario,
                   fmt::format("scenario {:.12}, expected {:.12}", p.scenario_sha256, identity.scenario_sha256));
  if (p.seed != identity.seed)
    return foreign(replicate, Reason::OtherScenario, fmt::format("seed {}, expected {}", p.seed, identity.seed));
  if (p.replicate != replicate)
    return foreign(replicate, Reason::OtherScenario, fmt::format("replicate {}, expected {}", p.replicate, replicate));
  Existing whole{replicate, FileState::Whole, {}, {}, {}};
  const auto& names = file.table_names();
  if (std::find(names.begin(), names.end(), "totals") != names.end()) whole.totals = file.table("totals");
  return whole;
}

}  // namespace

std::filesystem::path replicate_path(const std::filesystem::path& dir, std::uint32_t replicate) {
  return dir / fmt::format("{}{:04}{}", kPrefix, replicate, kSuffix);
}

FolderLock::FolderLock(const std::filesystem::path& dir) {
  using Reason = FolderError::Reason;
  std::error_code error;
  std::filesystem::create_directories(dir, error);
  if (error) throw FolderError(Reason::CannotWrite, dir, error.message());
  if (!std::filesystem::is_directory(dir)) throw FolderError(Reason::NotAFolder, dir, "is not a folder");
  const auto path = dir / kLockName;
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (descriptor_ < 0) throw FolderError(Reason::CannotWrite, path, cause(errno));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int why = errno;
    // A file system without locks (some network mounts) still works; only the guard against two runs is lost.
    if (why != EWOULDBLOCK) return;
    ::close(descriptor_);
    throw FolderError(Reason::Busy, dir, "another run is working in this folder");
  }
}

FolderLock::~FolderLock() { ::close(descriptor_); }  // closing releases the lock; the empty file stays

Existing inspect(const std::filesystem::path& dir, std::uint32_t replicate, const Identity& identity) {
  using Reason = FolderError::Reason;
  const auto path = replicate_path(dir, replicate);
  std::error_code error;
  const auto status = std::filesystem::symlink_status(path, error);
  if (!std::filesystem::exists(status)) return {replicate, FileState::Absent, {}, {}, {}};
  if (!std::filesystem::is_regular_file(std::filesystem::status(path, error)))
    return foreign(replicate, Reason::NotAnOutcome, "is not a file");
  if (std::filesystem::file_size(path, error) == 0)
    return {replicate, FileState::Damaged, {}, "the file is empty", {}};
  try {
    return judge(outcome::Reader(path, true), replicate, identity);
  } catch (const outcome::FileError& failure) {
    switch (failure.kind) {
      case outcome::FileError::Kind::Missing: return {replicate, FileState::Absent, {}, {}, {}};
      case outcome::FileError::Kind::NotAnOutcome: return foreign(replicate, Reason::NotAnOutcome, failure.what());
      case outcome::FileError::Kind::NewerSchema: return foreign(replicate, Reason::NewerSchema, failure.what());
      case outcome::FileError::Kind::Damaged: return {replicate, FileState::Damaged, {}, failure.what(), {}};
      case outcome::FileError::Kind::CannotWrite:
      case outcome::FileError::Kind::Exists: break;
    }
    throw;
  }
}

std::vector<std::uint32_t> replicate_numbers(const std::filesystem::path& dir) {
  std::vector<std::uint32_t> numbers;
  for_each_name(dir, [&](const std::filesystem::path& path) {
    if (const auto number = number_of(path.filename().string())) numbers.push_back(*number);
  });
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

int remove_unfinished(const std::filesystem::path& dir) {
  std::vector<std::filesystem::path> parts;
  for_each_name(dir, [&](const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    const bool ours = name.starts_with(kPrefix) || name.starts_with("summary.h5") || name.starts_with("index.csv") ||
                      name.starts_with(".replicate-") || name.starts_with(".summary.h5");
    if (ours && name.find(".part") != std::string::npos) parts.push_back(path);
  });
  int removed = 0;
  for (const auto& path : parts) {
    std::error_code error;
    removed += std::filesystem::remove(path, error) ? 1 : 0;
  }
  return removed;
}

}  // namespace lichtung::ensemble
