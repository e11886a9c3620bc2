// What holds for every assembled town, drawn, grown or real.
#pragma once

#include "sim/town/geometry.hpp"
#include "sim/town/town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

namespace lichtung::test {

inline void check_streets(const town::Town& town) {
  const auto& s = town.streets.segments;
  const auto n = s.size();
  for (const auto* column : {&s.length_m, &s.width_m, &s.frontage_m, &s.refuge, &s.prospect_m}) {
    REQUIRE(column->size() == n);
    REQUIRE(std::ranges::all_of(*column, [](float v) { return std::isfinite(v) && v >= 0.0F; }));
  }
  REQUIRE(boost::num_edges(town.streets.graph) == 2 * n);
  REQUIRE(boost::num_vertices(town.streets.graph) == town.streets.nodes.size());
  REQUIRE(s.point_first.size() == n + 1);
  REQUIRE(s.point_first.back() == town.streets.points.size());
  bool good = true;
  for (std::size_t i = 0; i < n; ++i) {
    const auto line = town.streets.polyline(SegmentId(i));
    const town::Point a = town.streets.nodes[s.from[i].index()], b = town.streets.nodes[s.to[i].index()];
    good = good && s.length_m[i] > 0.0F && s.from[i] != s.to[i] && line.size() >= 2 &&
           s.district[i].index() < town.districts.name.size();
    good = good && line.front().x == a.x && line.front().y == a.y && line.back().x == b.x && line.back().y == b.y;
    good = good && s.refuge[i] <= 1.0F && s.name[i] < town.streets.names.size();
  }
  REQUIRE(good);
  std::vector<std::uint32_t> seen(n, 0);
  for (std::uint32_t v = 0; v < town.streets.nodes.size(); ++v) {
    const auto [first, last] = boost::out_edges(v, town.streets.graph);
    for (auto e = first; e != last; ++e) {
      const SegmentId segment = town.streets.graph[*e].segment;
      ++seen[segment.index()];
      good = good && (s.from[segment.index()].value == v || s.to[segment.index()].value == v);
    }
  }
  REQUIRE(good);
  REQUIRE(std::ranges::all_of(seen, [](std::uint32_t k) { return k == 2; }));
}

inline void check_homes(const town::Town& town) {
  const auto& d = town.dwellings;
  const auto& b = town.buildings;
  REQUIRE(d.size() > 0);
  REQUIRE(std::ranges::is_sorted(b.segment));
  REQUIRE(std::ranges::is_sorted(d.segment));
  REQUIRE(b.dwelling_first.size() == b.size() + 1);
  REQUIRE(b.outline_first.size() == b.size() + 1);
  REQUIRE(b.outline_first.back() == b.outline.size());
  REQUIRE(b.dwelling_first.back() == d.size());
  REQUIRE(d.segment_first.size() == town.streets.segments.size() + 1);
  REQUIRE(d.segment_first.back() == d.size());
  bool good = true;
  for (std::size_t i = 0; i < d.size(); ++i) {
    const auto s = d.segment[i].index();
    good = good && d.segment[i] == b.segment[d.building[i].index()] && d.segment_first[s] <= i &&
           i < d.segment_first[s + 1];
    good =
        good && town.streets.segments.walkable[s] && town.streets.component[town.streets.segments.from[s].index()] == 0;
    good = good && d.area_m2[i] >= 18.0F && d.area_m2[i] <= 400.0F;
  }
  REQUIRE(good);
}

inline void check_places(const town::Town& town) {
  bool good = true;
  for (std::size_t i = 0; i < town.venues.size(); ++i)
    good = good && town.venues.segment[i].index() < town.streets.segments.size() && town.venues.attraction[i] > 0.0F &&
           town.venues.name[i] < town.streets.names.size();
  for (std::size_t i = 0; i < town.lamps.size(); ++i)
    good = good && town.lamps.segment[i].index() < town.streets.segments.size() && town.lamps.height_m[i] > 0.0F &&
           town.lamps.flux_lm[i] > 0.0F && town.lamps.power_w[i] > 0.0F && town::finite(town.lamps.position[i]);
  REQUIRE(good);
}

/// Total length of the usable parts of a draft's ways, m.
inline double draft_metres(const town::TownDraft& draft) {
  double metres = 0.0;
  for (const auto& way : draft.ways) {
    const town::Point* last = nullptr;
    for (const std::uint32_t n : way.nodes) {
      if (n >= draft.nodes.size() || !town::finite(draft.nodes[n])) continue;
      if (last != nullptr) metres += town::distance(*last, draft.nodes[n]);
      last = &draft.nodes[n];
    }
  }
  return metres;
}

inline void check_invariants(const town::Town& town, const town::TownDraft& draft) {
  check_streets(town);
  check_homes(town);
  check_places(town);
  double metres = 0.0;
  for (const float m : town.streets.segments.length_m) metres += static_cast<double>(m);
  CHECK(metres == Approx(draft_metres(draft)).epsilon(1e-4));
}

}  // namespace lichtung::test
