// An inventory as it was read, for people and for machines: columns, units, light sources, distributions, distances to
// streets, and every odd row.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/inventory/snap.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::commands {

/// Distances to the streets of a town.
struct StreetFit {
  std::string town;  // its source
  double reach_m{};
  inventory::Snapping snapping;
};

struct LampsReport {
  inventory::LampInventory inventory;
  std::optional<StreetFit> fit;        // unset without a town
  std::vector<inventory::OddRow> odd;  // of reading and of snapping, by row
};

/// What is known of one quantity over all lamps.
struct Spread {
  std::size_t known{};
  double least{}, median{}, greatest{}, sum{};  // 0 where nothing is known
  std::vector<std::size_t> bins;                // lamps between neighbouring edges: [0, e0), [e0, e1) … [en, ∞)
};
[[nodiscard]] Spread spread_of(std::vector<double> values, const std::vector<double>& edges);

/// Height, power and flux with the edges that lamps of streets fall into.
struct QuantityRow {
  std::string_view key;  // "height_m": JSON; "lamps.height_m": text
  std::vector<double> edges;
  Spread spread;
};
[[nodiscard]] std::array<QuantityRow, 3> quantities_of(const inventory::LampInventory& inventory);

/// One line about an odd row, without its number: "POLEHEIGHT: 400 ft is impossible (expected 0.3 … 45 m); left unset".
[[nodiscard]] std::string reason_of(const inventory::OddRow& odd, Language language);

[[nodiscard]] std::string lamps_text(const LampsReport& report, Language language);
/// Stable keys, see docs/lamp-inventory.md; nothing in it depends on the language.
[[nodiscard]] nlohmann::ordered_json lamps_json(const LampsReport& report);
/// All odd rows: row,id,kept,reason,column,found,expected; one line each, RFC 4180, UTF-8.
[[nodiscard]] std::string odd_rows_csv(const LampsReport& report);

}  // namespace lichtung::commands
