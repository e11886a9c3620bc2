// The rules for one row.
#include "sim/inventory/row_reader.hpp"

#include "sim/inventory/lamp_types.hpp"
#include "sim/inventory/schedules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::inventory {
namespace {

constexpr std::size_t kMostSchedules = 1000;  // different ones; no town has so many

std::string range_of(Quantity quantity) {
  const Plausible range = plausible(quantity);
  const std::string_view unit = symbol(standard_unit(quantity));
  return fmt::format("{} … {}{}{}", range.low, range.high, unit.empty() ? "" : " ", unit);
}

}  // namespace

struct RowReader::Noted {
  std::uint32_t number;
  const SourceRow& row;
  std::string id;
  std::vector<OddRow>& odd;

  void add(Oddity oddity, std::string column, const std::string& found, std::string expected = {}) const {
    odd.push_back({number, id, oddity, std::move(column), shortened(found), std::move(expected)});
  }
};

RowReader::RowReader(std::span<const ColumnUse> uses, const InventoryOptions& options, PhotometricNames names)
    : uses_(uses), options_(options), names_(std::move(names)) {
  for (std::size_t i = 0; i < uses.size(); ++i) at_[static_cast<std::size_t>(uses[i].role)] = i;
  if (const auto given = options.columns.find("out_of_service"); given != options.columns.end())
    out_words_ = given->second;
}

const Cell* RowReader::cell(Role role, const SourceRow& row) const {
  const auto& at = at_[static_cast<std::size_t>(role)];
  return at ? &row.cells[*at] : nullptr;
}

const ColumnUse& RowReader::use(Role role) const { return uses_[*at_[static_cast<std::size_t>(role)]]; }

bool RowReader::usable(const ColumnUse& use, const Cell& cell) const {
  if (const auto quantity = quantity_of(use.role)) {
    const Reading reading = read_quantity(cell, *quantity, use.unit);
    const Plausible range = plausible(*quantity);
    return reading.as == ReadAs::Number && reading.value >= range.low && reading.value <= range.high;
  }
  const std::string text = text_of(cell);
  if (use.role == Role::Type) return lamp_type_of(text) != nullptr;
  if (use.role == Role::Luminaire)
    return luminaire_of(text) || names_mast_head(text) || lamp_type_of(text) != nullptr || names_.knows(text);
  if (use.role == Role::Schedule) return read_schedule(text).has_value();
  return !text.empty();
}

std::optional<double> RowReader::quantity(Role role, Noted& noted, std::optional<int>* times) const {
  const Cell* given = cell(role, noted.row);
  if (given == nullptr) return {};
  const Quantity kind = *quantity_of(role);
  const Reading reading = read_quantity(*given, kind, use(role).unit);
  if (reading.as == ReadAs::Missing) return {};
  if (reading.as == ReadAs::Unreadable) {
    noted.add(Oddity::Unreadable, use(role).name, shown(*given), range_of(kind));
    return {};
  }
  const Plausible range = plausible(kind);
  if (reading.value < range.low || reading.value > range.high) {
    noted.add(Oddity::Impossible, use(role).name, shown(*given), range_of(kind));
    return {};
  }
  if (times != nullptr) *times = reading.times;
  return reading.value;
}

bool RowReader::find_places(Noted& noted, ReadRow& out) const {
  if (noted.row.shape == RowShape::Other) {
    noted.add(Oddity::NoPoint, {}, noted.row.shape_name);
    return false;
  }
  if (noted.row.shape == RowShape::Points) {
    out.places = noted.row.points;
    if (out.places.empty()) noted.add(Oddity::NoPlace, {}, {});
    return !out.places.empty();
  }
  const Cell* x = cell(Role::X, noted.row);
  const Cell* y = cell(Role::Y, noted.row);
  if (x == nullptr || y == nullptr) {
    noted.add(Oddity::NoPlace, {}, {});
    return false;
  }
  const Reading east = read_quantity(*x, Quantity::Coordinate, Unit::Plain),
                north = read_quantity(*y, Quantity::Coordinate, Unit::Plain);
  const std::string columns = fmt::format("{}, {}", use(Role::X).name, use(Role::Y).name);
  const std::string found = fmt::format("{}, {}", shown(*x), shown(*y));
  if (east.as == ReadAs::Missing || north.as == ReadAs::Missing) {
    noted.add(Oddity::NoPlace, columns, found);
    return false;
  }
  const Plausible range = plausible(Quantity::Coordinate);
  const auto within = [&](const Reading& r) {
    return r.as == ReadAs::Number && r.value >= range.low && r.value <= range.high;
  };
  if (!within(east) || !within(north)) {
    noted.add(Oddity::UnreadablePlace, columns, found);
    return false;
  }
  out.places.push_back({east.value, north.value});
  return true;
}

bool RowReader::count_lamps(Noted& noted, ReadRow& out, std::optional<int> by_power) const {
  const auto count = quantity(Role::Count, noted);
  out.count = by_power.value_or(1);
  if (!count) return true;
  if (*count != std::floor(*count)) {
    noted.add(Oddity::Impossible, use(Role::Count).name, shown(*cell(Role::Count, noted.row)),
              range_of(Quantity::Count));
    return true;
  }
  if (*count == 0.0) {
    noted.add(Oddity::NoLamp, use(Role::Count).name, "0");
    return false;
  }
  out.count = static_cast<int>(*count);
  return true;
}

void RowReader::read_luminaire(Noted& noted, InventoryLamp& lamp, bool led) {
  const Cell* given = cell(Role::Luminaire, noted.row);
  const std::string text = given == nullptr ? std::string() : text_of(*given);
  if (text.empty()) return;
  if (const auto file = names_.find(text)) {
    lamp.file = file;
  } else if (PhotometricNames::is_file_name(text)) {
    noted.add(Oddity::NoFile, use(Role::Luminaire).name, text);
  } else if (const auto kind = luminaire_of(text)) {
    lamp.lamp.luminaire = kind;
  } else if (const LampType* type = lamp_type_of(text)) {
    if (!lamp.lamp.luminaire) lamp.lamp.luminaire = led ? town::Luminaire::MastHead : type->luminaire;
  } else if (!names_mast_head(text)) {
    noted.add(Oddity::UnknownWord, use(Role::Luminaire).name, text);
  }
}

void RowReader::read_words(Noted& noted, InventoryLamp& lamp) {
  if (const Cell* given = cell(Role::Type, noted.row)) {
    const std::string text = text_of(*given);
    const LampType* type = lamp_type_of(text);
    if (type != nullptr) {
      lamp.type = type->key;
      lamp.lamp.luminaire = type->luminaire;
      if (!lamp.lamp.cct_k && type->cct_k > 0.0) lamp.lamp.cct_k = type->cct_k;
    } else if (!text.empty()) {
      noted.add(Oddity::UnknownWord, use(Role::Type).name, text);
    }
  }
  read_luminaire(noted, lamp, lamp.type == "led");
  const Cell* given = cell(Role::Schedule, noted.row);
  const std::string text = given == nullptr ? std::string() : text_of(*given);
  if (text.empty()) return;
  const auto schedule = read_schedule(text);
  const bool many = schedules_.size() >= kMostSchedules;
  if (!schedule || (many && std::ranges::find(schedules_, *schedule) == schedules_.end()))
    return noted.add(Oddity::UnknownWord, use(Role::Schedule).name, text);
  if (*schedule == LampSchedule{}) return;
  auto it = std::ranges::find(schedules_, *schedule);
  if (it == schedules_.end()) it = schedules_.insert(it, *schedule);
  lamp.schedule = static_cast<std::uint16_t>(it - schedules_.begin() + 1);
}

/// Flux from power, where the kind of light source tells how much light a watt gives.
void RowReader::complete(InventoryLamp& lamp) const {
  if (lamp.lamp.flux_lm || !lamp.lamp.power_w) return;
  const auto types = lamp_types();
  const auto type = std::ranges::find(types, lamp.type, &LampType::key);
  if (type == types.end()) return;
  const double efficacy = type->key == "led" ? options_.led_efficacy_lm_w : type->efficacy_lm_w;
  if (efficacy <= 0.0) return;
  lamp.lamp.flux_lm = *lamp.lamp.power_w * efficacy;
  lamp.flux_by_type = true;
}

std::optional<ReadRow> RowReader::read(std::uint32_t number, const SourceRow& row, std::vector<OddRow>& odd) {
  Noted noted{number, row, {}, odd};
  if (const Cell* id = cell(Role::Id, row)) noted.id = shortened(text_of(*id));
  if (row.lines > 1) noted.add(Oddity::SeveralLines, {}, std::to_string(row.lines));
  if (const Cell* status = cell(Role::Status, row); status != nullptr && out_of_service(shown(*status), out_words_)) {
    noted.add(Oddity::OutOfService, use(Role::Status).name, shown(*status));
    return {};
  }
  ReadRow out;
  out.id = noted.id;
  if (!find_places(noted, out)) return {};
  InventoryLamp& lamp = out.lamp;
  lamp.row = number;
  std::optional<int> times;
  lamp.lamp.power_w = quantity(Role::Power, noted, &times);
  if (!count_lamps(noted, out, times)) return {};
  lamp.lamp.flux_lm = quantity(Role::Flux, noted);
  lamp.lamp.height_m = quantity(Role::Height, noted);
  lamp.lamp.cct_k = quantity(Role::Cct, noted);
  if (const auto bearing = quantity(Role::Azimuth, noted)) lamp.azimuth_deg = 90.0 - *bearing;
  lamp.tilt_deg = quantity(Role::Tilt, noted).value_or(0.0);
  read_words(noted, lamp);
  complete(lamp);
  if (out.places.size() > 1) noted.add(Oddity::SeveralPlaces, {}, std::to_string(out.places.size()));
  return out;
}

}  // namespace lichtung::inventory
