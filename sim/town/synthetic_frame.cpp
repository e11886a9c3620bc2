// First lines of a grown town: market, wall ring, main roads to the neighbouring towns, river, railway with its
// station, the edge of the built-up area and of the map. Form after the usual growth of German towns (medieval
// nucleus, ring in place of the wall, radial roads, railway tangential to the old town).
#include "sim/town/synthetic_growth.hpp"

#include <cmath>
#include <numbers>

namespace lichtung::town::grown {
namespace {

using random::Purpose;
constexpr double kTurn = 2.0 * std::numbers::pi;
constexpr int kThroughRoads = 6;     // main roads that reach the market

/// A smooth closed wave of the bearing with amplitude about 1.
struct Wave {
  std::array<double, 5> phase{};
  explicit Wave(Draws& d) {
    for (double& p : phase) p = d.between(0.0, kTurn);
  }
  [[nodiscard]] double at(double x) const {
    return 0.5 * std::sin(2 * x + phase[0]) + 0.35 * std::sin(3 * x + phase[1]) + 0.25 * std::sin(5 * x + phase[2]) +
           0.15 * std::sin(8 * x + phase[3]);
  }
};

Line street_line(Growth& town, Use theme, StreetKind kind, bool main, bool square = false) {
  Line line;
  line.street = town.add_street(theme, main, square);
  line.kind = kind;
  return line;
}

Line barrier() {
  Line line;
  line.closed = true;
  return line;
}

std::vector<Point> wavy_ring(double radius, double amplitude, std::size_t count, Draws& d) {
  const Wave wave(d);
  std::vector<Point> ring;
  for (std::size_t i = 0; i < count; ++i) {
    const double angle = kTurn * (static_cast<double>(i) + d.wobble(0.12)) / static_cast<double>(count);
    ring.push_back(radius * (1.0 + amplitude * wave.at(angle)) * from_angle(angle));
  }
  return ring;
}

/// A main road from a corner of the market to the edge of the map: bearing drifts smoothly with the distance.
std::vector<Point> main_road(const Growth& town, Point start, double bearing, double spread, Draws& d) {
  const Recipe& r = town.recipe;
  const double far = r.radius_m * 1.9;
  const double p1 = d.between(0, kTurn), p2 = d.between(0, kTurn), p3 = d.between(0, kTurn);
  const double l1 = d.between(0.35, 0.6) * r.radius_m, l2 = d.between(0.12, 0.2) * r.radius_m;
  std::vector<Point> line{start};
  for (double s = norm(start) + r.step_m; s < far; s += r.step_m * d.between(0.8, 1.2)) {
    const double ease = std::min(1.0, s / (0.5 * r.radius_m));
    const double drift = spread * ease * (0.24 * std::sin(s / l1 + p1) + 0.08 * std::sin(s / l2 + p2));
    const double near_drift = 0.16 * spread * std::sin(3.0 * s / r.wall_radius_m + p3) * std::exp(-s / r.wall_radius_m);
    line.push_back(s * from_angle(bearing + drift + near_drift));
  }
  return line;
}

/// A line across the map that passes the middle at a distance, with bends that die out near it.
std::vector<Point> tangent(const Growth& town, double bearing, double offset, double bend, double meander, Draws& d) {
  const double far = town.recipe.radius_m * 1.9, step = town.recipe.step_m * 0.8;
  const Point along = from_angle(bearing), aside = turned_left(along);
  const double wave = d.between(0.18, 0.3) * town.recipe.radius_m, phase = d.between(0, kTurn);
  const double left = d.between(-1.0, 1.0) * bend, right = d.between(-1.0, 1.0) * bend;
  std::vector<Point> line;
  for (double x = -far; x <= far; x += step) {
    const double q = x / far, ease = 1.0 - std::exp(-std::pow(x / (1.6 * town.recipe.wall_radius_m), 2.0));
    const double side = offset + (x < 0 ? left : right) * far * q * q + meander * ease * std::sin(x / wave + phase);
    line.push_back(x * along + side * aside);
  }
  return line;
}

std::vector<Point> beside(const std::vector<Point>& line, double offset) {
  std::vector<Point> moved;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Point a = line[i > 0 ? i - 1 : 0], b = line[std::min(i + 1, line.size() - 1)];
    moved.push_back(line[i] + offset * turned_left(unit_vector(b - a)));
  }
  return moved;
}

void draw_old_town(Growth& town, Soup& soup) {
  Draws d = town.draws(Purpose::TownLayout, 1);
  Frame& f = town.frame;
  const double wall = town.recipe.wall_radius_m;
  f.market = wavy_ring(24.0 + 0.055 * wall, 0.22, 6, d);
  soup.add(f.market, street_line(town, Use::Market, StreetKind::Pedestrian, false, true), true);
  f.wall = wavy_ring(wall, 0.13, static_cast<std::size_t>(24.0 + wall / 25.0), d);
  soup.add(f.wall, street_line(town, Use::WallGreen, StreetKind::Secondary, true), true);
}

void draw_main_roads(Growth& town, Soup& soup) {
  Draws d = town.draws(Purpose::TownLayout, 2);
  const Recipe& r = town.recipe;
  const double spread = kTurn / r.radials, first = d.between(0, kTurn);
  for (int i = 0; i < r.radials; ++i) {
    const double bearing = first + spread * (i + d.wobble(0.11));
    std::size_t corner = 0;
    for (std::size_t k = 1; k < town.frame.market.size(); ++k) {
      if (dot(town.frame.market[k], from_angle(bearing)) > dot(town.frame.market[corner], from_angle(bearing))) corner = k;
    }
    auto line = main_road(town, town.frame.market[corner], bearing, spread, d);
    const bool great = i % 2 == 0;
    Line inner = street_line(town, Use::OldTown, i % 3 == 1 ? StreetKind::LivingStreet : StreetKind::Pedestrian, true);
    Line outer = street_line(town, Use::Industrial, great ? StreetKind::Primary : StreetKind::Secondary, true);
    std::size_t gate = 1;
    while (gate + 1 < line.size() && inside(town.frame.wall, line[gate])) ++gate;
    if (i < kThroughRoads) {
      soup.add(std::span<const Point>(line).first(gate + 1), inner);
    } else {                         // later roads end at the wall ring
      const auto near = [&](Point a, Point b) { return distance(a, line[gate]) < distance(b, line[gate]); };
      line[gate - 1] = *std::min_element(town.frame.wall.begin(), town.frame.wall.end(), near);
      line.erase(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(gate - 1));
      gate = 0;
    }
    soup.add(std::span<const Point>(line).subspan(gate), outer);
    town.frame.radials.push_back(std::move(line));
  }
}

void draw_barriers(Growth& town, Soup& soup) {
  Draws d = town.draws(Purpose::TownLayout, 3);
  const Recipe& r = town.recipe;
  Frame& f = town.frame;
  const double bearing = d.between(0, kTurn);
  f.rail = tangent(town, bearing, r.wall_radius_m * d.between(1.5, 1.8) + 90.0, 0.28, 0.0, d);
  soup.add(beside(f.rail, r.rail_width_m / 2), barrier());
  soup.add(beside(f.rail, -r.rail_width_m / 2), barrier());
  const double other = bearing + std::numbers::pi + d.between(-0.6, 0.6);
  f.river = tangent(town, other, r.wall_radius_m * 1.2 + r.river_width_m / 2 + 30.0, 0.3,
                    d.between(0.03, 0.05) * r.radius_m, d);
  for (const double side : {0.5, -0.5}) {
    Line bank = street_line(town, Use::RiverBand, StreetKind::Path, false);
    bank.lit = Lit::No;
    soup.add(beside(f.river, side * (r.river_width_m + 14.0)), bank);
  }
}

/// Forecourt between station and town, joined to the wall ring by Bahnhofstraße.
void draw_station(Growth& town, Soup& soup) {
  const Recipe& r = town.recipe;
  Frame& f = town.frame;
  std::size_t best = 1;
  double score = 1e18;
  for (std::size_t i = 1; i + 1 < f.rail.size(); ++i) {
    double clear = 1e18;
    for (const auto& road : f.radials) clear = std::min(clear, distance_to_line(f.rail[i], road));
    const double s = norm(f.rail[i]) - 1.2 * std::min(clear, 180.0);
    if (s < score) score = s, best = i;
  }
  const Point along = unit_vector(f.rail[best + 1] - f.rail[best - 1]);
  const Point toward = dot(turned_left(along), f.rail[best]) > 0 ? -1.0 * turned_left(along) : turned_left(along);
  f.station = f.rail[best] + (r.rail_width_m / 2 + 14.0) * toward;
  const double depth = 30.0 + r.wall_radius_m / 12.0, width = depth * 1.5;
  const Point near = f.station + 14.0 * toward, front = near + depth * toward;
  f.forecourt = {near - (width / 2) * along, near + (width / 2) * along, front + (width * 0.42) * along, front,
                 front - (width * 0.4) * along};
  if (signed_area(f.forecourt) < 0) std::reverse(f.forecourt.begin(), f.forecourt.end());
  soup.add(f.forecourt, street_line(town, Use::Forecourt, StreetKind::Tertiary, true, true), true);
  std::size_t gate = 0;
  for (std::size_t i = 1; i < f.wall.size(); ++i) {
    if (distance(f.wall[i], front) < distance(f.wall[gate], front)) gate = i;
  }
  const Point across = turned_left(unit_vector(f.wall[gate] - front));
  const std::vector<Point> road{front, front + 0.5 * (f.wall[gate] - front) + 9.0 * across, f.wall[gate]};
  soup.add(road, street_line(town, Use::Forecourt, StreetKind::Tertiary, true));
}

void draw_edges(Growth& town, Soup& soup) {
  Draws d = town.draws(Purpose::TownLayout, 4);
  const Recipe& r = town.recipe;
  const Wave wave(d);
  const std::size_t count = static_cast<std::size_t>(48.0 + r.radius_m / 60.0);
  for (std::size_t i = 0; i < count; ++i) {
    const double angle = kTurn * static_cast<double>(i) / static_cast<double>(count);
    double finger = 0.0;
    for (const auto& road : town.frame.radials) {
      const Point p = road[road.size() * 2 / 3];
      finger = std::max(finger, std::exp(-std::pow(angle_between(angle, std::atan2(p.y, p.x)) / 0.2, 2.0)));
    }
    const double reach = r.radius_m * (0.93 + 0.11 * wave.at(angle) + 0.13 * finger + d.wobble(0.012));
    town.frame.edge.push_back(reach * from_angle(angle));
  }
  soup.add(town.frame.edge, barrier(), true);
  const double half = kMapEdge * r.radius_m;
  const std::vector<Point> map_edge{{-half, -half}, {half, -half}, {half, half}, {-half, half}};
  soup.add(map_edge, barrier(), true);
}

void place_villages(Growth& town) {
  Draws d = town.draws(Purpose::TownLayout, 5);
  for (int i = 0; i < town.recipe.villages; ++i) {
    const auto& road = town.frame.radials[static_cast<std::size_t>(i) % town.frame.radials.size()];
    const double want = town.recipe.radius_m * (i % 2 == 0 ? d.between(0.68, 0.88) : d.between(0.48, 0.62));
    for (const Point p : road) {
      if (norm(p) > want) {
        town.frame.villages.push_back(p);
        break;
      }
    }
  }
}

}  // namespace

double Growth::reach(Point p) const {
  const double angle = std::atan2(p.y, p.x);
  const auto n = static_cast<double>(frame.edge.size());
  const auto i = static_cast<std::size_t>(std::floor((angle < 0 ? angle + kTurn : angle) / kTurn * n));
  return norm(p) / norm(frame.edge[i % frame.edge.size()]);
}

void draw_frame(Growth& town) {
  Soup soup;
  draw_old_town(town, soup);
  draw_main_roads(town, soup);
  draw_barriers(town, soup);
  draw_station(town, soup);
  draw_edges(town, soup);
  place_villages(town);
  town.plane = soup.plane();
}

}  // namespace lichtung::town::grown
