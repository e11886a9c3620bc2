// One listing of the folder, sorted, so that the choice among names that differ only in case is the same everywhere.
#include "sim/inventory/photometric_names.hpp"

#include "scenarios/input_file.hpp"
#include "sim/inventory/quantities.hpp"

#include <algorithm>

namespace lichtung::inventory {
namespace {

namespace fs = std::filesystem;

std::string last_part(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  return folded(slash == std::string_view::npos ? name : name.substr(slash + 1));
}

}  // namespace

PhotometricNames::PhotometricNames(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder.empty() ? fs::path(".") : folder, error), end; !error && it != end;
       it.increment(error))
    if (is_file_name(it->path().filename().string()) && is_input_file(it->path())) files.push_back(it->path());
  std::ranges::sort(files);
  for (const fs::path& file : files) by_name_.emplace(folded(file.filename().string()), file);
  for (const fs::path& file : files) by_name_.emplace(folded(file.stem().string()), file);
}

bool PhotometricNames::is_file_name(std::string_view text) {
  const std::string name = folded(text);
  return name.ends_with(".ldt") || name.ends_with(".ies");
}

const fs::path* PhotometricNames::lookup(std::string_view name) const {
  const auto it = by_name_.find(last_part(name));
  return it == by_name_.end() ? nullptr : &it->second;
}

bool PhotometricNames::knows(std::string_view name) const { return lookup(name) != nullptr; }

std::optional<std::uint32_t> PhotometricNames::find(std::string_view name) {
  const fs::path* file = lookup(name);
  if (file == nullptr) return {};
  const auto it = std::ranges::find(used_, *file);
  if (it == used_.end()) {
    used_.push_back(*file);
    return static_cast<std::uint32_t>(used_.size() - 1);
  }
  return static_cast<std::uint32_t>(it - used_.begin());
}

}  // namespace lichtung::inventory
