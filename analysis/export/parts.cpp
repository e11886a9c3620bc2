// Victims and offenders of an incident are left out: a map of single cases has no need of them.
#include "analysis/export/parts.hpp"

#include "analysis/comparison/reading.hpp"
#include "analysis/export/styles.hpp"
#include "analysis/report/dates.hpp"
#include "sim/outcome/columns.hpp"
#include "sim/outcome/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lichtung::exports {
namespace {

namespace fs = std::filesystem;
using geopackage::Layer;
using geopackage::Shape;
using outcome::numbers_of;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

outcome::Table table_of(const fs::path& file, const std::string& name) {
  const outcome::Reader reader(file, false);  // its bytes were hashed when it was read before
  return reader.has_table(name) ? reader.table(name) : outcome::Table{name, {}};
}

/// Points from columns x and y.
void set_points(Layer& layer, const std::vector<double>& x, const std::vector<double>& y) {
  for (std::size_t i = 0; i < layer.features.size(); ++i)
    if (i < x.size() && i < y.size() && std::isfinite(x[i]) && std::isfinite(y[i]))
      layer.features[i].lines = {{{x[i], y[i]}}};
}

/// "2026-11-03T08:10", civil time: a run's day begins at 04:00.
std::string civil_time(const std::string& start, double time_s) {
  const auto date = report::date_of(start);
  if (!date || !(time_s >= 0.0 && time_s < 1e10)) return {};
  const auto minutes = static_cast<std::int64_t>(time_s) / 60 + 4 * 60;
  const std::chrono::year_month_day day{std::chrono::sys_days(*date) + std::chrono::days(minutes / 1440)};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()), minutes / 60 % 24, minutes % 60);
}

/// Incidents of all replicates, column by column.
struct Incidents {
  std::vector<double> replicate, segment, attempted, reported, discovered, recorded, displaced, x, y;
  std::vector<std::string> time, kind, cleared;

  void add(const outcome::Table& table, std::uint32_t number, const report::RunSet& run);
};

double at(const std::vector<double>& column, std::size_t row) { return row < column.size() ? column[row] : kNaN; }

/// The middle of a street, for files that lack places.
svg::Point middle(const report::RunSet& run, double segment) {
  if (!(segment >= 0.0 && segment < static_cast<double>(run.lines.size()))) return {kNaN, kNaN};
  const auto& line = run.lines[static_cast<std::size_t>(segment)];
  return line.empty() ? svg::Point{kNaN, kNaN} : line[line.size() / 2];
}

void Incidents::add(const outcome::Table& table, std::uint32_t number, const report::RunSet& run) {
  const auto column = [&](const char* name) { return numbers_of(table, name); };
  const auto when = column("time_s"), where = column("segment"), what = column("kind"), tried = column("attempted"),
             told = column("reported"), found = column("discovered"), solved = column("cleared"),
             from = column("displaced_from"), px = column("x"), py = column("y");
  const std::string_view kinds = outcome::find_variable("incidents", "kind")->meaning,
                         ways = outcome::find_variable("incidents", "cleared")->meaning;
  for (std::size_t i = 0; i < outcome::rows_of(table); ++i) {
    const bool known = at(told, i) > 0.0 || at(found, i) > 0.0;
    const svg::Point place =
        px.size() == when.size() && !px.empty() ? svg::Point{at(px, i), at(py, i)} : middle(run, at(where, i));
    replicate.push_back(number);
    segment.push_back(at(where, i));
    attempted.push_back(at(tried, i));
    reported.push_back(at(told, i));
    discovered.push_back(at(found, i));
    recorded.push_back(known ? 1.0 : 0.0);
    displaced.push_back(at(from, i) >= 0.0 ? at(from, i) : kNaN);
    x.push_back(place.x);
    y.push_back(place.y);
    time.push_back(civil_time(run.provenance.start, at(when, i)));
    kind.push_back(word_of(kinds, static_cast<std::int64_t>(at(what, i))));
    // Only what is recorded can be cleared in the books.
    cleared.push_back(known && at(solved, i) > 0.0 ? word_of(ways, static_cast<std::int64_t>(at(solved, i)))
                                                   : std::string());
  }
}

}  // namespace

void add_estimates(Columns& columns, const std::string& name, const std::string& unit, const std::string& meaning,
                   const std::vector<report::Estimate>& estimates, Language language) {
  std::vector<double> mean, low, high;
  for (const report::Estimate& e : estimates) {
    mean.push_back(e.mean);
    low.push_back(e.low);
    high.push_back(e.high);
  }
  columns.add_numbers(name, unit, meaning, mean);
  columns.add_numbers(name + "_low", unit, message(language, "export.low", name), low);
  columns.add_numbers(name + "_high", unit, message(language, "export.high", name), high);
}

Layer lamps_layer(const fs::path& path, const std::string& name, Language language) {
  const outcome::Table lamps = table_of(comparison::replicate_files(path).front(), "lamps");
  Layer layer = columns_of(lamps, name, message(language, "export.layer_lamps"), Shape::Point).take();
  set_points(layer, numbers_of(lamps, "x"), numbers_of(lamps, "y"));
  layer.qml = lamps_style();
  return layer;
}

Layer angst_layer(const report::RunSet& run, const fs::path& path, const std::string& name, Language language) {
  Layer layer = columns_of(run.angst, name, message(language, "export.layer_angst"), Shape::Lines).take();
  const fs::path summary = path / "summary.h5";
  const outcome::Table parts =
      table_of(run.angst_of_means ? summary : comparison::replicate_files(path).front(), "angst_segments");
  const auto place = numbers_of(parts, "place"), segment = numbers_of(parts, "segment");
  for (std::size_t i = 0; i < std::min(place.size(), segment.size()); ++i)
    if (place[i] >= 0.0 && place[i] < static_cast<double>(layer.features.size()) && segment[i] >= 0.0 &&
        segment[i] < static_cast<double>(run.segments))
      layer.features[static_cast<std::size_t>(place[i])].lines.push_back(
          line_of(run.lines[static_cast<std::size_t>(segment[i])]));
  layer.qml = angst_style(language);
  return layer;
}

Layer incidents_layer(const report::RunSet& run, const fs::path& path, Language language) {
  Incidents all;
  for (const fs::path& file : comparison::replicate_files(path)) {
    const outcome::Reader reader(file, false);
    if (reader.has_table("incidents")) all.add(reader.table("incidents"), reader.provenance().replicate, run);
  }
  const auto text = [&](const char* key) { return message(language, fmt::format("export.{}", key)); };
  Columns out("incidents", text("layer_incidents"), Shape::Point, all.replicate.size());
  out.add_whole("replicate", "", text("incident_replicate"), all.replicate);
  out.add_texts("time", text("incident_time"), all.time);
  out.add_whole("segment", "", text("incident_segment"), all.segment);
  out.add_texts("kind", text("incident_kind"), all.kind);
  out.add_whole("attempted", "", text("incident_attempted"), all.attempted);
  out.add_whole("reported", "", text("incident_reported"), all.reported);
  out.add_whole("discovered", "", text("incident_discovered"), all.discovered);
  out.add_whole("recorded", "", text("incident_recorded"), all.recorded);
  out.add_texts("cleared", text("incident_cleared"), all.cleared);
  out.add_whole("displaced_from", "", text("incident_displaced"), all.displaced);
  Layer layer = out.take();
  set_points(layer, all.x, all.y);
  layer.qml = incidents_style(language);
  return layer;
}

std::string meaning_of(std::string_view variable) {
  const outcome::VariableInfo* info = outcome::find_variable("", variable);
  return std::string(info == nullptr ? "" : info->meaning);
}

void describe(const report::RunSet& run, std::size_t replicates, Language language, Extract& out) {
  const outcome::Provenance& p = run.provenance;
  out.title = p.title;
  out.description = message(language, "export.caution");
  out.licence = p.licence;
  out.source = p.source;
  out.date = report::date_of(p.start) ? p.start : "1970-01-01";  // GeoPackages store a date
  out.epsg = run.epsg;
  out.about = {{"caution", out.description},
               {"title", p.title},
               {"folder", run.name},
               {"start", p.start},
               {"days", fmt::format("{}", p.days)},
               {"replicates", fmt::format("{}", replicates)},
               {"seed", fmt::format("{}", p.seed)},
               {"epsg", fmt::format("{}", run.epsg)},
               {"source", p.source},
               {"licence", p.licence},
               {"software_version", p.software_version},
               {"git_sha1", p.git_sha1},
               {"scenario_sha256", p.scenario_sha256}};
}

Layer about_layer(const Extract& extract, Language language) {
  Columns out("about", message(language, "export.layer_about"), Shape::None, extract.about.size());
  std::vector<std::string> keys, values;
  for (const auto& [key, value] : extract.about) {
    keys.push_back(key);
    values.push_back(value);
  }
  out.add_texts("key", "", keys);
  out.add_texts("value", "", values);
  return out.take();
}

}  // namespace lichtung::exports
