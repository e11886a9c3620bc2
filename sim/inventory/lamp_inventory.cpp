// Reading an inventory, step by step: columns, rows, places, lamps.
#include "sim/inventory/lamp_inventory.hpp"

#include "scenarios/errors.hpp"
#include "sim/inventory/coordinates.hpp"
#include "sim/inventory/row_reader.hpp"
#include "sim/inventory/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace lichtung::inventory {
namespace {

constexpr std::size_t kMostLamps = 4'000'000;
constexpr std::size_t kExamples = 3;

std::string text_or_empty(const TextTable& table, const std::string& key) {
  const auto it = table.find(key);
  return it == table.end() ? std::string() : it->second;
}

std::vector<std::size_t> wanted_columns(const std::vector<ColumnUse>& uses) {
  std::vector<std::size_t> wanted;
  for (const ColumnUse& use : uses) wanted.push_back(use.column);
  return wanted;
}

void count_cells(const RowReader& reader, const std::vector<SourceRow>& rows, std::vector<ColumnUse>& uses) {
  for (std::size_t i = 0; i < uses.size(); ++i) {
    ColumnUse& use = uses[i];
    for (const SourceRow& row : rows) {
      const std::string text = text_of(row.cells[i]);
      if (text.empty()) continue;
      ++use.filled;
      use.used += reader.usable(use, row.cells[i]) ? 1 : 0;
      if (use.examples.size() < kExamples && std::ranges::find(use.examples, text) == use.examples.end())
        use.examples.push_back(shortened(text));
    }
  }
}

/// Guessed columns whose name misleads: most of their values make no sense, they hold nothing, or places stand in shapes.
bool misleads(const ColumnUse& use, bool shapes) {
  if (!use.guessed) return false;
  if (use.role == Role::X || use.role == Role::Y) return shapes;
  return 2 * use.used < use.filled;
}

/// Takes away the columns that mislead, and their cells.
void drop_misleading(bool shapes, std::vector<SourceRow>& rows, LampInventory& out) {
  std::vector<std::uint8_t> drop;
  for (const ColumnUse& use : out.columns) drop.push_back(misleads(use, shapes));
  const auto without = [&](auto& list) {
    std::size_t i = 0;
    std::erase_if(list, [&](const auto&) { return drop[i++] != 0; });
  };
  for (SourceRow& row : rows) without(row.cells);
  for (std::size_t i = 0; i < out.columns.size(); ++i)
    if (drop[i]) out.dropped.push_back(out.columns[i]);
  without(out.columns);
}

void add_lamps(const ReadRow& row, LampInventory& out) {
  const auto usable = std::ranges::count_if(row.places, [](town::Point p) { return std::isfinite(p.x); });
  if (usable == 0) {
    out.odd.push_back({row.lamp.row, row.id, Oddity::Untransformable, {}, {}, out.crs});
    return;
  }
  ++out.counts.used_rows;
  const std::size_t before = out.lamps.size();
  for (const town::Point place : row.places) {
    if (!std::isfinite(place.x)) continue;
    InventoryLamp lamp = row.lamp;
    lamp.lamp.position = place;
    out.lamps.insert(out.lamps.end(), static_cast<std::size_t>(row.count), lamp);
  }
  out.counts.merged_rows += out.lamps.size() - before > 1 ? 1 : 0;
  out.types[std::string(row.lamp.type)] += out.lamps.size() - before;
}

/// Transforms all places at once and makes the lamps.
void place_lamps(const Source& source, std::vector<ReadRow>& rows, const InventoryOptions& options,
                 const std::filesystem::path& path, LampInventory& out) {
  std::vector<town::Point> places;
  std::size_t lamps = 0;
  for (const ReadRow& row : rows) {
    places.insert(places.end(), row.places.begin(), row.places.end());
    lamps += row.places.size() * static_cast<std::size_t>(row.count);
  }
  if (lamps > kMostLamps)
    throw DataError(ErrorKind::Data, path.string(),
                    fmt::format("holds {} lamps, expected at most {}", lamps, kMostLamps));
  const std::string given = text_or_empty(options.columns, "crs");
  out.crs = given.empty() ? source.crs() : given;
  out.crs_assumed = out.crs.empty();
  std::string from = given;
  if (out.crs_assumed && !places.empty()) from = out.crs = likely_crs(places, options.epsg, path);
  if (!places.empty()) {
    out.epsg = options.epsg ? *options.epsg : utm_zone_of(source, places, from);
    source.transform(places, from, out.epsg);
  } else {
    out.epsg = options.epsg.value_or(25832);
  }
  std::size_t next = 0;
  for (ReadRow& row : rows) {
    for (town::Point& place : row.places) place = places[next++];
    add_lamps(row, out);
  }
}

/// Rows at the place of an earlier one, to the centimetre. They stay: two luminaires on one pole are common.
void note_same_places(LampInventory& out) {
  std::vector<std::tuple<long long, long long, std::uint32_t>> places;
  for (const InventoryLamp& lamp : out.lamps)
    places.emplace_back(std::llround(lamp.lamp.position.x * 100.0), std::llround(lamp.lamp.position.y * 100.0),
                        lamp.row);
  std::ranges::sort(places);
  std::set<std::uint32_t> noted;
  std::size_t first = 0;
  for (std::size_t i = 1; i < places.size(); ++i) {
    const auto& [x, y, row] = places[i];
    if (x != std::get<0>(places[first]) || y != std::get<1>(places[first])) {
      first = i;
    } else if (row != std::get<2>(places[first]) && noted.insert(row).second) {
      out.odd.push_back({row, {}, Oddity::SamePlace, {}, std::to_string(std::get<2>(places[first])), {}});
    }
  }
  out.counts.same_place_rows = noted.size();
}

}  // namespace

LampInventory read_lamp_inventory(const std::filesystem::path& path, const InventoryOptions& options) {
  const Source source(path, options.layer, text_or_empty(options.columns, "encoding"));
  LampInventory out;
  out.file = path.filename().string();
  out.format = source.format();
  out.layer = source.layer();
  out.files = source.files();
  ColumnPlan plan = plan_columns(source.columns(), options.columns, path);
  out.columns = std::move(plan.uses);
  out.unused = std::move(plan.unused);

  std::vector<SourceRow> rows = source.read(wanted_columns(out.columns));
  const PhotometricNames names(options.luminaires.value_or(path.parent_path()));
  count_cells(RowReader(out.columns, options, names), rows, out.columns);
  drop_misleading(std::ranges::any_of(rows, [](const SourceRow& r) { return r.shape != RowShape::None; }), rows, out);

  RowReader reader(out.columns, options, names);
  std::vector<ReadRow> read;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (auto row = reader.read(static_cast<std::uint32_t>(i + 1), rows[i], out.odd)) read.push_back(std::move(*row));
  place_lamps(source, read, options, path, out);
  note_same_places(out);
  std::ranges::stable_sort(out.odd, {}, &OddRow::row);
  out.photometric_files = reader.names().used();
  out.schedules = reader.schedules();
  out.counts.rows = rows.size();
  out.counts.left_out_rows = rows.size() - out.counts.used_rows;
  out.counts.lamps = out.lamps.size();
  return out;
}

}  // namespace lichtung::inventory
