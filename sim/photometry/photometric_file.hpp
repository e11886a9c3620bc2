// What a photometric file says beyond the light itself: its format, how it counts, what its maker states – and where
// that contradicts the intensities. EULUMDAT: Stockmar 1990 and 1998; IES: ANSI/IES LM-63 of 1986 to 2019.
#pragma once

#include "scenarios/diagnostics.hpp"
#include "sim/photometry/luminaire.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::photometry {

enum class FileFormat : std::uint8_t { Eulumdat = 0, Ies = 1 };

/// Lamps that may stand in the luminaire; several sets are alternatives, of which the first is used.
struct LampSet {
  double count{};            // negative: absolute photometry, the flux is the luminaire's
  std::string type;
  double flux_lm{};          // of all lamps of the set; 0: not stated
  std::string colour;        // as written: "4000", "nw/4200", "830"
  std::string rendering;     // as written: "80", "1B/86"
  double power_w{};          // of the luminaire with this set; 0: not stated
};

struct PhotometricFile {
  FileFormat format{};
  std::string version;                       // IES: its first line, empty before 1991
  std::string maker, number, report;         // as written, UTF-8
  Symmetry symmetry{};                       // IES: after its planes were turned to EULUMDAT's
  int c_planes{}, gamma_angles{};            // EULUMDAT: Mc and Ng; IES: horizontal and vertical angles
  int stored_planes{};
  std::vector<LampSet> lamp_sets;
  bool absolute{};                           // measured without reference to a lamp's flux
  std::optional<double> dff_percent, lorl_percent;   // as stated (EULUMDAT)
  double tilt_deg{};                         // EULUMDAT: of the luminaire while it was measured
  std::string lamp_tilt;                     // IES: NONE, INCLUDE or a file's name
  double multiplier{1.0};                    // of all intensities; applied
  double ballast_factor{1.0};                // IES; not applied
  Luminaire luminaire;
  std::vector<Diagnostic> warnings;
};

/// What follows from the intensities.
struct Figures {
  double flux_lm_per_klm{}, lorl_percent{}, dff_percent{};
  double peak_cd_per_klm{}, peak_c_deg{}, peak_gamma_deg{};
  double front_percent{};   // of the flux, towards C0 … C180: over the street
};
[[nodiscard]] Figures figures(const Distribution& distribution);

/// A file that can't be used: where it goes wrong, what was found, what was expected. what() is in English; the
/// diagnostic can be described in either language.
class PhotometricFileError : public DataError {
 public:
  explicit PhotometricFileError(Diagnostic d);
  Diagnostic diagnostic;
};

inline constexpr std::size_t kMaxPhotometricBytes = std::size_t{32} << 20U;
inline constexpr int kMaxPlanes = 1441, kMaxGammas = 1441;         // quarter degrees around the circle
inline constexpr std::size_t kMaxIntensities = 1'100'000;          // as stored: half-degree planes and angles, and some

/// Reads EULUMDAT or IES LM-63, whichever it is, whatever its name. The luminaire's key is the file's name without
/// folder and ending. Errors: PhotometricFileError; a missing file has the kind MissingInput.
[[nodiscard]] PhotometricFile read_photometric_file(const std::filesystem::path& path);

/// The same for a file's content; `name` stands in messages.
[[nodiscard]] PhotometricFile parse_photometric_file(std::string_view content, const std::string& name);

/// The luminaire alone, for those who don't show what else the file says.
[[nodiscard]] inline Luminaire read_luminaire(const std::filesystem::path& path) {
  return read_photometric_file(path).luminaire;
}

}  // namespace lichtung::photometry
