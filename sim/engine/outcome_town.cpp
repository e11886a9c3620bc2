// Tables that describe the town, its synthetic people and the parameters.
#include "sim/engine/outcome_builder.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace lichtung::engine::detail {
namespace {

using outcome::Column;
using outcome::Table;

template <class T, class Source>
std::vector<T> as(const Source& source) {
  std::vector<T> out;
  out.reserve(source.size());
  for (const auto& v : source) {
    if constexpr (requires { v.value; }) {
      out.push_back(static_cast<T>(v.valid() ? static_cast<std::int64_t>(v.value) : -1));
    } else {
      out.push_back(static_cast<T>(v));
    }
  }
  return out;
}

Table segments_table(const Setup& setup) {
  const auto& town = setup.town;
  const auto& s = town.streets.segments;
  std::vector<std::string> names;
  std::vector<std::int32_t> dwellings, lamps(s.size(), 0), first_edge, edges;
  std::int32_t edge = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    names.push_back(town.streets.names[s.name[i]]);
    dwellings.push_back(static_cast<std::int32_t>(town.dwellings.segment_first[i + 1] - town.dwellings.segment_first[i]));
    first_edge.push_back(edge);
    edges.push_back(static_cast<std::int32_t>(s.point_first[i + 1] - s.point_first[i] - 1));
    edge += edges.back();
  }
  for (const SegmentId l : town.lamps.segment)
    if (l.valid()) ++lamps[l.index()];
  return {"segments",
          {{"osm_way_id", s.osm_way}, {"name", names}, {"kind", as<std::uint8_t>(s.kind)}, {"lit", as<std::uint8_t>(s.lit)},
           {"width_class", as<std::uint8_t>(s.width_class)}, {"class", setup.light.usual_light().p_class},
           {"semicylindrical_min_lx", setup.light.usual_light().semicylindrical_min_lx}, {"dark_m", setup.light.usual_light().dark_m}, {"length_m", s.length_m},
           {"width_m", s.width_m}, {"frontage_m", s.frontage_m}, {"refuge", s.refuge}, {"prospect_m", s.prospect_m},
           {"escape", as<float>(s.escape)}, {"district", as<std::int32_t>(s.district)}, {"dwellings", dwellings},
           {"lamps", lamps}, {"bridge", s.bridge}, {"tunnel", s.tunnel}, {"from_node", as<std::int32_t>(s.from)},
           {"to_node", as<std::int32_t>(s.to)}, {"first_edge", first_edge}, {"edges", edges}}};
}

Table districts_table(const Setup& setup) {
  const auto& town = setup.town;
  const std::size_t n = town.districts.name.size();
  std::vector<std::int32_t> residents(n, 0), households(n, 0), dwellings(n, 0), segments(n, 0);
  const auto district = [&](SegmentId s) { return town.streets.segments.district[s.index()]; };
  const auto count = [&](std::vector<std::int32_t>& column, SegmentId s) {
    if (s.valid() && district(s).valid()) ++column[district(s).index()];
  };
  for (std::size_t s = 0; s < town.streets.segments.size(); ++s) count(segments, SegmentId(s));
  for (const SegmentId s : town.dwellings.segment) count(dwellings, s);
  for (const SegmentId s : setup.population.residents.home) count(residents, s);
  for (const DwellingId d : setup.population.households.dwelling) count(households, town.dwellings.segment[d.index()]);
  return {"districts", {{"name", town.districts.name}, {"residents", residents}, {"households", households},
                        {"dwellings", dwellings}, {"segments", segments}}};
}

Table residents_table(const Setup& setup) {
  const auto& r = setup.population.residents;
  return {"residents", {{"household", as<std::int32_t>(r.household)}, {"home_segment", as<std::int32_t>(r.home)},
                        {"age_band", as<std::uint8_t>(r.age)}, {"sex", as<std::uint8_t>(r.sex)},
                        {"activity", as<std::uint8_t>(r.activity)}}};
}

Table lamps_table(const Setup& setup) {
  const auto& l = setup.town.lamps;
  std::vector<double> x, y;
  for (const town::Point p : l.position) {
    x.push_back(p.x);
    y.push_back(p.y);
  }
  return {"lamps", {{"x", x}, {"y", y}, {"segment", as<std::int32_t>(l.segment)}, {"flux_lm", l.flux_lm},
                    {"power_w", l.power_w}, {"height_m", l.height_m}, {"cct_k", l.cct_k},
                    {"luminaire", as<std::int32_t>(l.luminaire)}}};
}

/// Rings as two tables: where each one's points begin, and the points in whole centimetres.
struct Outlines {
  std::vector<std::int32_t> first, points, x_cm, y_cm;

  void add(std::span<const town::Point> ring) {
    first.push_back(static_cast<std::int32_t>(x_cm.size()));
    points.push_back(static_cast<std::int32_t>(ring.size()));
    for (const town::Point p : ring) {
      x_cm.push_back(static_cast<std::int32_t>(std::lround(p.x * 100.0)));
      y_cm.push_back(static_cast<std::int32_t>(std::lround(p.y * 100.0)));
    }
  }
};

void add_buildings(const Setup& setup, outcome::OutcomeData& data) {
  const auto& b = setup.town.buildings;
  const auto& d = setup.town.dwellings;
  Outlines outlines;
  std::vector<std::int32_t> dwellings, rented, social;
  for (std::size_t i = 0; i < b.size(); ++i) {
    outlines.add({b.outline.data() + b.outline_first[i], b.outline_first[i + 1] - b.outline_first[i]});
    const auto first = d.tenure.begin() + b.dwelling_first[i], last = d.tenure.begin() + b.dwelling_first[i + 1];
    dwellings.push_back(static_cast<std::int32_t>(last - first));
    rented.push_back(static_cast<std::int32_t>(std::count(first, last, town::Tenure::Rent)));
    social.push_back(static_cast<std::int32_t>(std::count(first, last, town::Tenure::Social)));
  }
  data.tables.push_back({"buildings", {{"kind", as<std::uint8_t>(b.kind)}, {"floors", b.floors}, {"derelict", b.derelict},
                                       {"segment", as<std::int32_t>(b.segment)}, {"dwellings", dwellings},
                                       {"rented", rented}, {"social", social}, {"first_point", outlines.first},
                                       {"points", outlines.points}}});
  data.tables.push_back({"building_outlines", {{"x_cm", outlines.x_cm}, {"y_cm", outlines.y_cm}}});
}

void add_areas(const Setup& setup, outcome::OutcomeData& data) {
  Outlines outlines;
  std::vector<std::uint8_t> kind;
  for (const town::DraftArea& area : setup.town.areas) {
    kind.push_back(static_cast<std::uint8_t>(area.kind));
    outlines.add(area.outline);
  }
  data.tables.push_back({"areas", {{"kind", kind}, {"first_point", outlines.first}, {"points", outlines.points}}});
  data.tables.push_back({"area_outlines", {{"x_cm", outlines.x_cm}, {"y_cm", outlines.y_cm}}});
}

std::string grade_name(Grade g) {
  switch (g) {
    case Grade::Causal: return "causal";
    case Grade::QuasiExperimental: return "quasi-experimental";
    case Grade::Correlational: return "correlational";
    case Grade::Statistic: return "statistic";
    case Grade::Assumed: return "assumed";
    case Grade::Calibrated: return "calibrated";
  }
  return {};
}

Table parameters_table(const Setup& setup) {
  std::vector<std::string> key, symbol, unit, grade, source;
  std::vector<double> value, low, high;
  Parameters parameters = setup.scenario.parameters;
  for (const ParameterInfo& p : parameter_table()) {
    key.emplace_back(p.key);
    symbol.emplace_back(p.symbol);
    unit.emplace_back(p.unit);
    source.emplace_back(p.source);
    grade.push_back(grade_name(p.grade));
    value.push_back(p.access(parameters));
    low.push_back(p.low);
    high.push_back(p.high);
  }
  return {"parameters", {{"key", key}, {"symbol", symbol}, {"value", value}, {"unit", unit}, {"low", low}, {"high", high},
                         {"grade", grade}, {"source", source}}};
}

}  // namespace

void add_town_tables(const Setup& setup, outcome::OutcomeData& data) {
  add_street_mix(setup, data.tables.emplace_back(segments_table(setup)));
  add_district_mix(setup, data.tables.emplace_back(districts_table(setup)));
  data.tables.push_back(residents_table(setup));
  data.tables.push_back(lamps_table(setup));
  add_buildings(setup, data);
  add_areas(setup, data);
  data.tables.push_back(parameters_table(setup));
}

}  // namespace lichtung::engine::detail
