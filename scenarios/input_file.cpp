// See input_file.hpp. File systems are told by their magic numbers (statfs(2), linux/magic.h).
#include "scenarios/input_file.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/messages.hpp"

#include <linux/magic.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>

namespace lichtung {
namespace {

namespace fs = std::filesystem;

constexpr std::array<unsigned long, 10> kMadeByKernel{
    PROC_SUPER_MAGIC, SYSFS_MAGIC,        DEBUGFS_MAGIC,       TRACEFS_MAGIC,      SECURITYFS_MAGIC,
    SELINUX_MAGIC,    CGROUP_SUPER_MAGIC, CGROUP2_SUPER_MAGIC, DEVPTS_SUPER_MAGIC, BPF_FS_MAGIC};

bool made_by_kernel(const fs::path& path) {
  struct statfs system {};
  if (::statfs(path.c_str(), &system) != 0) return false;
  return std::ranges::find(kMadeByKernel, static_cast<unsigned long>(system.f_type) & 0xFFFFFFFFUL) !=
         kMadeByKernel.end();
}

}  // namespace

InputKind input_kind(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return InputKind::Missing;
  if (fs::is_directory(status)) return InputKind::Folder;
  return fs::is_regular_file(status) && !made_by_kernel(path) ? InputKind::File : InputKind::Special;
}

std::string_view no_input_file(InputKind kind) {
  switch (kind) {
    case InputKind::Folder:
      return "diagnostic.file_is_folder";
    case InputKind::Special:
      return "diagnostic.file_is_special";
    case InputKind::Missing:
    case InputKind::File:
      break;
  }
  return "diagnostic.file_missing";
}

void require_input_file(const fs::path& path) {
  const InputKind kind = input_kind(path);
  if (kind == InputKind::File) return;
  throw DataError(kind == InputKind::Missing ? ErrorKind::MissingInput : ErrorKind::Data, path.string(),
                  std::string(text(Language::English, no_input_file(kind))));
}

}  // namespace lichtung
