// What an inventory's reading noticed, merged by kind.
#include "sim/inventory/load_town.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::inventory {
namespace {

constexpr std::size_t kExamples = 3;

/// "17: 400 ft, 21: 0": row numbers with what was found there.
std::string examples_of(const std::vector<OddRow>& rows, Oddity oddity) {
  std::string out;
  std::size_t shown = 0;
  for (const OddRow& row : rows) {
    if (row.oddity != oddity) continue;
    if (shown++ == kExamples) return out + " …";
    const std::string found = row.found.empty() ? std::string() : ": " + row.found;
    out += fmt::format("{}{}{}", out.empty() ? "" : ", ", row.row, found);
  }
  return out;
}

void add_oddities(const std::vector<OddRow>& rows, std::vector<town::Notice>& notices) {
  for (std::size_t k = 0; k < kOddities.size(); ++k) {
    const auto oddity = static_cast<Oddity>(k);
    const auto count = std::ranges::count(rows, oddity, &OddRow::oddity);
    if (count > 0)
      notices.push_back({fmt::format("inventory.odd_{}", word_of(oddity)), count, examples_of(rows, oddity)});
  }
}

std::string list_of(const std::vector<ColumnUse>& uses, bool guessed_only) {
  std::string out;
  for (const ColumnUse& use : uses)
    if (use.guessed || !guessed_only)
      out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", word_of(use.role), use.name);
  return out;
}

}  // namespace

std::vector<town::Notice> notices_of(const LampInventory& inventory, const Snapping* snapping,
                                     const std::vector<OddRow>& off_street) {
  std::vector<town::Notice> notices;
  const auto add = [&](const char* key, std::size_t count, std::string detail) {
    if (count > 0)
      notices.push_back({fmt::format("inventory.{}", key), static_cast<std::int64_t>(count), std::move(detail)});
  };
  add("read", inventory.counts.rows, fmt::format("{}: {}", inventory.file, inventory.counts.lamps));
  add("guessed", static_cast<std::size_t>(std::ranges::count(inventory.columns, true, &ColumnUse::guessed)),
      list_of(inventory.columns, true));
  add("misled", inventory.dropped.size(), list_of(inventory.dropped, false));
  if (inventory.crs_assumed) add("crs_assumed", inventory.counts.rows, inventory.crs);
  add("flux_by_type", static_cast<std::size_t>(std::ranges::count(inventory.lamps, true, &InventoryLamp::flux_by_type)),
      {});
  add_oddities(inventory.odd, notices);
  if (snapping != nullptr) {
    const std::size_t on_street = inventory.lamps.size() - snapping->off_street.size();
    add("snapped", on_street,
        fmt::format("{:.1f} / {:.1f} / {:.1f} m", snapping->median_m, snapping->p95_m, snapping->max_m));
    add_oddities(off_street, notices);
  }
  return notices;
}

}  // namespace lichtung::inventory
