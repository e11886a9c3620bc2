// A folder with small files for the tests of reading.
#pragma once

#include "analysis/tables/table.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lichtung::tables::test {

struct Folder : lichtung::test::TemporaryFolder {
  [[nodiscard]] std::filesystem::path write(const std::string& name, std::string_view content) const {
    std::ofstream(path / name, std::ios::binary) << content;
    return path / name;
  }
};

/// "3:no_column" of the first error or warning: line and key without its section; empty if there is none.
inline std::string first_note(const Notes& notes) {
  if (notes.diagnostics.empty()) return {};
  const Diagnostic& d = notes.diagnostics.front();
  return std::to_string(d.line) + ":" + d.key.substr(d.key.find('.') + 1);
}

}  // namespace lichtung::tables::test
