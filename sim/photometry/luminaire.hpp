// What a luminaire is to a light calculation: how strongly it shines into each direction, and what its maker says of
// it. Directions are C-γ as in EN 13032-1: γ from straight down; C0 along the street, C90 away from the pole over it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lichtung::photometry {

/// Which planes repeat others (Isym of EULUMDAT).
enum class Symmetry : std::uint8_t { None = 0, Axial = 1, C0C180 = 2, C90C270 = 3, Quadrants = 4 };

/// Luminous intensities, cd per 1000 lm of lamp flux, symmetry unfolded. One plane: the same all around.
struct Distribution {
  std::vector<double> c_deg;       // ascending, first 0, last below 360; at least one
  std::vector<double> gamma_deg;   // ascending within 0 … 180, at least two; no light outside
  std::vector<double> candela;     // [plane × gamma]
};

/// cd/klm towards C (any angle) and γ (0 … 180): linear in both between neighbouring directions, 0 outside γ's range.
[[nodiscard]] double intensity(const Distribution& distribution, double c_deg, double gamma_deg);

/// Flux between two γ, lm per 1000 lm of lamp flux: CIE 190 zones, planes averaged by the trapezoid rule.
[[nodiscard]] double zonal_flux(const Distribution& distribution, double from_gamma_deg, double to_gamma_deg);

struct Luminaire {
  std::string key;                 // word of scenario files and inventories: "mast_led", or the file's name
  std::string name;                // what the file says of itself
  Distribution light;
  double flux_lm{};                // flux of its lamps; 0: unknown
  double power_w{};                // of the whole luminaire; 0: unknown
  double cct_k{};                  // 0: unknown
  double output_ratio{1.0};        // flux that leaves it over lamp flux, from the distribution
  double upward_share{};           // of that flux, above the horizontal, 0 … 1
};

/// Built-in luminaires in the order of town::Luminaire: LED mast head, bollard, historical lantern, sodium mast head.
[[nodiscard]] const std::vector<Luminaire>& builtin_luminaires();

}  // namespace lichtung::photometry
