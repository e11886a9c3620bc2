// Slices give what the whole gives, and ask nothing that isn't there.
#include "sim/outcome/check.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"
#include "tests/support/sample_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"

#include <catch2/catch.hpp>

#include <cstring>
#include <stdexcept>

using namespace lichtung;
using namespace lichtung::outcome;

namespace {

bool same_bits(const std::vector<float>& a, const float* b) { return std::memcmp(a.data(), b, a.size() * sizeof(float)) == 0; }

}  // namespace

TEST_CASE("frames, hours and segments of a large file are those of the whole") {
  const test::Folder folder;
  write_outcome(folder / "a.h5", test::large_outcome(5000, 7, 200000));
  const Reader reader(folder / "a.h5", false);
  for (const std::string& name : reader.variable_names()) {
    const SegmentVariable whole = reader.variable(name);
    const std::size_t frames = whole.per_frame ? 7 : 1;
    CHECK(reader.is_per_frame(name) == whole.per_frame);
    for (std::size_t f = 0; f < frames; ++f) {
      const std::vector<float> frame = reader.variable_frame(name, f);
      if (const auto* floats = std::get_if<std::vector<float>>(&whole.values))
        CHECK(same_bits(frame, floats->data() + f * 5000));
      else
        CHECK(frame[17] == static_cast<float>(std::get<std::vector<std::int32_t>>(whole.values)[f * 5000 + 17]));
    }
    CHECK_THROWS_AS(reader.variable_frame(name, frames), std::invalid_argument);
  }
}

TEST_CASE("rows of a column are those of the table, at every edge of a slice") {
  const test::Folder folder;
  write_outcome(folder / "a.h5", test::sample_outcome());
  const Reader reader(folder / "a.h5", false);
  for (const std::string& name : reader.table_names()) {
    const Table table = reader.table(name);
    const std::size_t rows = reader.row_count(name);
    for (const Column& column : table.columns) {
      CHECK(reader.has_column(name, column.name));
      if (std::holds_alternative<std::vector<std::string>>(column.values)) {
        CHECK_THROWS_AS(reader.column_slice(name, column.name, 0, rows), FileError);
        continue;
      }
      for (std::size_t first = 0; first <= rows; ++first) {
        const Column slice = reader.column_slice(name, column.name, first, rows - first);
        CHECK(slice.values.index() == column.values.index());
        CHECK(size_of(slice.values) == rows - first);
      }
      CHECK_THROWS_AS(reader.column_slice(name, column.name, 0, rows + 1), std::invalid_argument);
      CHECK_THROWS_AS(reader.column_slice(name, column.name, rows + 1, 0), std::invalid_argument);
    }
    CHECK_FALSE(reader.has_column(name, "no_such_column"));
  }
  const Column some = reader.column_slice("lamps", "x", 1, 2);
  const Table lamps = reader.table("lamps");
  const auto& all = std::get<std::vector<double>>(lamps.columns.front().values);
  CHECK(std::get<std::vector<double>>(some.values) == std::vector<double>{all[1], all[2]});
}

TEST_CASE("an hour and a week of the profile cross in one value") {
  const test::Folder folder;
  write_outcome(folder / "a.h5", test::sample_outcome());
  const Reader reader(folder / "a.h5", false);
  for (const std::string& name : reader.profile_names()) {
    const ProfileVariable whole = reader.profile(name);
    CHECK(reader.profile_hour(name, 100)[1] == whole.values[201]);
    CHECK(reader.profile_segment(name, 1)[100] == whole.values[201]);
    CHECK_THROWS_AS(reader.profile_hour(name, 168), std::invalid_argument);
    CHECK_THROWS_AS(reader.profile_segment(name, 2), std::invalid_argument);
  }
  CHECK_THROWS_AS(reader.profile_hour("nothing", 0), std::invalid_argument);
  CHECK_THROWS_AS(reader.row_count("nothing"), std::invalid_argument);
}
