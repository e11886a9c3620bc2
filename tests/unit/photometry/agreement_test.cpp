// Every published value of the real photometric files, within 0.1 %. The values were computed independently of this
// program. LICHTUNG_PRINT_AGREEMENT=1 prints the table of docs/luminaires.md.
#include "sim/photometry/photometric_file.hpp"
#include "tests/support/shared_data.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using namespace lichtung;
using namespace lichtung::photometry;
using lichtung::test::have_shared_data;
using lichtung::test::shared_data;
using nlohmann::json;

namespace {

constexpr double kTolerance = 0.001;       // relative
constexpr double kLastDigit = 0.0005;      // published with three decimals

std::vector<json> entries() {
  if (!have_shared_data("photometry/expected-photometry.json")) return {};
  std::ifstream in(shared_data("photometry/expected-photometry.json"));
  const json document = json::parse(in);
  return document.at("files").get<std::vector<json>>();
}

/// Greatest deviation of all files, rounding of the published values included, and where.
struct Worst {
  double deviation{};
  std::string where{"nothing"};
  void check(double value, double published, const std::string& what) {
    INFO(what << ": computed " << value << ", published " << published);
    const double apart = std::abs(value - published);
    CHECK(apart <= kTolerance * std::abs(published) + kLastDigit);
    const double relative = published == 0.0 ? 0.0 : apart / std::abs(published);
    if (relative > deviation) {
      deviation = relative;
      where = what;
    }
  }
};

double number(const std::string& text) { return text.empty() ? 0.0 : std::stod(text); }

void check_lamp_sets(const PhotometricFile& file, const json& published) {
  REQUIRE(file.lamp_sets.size() == published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    const LampSet& set = file.lamp_sets[i];
    const auto words = published[i].get<std::vector<std::string>>();
    CHECK(set.count == number(words.at(0)));
    CHECK(set.type == words.at(1));
    CHECK(set.flux_lm == number(words.at(2)));
    CHECK(set.colour == words.at(3));
    CHECK(set.rendering == words.at(4));
    CHECK(set.power_w == number(words.at(5)));
  }
}

void check_eulumdat(const PhotometricFile& file, const json& e, Worst& worst) {
  const std::string name = e.at("file");
  CHECK(file.format == FileFormat::Eulumdat);
  CHECK(static_cast<int>(file.symmetry) == e.at("isym"));
  CHECK(file.c_planes == e.at("mc"));
  CHECK(file.gamma_angles == e.at("ng"));
  CHECK(file.stored_planes == e.at("planes_stored"));
  CHECK(file.dff_percent == e.at("dff_header").get<double>());
  CHECK(file.lorl_percent == e.at("lorl_header").get<double>());
  CHECK(file.multiplier == e.at("conversion").get<double>());
  check_lamp_sets(file, e.at("lamp_sets"));
  const Figures f = figures(file.luminaire.light);
  worst.check(f.flux_lm_per_klm, e.at("flux_lm_per_klm_computed"), name + " flux");
  worst.check(f.lorl_percent, e.at("lorl_computed"), name + " LORL");
  worst.check(f.dff_percent, e.at("dff_computed"), name + " DFF");
  worst.check(f.peak_cd_per_klm, e.at("max_cd_per_klm"), name + " peak");
}

void check_ies(const PhotometricFile& file, const json& e, Worst& worst) {
  const std::string name = e.at("file");
  CHECK(file.format == FileFormat::Ies);
  CHECK("TILT=" + file.lamp_tilt == e.at("tilt"));
  CHECK(file.lamp_sets.at(0).count == e.at("lamps").get<double>());
  CHECK(file.absolute == (e.at("lumens_per_lamp").get<double>() < 0.0));
  if (!file.absolute) CHECK(file.luminaire.flux_lm == e.at("lamps").get<double>() * e.at("lumens_per_lamp").get<double>());
  CHECK(file.multiplier == e.at("multiplier").get<double>());
  CHECK(file.luminaire.power_w == e.at("watts").get<double>());
  CHECK(file.gamma_angles == e.at("n_vertical"));
  CHECK(file.c_planes == e.at("n_horizontal"));
  CHECK(file.luminaire.light.gamma_deg.front() == e.at("v_range").at(0).get<double>());
  CHECK(file.luminaire.light.gamma_deg.back() == e.at("v_range").at(1).get<double>());
  const Figures f = figures(file.luminaire.light);
  const double klm = file.luminaire.flux_lm / 1000.0;
  worst.check(f.flux_lm_per_klm * klm, e.at("flux_lm_computed"), name + " flux");
  worst.check(f.peak_cd_per_klm * klm, e.at("max_candela"), name + " peak");
}

/// A row of the table in docs/luminaires.md.
std::string row(const PhotometricFile& file, const json& e) {
  const Figures f = figures(file.luminaire.light);
  const bool ies = file.format == FileFormat::Ies;
  const double flux = ies ? f.flux_lm_per_klm * file.luminaire.flux_lm / 1000.0 : f.flux_lm_per_klm;
  const double published = e.at(ies ? "flux_lm_computed" : "flux_lm_per_klm_computed");
  const std::string name = e.at("file");
  return fmt::format("| {} | {} × {} | {:.3f} {} | {:.3f} | {:.4f} % |\n", name.substr(name.rfind('/') + 1), file.c_planes,
                     file.gamma_angles, flux, ies ? "lm" : "lm/klm", published, 100.0 * std::abs(flux / published - 1.0));
}

}  // namespace

TEST_CASE("every published value of the real files is met within 0.1 %") {
  const char* asked = std::getenv("LICHTUNG_PRINT_AGREEMENT");
  Worst worst;
  int files = 0;
  for (const json& e : entries()) {
    const std::string path = "photometry/" + e.at("file").get<std::string>();
    if (!have_shared_data(path)) continue;
    INFO(path);
    const PhotometricFile file = read_photometric_file(shared_data(path));
    if (file.format == FileFormat::Ies)
      check_ies(file, e, worst);
    else
      check_eulumdat(file, e, worst);
    if (asked != nullptr) std::cout << row(file, e);
    ++files;
  }
  std::cout << fmt::format("published photometry: {} files, worst deviation {:.5f} % ({})\n", files, 100.0 * worst.deviation,
                           worst.where);
}

TEST_CASE("files whose intensities contradict their head are read with a warning, sound ones without") {
  if (!have_shared_data("photometry/eulumdat-rs")) return;
  const auto contradicts = [](const std::string& name) {
    const PhotometricFile file = read_photometric_file(shared_data("photometry/" + name));
    return std::ranges::any_of(file.warnings, [](const Diagnostic& d) {
      return d.key == "photometry.lorl_contradicts" || d.key == "photometry.dff_contradicts" ||
             d.key == "photometry.more_than_lamps";
    });
  };
  CHECK(contradicts("eulumdat-rs/ldt/wiki-batwing.ldt"));
  CHECK(contradicts("eulumdat-rs/ldt/wiki-spotlight.ldt"));
  CHECK(contradicts("eulumdat-rs/ies/TILT_TEST_SYNTHETIC.ies"));
  for (const char* sound : {"eulumdat-rs/ldt/road_luminaire.ldt", "eulumdat-rs/ldt/projector.ldt", "eulumdat-rs/ldt/floor_uplight.ldt",
                            "eulumdat-rs/ldt/demo_two_lamp_sets.ldt", "eulumdat-analysis/sample_06.ldt",
                            "eulumdat-analysis/sample_20.ldt", "eulumdat-rs/ies/ABSOLUTE_LED.ies"}) {
    INFO(sound);
    CHECK_FALSE(contradicts(sound));
  }
}

TEST_CASE("one luminaire published in the orientations of CIE and IES differs by the turn of 90° that IES files get") {
  const std::string folder = "photometry/eulumdat-rs/ies/S01.01.02.354_MAXWELL-8-T4_LUXEON_5050_Square_with_glass-MEASURED_";
  if (!have_shared_data(folder + "CIE.IES")) return;
  const Luminaire cie = read_luminaire(shared_data(folder + "CIE.IES")), ies = read_luminaire(shared_data(folder + "IESNA.ies"));
  double mirrored = 0.0;
  for (double c = 0.0; c < 360.0; c += 5.0)
    for (double gamma = 0.0; gamma <= 90.0; gamma += 1.0) {
      // The reader turned both; the CIE file was in EULUMDAT's orientation before.
      REQUIRE(intensity(ies.light, c, gamma) == Approx(intensity(cie.light, c + 90.0, gamma)).margin(1e-9));
      mirrored = std::max(mirrored, std::abs(intensity(ies.light, -c, gamma) - intensity(cie.light, c + 90.0, gamma)));
    }
  CHECK(mirrored > 10.0);   // the other sense of turning would not do
}
