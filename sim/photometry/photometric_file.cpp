// Opens photometric files, tells the formats apart, and compares what a file states with what its intensities give.
#include "sim/photometry/photometric_file.hpp"

#include "scenarios/input_file.hpp"
#include "sim/photometry/eulumdat.hpp"
#include "sim/photometry/field_reader.hpp"
#include "sim/photometry/ies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <utility>

namespace lichtung::photometry {
namespace {

// Above the differences of sound files: 40 measured ones differ by up to 4.4 points (narrow beams at steps of 5°)
// in LORL and 0.4 in DFF.
constexpr double kLorlPoints = 5.0, kDffPoints = 2.0;
constexpr double kMostOutput = 105.0;        // % of the lamps' flux
constexpr double kUpwardPercent = 0.1;       // of the luminaire's flux
constexpr double kLeastFront = 40.0;         // % of the flux over the street; 50 if the luminaire makes no difference
constexpr double kWidestGap = 91.0;          // degrees between planes
constexpr double kLeastFlux = 1e-6, kMostFlux = 1e7;   // lm per 1000 lm

using detail::shown;

[[noreturn]] void refuse(const std::string& name, std::string_view key, std::vector<Argument> args = {},
                         ErrorKind kind = ErrorKind::Data) {
  throw PhotometricFileError({.file = name, .key = std::string(key), .args = std::move(args), .suggestion = {}, .kind = kind});
}

void warn(PhotometricFile& file, const std::string& name, std::string_view key, std::vector<Argument> args) {
  file.warnings.push_back({.file = name, .severity = Severity::Warning, .key = std::string(key), .args = std::move(args),
                           .suggestion = {}});
}

Argument percent(double value) { return {fmt::format("{:.1f}", value), false}; }

double widest_gap(const std::vector<double>& c_deg) {
  if (c_deg.size() == 1) return 0.0;
  double gap = 360.0 - c_deg.back();
  for (std::size_t i = 1; i < c_deg.size(); ++i) gap = std::max(gap, c_deg[i] - c_deg[i - 1]);
  return gap;
}

/// Light of a file whose intensities can't be meant; fills in what follows from them; warns of contradictions.
void judge(PhotometricFile& file, const std::string& name) {
  Luminaire& l = file.luminaire;
  const Figures f = figures(l.light);
  if (!(f.flux_lm_per_klm >= kLeastFlux)) refuse(name, "photometry.no_light");
  if (!(f.flux_lm_per_klm <= kMostFlux)) refuse(name, "photometry.absurd_light", {shown(f.flux_lm_per_klm)});
  l.output_ratio = f.flux_lm_per_klm / 1000.0;
  l.upward_share = std::clamp(1.0 - f.dff_percent / 100.0, 0.0, 1.0);

  const bool stated = file.lorl_percent.value_or(0.0) > 0.0;
  if (file.format == FileFormat::Eulumdat && !stated) warn(file, name, "photometry.no_lorl", {percent(f.lorl_percent)});
  if (stated && std::abs(*file.lorl_percent - f.lorl_percent) > kLorlPoints)
    warn(file, name, "photometry.lorl_contradicts", {percent(*file.lorl_percent), percent(f.lorl_percent)});
  const bool dff_stated = file.dff_percent && (stated || *file.dff_percent > 0.0);   // all zero: left out, not meant
  if (dff_stated && std::abs(*file.dff_percent - f.dff_percent) > kDffPoints)
    warn(file, name, "photometry.dff_contradicts", {percent(*file.dff_percent), percent(f.dff_percent)});
  if (f.lorl_percent > kMostOutput) warn(file, name, "photometry.more_than_lamps", {percent(f.lorl_percent)});
  if (100.0 * l.upward_share >= kUpwardPercent) warn(file, name, "photometry.upward", {percent(100.0 * l.upward_share)});
  if (f.front_percent < kLeastFront) warn(file, name, "photometry.shines_behind", {percent(100.0 - f.front_percent)});
  if (const double gap = widest_gap(l.light.c_deg); gap > kWidestGap) warn(file, name, "photometry.gap", {shown(gap)});
}

std::string english(const Diagnostic& d) { return describe(d, Language::English); }

std::string place(const Diagnostic& d) { return d.line == 0 ? d.file : fmt::format("{}:{}", d.file, d.line); }

std::string read_bytes(const std::filesystem::path& path) {
  const std::string name = path.string();
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) refuse(name, "photometry.no_such_file", {}, ErrorKind::MissingInput);
  if (!is_input_file(path)) refuse(name, "photometry.not_a_file");
  const auto size = std::filesystem::file_size(path, error);
  if (error) refuse(name, "photometry.unreadable");
  if (size > kMaxPhotometricBytes) refuse(name, "photometry.too_large", {shown(static_cast<double>(kMaxPhotometricBytes))});
  std::ifstream in(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in) refuse(name, "photometry.unreadable");
  return bytes;
}

}  // namespace

PhotometricFileError::PhotometricFileError(Diagnostic d)
    : DataError(d.kind, place(d), english(d)), diagnostic(std::move(d)) {}

PhotometricFile parse_photometric_file(std::string_view content, const std::string& name) {
  if (content.size() > kMaxPhotometricBytes)
    refuse(name, "photometry.too_large", {shown(static_cast<double>(kMaxPhotometricBytes))});
  if (content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF")) refuse(name, "photometry.utf16");
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  if (content.find_first_not_of(" \t\r\n\x1A") == std::string_view::npos) refuse(name, "photometry.empty");
  if (content.find('\0') != std::string_view::npos) refuse(name, "photometry.binary");
  PhotometricFile file = detail::looks_like_ies(content) ? detail::read_ies(content, name) : detail::read_eulumdat(content, name);
  file.luminaire.key = std::filesystem::path(name).stem().string();
  if (file.luminaire.name.empty()) file.luminaire.name = file.luminaire.key;
  judge(file, name);
  return file;
}

PhotometricFile read_photometric_file(const std::filesystem::path& path) {
  return parse_photometric_file(read_bytes(path), path.string());
}

}  // namespace lichtung::photometry
