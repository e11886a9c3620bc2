// EULUMDAT as programs really write it: commas, line breaks, letters, symmetries, lamp sets.
#include "photometric_texts.hpp"

using namespace lichtung;
using namespace lichtung::photometry;
using namespace lichtung::test;

namespace {

double lumens(const Distribution& d) { return zonal_flux(d, 0.0, 180.0); }

/// A distribution without symmetry on planes every 45°, written as a file of symmetry `isym` would store it.
Lines stored_with(int isym, const std::vector<std::string>& values) {
  Lines file = ldt();
  file.set(3, std::to_string(isym)).set(4, "8").set(5, "45").keep(42);
  for (const char* c : {"0", "45", "90", "135", "180", "225", "270", "315", "0", "45", "90"}) file.lines.emplace_back(c);
  for (const auto& value : values)
    for (const char* gamma : {"10", value.c_str(), "0"}) file.lines.emplace_back(gamma);
  return file;
}

std::vector<double> at_45(const Lines& file) {
  const PhotometricFile read = parsed(file);
  std::vector<double> out;
  for (double c = 0.0; c < 360.0; c += 45.0) out.push_back(intensity(read.luminaire.light, c, 45.0));
  return out;
}

}  // namespace

TEST_CASE("a EULUMDAT file tells its luminaire's name, flux, power and colour") {
  const PhotometricFile file = parsed(ldt());
  CHECK(file.format == FileFormat::Eulumdat);
  CHECK(file.maker == "Maker");
  CHECK(file.luminaire.key == "x");
  CHECK(file.luminaire.name == "Name");
  CHECK(file.luminaire.flux_lm == 4000.0);
  CHECK(file.luminaire.power_w == 30.0);
  CHECK(file.luminaire.cct_k == 3000.0);
  CHECK(file.luminaire.light.c_deg == std::vector{0.0, 90.0, 180.0, 270.0});
  CHECK(file.luminaire.light.gamma_deg == std::vector{0.0, 45.0, 90.0});
  CHECK(intensity(file.luminaire.light, 90.0, 45.0) == 250.0);
  CHECK(file.luminaire.output_ratio == Approx(lumens(file.luminaire.light) / 1000.0));
  CHECK(file.luminaire.upward_share == 0.0);
}

TEST_CASE("line breaks, byte order mark and decimal comma make no difference") {
  Lines comma = ldt();
  comma.set(23, "100,0").set(54, "250,5");
  const Distribution plain = parsed(ldt().set(54, "250.5")).luminaire.light;
  for (const char* line_break : {"\n", "\r\n", "\r"}) {
    const auto file = parse_photometric_file("\xEF\xBB\xBF" + comma.text(line_break), "x.ldt");
    CHECK(file.luminaire.light.candela == plain.candela);
    CHECK(file.maker == "Maker");
  }
}

TEST_CASE("names in Latin-1 and in UTF-8 are the same names") {
  CHECK(parsed(ldt().set(9, "Stra\xDF" "enleuchte")).luminaire.name == "Straßenleuchte");
  CHECK(parsed(ldt().set(9, "Straßenleuchte")).luminaire.name == "Straßenleuchte");
}

TEST_CASE("blank texts are legal, and a luminaire without a name has the file's") {
  const PhotometricFile file = parsed(ldt().set(1, "").set(8, "").set(9, " ").set(10, "").set(11, "").set(12, ""));
  CHECK(file.luminaire.name == "x");
  CHECK(file.maker.empty());
}

TEST_CASE("blank numbers that nobody needs are legal; a missing flux, power or LORL is a warning") {
  Lines file = ldt();
  for (const std::size_t line : {5, 7, 13, 17, 22, 23, 24, 25, 29, 32, 33, 42}) file.set(line, "");
  const PhotometricFile read = parsed(file);
  CHECK(read.luminaire.flux_lm == 0.0);
  CHECK_FALSE(read.dff_percent.has_value());
  CHECK(warned(read) == std::vector<std::string>{"no_lamp_flux", "no_power", "no_lorl"});
}

TEST_CASE("each symmetry mirrors its planes to where the format says") {
  CHECK(at_45(stored_with(0, {"1", "2", "3", "4", "5", "6", "7", "8"})) == std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(at_45(stored_with(1, {"6"})) == std::vector<double>{6, 6, 6, 6, 6, 6, 6, 6});
  CHECK(at_45(stored_with(2, {"1", "2", "3", "4", "5"})) == std::vector<double>{1, 2, 3, 4, 5, 4, 3, 2});
  // Stored from C270 through C0 to C90.
  CHECK(at_45(stored_with(3, {"1", "2", "3", "4", "5"})) == std::vector<double>{3, 4, 5, 4, 3, 2, 1, 2});
  CHECK(at_45(stored_with(4, {"1", "2", "3"})) == std::vector<double>{1, 2, 3, 2, 1, 2, 3, 2});
}

TEST_CASE("files of every symmetry with the same light have the same flux") {
  const double all = lumens(parsed(stored_with(0, {"5", "5", "5", "5", "5", "5", "5", "5"})).luminaire.light);
  CHECK(lumens(parsed(stored_with(1, {"5"})).luminaire.light) == Approx(all));
  CHECK(lumens(parsed(stored_with(2, {"5", "5", "5", "5", "5"})).luminaire.light) == Approx(all));
  CHECK(lumens(parsed(stored_with(3, {"5", "5", "5", "5", "5"})).luminaire.light) == Approx(all));
  CHECK(lumens(parsed(stored_with(4, {"5", "5", "5"})).luminaire.light) == Approx(all));
}

TEST_CASE("lamp sets are read set by set, value by value, or side by side") {
  const std::vector<std::string> by_set{"LED 10", "1000", "3000", "70", "10", "2", "LED 20", "2000", "4000", "80", "20"};
  const std::vector<std::string> by_value{"2", "LED 10", "LED 20", "1000", "2000", "3000", "4000", "70", "80", "10", "20"};
  const auto with = [](const std::vector<std::string>& rest) {
    Lines file = ldt();
    file.set(26, "2");
    for (int i = 0; i < 5; ++i) file.erase(28);
    return parsed(file.insert(28, rest));
  };
  const PhotometricFile sets = with(by_set), values = with(by_value);
  Lines one_line = ldt();
  one_line.set(26, "2").set(27, "1 2").set(28, "LED").set(29, "1000 2000").set(30, "3000 4000").set(31, "70 80").set(32, "10 20");
  const PhotometricFile side = parsed(one_line);
  for (const auto& file : {sets, values, side}) {
    REQUIRE(file.lamp_sets.size() == 2);
    CHECK(file.lamp_sets[0].flux_lm == 1000.0);
    CHECK(file.lamp_sets[0].power_w == 10.0);
    CHECK(file.lamp_sets[1].count == 2.0);
    CHECK(file.lamp_sets[1].flux_lm == 2000.0);
    CHECK(file.lamp_sets[1].colour == "4000");
    CHECK(file.lamp_sets[1].power_w == 20.0);
    CHECK(file.luminaire.flux_lm == 1000.0);   // sets are alternatives, the first one is used
    CHECK(warned(file, "first_lamp_set"));
    CHECK(intensity(file.luminaire.light, 90.0, 45.0) == 250.0);
  }
  CHECK(sets.lamp_sets[1].type == "LED 20");
  CHECK(values.lamp_sets[1].type == "LED 20");
}

TEST_CASE("a negative number of lamps says that the flux is the luminaire's own") {
  CHECK(parsed(ldt().set(27, "-1")).absolute);
  CHECK(parsed(ldt().set(26, "-1")).absolute);
  CHECK_FALSE(parsed(ldt()).absolute);
  CHECK(parsed(ldt().set(27, "-1")).luminaire.flux_lm == 4000.0);
}

TEST_CASE("the flux of several lamps is stated for all of them together") {
  CHECK(parsed(ldt().set(27, "2")).luminaire.flux_lm == 4000.0);
}

TEST_CASE("colours are understood as numbers, with letters around, and as colour codes") {
  for (const auto& [written, kelvin] : std::vector<std::pair<std::string, double>>{
           {"4000", 4000}, {"3000K", 3000}, {"nw/4200", 4200}, {"2700 K", 2700}, {"830", 3000}, {"765", 6500}, {"", 0}, {"ww", 0},
           {"0", 0}, {"99999", 0}})
    CHECK(parsed(ldt().set(30, written)).luminaire.cct_k == kelvin);
}

TEST_CASE("the file's factor of the intensities is applied and said") {
  const PhotometricFile file = parsed(ldt().set(24, "0.5").set(23, "50"));
  CHECK(intensity(file.luminaire.light, 90.0, 45.0) == 125.0);
  CHECK(warned(file, "conversion_applied"));
  CHECK(warned(parsed(ldt().set(24, "0")), "conversion_zero"));
}

TEST_CASE("what contradicts itself or is doubtful is read with a warning") {
  CHECK(warned(parsed(ldt().set(23, "20")), "lorl_contradicts"));
  CHECK(warned(parsed(ldt().set(22, "60")), "dff_contradicts"));
  CHECK(warned(parsed(ldt().set(51, "2000")), "more_than_lamps"));
  CHECK(warned(parsed(ldt().set(25, "15")), "measured_tilted"));
  CHECK(warned(parsed(ldt().set(47, "90").set(48, "120").set(49, "180").set(22, "0")), "upward"));
  CHECK(warned(parsed(ldt().set(45, "120").set(46, "150")), "gap"));
  CHECK(warned(parsed(ldt().set(60, "900")), "shines_behind"));
  CHECK_FALSE(warned(parsed(ldt().set(54, "900")), "shines_behind"));
  CHECK(warned(parsed(ldt().insert(62, {"17"})), "more_than_announced"));
}

TEST_CASE("a plane at 360° that repeats the first one is left out") {
  Lines file = ldt();
  file.set(4, "5").insert(47, {"360"});
  for (const char* cd : {"300", "200", "0"}) file.lines.emplace_back(cd);
  const PhotometricFile read = parsed(file);
  CHECK(read.luminaire.light.candela == parsed(ldt()).luminaire.light.candela);
  CHECK(warned(read, "closing_plane"));
}
