// IES LM-63 of all editions, its symmetries and its turn to EULUMDAT's planes.
#include "photometric_texts.hpp"

using namespace lichtung;
using namespace lichtung::photometry;
using namespace lichtung::test;

namespace {

double lumens(const Luminaire& l) { return zonal_flux(l.light, 0.0, 180.0) * l.flux_lm / 1000.0; }

double candela(const PhotometricFile& file, double c, double gamma) {
  return intensity(file.luminaire.light, c, gamma) * file.luminaire.flux_lm / 1000.0;
}

/// A file whose planes at horizontal angles `h` have 100, 200, 300 … cd at γ 45.
PhotometricFile with_planes(const std::string& h, int planes) {
  Lines file = ies();
  file.set(5, "1 4000 1 3 " + std::to_string(planes) + " 1 2 0 0 0").set(8, h).keep(8);
  for (int i = 1; i <= planes; ++i) file.lines.push_back("50 " + std::to_string(100 * i) + " 0");
  return parsed(file);
}

}  // namespace

TEST_CASE("an IES file tells its luminaire's name, flux, power and colour") {
  const PhotometricFile file = parsed(ies());
  CHECK(file.format == FileFormat::Ies);
  CHECK(file.version == "IESNA:LM-63-2002");
  CHECK(file.maker == "Maker");
  CHECK(file.luminaire.name == "Name 4000 K");
  CHECK(file.luminaire.flux_lm == 4000.0);
  CHECK(file.luminaire.power_w == 30.0);
  CHECK(file.luminaire.cct_k == 4000.0);
  CHECK(candela(file, 90.0, 45.0) == Approx(1000.0));
}

TEST_CASE("files of every edition of LM-63 are read") {
  const auto same = parsed(ies()).luminaire.light.candela;
  for (const char* edition : {"IESNA91", "IESNA:LM-63-1995", "IESNA:LM-63-2002", "IES:LM-63-2019"})
    CHECK(parsed(ies().set(1, edition)).luminaire.light.candela == same);
  CHECK(parsed(ies().set(1, "a luminaire").set(2, "free text").set(3, "of 1986")).luminaire.light.candela == same);
  CHECK(parsed(ies().set(6, "1.0 1.00001 30")).luminaire.light.candela == same);   // 2019: how the file was made
}

TEST_CASE("numbers may be broken across lines and parted by commas") {
  Lines file = ies();
  file.set(5, "1 4000, 1\n3 3 1\n2 0,0 0").set(8, "0\n90\n\n180").set(9, "1200\n1000,0");
  CHECK(parsed(file).luminaire.light.candela == parsed(ies()).luminaire.light.candela);
}

TEST_CASE("the last horizontal angle tells the symmetry, and all planes are turned by 90°") {
  const auto axial = with_planes("0", 1);
  CHECK(axial.symmetry == Symmetry::Axial);
  CHECK(candela(axial, 77.0, 45.0) == Approx(100.0));

  const auto quadrants = with_planes("0 90", 2);
  CHECK(quadrants.symmetry == Symmetry::Quadrants);
  for (const auto& [c, cd] : std::vector<std::pair<double, double>>{{90, 100}, {180, 200}, {270, 100}, {0, 200}})
    CHECK(candela(quadrants, c, 45.0) == Approx(cd));

  const auto bilateral = with_planes("0 90 180", 3);
  CHECK(bilateral.symmetry == Symmetry::C90C270);
  for (const auto& [c, cd] : std::vector<std::pair<double, double>>{{90, 100}, {180, 200}, {270, 300}, {0, 200}})
    CHECK(candela(bilateral, c, 45.0) == Approx(cd));

  const auto along = with_planes("90 180 270", 3);
  CHECK(along.symmetry == Symmetry::C0C180);
  for (const auto& [c, cd] : std::vector<std::pair<double, double>>{{180, 100}, {270, 200}, {0, 300}, {90, 200}})
    CHECK(candela(along, c, 45.0) == Approx(cd));

  const auto all = with_planes("0 90 180 270 360", 5);
  CHECK(all.symmetry == Symmetry::None);
  for (const auto& [c, cd] : std::vector<std::pair<double, double>>{{90, 300}, {180, 200}, {270, 300}, {0, 400}})
    CHECK(candela(all, c, 45.0) == Approx(cd));   // planes at 0 and 360 (100 and 500 cd) are one: their mean
  CHECK(warned(all, "seam"));
}

TEST_CASE("planes that miss C0 after the turn keep their light") {
  const auto file = with_planes("0 100 200 300 360", 5);
  CHECK(file.luminaire.light.c_deg == std::vector{0.0, 30.0, 90.0, 190.0, 290.0});
  CHECK(candela(file, 190.0, 45.0) == Approx(200.0));
  CHECK(candela(file, 0.0, 45.0) == Approx(300.0 + 70.0));   // between 300 cd at C290 and 400 cd at C30
}

TEST_CASE("a circle that stops one step short of 360° is closed, with a warning") {
  CHECK(warned(with_planes("0 90 180 270", 4), "open_circle"));
}

TEST_CASE("intensities are multiplied by the file's factor") {
  const PhotometricFile file = parsed(ies().set(5, "1 4000 0.5 3 3 1 2 0 0 0"));
  CHECK(candela(file, 90.0, 45.0) == Approx(500.0));
}

TEST_CASE("lumens are stated per lamp") {
  const PhotometricFile file = parsed(ies().set(5, "2 2000 1 3 3 1 2 0 0 0"));
  CHECK(file.luminaire.flux_lm == 4000.0);
  CHECK(candela(file, 90.0, 45.0) == Approx(1000.0));
}

TEST_CASE("in absolute photometry the luminaire's flux is what its intensities give") {
  const PhotometricFile file = parsed(ies().set(5, "1 -1 1 3 3 1 2 0 0 0"));
  CHECK(file.absolute);
  CHECK(file.luminaire.output_ratio == Approx(1.0));
  CHECK(candela(file, 90.0, 45.0) == Approx(1000.0));
  CHECK(file.luminaire.flux_lm == Approx(lumens(parsed(ies()).luminaire)));
}

TEST_CASE("a missing lamp flux is a warning, and the file is read as absolute photometry") {
  const PhotometricFile file = parsed(ies().set(5, "1 0 1 3 3 1 2 0 0 0"));
  CHECK(warned(file, "no_lamp_flux"));
  CHECK(candela(file, 90.0, 45.0) == Approx(1000.0));
}

TEST_CASE("tilt factors and ballast factors are read over and not applied, and that is said") {
  const auto same = parsed(ies()).luminaire.light.candela;
  Lines include = ies();
  include.set(4, "TILT=INCLUDE").insert(5, {"1", "2", "0 90", "1 0.5"});
  CHECK(parsed(include).luminaire.light.candela == same);
  CHECK(warned(parsed(include), "tilt_not_applied"));
  CHECK(warned(parsed(ies().set(4, "TILT = lamp.tlt")), "tilt_not_applied"));
  CHECK_FALSE(warned(parsed(ies()), "tilt_not_applied"));
  CHECK(parsed(ies().set(6, "0.9 1 30")).luminaire.light.candela == same);
  CHECK(warned(parsed(ies().set(6, "0.9 1 30")), "ballast_not_applied"));
}

TEST_CASE("photometry of types B and A is refused with a message that says so") {
  for (const auto& [number, letter] : std::vector<std::pair<std::string, std::string>>{{"2", "(B)"}, {"3", "(A)"}}) {
    try {
      static_cast<void>(parsed(ies().set(5, "1 4000 1 3 3 " + number + " 2 0 0 0")));
      FAIL("read a file of type " << letter);
    } catch (const PhotometricFileError& error) {
      CHECK_THAT(error.what(), Catch::StartsWith("x.ldt:5: photometric type") && Catch::Contains(letter));
      CHECK(error.diagnostic.column == 14);
    }
  }
}
