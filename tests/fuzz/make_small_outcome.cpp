// Writes an outcome with few variables and tables: a seed small enough that a fuzzer turns over every part of it.
#include "sim/outcome/file.hpp"
#include "tests/support/sample_outcome.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

int main(int argc, char** argv) {
  using namespace lichtung;
  if (argc != 2) return 64;
  auto data = test::sample_outcome(0);
  const auto keep = [](auto& list, std::size_t most) { list.resize(std::min(list.size(), most)); };
  keep(data.variables, 3);
  keep(data.profile, 1);
  std::erase_if(data.tables, [](const outcome::Table& t) {
    return t.name != "totals" && t.name != "incidents" && t.name != "walks" && t.name != "frame_totals";
  });
  outcome::write_outcome(std::filesystem::path(argv[1]) / "small.h5", data, true);
  return 0;
}
