// Weights files: the dialects in use, and what hostile ones get.
#include "analysis/tables/weights_file.hpp"
#include "tests/unit/tables/reading.hpp"

#include <catch2/catch.hpp>

using namespace lichtung::tables;
using namespace lichtung::tables::test;

namespace {

struct Reading {
  std::optional<WeightsFile> file;
  Notes notes;
};

Reading read(std::string_view content, const std::string& name = "w.gal") {
  const Folder folder;
  Reading reading;
  reading.file = read_weights(folder.write(name, content), reading.notes);
  return reading;
}

std::vector<std::uint32_t> row(const lichtung::statistics::SpatialWeights& w, std::size_t unit) {
  return {w.of(unit).begin(), w.of(unit).end()};
}
using Row = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("both headers of gal files are understood") {
  CHECK(read("2\n1 1\n2\n2 1\n1\n").file->units == 2);
  const auto r = read("0 2 counties FIPSNO\n37009 1\n37189\n37189 1\n37009\n");
  REQUIRE(r.file);
  CHECK(r.file->id_column == "FIPSNO");
  CHECK(r.file->ids == std::vector<std::string>{"37009", "37189"});
}

TEST_CASE("islands, wrapped lists, trailing blanks and Windows line ends") {
  const auto r = read("4        \r\n1 2  \r\n2\r\n3\r\n2 1\r\n1\r\n3 1\r\n1\r\n4 0\r\n\r\n");
  REQUIRE(r.file);
  Notes notes;
  const auto w = align(*r.file, row_ids(*r.file, 4), notes);
  REQUIRE(w);
  CHECK(row(*w, 0) == Row{1, 2});
  CHECK(row(*w, 3).empty());
}

TEST_CASE("weights are put into the order of the data") {
  const auto r = read("3\nb 1\na\na 2\nb c\nc 1\na\n");
  Notes notes;
  const std::vector<std::string> ids{"a", "b", "c"};
  const auto w = align(*r.file, ids, notes);
  REQUIRE(w);
  CHECK(row(*w, 0) == Row{1, 2});
  CHECK(row(*w, 1) == Row{0});
}

TEST_CASE("row numbers may begin with 0 or 1, and names are no row numbers") {
  CHECK(row_ids(*read("2\n0 1\n1\n1 1\n0\n").file, 2) == std::vector<std::string>{"0", "1"});
  CHECK(row_ids(*read("2\n1 1\n2\n2 1\n1\n").file, 2) == std::vector<std::string>{"1", "2"});
  CHECK(row_ids(*read("2\na 1\nb\nb 1\na\n").file, 2).empty());
  CHECK(row_ids(*read("2\n0 1\n2\n2 1\n0\n").file, 2).empty());
}

TEST_CASE("gwt files carry values, and units without links may be missing") {
  const auto r = read("0 3 streets ID\n1 2 0.5\n2 1 0.25\n", "w.gwt");
  REQUIRE(r.file);
  Notes notes;
  const auto w = align(*r.file, row_ids(*r.file, 3), notes);
  REQUIRE(w);
  CHECK(w->values_of(0)[0] == 0.5);
  CHECK(row(*w, 2).empty());
}

TEST_CASE("hostile gal files get the line and what is wrong there") {
  const auto note = [](std::string_view content) { return first_note(read(content).notes); };
  CHECK(note("") == "1:weights_header");
  CHECK(note("\n\nzwei\n") == "3:weights_header");
  CHECK(note("0 2 a b c\n") == "1:weights_header");
  CHECK(note("99999999999999999999999\n") == "1:weights_header");
  CHECK(note("1000000000\n1 0\n") == "1:weights_header");  // more units than bytes
  CHECK(note("-3\n") == "1:weights_header");
  CHECK(note("2\n1 x\n2\n2 1\n1\n") == "2:weights_count");
  CHECK(note("2\n1 -1\n2\n2 1\n1\n") == "2:weights_count");
  CHECK(note("2\n1 4000000000\n2\n2 1\n1\n") == "6:weights_short");
  CHECK(note("2\n1 1\n2\n2 1\n") == "5:weights_short");
  CHECK(note("2\n1 1\n7\n2 1\n1\n") == "3:weights_unknown");
  CHECK(note("2\n1 1\n1\n2 1\n1\n") == "3:weights_self");
  CHECK(note("2\n1 1\n2\n1 1\n2\n") == "4:weights_id_twice");
  CHECK(note("2\n1 2\n2 2\n2 1\n1\n") == "3:weights_link_twice");
  CHECK(note("3\n1 1\n2\n2 1\n1\n") == "1:weights_units");
  CHECK(note("1\n1 1\n2\n2 1\n1\n") == "1:weights_units");
}

TEST_CASE("hostile gwt files get the line and what is wrong there") {
  const auto note = [](std::string_view content) { return first_note(read(content, "w.gwt").notes); };
  CHECK(note("0 2 a b\n1 2\n2 1 1\n") == "2:weights_link");
  CHECK(note("0 2 a b\n1 2 nah\n") == "2:weights_link");
  CHECK(note("0 2 a b\n1 2 nan\n") == "2:weights_link");
  CHECK(note("0 2 a b\n1 1 3\n") == "2:weights_self");
  CHECK(note("0 2 a b\n1 2 3\n1 2 3\n") == "3:weights_link_twice");
  CHECK(note("0 2 a b\n1 2 3\n2 3 3\n") == "1:weights_units");
}

TEST_CASE("weights that don't belong to the data are refused") {
  const auto file = *read("2\n1 1\n2\n2 1\n1\n").file;
  const auto note = [&](const std::vector<std::string>& ids) {
    Notes notes;
    CHECK_FALSE(align(file, ids, notes));
    return first_note(notes);
  };
  CHECK(note({"1", "2", "3"}) == "1:weights_rows");
  CHECK(note({"1", "3"}) == "0:weights_not_in_data");
  CHECK(note({"1", "1"}) == "0:weights_data_id_twice");
}

TEST_CASE("a gal file of random bytes never does more than complain") {
  std::uint32_t state = 12345;
  for (int trial = 0; trial < 300; ++trial) {
    std::string content = "3\n1 1\n2\n2 1\n1\n3 0\n\n";
    for (int k = 0; k < 3; ++k) {
      state = state * 1664525U + 1013904223U;
      content[(state >> 8) % content.size()] = static_cast<char>('\t' + (state >> 24) % 110);
    }
    const Reading r = read(content);
    CHECK((r.file.has_value() || !r.notes.diagnostics.empty()));
  }
}
