// See work.hpp.
#include "sim/sweeps/work.hpp"

#include "scenarios/reader.hpp"
#include "sim/engine/digest.hpp"
#include "sim/inventory/load_town.hpp"

#include <fmt/format.h>

#include <map>

namespace lichtung::sweeps {
namespace {

/// Enough of a digest to be the only one in any sweep (64 bits), short enough for a path.
constexpr std::size_t kIdDigits = 16;

std::string values_of(const sweep::Sweep& sweep, const sweep::Design& design, std::uint32_t point) {
  std::string out;
  for (std::size_t f = 0; f < sweep.factors.size(); ++f)
    out += fmt::format("{}{} = {}", f == 0 ? "" : ", ", sweep.factors[f].name,
                       sweep::label_at(sweep.factors[f], design.point(point)[f], sweep::is_closed(sweep.method)));
  return out;
}

/// What the digest of a town depends on, by path: its files are hashed once.
std::string town_key(const Scenario& scenario) {
  const auto& map = scenario.map;
  const auto path = [](const std::optional<std::filesystem::path>& p) { return p ? p->string() : std::string(); };
  std::string key = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", path(map.osm), path(map.clip), path(map.lamps), map.lamp_layer,
                                path(map.luminaires), map.synthetic ? static_cast<int>(*map.synthetic) : -1);
  for (const auto& [word, column] : map.lamp_columns) key += fmt::format("\n{}={}", word, column);
  return key + fmt::format("\n{}\n{}", map.town_seed, map.epsg.value_or(0));
}

}  // namespace

Scenario scenario_of(const sweep::Sweep& sweep, const sweep::Design& design, std::uint32_t point) {
  std::vector<Setting> settings;
  std::filesystem::path file = sweep.scenario;
  for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
    const sweep::Factor& factor = sweep.factors[f];
    std::string value = sweep::toml_at(factor, design.point(point)[f], sweep::is_closed(sweep.method));
    if (factor.is_scenario())
      file = value;
    else
      settings.push_back({factor.key, std::move(value)});
  }
  ReadResult read = read_scenario(file, settings);
  if (!read.scenario) {
    std::string first;
    for (const Diagnostic& found : read.diagnostics)
      if (found.severity == Severity::Error && first.empty()) first = describe(found, Language::English);
    throw DataError(ErrorKind::Data, file.generic_string(), fmt::format("point {} ({}): {}", point, values_of(sweep, design, point), first));
  }
  read.scenario->random.replicates = 1;
  read.scenario->outcome.record_days.clear();
  return std::move(*read.scenario);
}

Work plan_work(sweep::Sweep sweep, const std::function<void(std::uint32_t, std::uint32_t)>& on_point) {
  Work work;
  work.sweep = std::move(sweep);
  work.design = sweep::make_design(work.sweep);
  std::map<std::string, std::string> towns;
  for (std::uint32_t p = 0; p < work.design.points(); ++p) {
    const Scenario scenario = scenario_of(work.sweep, work.design, p);
    std::string& town = towns[town_key(scenario)];
    if (town.empty()) town = inventory::town_digest(scenario);
    PointOfSweep& point = work.points.emplace_back();
    point.identity = {engine::scenario_digest(scenario, town), scenario.random.seed};
    point.days = scenario.time.days;
    if (on_point) on_point(p + 1, work.design.points());
  }
  order_units(work);
  return work;
}

void order_units(Work& work) {
  std::map<std::string, std::uint32_t> first;
  for (std::uint32_t p = 0; p < work.points.size(); ++p) {
    PointOfSweep& point = work.points[p];
    point.id = point.identity.scenario_sha256.substr(0, kIdDigits);
    point.same_as = first.emplace(point.id, p).first->second;
  }
  work.units.clear();
  for (std::uint32_t r = 0; r < work.sweep.replicates; ++r)
    for (const std::uint32_t p : work.design.order)
      if (work.points[p].same_as == p) work.units.push_back({p, r});
}

std::string unit_id(const Work& work, const Unit& unit) {
  return fmt::format("{}-{:04}", work.points[unit.point].id, unit.replicate);
}

}  // namespace lichtung::sweeps
