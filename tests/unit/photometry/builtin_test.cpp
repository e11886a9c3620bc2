// The luminaires that need no file.
#include "sim/photometry/builtin.hpp"
#include "sim/photometry/builtin_embedded.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

using namespace lichtung::photometry;

namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// cd/klm of a street luminaire.
double towards(const Luminaire& l, double c, double gamma) { return intensity(l.light, c, gamma); }

}  // namespace

TEST_CASE("built-in luminaires stand in the order and under the keys that scenarios and towns use") {
  const auto& all = builtin_luminaires();
  REQUIRE(all.size() == 4);
  CHECK(all[0].key == "mast_led");
  CHECK(all[1].key == "bollard");
  CHECK(all[2].key == "historical");
  CHECK(all[3].key == "mast_hps");
}

TEST_CASE("built-in luminaires send out their lamp's flux times the output ratio their files state") {
  for (const PhotometricFile& file : builtin_files()) {
    INFO(file.luminaire.key);
    CHECK(zonal_flux(file.luminaire.light, 0.0, 180.0) == Approx(1000.0 * file.luminaire.output_ratio));
    CHECK(100.0 * file.luminaire.output_ratio == Approx(*file.lorl_percent).epsilon(1e-4));
    CHECK(100.0 * (1.0 - file.luminaire.upward_share) == Approx(*file.dff_percent).margin(0.01));
    CHECK(file.luminaire.flux_lm == 0.0);   // the lamp in the town has one
  }
}

TEST_CASE("only the historical lantern shines upward, and its roof shades what is above it") {
  for (const Luminaire& l : builtin_luminaires()) {
    INFO(l.key);
    CHECK((l.upward_share > 0.0) == (l.key == "historical"));
  }
  const Luminaire& lantern = builtin_luminaires()[2];
  CHECK(lantern.upward_share > 0.1);
  CHECK(towards(lantern, 0.0, 100.0) > 0.0);
  CHECK(towards(lantern, 0.0, 120.0) == 0.0);
}

TEST_CASE("mast heads throw along the street and over it and little behind") {
  for (const std::size_t index : {0U, 3U}) {
    const Luminaire& l = builtin_luminaires()[index];
    INFO(l.key);
    const Figures f = figures(l.light);
    CHECK(f.peak_gamma_deg >= 50.0);
    CHECK(f.peak_gamma_deg <= 65.0);
    CHECK(towards(l, 0.0, 60.0) > 1.3 * towards(l, 0.0, 0.0));
    CHECK(towards(l, 90.0, 45.0) > 2.0 * towards(l, 270.0, 45.0));
    CHECK(f.front_percent > 55.0);
    CHECK(towards(l, 90.0, 90.0) == 0.0);
    for (double c = 0.0; c < 90.0; c += 7.0)
      for (double gamma = 0.0; gamma <= 90.0; gamma += 10.0) {
        CHECK(towards(l, 90.0 - c, gamma) == Approx(towards(l, 90.0 + c, gamma)));
        CHECK(towards(l, 270.0 - c, gamma) == Approx(towards(l, 270.0 + c, gamma)));
      }
  }
}

TEST_CASE("colour temperatures are warm white, and that of sodium for sodium") {
  const auto& all = builtin_luminaires();
  CHECK(all[0].cct_k == 3000.0);
  CHECK(all[1].cct_k == 3000.0);
  CHECK(all[2].cct_k == 2700.0);
  CHECK(all[3].cct_k == 2000.0);
}

TEST_CASE("built-in luminaires draw no warning but that of a missing flux and power") {
  for (const PhotometricFile& file : builtin_files())
    for (const auto& warning : file.warnings) {
      INFO(file.luminaire.key << ": " << warning.key);
      const bool expected = warning.key == "photometry.no_lamp_flux" || warning.key == "photometry.no_power" ||
                            (warning.key == "photometry.upward" && file.luminaire.key == "historical");
      CHECK(expected);
    }
}

TEST_CASE("the embedded files are exactly what tools/make_luminaires.py writes") {
  const lichtung::test::TemporaryFolder temporary;
  const std::string folder = temporary.path.string();
  if (std::system("python3 -c '' >/dev/null 2>&1") != 0) {
    std::cout << "SKIPPED: python3 not present: built-in luminaires aren't made again\n";
    return;
  }
  const std::string script = LICHTUNG_SOURCE_DIR "/tools/make_luminaires.py";
  CHECK(std::system(("python3 '" + script + "' '" + folder + "'").c_str()) == 0);
  CHECK(content(folder + "/mast_led.ldt") == detail::kMastLed);
  CHECK(content(folder + "/bollard.ldt") == detail::kBollard);
  CHECK(content(folder + "/historical.ldt") == detail::kHistorical);
  CHECK(content(folder + "/mast_hps.ldt") == detail::kMastHps);
}
