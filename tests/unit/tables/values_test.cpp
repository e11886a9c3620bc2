// Numbers, dates and times in cells, and rows that can't be used.
#include "analysis/tables/selection.hpp"
#include "tests/unit/tables/reading.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung::tables;
using namespace lichtung::tables::test;

TEST_CASE("numbers with decimal point are read strictly") {
  const auto p = [](std::string_view t) { return parse_number(t, DecimalMark::Point); };
  CHECK(p(" 12.5 ") == 12.5);
  CHECK(p("+3") == 3.0);
  CHECK(p("-1e3") == -1000.0);
  for (const char* odd :
       {"", " ", "1,5", "12 5", "abc", "1.2.3", "nan", "inf", "-inf", "0x10", "1e999", "--3", "+-3", "5%"})
    CHECK_FALSE(p(odd));
}

TEST_CASE("numbers with decimal comma may group their thousands") {
  const auto p = [](std::string_view t) { return parse_number(t, DecimalMark::Comma); };
  CHECK(p("12,5") == 12.5);
  CHECK(p("1.234.567,25") == 1234567.25);
  CHECK(p("1.234") == 1234.0);
  CHECK(p("-1.000") == -1000.0);
  for (const char* odd : {"1.23", "1.2345", ".123", "1,2,3", "1.234.56", "12.5,0", "1,234.5", "1.234.", "-.123"})
    CHECK_FALSE(p(odd));
}

TEST_CASE("ISO and German dates mean the same day") {
  const std::int64_t day = 20759;  // 2026-11-02
  for (const char* text :
       {"2026-11-02", "2026/11/02", "20261102", "02.11.2026", "2.11.2026", "2026-11-02T13:45", "02.11.2026 13:45:10"})
    CHECK(parse_date(text)->day() == day);
  CHECK(parse_date("2026-11-02 13:45")->minutes == day * 1440 + 825);
  CHECK(parse_date("1969-12-31")->day() == -1);
  CHECK(parse_date("1969-12-31 23:00")->day() == -1);
}

TEST_CASE("days that don't exist and other notations are no dates") {
  for (const char* odd :
       {"", "31.04.2026", "2026-02-29", "29.02.2023", "11/02/2026", "2026-11", "02.11.26", "2026-11-02Z",
        "2026-11-02 25:00", "2026-11-02 12:60", "0000-01-01", "2026-11-02x", "2026-11/02", "202611022", "heute"})
    CHECK_FALSE(parse_date(odd));
}

TEST_CASE("times of day as hours or clock times") {
  CHECK(parse_time_of_day("07") == 420);
  CHECK(parse_time_of_day("7:30") == 450);
  CHECK(parse_time_of_day("24") == 1440);
  for (const char* odd : {"", "25", "7:5", "24:01", "-1", "007", "7h"}) CHECK_FALSE(parse_time_of_day(odd));
}

TEST_CASE("a row with odd cells is left out of every column and told once") {
  const Folder folder;
  Notes notes;
  const auto table = read_csv(
      folder.write("t.csv",
                   "x;y;d\n1;2;01.01.2026\nzwei;drei;02.01.2026\n3;;03.01.2026\n4;5;gestern\n6;7;04.01.2026\n"),
      {}, notes);
  REQUIRE(table);
  Selection selection(*table, notes);
  const auto x = selection.numbers(0, DecimalMark::Point), y = selection.numbers(1, DecimalMark::Point);
  const auto d = selection.days(2, DecimalMark::Point);
  CHECK(selection.kept(x) == std::vector<double>{1, 6});
  CHECK(selection.kept(y) == std::vector<double>{2, 7});
  CHECK(selection.kept(d)[1] - selection.kept(d)[0] == 3.0);
  CHECK(notes.rows_left_out == 3);
  REQUIRE(notes.diagnostics.size() == 3);
  CHECK(notes.diagnostics[0].line == 3);
  CHECK(notes.diagnostics[0].key == "tables.not_a_number");
  CHECK(notes.diagnostics[1].key == "tables.empty_cell");
  CHECK(notes.diagnostics[2].key == "tables.not_a_date");
}

TEST_CASE("a column of plain numbers is a time in its own unit, eight digits are dates") {
  const Folder folder;
  Notes notes;
  const auto table = read_csv(folder.write("t.csv", "t,d\n413,20160101\n4350,20160103\n"), {}, notes);
  Selection selection(*table, notes);
  CHECK(selection.days(0, DecimalMark::Point) == std::vector<double>{413, 4350});
  const auto d = selection.days(1, DecimalMark::Point);
  CHECK(d[1] - d[0] == 2.0);
  CHECK(notes.rows_left_out == 0);
}
