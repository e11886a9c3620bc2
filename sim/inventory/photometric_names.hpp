// Names of photometric files in an inventory to files in a folder. Inventories come from Windows: names differ in case
// from the files, carry folders of another machine, or lack the extension.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::inventory {

class PhotometricNames {
 public:
  /// Lists the .ldt and .ies files of a folder; one that can't be listed counts as empty.
  explicit PhotometricNames(const std::filesystem::path& folder);

  /// True if the text ends like a photometric file's name.
  [[nodiscard]] static bool is_file_name(std::string_view text);

  /// The file of that name in the folder, with or without extension, any case, folders before it ignored. Index into
  /// used().
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name);
  [[nodiscard]] bool knows(std::string_view name) const;

  /// Files found so far, in the order in which they were first asked for.
  [[nodiscard]] const std::vector<std::filesystem::path>& used() const { return used_; }

 private:
  [[nodiscard]] const std::filesystem::path* lookup(std::string_view name) const;
  std::map<std::string, std::filesystem::path, std::less<>> by_name_;  // folded, with and without extension
  std::vector<std::filesystem::path> used_;
};

}  // namespace lichtung::inventory
