// Ways out of town: ends of main roads at the town's rim, and the station.
#include "sim/population/opportunities.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lichtung::population {
namespace {

using town::Point;

double road_weight(town::StreetKind kind) {
  switch (kind) {
    case town::StreetKind::Motorway:
    case town::StreetKind::Primary: return 4.0;
    case town::StreetKind::Secondary: return 2.0;
    case town::StreetKind::Tertiary: return 1.0;
    default: return 0.0;
  }
}

/// Distance of each node from the middle as a share of the farthest node in its direction (16 sectors).
std::vector<double> rim(const town::StreetNetwork& net) {
  Point middle{};
  for (const auto& p : net.nodes) {
    middle.x += p.x / static_cast<double>(net.nodes.size());
    middle.y += p.y / static_cast<double>(net.nodes.size());
  }
  constexpr std::size_t kSectors = 16;
  const auto sector = [&](Point p) {
    const double angle = std::atan2(p.y - middle.y, p.x - middle.x) / (2.0 * std::numbers::pi) + 0.5;
    return std::min(kSectors - 1, static_cast<std::size_t>(angle * kSectors));
  };
  std::array<double, kSectors> farthest{};
  std::vector<double> radius(net.nodes.size());
  for (std::size_t i = 0; i < net.nodes.size(); ++i) {
    radius[i] = std::hypot(net.nodes[i].x - middle.x, net.nodes[i].y - middle.y);
    auto& far = farthest[sector(net.nodes[i])];
    far = std::max(far, radius[i]);
  }
  for (std::size_t i = 0; i < net.nodes.size(); ++i) radius[i] /= std::max(1.0, farthest[sector(net.nodes[i])]);
  return radius;
}

struct Candidate {
  SegmentId segment;
  Point position;
  double weight;
};

/// Rim ends of drivable streets: of main roads, or (`any`) of all.
std::vector<Candidate> ends(const town::StreetNetwork& net, const std::vector<double>& rim_share, bool any) {
  std::vector<std::uint8_t> degree(net.nodes.size(), 0);
  const auto& s = net.segments;
  for (std::size_t i = 0; i < s.size(); ++i)
    for (const NodeId n : {s.from[i], s.to[i]}) degree[n.index()] = static_cast<std::uint8_t>(std::min(9, degree[n.index()] + 1));
  std::vector<Candidate> found;
  constexpr double kRim = 0.8;  // of the farthest node in that direction; assumed
  for (std::size_t i = 0; i < s.size(); ++i) {
    const double weight = any ? 1.0 : road_weight(s.kind[i]);
    if (s.drivable[i] == 0 || weight <= 0.0) continue;
    for (const NodeId n : {s.from[i], s.to[i]}) {
      const bool main_part = net.component.empty() || net.component[n.index()] == 0;
      if (degree[n.index()] == 1 && rim_share[n.index()] >= kRim && main_part) {
        found.push_back({SegmentId(i), net.nodes[n.index()], weight});
        break;
      }
    }
  }
  return found;
}

/// Without any dead end at the rim: the outermost drivable segment, or the outermost of all.
Candidate outermost(const town::StreetNetwork& net, const std::vector<double>& rim_share) {
  const auto& s = net.segments;
  Candidate best{SegmentId(0U), net.nodes[s.from[0].index()], 1.0};
  double best_value = -1.0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool main_part = net.component.empty() || net.component[s.from[i].index()] == 0;
    const double value = rim_share[s.from[i].index()] + (s.drivable[i] != 0 ? 2.0 : 0.0) + (main_part ? 4.0 : 0.0);
    if (value > best_value) best_value = value, best = {SegmentId(i), net.nodes[s.from[i].index()], 1.0};
  }
  return best;
}

}  // namespace

SegmentId Exits::gate(double u) const { return gates[random::categorical(weight, u)]; }

std::size_t Exits::gate_near(Point home, double u) const {
  constexpr double kScale = 1500.0;  // m: people leave by a main road on their side of town; assumed
  constexpr std::size_t kMost = 64;
  std::array<double, kMost> w{};
  double nearest = 1e300;
  for (const auto& p : position) nearest = std::min(nearest, std::hypot(p.x - home.x, p.y - home.y));
  const std::size_t n = std::min(kMost, gates.size());
  for (std::size_t i = 0; i < n; ++i)
    w[i] = weight[i] * std::exp(-(std::hypot(position[i].x - home.x, position[i].y - home.y) - nearest) / kScale);
  return random::categorical(std::span(w.data(), n), u);
}

Exits find_exits(const town::Town& town) {
  const auto& net = town.streets;
  Exits exits;
  const auto rim_share = rim(net);
  auto found = ends(net, rim_share, false);
  if (found.empty()) found = ends(net, rim_share, true);
  if (found.empty() && net.segments.size() > 0) found.push_back(outermost(net, rim_share));
  std::ranges::stable_sort(found, std::greater<>{}, &Candidate::weight);
  if (found.size() > 64) found.resize(64);
  for (const auto& c : found) {
    exits.gates.push_back(c.segment);
    exits.position.push_back(c.position);
    exits.weight.push_back(c.weight);
  }
  float best = -1.0F;
  for (std::size_t i = 0; i < town.venues.size(); ++i) {
    if (town.venues.kind[i] != town::VenueKind::Station || town.venues.attraction[i] <= best) continue;
    best = town.venues.attraction[i];
    exits.station = town.venues.segment[i];
    exits.station_position = town.venues.position[i];
  }
  return exits;
}

}  // namespace lichtung::population
