// Words for light sources and luminaires, German and English, and what usually goes with them: how much light from a watt,
// which colour, which built-in luminaire. Used only where an inventory doesn't tell it itself.
#pragma once

#include "sim/town/kinds.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace lichtung::inventory {

/// Usual values of a kind of light source. Grade: assumed. Efficacies are of the lamp, without its gear, for the sizes
/// common in streets (lamps of 50 … 250 W), rounded; after the tables of Van Tichelen et al. 2007, Preparatory Studies for
/// Eco-design Requirements of EuPs, Lot 9: Public street lighting (recalled), and makers' data sheets (recalled).
struct LampType {
  std::string_view key;         // "hps"
  double efficacy_lm_w{};       // 0: no electric power (gas), or as the scenario says (LED)
  double cct_k{};               // 0: can't be told from the kind
  town::Luminaire luminaire{};  // built-in luminaire; sodium mast heads stand for all heads with discharge lamps
  std::string_view tokens;      // words that mean it when they stand alone
  std::string_view stems;       // parts of words that mean it anywhere
};

/// In the order in which they are tried.
[[nodiscard]] std::span<const LampType> lamp_types();

/// The first type that a text names: "HPS-High Pressure Sodium", "NAV-T 70W", "Quecksilberdampf".
[[nodiscard]] const LampType* lamp_type_of(std::string_view text);

/// The built-in luminaire that a text names: its key ("mast_hps"), or a word for its form (Poller, Altstadtleuchte).
[[nodiscard]] std::optional<town::Luminaire> luminaire_of(std::string_view text);
/// True if the text names a mast head, whose built-in luminaire the light source decides (Koffer-, Ansatz-, Seilleuchte).
[[nodiscard]] bool names_mast_head(std::string_view text);

/// True if a status says that the lamp doesn't burn: out of service, taken down, planned. `words`: the user's own,
/// separated by commas; empty for the usual ones.
[[nodiscard]] bool out_of_service(std::string_view status, std::string_view words);

}  // namespace lichtung::inventory
