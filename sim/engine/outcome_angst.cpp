// The search for feared places, written down: a row per place, its streets, and what the town as a whole looks like.
#include "sim/behaviour/relief.hpp"
#include "sim/engine/night_town.hpp"
#include "sim/outcome/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lichtung::engine {
namespace {

using behaviour::FearedPlace;
using behaviour::NightRisk;
using behaviour::NightStreet;
using outcome::OutcomeData;
using outcome::Table;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kFewestPasses = 5.0;   // person-nights below which nothing is said of the risk

/// Risk beside fear; stored in outcome files: append only.
enum class RiskClass : std::uint8_t { Lower = 0, Higher = 1, Unknown = 2 };

/// Against the town's risk per person-kilometre.
RiskClass risk_class(const NightRisk& here, const NightRisk& town, double nights) {
  if (here.passes * nights < kFewestPasses || !(town.per_1000_person_km > 0.0)) return RiskClass::Unknown;
  return here.per_1000_person_km > town.per_1000_person_km ? RiskClass::Higher : RiskClass::Lower;
}

NightRisk risk_of_town(const NightTown& town) {
  std::vector<std::uint32_t> walked;
  for (std::uint32_t s = 0; s < town.streets.size(); ++s)
    if (town.streets[s].passes > 0.0) walked.push_back(s);
  return behaviour::night_risk(town.streets, walked);
}

/// A column that may be left with NaN.
struct Real {
  std::string name;
  std::vector<double> values{};
};

/// Columns filled place by place.
struct Rows {
  std::vector<std::string> name, near;
  std::vector<std::uint8_t> kind, tunnel, risk, class_worst, best;
  std::vector<std::int32_t> rank, streets, core;
  std::vector<Real> reals;

  void put(const std::string& column, double value) {
    auto at = std::ranges::find(reals, column, &Real::name);
    if (at == reals.end()) at = reals.insert(reals.end(), Real{column});
    at->values.push_back(value);
  }
};

/// What the file says of streets beside what the search needs.
struct Facts {
  const std::vector<std::string>* name{};
  const std::vector<std::uint8_t>*kind{}, *lit_class{};
  const std::vector<float>* minimum{};
};

Facts facts_of(const OutcomeData& data) {
  Facts f;
  for (const Table& t : data.tables)
    if (t.name == "segments")
      for (const auto& c : t.columns) {
        if (c.name == "name") f.name = std::get_if<std::vector<std::string>>(&c.values);
        if (c.name == "kind") f.kind = std::get_if<std::vector<std::uint8_t>>(&c.values);
        if (c.name == "class") f.lit_class = std::get_if<std::vector<std::uint8_t>>(&c.values);
      }
  for (const auto& v : data.variables)
    if (v.name == "illuminance_min") f.minimum = std::get_if<std::vector<float>>(&v.values);
  return f;
}

/// Where to put a label: the middle of the core's line.
std::pair<double, double> middle_of(const outcome::Mesh& mesh, std::uint32_t street) {
  std::vector<std::size_t> edges;
  for (std::size_t e = 0; e < mesh.edge_segment.size(); ++e)
    if (mesh.edge_segment[e] == static_cast<std::int32_t>(street)) edges.push_back(e);
  if (edges.empty()) return {kNone, kNone};
  const std::size_t e = edges[edges.size() / 2];
  const auto a = static_cast<std::size_t>(mesh.edge_from[e]), b = static_cast<std::size_t>(mesh.edge_to[e]);
  return {(mesh.node_x[a] + mesh.node_x[b]) / 2.0, (mesh.node_y[a] + mesh.node_y[b]) / 2.0};
}

/// Mean over a place's streets, weighted by people concerned and length.
template <class Value>
double weighted(const NightTown& town, const FearedPlace& place, Value value) {
  double sum = 0.0, weight = 0.0;
  for (const std::uint32_t s : place.streets) {
    const double w = town.streets[s].concerned() * town.streets[s].length.value;
    sum += w * value(s);
    weight += w;
  }
  return weight > 0.0 ? sum / weight : kNone;
}

void put_people(const NightTown& town, const FearedPlace& place, Rows& rows) {
  const NightStreet& core = town.streets[place.core()];
  rows.put("passes", core.passes);
  rows.put("unsafe", core.unsafe);
  rows.put("away", core.away);
  rows.put("gave_up", town.gave_up[place.core()]);
  rows.put("concerned", core.concerned());
  rows.put("concerned_share", core.share());
  constexpr std::array<const char*, kShownGroups> kNames{"women", "men", "14_24", "25_64", "65"};
  const auto& groups = town.groups[place.core()];
  const auto shown = shown_groups(groups, town.nights);
  for (std::size_t g = 0; g < kShownGroups; ++g) {
    rows.put(fmt::format("concerned_{}", kNames[g]), shown[g] ? groups[g].concerned : kNone);
    rows.put(fmt::format("share_{}", kNames[g]), shown[g] && groups[g].passes > 0.0 ? groups[g].concerned / groups[g].passes : kNone);
  }
  double person_km = 0.0;
  for (const std::uint32_t s : place.streets) person_km += town.streets[s].concerned() * town.streets[s].length.value / 1000.0;
  rows.put("concerned_km", person_km);
}

void put_reasons(const NightTown& town, const FearedPlace& place, Rows& rows) {
  constexpr std::array<const char*, behaviour::kFearReasons> kNames{"dark", "hidden", "no_way_out", "disorder", "alone"};
  std::array<double, behaviour::kFearReasons> terms{};
  for (std::size_t r = 0; r < terms.size(); ++r) terms[r] = weighted(town, place, [&](std::uint32_t s) { return town.streets[s].terms[r]; });
  const double all = std::accumulate(terms.begin(), terms.end(), 0.0);
  for (std::size_t r = 0; r < terms.size(); ++r) rows.put(fmt::format("reason_{}", kNames[r]), all > 0.0 ? terms[r] / all : kNone);
}

/// People relieved at the core: the share that the measure relieves over the whole place, of those concerned there.
void put_relief(const NightTown& town, const FearedPlace& place, Rows& rows) {
  constexpr std::array<const char*, behaviour::kMeasures> kNames{"light", "sight", "way_out", "clean", "company", "patrol"};
  std::array<double, behaviour::kMeasures> sum{};
  double all = 0.0;
  for (const std::uint32_t s : place.streets) {
    const NightStreet& street = town.streets[s];
    const auto relieved = behaviour::relieved(town.parameters.fear, town.parameters.angst, street);
    for (std::size_t m = 0; m < sum.size(); ++m) sum[m] += relieved[m] * street.length.value;
    all += street.concerned() * street.length.value;
  }
  const double concerned = town.streets[place.core()].concerned();
  for (std::size_t m = 0; m < sum.size(); ++m) rows.put(fmt::format("relief_{}", kNames[m]), concerned * sum[m] / all);
  rows.best.push_back(static_cast<std::uint8_t>(std::ranges::max_element(sum) - sum.begin()));
}

void put_light(const NightTown& town, const FearedPlace& place, const Facts& facts, Rows& rows) {
  std::uint8_t worst = 0;
  double sum = 0.0, length = 0.0, minimum = kNone;
  for (const std::uint32_t s : place.streets) {
    const std::uint8_t c = (*facts.lit_class)[s];
    const double e = static_cast<double>((*facts.minimum)[s]);
    worst = std::max(worst, c);
    sum += c * town.streets[s].length.value;
    length += town.streets[s].length.value;
    minimum = std::isnan(minimum) ? e : std::min(minimum, e);
  }
  rows.class_worst.push_back(worst);
  rows.put("class_mean", length > 0.0 ? sum / length : kNone);
  rows.put("illuminance_min", minimum);
}

void put_place(const OutcomeData& data, const NightTown& town, const FearedPlace& place, const behaviour::PlaceName& name,
               const NightRisk& town_risk, const Facts& facts, Rows& rows) {
  const std::uint32_t core = place.core();
  rows.rank.push_back(static_cast<std::int32_t>(rows.rank.size() + 1));
  const std::string street = name.street < 0 ? std::string() : (*facts.name)[static_cast<std::size_t>(name.street)];
  rows.name.push_back(name.inside ? street : "");
  rows.near.push_back(name.inside ? "" : street);
  rows.kind.push_back((*facts.kind)[core]);
  rows.tunnel.push_back(town.streets[core].tunnel ? 1 : 0);
  rows.streets.push_back(static_cast<std::int32_t>(place.streets.size()));
  rows.core.push_back(static_cast<std::int32_t>(core));
  double length = 0.0;
  for (const std::uint32_t s : place.streets) length += town.streets[s].length.value;
  rows.put("length_m", length);
  const auto [x, y] = middle_of(data.mesh, core);
  rows.put("x", x);
  rows.put("y", y);
  put_people(town, place, rows);
  put_reasons(town, place, rows);
  const NightRisk risk = behaviour::night_risk(town.streets, place.streets);
  rows.put("offences_per_1000_km", risk.per_1000_person_km);
  rows.put("offences_per_km_year", risk.per_km * 365.0);
  rows.risk.push_back(static_cast<std::uint8_t>(risk_class(risk, town_risk, town.nights)));
  put_light(town, place, facts, rows);
  put_relief(town, place, rows);
}

Table angst_table(Rows rows) {
  const auto real = [&](std::string_view name) {
    const auto at = std::ranges::find(rows.reals, name, &Real::name);
    return at == rows.reals.end() ? std::vector<double>() : std::move(at->values);   // no place at all: an empty column
  };
  Table table{"angst", {{"rank", std::move(rows.rank)}, {"name", std::move(rows.name)}, {"kind", std::move(rows.kind)},
                        {"tunnel", std::move(rows.tunnel)}, {"near", std::move(rows.near)}, {"streets", std::move(rows.streets)},
                        {"core", std::move(rows.core)}, {"risk", std::move(rows.risk)},
                        {"class_worst", std::move(rows.class_worst)}, {"best", std::move(rows.best)}}};
  for (const outcome::VariableInfo& info : outcome::schema())
    if (info.group == "angst" && info.type == outcome::ValueType::F64) table.columns.push_back({std::string(info.name), real(info.name)});
  return table;
}

}  // namespace

std::vector<Table> angst_tables(const OutcomeData& data) {
  const auto town = night_town(data);
  const Facts facts = facts_of(data);
  if (!town || facts.name == nullptr || facts.kind == nullptr || facts.lit_class == nullptr || facts.minimum == nullptr) return {};
  const auto places = behaviour::find_feared_places(town->parameters.angst, town->streets);
  const auto names = behaviour::name_places(town->streets, places);
  const NightRisk town_risk = risk_of_town(*town);
  Rows rows;
  std::vector<std::int32_t> place_of, segment;
  for (std::size_t p = 0; p < places.size(); ++p) {
    put_place(data, *town, places[p], names[p], town_risk, facts, rows);
    for (const std::uint32_t s : places[p].streets) {
      place_of.push_back(static_cast<std::int32_t>(p));
      segment.push_back(static_cast<std::int32_t>(s));
    }
  }
  return {angst_table(std::move(rows)), {"angst_segments", {{"place", std::move(place_of)}, {"segment", std::move(segment)}}}};
}

std::vector<Total> night_totals(const OutcomeData& data) {
  const auto town = night_town(data);
  if (!town) return {};
  const NightRisk all = risk_of_town(*town);
  std::array<std::array<double, 3>, 2> km{};   // [feared][risk]
  double concerned = 0.0, would = 0.0;
  for (std::uint32_t s = 0; s < town->streets.size(); ++s) {
    const NightStreet& street = town->streets[s];
    concerned += street.concerned() * street.length.value;
    would += (street.passes + street.away) * street.length.value;
    if (street.passes + street.away <= 0.0) continue;
    const RiskClass risk = risk_class(behaviour::night_risk(town->streets, std::span(&s, 1)), all, town->nights);
    const bool feared = behaviour::is_feared(town->parameters.angst, street);
    km[feared ? 1 : 0][static_cast<std::size_t>(risk)] += street.length.value / 1000.0;
  }
  const auto places = behaviour::find_feared_places(town->parameters.angst, town->streets);
  std::vector<Total> rows;
  rows.push_back({"angst_places", static_cast<double>(places.size()), "1", ""});
  rows.push_back({"night_concerned_share", would > 0.0 ? concerned / would : 0.0, "1", ""});
  rows.push_back({"night_offences_per_1000_person_km", all.per_1000_person_km, "per 1000 km walked", "expected"});
  rows.push_back({"night_offences_per_km_year", all.per_km * 365.0, "per km and year", "expected"});
  for (const bool feared : {true, false})
    for (const auto& [risk, name] : {std::pair(RiskClass::Higher, "risky"), std::pair(RiskClass::Lower, "safe"), std::pair(RiskClass::Unknown, "unknown")})
      rows.push_back({fmt::format("night_km.{}_{}", feared ? "feared" : "unfeared", name),
                      km[feared ? 1 : 0][static_cast<std::size_t>(risk)], "km", ""});
  return rows;
}

}  // namespace lichtung::engine
