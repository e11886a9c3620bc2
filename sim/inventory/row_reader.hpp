// One row of an inventory to its lamps: values with units, words, plausibility. What can't be used is noted.
#pragma once

#include "sim/inventory/lamp_inventory.hpp"
#include "sim/inventory/photometric_names.hpp"
#include "sim/inventory/source.hpp"

#include <span>
#include <vector>

namespace lichtung::inventory {

/// A row that gives lamps: one per place and per lamp on it. Places are still in the source's coordinates.
struct ReadRow {
  InventoryLamp lamp;
  std::string id;
  int count{1};
  std::vector<town::Point> places;
};

class RowReader {
 public:
  /// `uses`: in the order of the rows' cells.
  RowReader(std::span<const ColumnUse> uses, const InventoryOptions& options, PhotometricNames names);

  /// Nothing if the row gives no lamp; then `odd` says why.
  [[nodiscard]] std::optional<ReadRow> read(std::uint32_t number, const SourceRow& row, std::vector<OddRow>& odd);

  /// True if the cell holds something that its column's role can use.
  [[nodiscard]] bool usable(const ColumnUse& use, const Cell& cell) const;

  [[nodiscard]] const PhotometricNames& names() const { return names_; }
  [[nodiscard]] const std::vector<LampSchedule>& schedules() const { return schedules_; }

 private:
  struct Noted;  // the row being read and where its oddities go
  [[nodiscard]] const Cell* cell(Role role, const SourceRow& row) const;
  [[nodiscard]] const ColumnUse& use(Role role) const;
  [[nodiscard]] std::optional<double> quantity(Role role, Noted& noted, std::optional<int>* times = nullptr) const;
  [[nodiscard]] bool find_places(Noted& noted, ReadRow& out) const;
  [[nodiscard]] bool count_lamps(Noted& noted, ReadRow& out, std::optional<int> by_power) const;
  void read_words(Noted& noted, InventoryLamp& lamp);
  void read_luminaire(Noted& noted, InventoryLamp& lamp, bool led);
  void complete(InventoryLamp& lamp) const;

  std::span<const ColumnUse> uses_;
  std::array<std::optional<std::size_t>, kRoles> at_{};  // role → index into uses_ and cells
  const InventoryOptions& options_;
  std::string out_words_;
  PhotometricNames names_;
  std::vector<LampSchedule> schedules_;
};

}  // namespace lichtung::inventory
