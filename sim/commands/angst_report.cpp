// Reading: every column that is used later is looked for here, so that the rest of the command can rely on it.
#include "sim/commands/angst_report.hpp"

#include "scenarios/errors.hpp"
#include "sim/commands/text_table.hpp"
#include "sim/commands/town_summary.hpp"
#include "sim/outcome/reader.hpp"
#include "sim/outcome/schema.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::commands {
namespace {

using outcome::Table;

template <class T>
const std::vector<T>* find_column(const Table& table, std::string_view name) {
  for (const auto& c : table.columns)
    if (c.name == name) return std::get_if<std::vector<T>>(&c.values);
  return nullptr;
}

[[noreturn]] void broken(const std::string& file, const std::string& what) { throw DataError(ErrorKind::Data, file, what); }

template <class T>
const std::vector<T>& column(const AngstReport& report, const Table& table, std::string_view name) {
  const auto* found = find_column<T>(table, name);
  if (found == nullptr) broken(report.file, "table " + table.name + " has no column " + std::string(name));
  return *found;
}

std::filesystem::path file_in(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored)) return path;
  return std::filesystem::exists(path / "summary.h5", ignored) ? path / "summary.h5" : path / "replicate-0000.h5";
}

/// A newer program may add columns to `angst`; one that lacks some isn't ours.
void check_columns(const AngstReport& report) {
  for (const outcome::VariableInfo& info : outcome::schema())
    if (info.group == "angst" || info.group == "angst_segments" || info.group == "night") {
      const Table* table = info.group == "angst" ? &report.places : info.group == "night" ? &report.night : nullptr;
      if (table != nullptr && std::ranges::none_of(table->columns, [&](const auto& c) { return c.name == info.name; }))
        broken(report.file, "table " + table->name + " has no column " + std::string(info.name));
    }
}

void read_streets(const Table& table, std::size_t segments, AngstReport& report) {
  const auto& place = column<std::int32_t>(report, table, "place");
  const auto& segment = column<std::int32_t>(report, table, "segment");
  report.streets.resize(column<std::int32_t>(report, report.places, "rank").size());
  for (std::size_t i = 0; i < std::min(place.size(), segment.size()); ++i) {
    const bool fits = place[i] >= 0 && static_cast<std::size_t>(place[i]) < report.streets.size() && segment[i] >= 0 &&
                      static_cast<std::size_t>(segment[i]) < segments;
    if (!fits) broken(report.file, "angst_segments: row " + std::to_string(i) + " names a place or street that isn't there");
    report.streets[static_cast<std::size_t>(place[i])].push_back(static_cast<std::uint32_t>(segment[i]));
  }
  for (std::size_t p = 0; p < report.streets.size(); ++p)
    if (report.streets[p].empty()) broken(report.file, "angst: place " + std::to_string(p) + " has no street");
}

void read_town(const Table& totals, AngstReport& report) {
  const auto* metric = find_column<std::string>(totals, "metric");
  const auto* value = find_column<double>(totals, "value");
  if (value == nullptr) value = find_column<double>(totals, "mean");
  if (metric == nullptr || value == nullptr) return;
  for (std::size_t i = 0; i < std::min(metric->size(), value->size()); ++i)
    if ((*metric)[i].starts_with("night_") || (*metric)[i] == "angst_places") report.town.emplace_back((*metric)[i], (*value)[i]);
}

/// Straight edges in the order of the mesh, joined to lines where one ends at the start of the next.
void read_lines(std::size_t segments, AngstReport& report) {
  const outcome::Mesh& m = report.mesh;
  report.lines.resize(segments);
  std::vector<std::int32_t> last(segments, -1);
  const auto point = [&](std::int32_t node) {
    return std::pair(m.node_x[static_cast<std::size_t>(node)], m.node_y[static_cast<std::size_t>(node)]);
  };
  for (std::size_t e = 0; e < m.edge_segment.size(); ++e) {
    const auto s = static_cast<std::size_t>(m.edge_segment[e]);
    if (last[s] != m.edge_from[e]) report.lines[s].push_back({point(m.edge_from[e])});
    report.lines[s].back().push_back(point(m.edge_to[e]));
    last[s] = m.edge_to[e];
  }
}

}  // namespace

double AngstReport::real(std::string_view name, std::size_t place) const { return column<double>(*this, places, name)[place]; }

std::int64_t AngstReport::whole(std::string_view name, std::size_t place) const {
  if (const auto* bytes = find_column<std::uint8_t>(places, name)) return (*bytes)[place];
  return column<std::int32_t>(*this, places, name)[place];
}

const std::string& AngstReport::words(std::string_view name, std::size_t place) const {
  return column<std::string>(*this, places, name)[place];
}

double AngstReport::figure(std::string_view metric) const {
  for (const auto& [name, value] : town)
    if (name == metric) return value;
  return std::numeric_limits<double>::quiet_NaN();
}

AngstReport read_angst(const std::filesystem::path& path, std::size_t top, Language language) {
  AngstReport report;
  const std::filesystem::path file = file_in(path);
  report.file = file.string();
  const outcome::Reader reader(file, true);
  const auto& names = reader.table_names();
  for (const char* needed : {"angst", "angst_segments", "night", "segments", "totals"})
    if (std::ranges::find(names, needed) == names.end())
      throw DataError(ErrorKind::Data, report.file, message(language, "angst.older_file", needed, reader.provenance().software_version));
  report.provenance = reader.provenance();
  report.mesh = reader.mesh();
  report.places = reader.table("angst");
  report.segments = reader.table("segments");
  report.night = reader.table("night");
  check_columns(report);
  read_streets(reader.table("angst_segments"), reader.segment_count(), report);
  read_town(reader.table("totals"), report);
  read_lines(reader.segment_count(), report);
  report.streets.resize(std::min(report.streets.size(), top));
  return report;
}

std::string place_name(const AngstReport& report, std::size_t place, Language language) {
  const std::string name = printable(report.words("name", place)), near = printable(report.words("near", place));
  const auto kind = static_cast<std::size_t>(report.whole("kind", place));
  const bool tunnel = report.whole("tunnel", place) != 0;
  const std::string underpass(text(language, "angst.underpass"));
  if (!name.empty()) return tunnel ? name + " (" + underpass + ")" : name;
  const std::string what =
      tunnel || kind >= kStreetKindNames.size() ? underpass : std::string(text(language, "town_report.street_" + std::string(kStreetKindNames[kind])));
  return near.empty() ? what : message(language, "angst.near", what, near);
}

std::size_t concern_class(double concerned) {
  std::size_t c = 0;
  while (c + 1 < std::size(kConcernClasses) && concerned >= kConcernClasses[c + 1].from) ++c;
  return c;
}

std::string concern_label(std::size_t c, Language language) {
  const auto bound = [&](std::size_t i) { return number(kConcernClasses[i].from, 0, language); };
  if (c == 0) return message(language, "angst.legend_below", bound(1));
  if (c + 1 == std::size(kConcernClasses)) return message(language, "angst.legend_from", bound(c));
  return message(language, "angst.legend_between", bound(c), bound(c + 1));
}

}  // namespace lichtung::commands
