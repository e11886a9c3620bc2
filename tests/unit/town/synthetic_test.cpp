// Properties of grown towns: what every town must have whatever its seed, checked on several seeds and sizes.
#include "sim/town/synthetic.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace lichtung;
using namespace lichtung::town;

namespace {

const TownDraft& grown(SyntheticTown size, std::uint64_t seed) {
  static std::map<std::pair<SyntheticTown, std::uint64_t>, TownDraft> cache;
  const auto key = std::pair{size, seed};
  auto found = cache.find(key);
  if (found == cache.end()) found = cache.emplace(key, grow_town(size, seed)).first;
  return found->second;
}

struct Sample {
  SyntheticTown size;
  std::uint64_t seed;
  double residents;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all{
      {SyntheticTown::Kleinstadt, 1, 10000},  {SyntheticTown::Kleinstadt, 2, 10000},
      {SyntheticTown::Kleinstadt, 77, 10000}, {SyntheticTown::Kleinstadt, 0xfedcba9876543210ULL, 10000},
      {SyntheticTown::Mittelstadt, 1, 60000}, {SyntheticTown::Mittelstadt, 5, 60000},
      {SyntheticTown::Grossstadt, 1, 550000}};
  return all;
}

const TownDraft& town_of(const Sample& s) { return grown(s.size, s.seed); }

std::vector<int> degrees(const TownDraft& town) {
  std::vector<int> degree(town.nodes.size());
  for (const auto& way : town.ways) {
    for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) ++degree[way.nodes[i]], ++degree[way.nodes[i + 1]];
  }
  return degree;
}

double way_length(const TownDraft& town, const DraftWay& way) {
  double sum = 0.0;
  for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
    const Point a = town.nodes[way.nodes[i]], b = town.nodes[way.nodes[i + 1]];
    sum += std::hypot(a.x - b.x, a.y - b.y);
  }
  return sum;
}

struct Edge {
  std::uint32_t from, to;
};

std::vector<Edge> edges(const TownDraft& town) {
  std::vector<Edge> all;
  for (const auto& way : town.ways) {
    for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) all.push_back({way.nodes[i], way.nodes[i + 1]});
  }
  return all;
}

double side(Point a, Point b, Point p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

bool cross(Point a, Point b, Point c, Point d) {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/// Calls `visit(i, j)` for pairs of boxes that share a cell of a grid.
template <class Box, class Visit>
void near_pairs(std::size_t count, double cell, Box box, Visit visit) {
  std::map<std::pair<long, long>, std::vector<std::size_t>> grid;
  for (std::size_t i = 0; i < count; ++i) {
    const std::array<double, 4> b = box(i);
    for (long x = std::lround(std::floor(b[0] / cell)); x <= std::lround(std::floor(b[2] / cell)); ++x) {
      for (long y = std::lround(std::floor(b[1] / cell)); y <= std::lround(std::floor(b[3] / cell)); ++y) {
        auto& here = grid[{x, y}];
        for (const std::size_t j : here) visit(j, i);
        here.push_back(i);
      }
    }
  }
}

std::array<double, 4> box_of(std::initializer_list<Point> points) {
  std::array<double, 4> b{1e18, 1e18, -1e18, -1e18};
  for (const Point p : points) {
    b = {std::min(b[0], p.x), std::min(b[1], p.y), std::max(b[2], p.x), std::max(b[3], p.y)};
  }
  return b;
}

std::size_t count(const TownDraft& town, VenueKind kind) {
  return static_cast<std::size_t>(
      std::count_if(town.venues.begin(), town.venues.end(), [&](const DraftVenue& v) { return v.kind == kind; }));
}

}  // namespace

TEST_CASE("a grown town is one connected network") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    CHECK(town_of(s).counts.components == 1);
  }
}

TEST_CASE("streets of a grown town meet only in shared nodes") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    const TownDraft& town = town_of(s);
    const auto all = edges(town);
    std::size_t crossings = 0;
    near_pairs(
        all.size(), 80.0, [&](std::size_t i) { return box_of({town.nodes[all[i].from], town.nodes[all[i].to]}); },
        [&](std::size_t i, std::size_t j) {
          const Edge a = all[i], b = all[j];
          if (a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to) return;
          crossings += cross(town.nodes[a.from], town.nodes[a.to], town.nodes[b.from], town.nodes[b.to]) ? 1 : 0;
        });
    CHECK(crossings == 0);
  }
}

TEST_CASE("no street of a grown town is drawn twice or without length") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    const TownDraft& town = town_of(s);
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    std::size_t doubled = 0, pointlike = 0;
    for (const Edge e : edges(town)) {
      doubled += seen.insert(std::minmax(e.from, e.to)).second ? 0 : 1;
      const Point a = town.nodes[e.from], b = town.nodes[e.to];
      pointlike += std::hypot(a.x - b.x, a.y - b.y) < 0.5 ? 1 : 0;
    }
    CHECK(doubled == 0);
    CHECK(pointlike == 0);
  }
}

TEST_CASE("the dwellings of a grown town house its residents within two per cent") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    double dwellings = 0.0;
    for (const auto& b : town_of(s).buildings) dwellings += b.dwellings;
    CHECK(dwellings * 2.03 * 0.97 == Approx(s.residents).epsilon(0.02));
  }
}

TEST_CASE("homes of a grown town have plausible floors and sizes") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    std::size_t odd = 0, homes = 0;
    for (const auto& b : town_of(s).buildings) {
      if (b.dwellings <= 0) continue;
      ++homes;
      double twice = 0.0;
      for (std::size_t i = 0; i < b.outline.size(); ++i) {
        const Point p = b.outline[i], q = b.outline[(i + 1) % b.outline.size()], o = b.outline[0];
        twice += (p.x - o.x) * (q.y - o.y) - (p.y - o.y) * (q.x - o.x);
      }
      const double per_home = 0.5 * std::abs(twice) * b.floors / b.dwellings;
      odd += b.floors < 1 || b.floors > 12 || per_home < 35.0 || !b.tenure || !b.rent ? 1 : 0;
    }
    CHECK(static_cast<double>(odd) < 0.02 * static_cast<double>(homes));
  }
}

TEST_CASE("a grown town has about one lamp per eight inhabitants, each fully described") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    const TownDraft& town = town_of(s);
    const double per_lamp = s.residents / static_cast<double>(town.lamps.size());
    CHECK(per_lamp > 5.0);
    CHECK(per_lamp < 11.0);
    CHECK(std::all_of(town.lamps.begin(), town.lamps.end(), [](const DraftLamp& l) {
      return l.height_m && *l.height_m > 0.5 && l.flux_lm && *l.flux_lm > 300 && l.power_w && *l.power_w > 1 && l.cct_k &&
             *l.cct_k >= 1800 && l.luminaire;
    }));
  }
}

TEST_CASE("junctions of three are far more common than junctions of four, and dead ends exist") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    double three = 0, four = 0, ends = 0;
    for (const int d : degrees(town_of(s))) {
      three += d == 3 ? 1 : 0;
      four += d > 3 ? 1 : 0;
      ends += d == 1 ? 1 : 0;
    }
    CHECK(four / (three + four) < 0.35);
    CHECK(four > 0);
    CHECK(ends / (three + four + ends) > 0.02);
    CHECK(ends / (three + four + ends) < 0.25);
  }
}

TEST_CASE("segments between junctions are 60 to 110 m long on average and vary") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    const TownDraft& town = town_of(s);
    const auto degree = degrees(town);
    std::vector<double> lengths;
    for (const auto& way : town.ways) {
      double length = 0.0;
      for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
        const Point a = town.nodes[way.nodes[i]], b = town.nodes[way.nodes[i + 1]];
        length += std::hypot(a.x - b.x, a.y - b.y);
        if (degree[way.nodes[i + 1]] != 2 || i + 2 == way.nodes.size()) lengths.push_back(std::exchange(length, 0.0));
      }
    }
    double mean = 0.0, square = 0.0;
    for (const double l : lengths) mean += l, square += l * l;
    mean /= static_cast<double>(lengths.size());
    const double sd = std::sqrt(square / static_cast<double>(lengths.size()) - mean * mean);
    CHECK(mean > 60.0);
    CHECK(mean < 110.0);
    CHECK(sd / mean > 0.5);
  }
}

TEST_CASE("streets of a grown town run in all directions") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    const TownDraft& town = town_of(s);
    std::array<double, 36> bins{};                               // 5° each, both ways alike; after Boeing 2019
    double total = 0.0;
    for (const Edge e : edges(town)) {
      const Point a = town.nodes[e.from], b = town.nodes[e.to];
      double angle = std::atan2(b.y - a.y, b.x - a.x);
      if (angle < 0) angle += 3.14159265358979;
      const double length = std::hypot(a.x - b.x, a.y - b.y);
      bins[std::min<std::size_t>(35, static_cast<std::size_t>(angle / 3.14159265358979 * 36))] += length;
      total += length;
    }
    double entropy = 0.0;
    for (const double b : bins) entropy -= b > 0 ? b / total * std::log(b / total) : 0.0;
    CHECK(entropy / std::log(36.0) > 0.94);
  }
}

TEST_CASE("every town has the places people go to") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    const TownDraft& town = town_of(s);
    for (std::uint8_t k = 0; k < kVenueKinds; ++k) {
      const auto kind = static_cast<VenueKind>(k);
      if (kind == VenueKind::University && s.size != SyntheticTown::Grossstadt) continue;
      CAPTURE(static_cast<int>(k));
      CHECK(count(town, kind) >= 1);
    }
    CHECK(count(town, VenueKind::Station) == 1);
    CHECK(static_cast<double>(count(town, VenueKind::School)) >= s.residents / 5000.0);
    CHECK(static_cast<double>(count(town, VenueKind::PoliceStation)) == Approx(std::max(1.0, std::round(s.residents / 60000.0))));
  }
}

TEST_CASE("there are bridges, and an underpass on foot below the railway") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    const TownDraft& town = town_of(s);
    CHECK(std::count_if(town.ways.begin(), town.ways.end(), [](const DraftWay& w) { return w.bridge; }) >= 2);
    CHECK(std::count_if(town.ways.begin(), town.ways.end(), [](const DraftWay& w) {
            return w.tunnel && w.kind == StreetKind::Footway && w.lit == Lit::Yes;
          }) >= 1);
  }
}

TEST_CASE("residential streets are lit, park paths and field tracks are not") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    std::size_t lit_tracks = 0, lit_paths = 0, dark = 0, local = 0;
    for (const auto& w : town_of(s).ways) {
      lit_tracks += w.kind == StreetKind::Track && w.lit == Lit::Yes ? 1 : 0;
      lit_paths += w.kind == StreetKind::Path && w.lit == Lit::Yes ? 1 : 0;
      local += w.kind == StreetKind::Residential ? 1 : 0;
      dark += w.kind == StreetKind::Residential && w.lit != Lit::Yes ? 1 : 0;
    }
    CHECK(lit_tracks == 0);
    CHECK(lit_paths == 0);
    CHECK(static_cast<double>(dark) < 0.03 * static_cast<double>(local));
  }
}

TEST_CASE("streets carry names and named streets repeat rarely") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    std::size_t nameless = 0, named = 0;
    for (const auto& w : town_of(s).ways) {
      if (w.kind > StreetKind::Pedestrian) continue;
      (w.name.empty() ? nameless : named) += 1;
    }
    CHECK(nameless == 0);
    CHECK(named > 50);
  }
}

TEST_CASE("buildings keep off the carriageway") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    const TownDraft& town = town_of(s);
    const auto all = edges(town);
    const std::size_t n = all.size();
    std::set<std::size_t> hit;
    near_pairs(
        n + town.buildings.size(), 80.0,
        [&](std::size_t i) {
          if (i < n) return box_of({town.nodes[all[i].from], town.nodes[all[i].to]});
          const Ring& o = town.buildings[i - n].outline;
          return box_of({o[0], o[1], o[2], o[3]});
        },
        [&](std::size_t i, std::size_t j) {
          if (i >= n || j < n) return;
          const Ring& o = town.buildings[j - n].outline;
          for (std::size_t k = 0; k < o.size(); ++k) {
            if (cross(town.nodes[all[i].from], town.nodes[all[i].to], o[k], o[(k + 1) % o.size()])) hit.insert(j);
          }
        });
    CHECK(hit.size() <= 2);                                      // the station stands over its underpass
  }
}

TEST_CASE("the same seed grows the same town") {
  const TownDraft a = grow_town(SyntheticTown::Kleinstadt, 1);
  const TownDraft& b = grown(SyntheticTown::Kleinstadt, 1);
  REQUIRE(a.nodes.size() == b.nodes.size());
  CHECK(std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), [](Point p, Point q) { return p.x == q.x && p.y == q.y; }));
  CHECK(std::equal(a.ways.begin(), a.ways.end(), b.ways.begin(), b.ways.end(), [](const DraftWay& p, const DraftWay& q) {
    return p.nodes == q.nodes && p.name == q.name && p.width_m == q.width_m && p.lit == q.lit;
  }));
  CHECK(std::equal(a.buildings.begin(), a.buildings.end(), b.buildings.begin(), b.buildings.end(),
                   [](const DraftBuilding& p, const DraftBuilding& q) {
                     return p.dwellings == q.dwellings && p.tenure == q.tenure && p.outline[0].x == q.outline[0].x;
                   }));
  CHECK(a.digest_sha256 == b.digest_sha256);
}

TEST_CASE("different seeds grow different towns") {
  std::set<std::pair<std::size_t, std::size_t>> shapes;
  std::set<std::string> digests;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const TownDraft town = grow_town(SyntheticTown::Kleinstadt, seed);
    shapes.insert({town.nodes.size(), town.buildings.size()});
    digests.insert(town.digest_sha256);
    CHECK(town.counts.components == 1);
  }
  CHECK(shapes.size() == 12);
  CHECK(digests.size() == 12);
}

TEST_CASE("the counts of a grown town agree with what is in it") {
  for (const Sample& s : samples()) {
    CAPTURE(s.residents, s.seed);
    const TownDraft& town = town_of(s);
    double km = 0.0;
    for (const auto& way : town.ways) km += way_length(town, way) / 1000.0;
    CHECK(town.counts.highway_km == Approx(km));
    CHECK(town.counts.highway_ways == static_cast<std::int64_t>(town.ways.size()));
    CHECK(town.counts.lit.at("yes") + town.counts.lit.at("no") == town.counts.highway_ways);
    CHECK(town.counts.junction_nodes > 100);
    CHECK(town.digest_sha256.size() == 64);
    CHECK(town.generated);
  }
}
