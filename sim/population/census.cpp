// Reader of census grid files: comma or semicolon, decimal point or comma, quotes, wide or long form.
#include "sim/population/census.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/input_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace lichtung::population {
namespace {

struct Columns {
  int place{-1}, x{-1}, y{-1}, residents{-1}, under18{-1}, from65{-1}, feature{-1}, value{-1};
  double cell_m{1000.0};
};

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    else if (c == separator && !quoted) fields.emplace_back();
    else if (c != '\r') fields.back() += c;
  }
  return fields;
}

/// Number with decimal point or comma; nullopt if the field is none. "", "-" and "–" are −1: secret or none.
std::optional<double> number(std::string field) {
  const auto first = field.find_first_not_of(' ');
  if (first == std::string::npos || field == "-" || field == "\xe2\x80\x93") return -1.0;
  field = field.substr(first, field.find_last_not_of(' ') + 1 - first);
  std::ranges::replace(field, ',', '.');
  double value{};
  const auto end = field.data() + field.size();
  const auto result = std::from_chars(field.data(), end, value);
  if (result.ec != std::errc{} || result.ptr != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

Columns find_columns(const std::vector<std::string>& header, const std::string& where) {
  Columns c;
  for (int i = 0; i < static_cast<int>(header.size()); ++i) {
    const auto& name = header[static_cast<std::size_t>(i)];
    if (name == "place") c.place = i;
    else if (name.starts_with("x_mp")) c.x = i;
    else if (name.starts_with("y_mp")) c.y = i;
    else if (name == "Einwohner") c.residents = i;
    else if (name == "Anteil_unter18" || name == "AnteilUnter18") c.under18 = i;
    else if (name == "Anteil_ab65" || name == "AnteilUeber65") c.from65 = i;
    else if (name == "feature") c.feature = i;
    else if (name == "value") c.value = i;
    if (name.ends_with("_100m")) c.cell_m = 100.0;
  }
  const bool wide = c.residents >= 0;
  const bool long_form = c.feature >= 0 && c.value >= 0;
  if (c.x < 0 || c.y < 0 || (!wide && !long_form))
    throw DataError(ErrorKind::Data, where,
                    "found no census grid header; expected x_mp…, y_mp… (EPSG:3035) and Einwohner, or place, feature, "
                    "x_mp…, y_mp…, value");
  if (!wide) c.cell_m = 100.0;
  return c;
}

/// Share from percent; secret stays −1.
double share(double percent) { return percent < 0.0 ? -1.0 : std::min(1.0, percent / 100.0); }

/// Takes one row into its cell; false if a field can't be read.
bool take_row(const std::vector<std::string>& f, const Columns& c, CensusCell& cell) {
  const auto at = [&](int i) { return number(f[static_cast<std::size_t>(i)]); };
  if (c.residents >= 0) {
    const auto n = at(c.residents), young = c.under18 >= 0 ? at(c.under18) : -1.0,
               old = c.from65 >= 0 ? at(c.from65) : -1.0;
    if (!n || !young || !old || *n > 1e6 || *young > 100.0 || *old > 100.0) return false;
    cell.residents = *n;
    cell.under18 = share(*young);
    cell.from65 = share(*old);
    return true;
  }
  const auto value = at(c.value);
  if (!value || *value > 1e6) return false;
  const std::string& feature = f[static_cast<std::size_t>(c.feature)];
  if (feature == "demography_ALTER_10JG_1") cell.under10 = *value;
  else if (feature == "demography_ALTER_10JG_9") cell.from80 = *value;
  else if (feature == "Einwohner" || feature == "continuous_Einwohner") cell.residents = *value;
  return true;
}

/// Position of a row, or nothing if it can't lie in EPSG:3035's Europe.
std::optional<std::pair<std::int64_t, std::int64_t>> position(const std::vector<std::string>& f, const Columns& c) {
  const auto x = number(f[static_cast<std::size_t>(c.x)]), y = number(f[static_cast<std::size_t>(c.y)]);
  if (!x || !y || *x < 9e5 || *x > 8e6 || *y < 9e5 || *y > 7e6) return std::nullopt;
  return std::pair{std::llround(*x), std::llround(*y)};
}

struct BadRows {
  std::int64_t count{};
  std::string lines;
  void add(std::int64_t line) {
    if (++count <= 8) lines += (lines.empty() ? "" : ", ") + std::to_string(line);
    else if (count == 9) lines += ", …";
  }
};

}  // namespace

Census read_census(const std::filesystem::path& path, const std::string& place, std::vector<town::Notice>& notices) {
  require_input_file(path);
  std::ifstream in(path, std::ios::binary);
  const std::string where = path.string();
  if (!in)
    throw DataError(ErrorKind::MissingInput, where, "can't open the census file; expected a grid CSV");
  std::string line;
  if (!std::getline(in, line)) throw DataError(ErrorKind::Data, where + ":1", "found an empty file; expected a grid CSV");
  if (line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
  const char separator = line.find(';') != std::string::npos ? ';' : ',';
  const auto header = split(line, separator);
  const Columns columns = find_columns(header, where + ":1");

  std::map<std::pair<std::int64_t, std::int64_t>, CensusCell> cells;
  BadRows bad;
  bool other_places = false;
  for (std::int64_t row = 2; std::getline(in, line); ++row) {
    if (line.empty() || line == "\r") continue;
    const auto fields = split(line, separator);
    if (fields.size() != header.size()) { bad.add(row); continue; }
    if (!place.empty() && columns.place >= 0 && fields[static_cast<std::size_t>(columns.place)] != place) {
      other_places = true;
      continue;
    }
    const auto key = position(fields, columns);
    CensusCell cell;
    if (!key) { bad.add(row); continue; }
    if (const auto known = cells.find(*key); known != cells.end()) cell = known->second;
    cell.x = static_cast<double>(key->first);
    cell.y = static_cast<double>(key->second);
    if (take_row(fields, columns, cell)) cells[*key] = cell;
    else bad.add(row);
  }
  if (in.bad()) throw DataError(ErrorKind::Data, where, "the census file can't be read to its end");
  if (bad.count > 0) notices.push_back({"population.census_bad_rows", bad.count, bad.lines});
  if (cells.empty())
    throw DataError(ErrorKind::Data, where,
                    other_places ? fmt::format("found no row of place \"{}\"; check population.census_place", place)
                                 : std::string("found no usable row; expected cells with x_mp, y_mp and values"));
  Census census;
  census.cell_m = columns.cell_m;
  for (const auto& [key, cell] : cells) {
    census.counts_residents |= cell.residents >= 0.0;
    census.cells.push_back(cell);
  }
  return census;
}

}  // namespace lichtung::population
