// Files made to break readers: each gets a message that names the line, what was found and what was expected.
#include "photometric_texts.hpp"
#include "tests/support/shared_data.hpp"

#include <filesystem>
#include <fstream>
#include <utility>

using namespace lichtung;
using namespace lichtung::photometry;
using namespace lichtung::test;

namespace {

using Spoilt = std::vector<std::pair<Lines, std::string>>;

void check_refused(const Spoilt& cases) {
  for (const auto& [lines, expected] : cases) {
    INFO(expected);
    CHECK(refusal(lines) == expected);
  }
}

}  // namespace

TEST_CASE("numbers that are none are refused where they stand") {
  check_refused({{ldt().set(3, "two"), "3 not_a_number"},
                 {ldt().set(4, "4 planes"), "4 not_a_number"},
                 {ldt().set(4, ""), "4 not_a_number"},
                 {ldt().set(6, "3.5"), "6 not_whole"},
                 {ldt().set(6, "0x3"), "6 not_a_number"},
                 {ldt().set(29, "4.000,5"), "29 not_a_number"},
                 {ldt().set(44, "nan"), "44 not_a_number"},
                 {ldt().set(48, "inf"), "48 not_a_number"},
                 {ldt().set(53, "NaN"), "53 not_a_number"},
                 {ldt().set(53, "1e400"), "53 not_a_number"},
                 {ldt().set(53, "--5"), "53 not_a_number"},
                 {ldt().set(53, "+-5"), "53 not_a_number"},
                 {ldt().set(53, "1 2"), "53 not_a_number"},
                 {ldt().set(53, ""), "53 not_a_number"},
                 {ldt().set(53, std::string(100000, '9')), "53 not_a_number"},
                 {ies().set(5, "1 many 1 3 3 1 2 0 0 0"), "5 not_a_number"},
                 {ies().set(5, "1 4000 1 3.5 3 1 2 0 0 0"), "5 not_whole"},
                 {ies().set(7, "0 45 nan"), "7 not_a_number"},
                 {ies().set(10, "1200 -inf 0"), "10 not_a_number"}});
}

TEST_CASE("numbers out of all reason are refused where they stand") {
  check_refused({{ldt().set(3, "5"), "3 out_of_range"},
                 {ldt().set(3, "-1"), "3 out_of_range"},
                 {ldt().set(4, "0"), "4 out_of_range"},
                 {ldt().set(4, "-4"), "4 out_of_range"},
                 {ldt().set(4, "2000000000"), "4 out_of_range"},
                 {ldt().set(4, "99999999999999999999"), "4 out_of_range"},
                 {ldt().set(6, "1"), "6 out_of_range"},
                 {ldt().set(6, "1e9"), "6 out_of_range"},
                 {ldt().set(22, "-5"), "22 out_of_range"},
                 {ldt().set(24, "-1"), "24 out_of_range"},
                 {ldt().set(26, "1000000"), "26 out_of_range"},
                 {ldt().set(29, "-4000"), "29 out_of_range"},
                 {ldt().set(32, "-30"), "32 out_of_range"},
                 {ldt().set(49, "181"), "49 out_of_range"},
                 {ldt().set(54, "-0.5"), "54 out_of_range"},
                 {ldt().set(54, "1e30"), "54 out_of_range"},
                 {ies().set(5, "1 4000 0 3 3 1 2 0 0 0"), "5 out_of_range"},
                 {ies().set(5, "1 4000 1 3 0 1 2 0 0 0"), "5 out_of_range"},
                 {ies().set(5, "1 4000 1 3 3 4 2 0 0 0"), "5 out_of_range"},
                 {ies().set(5, "1 4000 1 3 3 1 3 0 0 0"), "5 out_of_range"},
                 {ies().set(5, "1 4000 1 1000000000 1000000000 1 2 0 0 0"), "5 out_of_range"},
                 {ies().set(10, "1200 -1 0"), "10 out_of_range"},
                 {ies().set(4, "TILT=INCLUDE").insert(5, {"1", "1000000000"}), "6 out_of_range"}});
}

TEST_CASE("huge counts are refused before anything is reserved for them") {
  CHECK(refusal(ldt().set(4, "1441").set(6, "1441")) == "4 too_many");
  CHECK(refusal(ldt().set(4, "1000").set(6, "1000")) == "43 too_few_numbers");
  CHECK(refusal(ies().set(5, "1 4000 1 1441 1441 1 2 0 0 0")) == "6 too_many");
  CHECK(refusal(ies().set(5, "1 4000 1 1000 1000 1 2 0 0 0")) == "6 too_few_numbers");
}

TEST_CASE("angles that don't ascend or don't fit the symmetry are refused") {
  check_refused({{ldt().set(43, "10"), "43 first_plane"},
                 {ldt().set(45, "90"), "45 not_ascending"},
                 {ldt().set(46, "100"), "46 not_ascending"},
                 {ldt().set(48, "0"), "48 not_ascending"},
                 {ldt().set(3, "2").set(45, "170"), "45 symmetry_angle"},
                 {ldt().set(3, "3").set(46, "280"), "46 symmetry_angle"},
                 {ldt().set(3, "4").set(44, "80"), "44 symmetry_angle"},
                 {ldt().set(3, "4").set(4, "6"), "4 planes_not_divisible"},
                 {ldt().set(3, "2").set(4, "3"), "4 planes_not_divisible"},
                 {ies().set(7, "0 45 45"), "7 not_ascending"},
                 {ies().set(8, "0 180 90"), "8 not_ascending"},
                 {ies().set(8, "30 90 180"), "8 first_horizontal"},
                 {ies().set(8, "0 20 40"), "8 last_horizontal"},
                 {ies().set(8, "0 20 200"), "8 last_horizontal"}});
}

TEST_CASE("files cut off anywhere are refused, or read if only the end of their last number is missing") {
  for (const std::string& whole : {ldt().text(), ies().text()})
    for (std::size_t bytes = 0; bytes + 3 < whole.size(); ++bytes) {
      INFO("the first " << bytes << " bytes of\n" << whole);
      REQUIRE_FALSE(refusal(whole.substr(0, bytes)).empty());
    }
  CHECK(refusal(ldt().keep(60)) == "61 ends_early");
  CHECK(refusal(ldt().keep(45)) == "43 too_few_numbers");
  CHECK(refusal(ldt().keep(30)) == "31 ends_early");
}

TEST_CASE("a luminaire without light, or with more than the sun, is refused") {
  Lines dark = ldt(), dazzling = ldt();
  for (std::size_t line = 50; line <= 61; ++line) {
    dark.set(line, "0");
    dazzling.set(line, "90000000");
  }
  CHECK(refusal(dark) == "0 no_light");
  CHECK(refusal(dazzling) == "0 absurd_light");
  CHECK(refusal(ies().set(5, "1 1e-300 1 3 3 1 2 0 0 0")) == "0 absurd_light");
  CHECK(refusal(ies().set(9, "0 0 0").set(10, "0 0 0").set(11, "0 0 0").set(5, "1 -1 1 3 3 1 2 0 0 0")) == "0 no_light");
}

TEST_CASE("what is no text at all is refused as such") {
  CHECK(refusal(std::string()) == "0 empty");
  CHECK(refusal(std::string("\r\n \n\t\n")) == "0 empty");
  CHECK(refusal(std::string("\xEF\xBB\xBF")) == "0 empty");
  CHECK(refusal(std::string("\xFF\xFE" "1\0\n\0", 6)) == "0 utf16");
  CHECK(refusal(std::string("\x7F" "ELF\2\1\1\0\0", 9)) == "0 binary");
  CHECK(refusal(std::string("\x1F\x8B\x08 gzip \xB5\xB5\n\xFA\n\xFB\n")) == "2 not_a_number");
  CHECK(refusal(std::string(kMaxPhotometricBytes + 1, '1')) == "0 too_large");
  CHECK(refusal(std::string("<?xml version='1.0'?>\n<luminaire>\n</luminaire>\n")) == "2 not_a_number");
  CHECK(refusal(std::string(1000000, '\n') + "1\n") == "3 not_a_number");
  CHECK(refusal("IESNA:LM-63-2002\n" + std::string(1000000, '[') + "\n") == "3 no_tilt_line");
}

TEST_CASE("messages show what was found without control characters and in both languages") {
  try {
    static_cast<void>(parsed(ldt().set(6, "\x1B[2J\xFF" + std::string(5000, 'x'))));
    FAIL("read it");
  } catch (const PhotometricFileError& error) {
    const std::string english = describe(error.diagnostic, Language::English), german = describe(error.diagnostic, Language::German);
    CHECK_THAT(english, Catch::Contains("the number of γ angles") && !Catch::Contains("\x1B"));
    CHECK_THAT(german, Catch::Contains("die Zahl der γ-Winkel") && !Catch::Contains("\x1B"));
    CHECK(english.size() < 300);
  }
}

TEST_CASE("missing files, folders and devices are told apart") {
  const auto kind = [](const std::filesystem::path& path) {
    try {
      static_cast<void>(read_photometric_file(path));
    } catch (const PhotometricFileError& error) {
      CHECK_THAT(error.what(), Catch::StartsWith(path.string()));
      return std::pair(error.kind, error.diagnostic.key);
    }
    return std::pair(ErrorKind::Internal, std::string());
  };
  CHECK(kind("/nonexistent/a.ldt") == std::pair(ErrorKind::MissingInput, std::string("photometry.no_such_file")));
  CHECK(kind(std::filesystem::temp_directory_path()) == std::pair(ErrorKind::Data, std::string("photometry.not_a_file")));
  CHECK(kind("/dev/zero") == std::pair(ErrorKind::Data, std::string("photometry.not_a_file")));
}
