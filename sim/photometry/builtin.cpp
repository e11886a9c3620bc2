// Built-in luminaires: EULUMDAT files compiled in, read by the same reader as any other file. Their shapes are made by
// formula (tools/make_luminaires.py, docs/luminaires.md) and assumed, no catalogue data.
#include "sim/photometry/builtin.hpp"

#include "sim/photometry/builtin_embedded.hpp"

#include <array>
#include <string>

namespace lichtung::photometry {
namespace {

struct Embedded {
  const char* name;
  const std::string_view* content;
};
constexpr std::array<Embedded, 4> kFiles{{{"mast_led.ldt", &detail::kMastLed},
                                          {"bollard.ldt", &detail::kBollard},
                                          {"historical.ldt", &detail::kHistorical},
                                          {"mast_hps.ldt", &detail::kMastHps}}};

}  // namespace

std::vector<PhotometricFile> builtin_files() {
  std::vector<PhotometricFile> files;
  for (const Embedded& file : kFiles) files.push_back(parse_photometric_file(*file.content, file.name));
  return files;
}

const std::vector<Luminaire>& builtin_luminaires() {
  static const std::vector<Luminaire> all = [] {
    std::vector<Luminaire> luminaires;
    for (PhotometricFile& file : builtin_files()) luminaires.push_back(std::move(file.luminaire));
    return luminaires;
  }();
  return all;
}

}  // namespace lichtung::photometry
