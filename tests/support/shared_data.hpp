// Where real data lie beside the project. They are optional: a test that needs them says SKIPPED and why.
#pragma once

#include <filesystem>
#include <iostream>
#include <string_view>

namespace lichtung::test {

/// Path below the folder of real data; may not exist.
inline std::filesystem::path shared_data(std::string_view relative) {
  return std::filesystem::path(LICHTUNG_SHARED_DATA) / relative;
}

/// True if the real data are present; otherwise prints a visible SKIPPED line.
inline bool have_shared_data(std::string_view relative) {
  if (std::filesystem::exists(shared_data(relative))) return true;
  std::cout << "SKIPPED: real data not present: " << relative << '\n';
  return false;
}

}  // namespace lichtung::test
