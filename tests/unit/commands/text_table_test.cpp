#include "sim/commands/text_table.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace lichtung;
using namespace lichtung::commands;

TEST_CASE("numbers carry the separators of the language") {
  CHECK(number(1234567.25, 1, Language::English) == "1,234,567.2");
  CHECK(number(1234567.25, 1, Language::German) == "1.234.567,2");
  CHECK(number(std::int64_t{999}, Language::German) == "999");
  CHECK(number(std::int64_t{1000}, Language::German) == "1.000");
  CHECK(number(-1500.0, 0, Language::English) == "−1,500");
  CHECK(percent(0.125, Language::German) == "12,5 %");
}

TEST_CASE("a number that rounds to nothing has no minus sign") { CHECK(number(-0.001, 1, Language::English) == "0.0"); }

TEST_CASE("what isn't a number is a dash") {
  CHECK(number(std::numeric_limits<double>::quiet_NaN(), 1, Language::German) == "–");
  CHECK(number(std::numeric_limits<double>::infinity(), 1, Language::German) == "–");
}

TEST_CASE("columns stay aligned beside umlauts") {
  TextTable table;
  table.row({"Süd", "1"});
  table.row({"Nord", "1.000"});
  CHECK(table.str() == "  Süd       1\n  Nord  1.000\n");
}

TEST_CASE("names from a map can't move the cursor or break a line") {
  CHECK(printable("a\n\x1b[2Jb\tc") == "a  [2Jb c");
  CHECK(printable("Stra\xdf" "e") == "Stra?e");
  CHECK(printable("\xc2\x9bX") == " X");
  CHECK(printable("\xed\xa0\x80") == "???");
  CHECK(printable("cut \xe2\x82") == "cut ??");
  CHECK(printable("Budyšin – Bautzen") == "Budyšin – Bautzen");
}
