// Figures of a luminaire beside what its file states, so that contradictions are seen.
#include "sim/commands/luminaire_report.hpp"

#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace lichtung::commands {
namespace {

using photometry::Figures;
using photometry::FileFormat;
using photometry::LampSet;
using photometry::PhotometricFile;
using photometry::Symmetry;

constexpr std::array<std::string_view, 5> kSymmetryNames{"none", "axial", "c0_c180", "c90_c270", "quadrants"};

std::string_view format_name(FileFormat format) {
  switch (format) {
    case FileFormat::Eulumdat: return "EULUMDAT";
    case FileFormat::Ies: return "IES";
  }
  return {};
}

std::string_view symmetry_name(Symmetry symmetry) { return kSymmetryNames.at(static_cast<std::size_t>(symmetry)); }

/// lm that leave the luminaire; 0: the lamps' flux isn't known.
double flux_lm(const PhotometricFile& file) { return file.luminaire.flux_lm * file.luminaire.output_ratio; }

/// Labels and values under each other.
class Sheet {
 public:
  explicit Sheet(Language language) : language_(language) {}
  void line(std::string_view key, std::string value) {
    if (!value.empty()) lines_.emplace_back(text(language_, fmt::format("luminaire.{}", key)), std::move(value));
  }
  [[nodiscard]] std::string str() const {
    std::size_t width = 0;
    for (const auto& [label, value] : lines_) width = std::max(width, display_width(label));
    std::string out;
    for (const auto& [label, value] : lines_)
      out += fmt::format("  {}{}  {}\n", label, std::string(width - display_width(label), ' '), value);
    return out;
  }

 private:
  Language language_;
  std::vector<std::pair<std::string, std::string>> lines_;
};

std::string number_of(double value, int decimals, std::string_view unit, Language language) {
  return value > 0.0 ? fmt::format("{} {}", number(value, decimals, language), unit) : std::string();
}

/// "84.1 %", and what the file states if it does.
std::string share(double computed, const std::optional<double>& stated, Language language) {
  const std::string value = number(computed, 1, language) + " %";
  if (!stated) return value;
  return value + " " + message(language, "luminaire.stated", number(*stated, 1, language));
}

/// "1 × SON 250 W, 33,200 lm, 2000K, 276 W": what is stated of a set.
std::string lamps_of(const LampSet& set, Language language) {
  std::string out;
  for (const std::string& part : {printable(set.type), number_of(set.flux_lm, 0, "lm", language), printable(set.colour),
                                  printable(set.rendering), number_of(set.power_w, 1, "W", language)})
    if (!part.empty() && part != "0") out += (out.empty() ? "" : ", ") + part;
  return set.count == 0.0 ? out : fmt::format("{} × {}", number(std::abs(set.count), 0, language), out);
}

/// What the file says.
void file_part(const PhotometricFile& file, Sheet& sheet, Language language) {
  const std::string version = printable(file.version);
  sheet.line("format", version.empty() ? std::string(format_name(file.format)) : fmt::format("{} ({})", format_name(file.format), version));
  sheet.line("name", printable(file.luminaire.name));
  sheet.line("maker", printable(file.maker));
  sheet.line("number", printable(file.number));
  sheet.line("report", printable(file.report));
  sheet.line("symmetry", std::string(text(language, fmt::format("luminaire.symmetry_{}", symmetry_name(file.symmetry)))));
  sheet.line("directions", message(language, "luminaire.directions_value", file.c_planes, file.gamma_angles, file.stored_planes));
  for (const LampSet& set : file.lamp_sets) sheet.line("lamps", lamps_of(set, language));
  sheet.line("photometry", std::string(text(language, file.absolute ? "luminaire.absolute" : "luminaire.relative")));
}

/// What follows from the intensities.
void light_part(const PhotometricFile& file, const Figures& f, Sheet& sheet, Language language) {
  sheet.line("flux", number_of(flux_lm(file), 0, "lm", language));
  sheet.line("flux_per_klm", number_of(f.flux_lm_per_klm, 1, "lm", language));
  sheet.line("lorl", share(f.lorl_percent, file.lorl_percent, language));
  sheet.line("dff", share(f.dff_percent, file.dff_percent, language));
  if (file.luminaire.light.c_deg.size() > 1) sheet.line("front", number(f.front_percent, 1, language) + " %");
  sheet.line("peak", message(language, "luminaire.peak_value", number(f.peak_cd_per_klm, 0, language),
                             number(f.peak_c_deg, 0, language), number(f.peak_gamma_deg, 1, language)));
  sheet.line("power", number_of(file.luminaire.power_w, 1, "W", language));
  if (file.luminaire.power_w > 0.0) sheet.line("efficacy", number_of(flux_lm(file) / file.luminaire.power_w, 0, "lm/W", language));
  sheet.line("colour", number_of(file.luminaire.cct_k, 0, "K", language));
}

double rounded(double value) { return std::round(value * 1000.0) / 1000.0; }
Json known(double value) { return value > 0.0 ? Json(rounded(value)) : Json(); }
Json known(const std::optional<double>& value) { return value ? Json(rounded(*value)) : Json(); }

Json lamp_sets_json(const PhotometricFile& file) {
  Json sets = Json::array();
  for (const LampSet& set : file.lamp_sets)
    sets.push_back({{"count", set.count}, {"type", printable(set.type)}, {"flux_lm", known(set.flux_lm)},
                    {"colour", printable(set.colour)}, {"rendering", printable(set.rendering)}, {"power_w", known(set.power_w)}});
  return sets;
}

}  // namespace

std::string luminaire_text(const PhotometricFile& file, const std::string& shown, Language language) {
  const Figures f = photometry::figures(file.luminaire.light);
  Sheet stated(language), computed(language);
  file_part(file, stated, language);
  light_part(file, f, computed, language);
  std::string out = printable(shown) + "\n" + stated.str();
  out += fmt::format("\n{}\n{}", text(language, "luminaire.computed"), computed.str());
  if (file.warnings.empty()) return out;
  out += fmt::format("\n{}\n", text(language, "luminaire.warnings"));
  for (const Diagnostic& d : file.warnings) {
    const std::string line = d.line == 0 ? std::string() : message(language, "luminaire.line", d.line) + ": ";
    out += fmt::format("  {}{}\n", line, printable(describe(d, language)));
  }
  return out;
}

Json luminaire_json(const PhotometricFile& file, const std::string& shown, Language language) {
  const auto& l = file.luminaire;
  const Figures f = photometry::figures(l.light);
  return {{"file", shown},
          {"key", l.key},
          {"format", format_name(file.format)},
          {"version", printable(file.version)},
          {"name", printable(l.name)},
          {"maker", printable(file.maker)},
          {"number", printable(file.number)},
          {"report", printable(file.report)},
          {"symmetry", symmetry_name(file.symmetry)},
          {"isym", static_cast<int>(file.symmetry)},
          {"c_planes", file.c_planes},
          {"gamma_angles", file.gamma_angles},
          {"planes_stored", file.stored_planes},
          {"absolute", file.absolute},
          {"lamp_sets", lamp_sets_json(file)},
          {"lamp_flux_lm", known(l.flux_lm)},
          {"flux_lm", known(flux_lm(file))},
          {"flux_lm_per_klm", rounded(f.flux_lm_per_klm)},
          {"lorl_percent", rounded(f.lorl_percent)},
          {"lorl_stated_percent", known(file.lorl_percent)},
          {"dff_percent", rounded(f.dff_percent)},
          {"dff_stated_percent", known(file.dff_percent)},
          {"front_percent", rounded(f.front_percent)},
          {"max_cd_per_klm", rounded(f.peak_cd_per_klm)},
          {"max_c_deg", rounded(f.peak_c_deg)},
          {"max_gamma_deg", rounded(f.peak_gamma_deg)},
          {"power_w", known(l.power_w)},
          {"cct_k", known(l.cct_k)},
          {"multiplier", file.multiplier},
          {"ballast_factor", file.ballast_factor},
          {"warnings", to_json(file.warnings, language)}};
}

}  // namespace lichtung::commands
