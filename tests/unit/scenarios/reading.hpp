// Short forms for tests of the scenario reader.
#pragma once

#include "scenarios/reader.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace lichtung::test {

inline const std::string kHead = "schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n";

/// "3 unknown_key": line and key of each diagnostic.
inline std::vector<std::string> problems(const ReadResult& result) {
  std::vector<std::string> out;
  for (const Diagnostic& d : result.diagnostics) out.push_back(fmt::format("{} {}", d.line, d.key.substr(d.key.find('.') + 1)));
  return out;
}

inline std::vector<std::string> problems(std::string_view text) { return problems(read_scenario_text(text, "x.toml")); }

/// The scenario of a text that must be fine.
inline Scenario good(std::string_view text) {
  ReadResult result = read_scenario_text(text, "x.toml");
  for (const Diagnostic& d : result.diagnostics) FAIL_CHECK(format(d, Language::English));
  REQUIRE(result.scenario.has_value());
  return *result.scenario;
}

/// An empty folder that is removed at the end.
struct Folder : TemporaryFolder {
  std::filesystem::path write(const std::string& name, std::string_view content) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << content;
    return path / name;
  }
};

}  // namespace lichtung::test
