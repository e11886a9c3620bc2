// CSV as it comes: separators, encodings, quotes, rows that don't fit.
#include "tests/unit/tables/reading.hpp"

#include <catch2/catch.hpp>

using namespace lichtung::tables;
using namespace lichtung::tables::test;

namespace {

struct Reading {
  std::optional<Table> table;
  Notes notes;
};

Reading read(std::string_view content, const TableOptions& options = {}) {
  const Folder folder;
  Reading reading;
  reading.table = read_csv(folder.write("t.csv", content), options, reading.notes);
  return reading;
}

}  // namespace

TEST_CASE("the separator is found in the first line, also between quotes of another") {
  CHECK(read("a;b\n1;2\n").table->cell(0, 1) == "2");
  CHECK(read("a\tb\n1\t2\n").table->cell(0, 1) == "2");
  CHECK(read("\"x;y\",b\n1,2\n").table->columns == std::vector<std::string>{"x;y", "b"});
  CHECK(read("only\n1\n2\n").table->rows() == 2);
}

TEST_CASE("a separator that is asked for is used") {
  TableOptions options;
  options.separator = '|';
  CHECK(read("a|b,c\n1|2\n", options).table->columns == std::vector<std::string>{"a", "b,c"});
}

TEST_CASE("Windows-1252 and UTF-8 with byte order mark give the same table") {
  const auto latin = read(
      "Stra\xDF"
      "e;Gr\xF6\xDF"
      "e \x80\nL\xFCtzowufer;3\n");
  const auto utf8 = read("\xEF\xBB\xBFStraße;Größe €\nLützowufer;3\n");
  REQUIRE(latin.table);
  CHECK(latin.table->columns == utf8.table->columns);
  CHECK(latin.table->cell(0, 0) == "Lützowufer");
}

TEST_CASE("an encoding that is asked for and isn't there is an error") {
  TableOptions options;
  options.encoding = Encoding::Utf8;
  const auto r = read(
      "a\nStra\xDF"
      "e\n",
      options);
  CHECK_FALSE(r.table);
  CHECK(first_note(r.notes) == "0:not_utf8");
}

TEST_CASE("quotes, doubled quotes and line breaks inside quotes") {
  const auto r = read("a,b\n\"one, \"\"1\"\"\",\"two\nlines\"\n3,4\n");
  REQUIRE(r.table);
  CHECK(r.table->cell(0, 0) == "one, \"1\"");
  CHECK(r.table->cell(0, 1) == "two\nlines");
  CHECK(r.table->lines == std::vector<std::uint32_t>{2, 4});
}

TEST_CASE("rows with another number of fields are left out, told with their line and counted") {
  const auto r = read("a,b\n1,2\n3\n\n4,5,6\n7,8\n");
  REQUIRE(r.table);
  CHECK(r.table->lines == std::vector<std::uint32_t>{2, 6});
  CHECK(r.notes.rows_left_out == 2);
  CHECK(first_note(r.notes) == "3:field_count");
}

TEST_CASE("only the first odd rows are told, all are counted") {
  std::string content = "a,b\n1,2\n";
  for (int i = 0; i < 100; ++i) content += "1\n";
  const auto r = read(content);
  CHECK(r.notes.diagnostics.size() == Notes::kShown);
  CHECK(r.notes.rows_left_out == 100);
}

TEST_CASE("line breaks of all systems, and a last line without one") {
  CHECK(read("a,b\r\n1,2\r\n3,4").table->lines == std::vector<std::uint32_t>{2, 3});
  CHECK(read("a,b\r1,2\r3,4\r").table->lines == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("a table without header has numbered columns, and lines above it can be skipped") {
  TableOptions options;
  options.header = false;
  const auto r = read("5,6\n7,8\n", options);
  CHECK(r.table->columns == std::vector<std::string>{"1", "2"});
  CHECK(r.table->rows() == 2);
  TableOptions skip;
  skip.skip_lines = 1;
  const auto s = read("10,2\n\"id\",\"z\"\n1,2.24\n", skip);
  CHECK(s.table->columns == std::vector<std::string>{"id", "z"});
  CHECK(s.table->lines == std::vector<std::uint32_t>{3});
}

TEST_CASE("broken files are errors with a line") {
  CHECK(first_note(read("a,b\n1,2\n3,\"never closed\n4,5\n").notes) == "3:open_quote");
  CHECK(first_note(read("a,b\n1,2\n3,x\"y\n").notes) == "3:stray_quote");
  CHECK(first_note(read(std::string_view("a,b\n1,\0002\n", 10)).notes) == "2:nul_byte");
  CHECK(first_note(read("\xFF\xFE"
                        "a\0b\0")
                       .notes) == "0:no_rows");
  CHECK(first_note(read(std::string_view("\xFF\xFE"
                                         "a\0,\0",
                                         6))
                       .notes) == "0:utf16");
  CHECK(first_note(read("").notes) == "0:no_rows");
  CHECK(first_note(read("a,b\n").notes) == "0:no_rows");
}

TEST_CASE("missing files and folders are missing input") {
  Notes notes;
  CHECK_FALSE(read_csv("/nowhere/t.csv", {}, notes));
  CHECK(notes.diagnostics.front().kind == lichtung::ErrorKind::MissingInput);
  const Folder folder;
  Notes more;
  CHECK_FALSE(read_csv(folder.path, {}, more));
  CHECK(first_note(more) == "0:file_is_folder");
}

TEST_CASE("columns are found by name, then by number, and slips get a suggestion") {
  const auto r = read("Alter,Anzahl,2\n1,2,3\n");
  Notes notes;
  CHECK(find_column(*r.table, "Anzahl", notes) == 1U);
  CHECK(find_column(*r.table, "2", notes) == 2U);
  CHECK(find_column(*r.table, "1", notes) == 0U);
  CHECK_FALSE(find_column(*r.table, "Anzhal", notes));
  CHECK(notes.diagnostics.back().suggestion == "Anzahl");
  CHECK_FALSE(find_column(*read("a,a\n1,2\n").table, "a", notes));
  CHECK_FALSE(find_column(*r.table, "0", notes));
  CHECK_FALSE(find_column(*r.table, "4", notes));
}
