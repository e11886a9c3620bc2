// What cameras see. A street is seen as a line: a camera looks along it until it bends or meets another street.
#include "sim/plan/nightlife_levers.hpp"

#include "sim/town/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace lichtung::plan {
namespace {

using town::Point;

constexpr double kBend = 0.94;            // cosine of 20°: beyond it a street leads out of sight
constexpr double kCorner_m = 10.0;        // a camera this near to a junction looks into its streets

/// How far one sees along a line from its start, m; at most `reach`.
double see_along(std::span<const Point> line, double reach) {
  double seen = 0.0;
  Point first{};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = town::distance(line[i - 1], line[i]);
    if (step <= 0.0) continue;
    const Point ahead{(line[i].x - line[i - 1].x) / step, (line[i].y - line[i - 1].y) / step};
    if (seen == 0.0) first = ahead;
    if (first.x * ahead.x + first.y * ahead.y < kBend) return seen;
    if (seen + step >= reach) return reach;
    seen += step;
  }
  return seen;
}

/// The line from a place on it to its end.
std::vector<Point> rest_of(std::span<const Point> line, double along) {
  std::vector<Point> rest{town::place_along(line, along).position};
  double at = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    at += town::distance(line[i - 1], line[i]);
    if (at > along) rest.push_back(line[i]);
  }
  return rest;
}

double union_share(std::vector<std::pair<double, double>>& parts, double length) {
  std::ranges::sort(parts);
  double sum = 0.0, end = 0.0;
  for (const auto& [a, b] : parts) {
    sum += std::max(0.0, b - std::max(a, end));
    end = std::max(end, b);
  }
  return length > 0.0 ? std::min(1.0, sum / length) : 0.0;
}

class Looker {
 public:
  Looker(const Camera& camera, const town::StreetNetwork& streets) : camera_(camera), streets_(streets) {}

  std::vector<Sight> look() {
    const auto line = streets_.polyline(camera_.street);
    std::vector<Point> back(line.rbegin(), line.rend());
    const double length = town::length_of(line), at = std::clamp(static_cast<double>(camera_.along_m), 0.0, length);
    const auto view = static_cast<double>(camera_.view_m);
    const double on = see_along(rest_of(line, at), view), off = see_along(rest_of(back, length - at), view);
    sights_.push_back({camera_.street, at - off, at + on});
    const auto& s = streets_.segments;
    if (length - at <= kCorner_m) around(s.to[camera_.street.index()], view - (length - at));
    if (at <= kCorner_m) around(s.from[camera_.street.index()], view - at);
    return std::move(sights_);
  }

 private:
  /// Into the streets of a junction.
  void around(NodeId node, double reach) {
    if (reach <= 0.0) return;
    for (auto [it, end] = boost::out_edges(node.value, streets_.graph); it != end; ++it) {
      const SegmentId s = streets_.graph[*it].segment;
      if (s == camera_.street) continue;
      const auto line = streets_.polyline(s);
      const double length = town::length_of(line);
      const bool forwards = streets_.segments.from[s.index()] == node;
      const std::vector<Point> ahead = forwards ? std::vector<Point>(line.begin(), line.end()) : std::vector<Point>(line.rbegin(), line.rend());
      const double seen = see_along(ahead, reach);
      sights_.push_back(forwards ? Sight{s, 0.0, seen} : Sight{s, length - seen, length});
    }
  }

  const Camera& camera_;
  const town::StreetNetwork& streets_;
  std::vector<Sight> sights_;
};

}  // namespace

Quarters quarters_of(std::span<const ClockSpan> spans) {
  Quarters on{};
  if (spans.empty()) on.fill(true);
  for (std::size_t q = 0; q < kQuartersOfDay; ++q) {
    const int civil = static_cast<int>((q * 15 + 240) % 1440);
    for (const ClockSpan& s : spans)
      on[q] = on[q] || (s.from_minute <= s.to_minute ? civil >= s.from_minute && civil < s.to_minute
                                                     : civil >= s.from_minute || civil < s.to_minute);
  }
  return on;
}

std::vector<Sight> sights_of(const Camera& camera, const town::StreetNetwork& streets) { return Looker(camera, streets).look(); }

void Cameras::look(const town::Town& town) {
  views.clear();
  view_of.clear();
  if (list.empty()) return;
  struct Seen {
    const Camera* camera;
    double from_m, to_m;
  };
  std::map<std::uint32_t, std::vector<Seen>> by_street;
  for (const Camera& c : list)
    for (const Sight& s : sights_of(c, town.streets)) by_street[s.street.value].push_back({&c, s.from_m, s.to_m});
  view_of.assign(town.streets.segments.size(), 0);
  for (const auto& [street, cameras] : by_street) {
    const std::vector<Seen>& seen = cameras;
    CameraView view{.street = SegmentId(street)};
    const double length = town::length_of(town.streets.polyline(SegmentId(street)));
    std::vector<std::pair<double, double>> parts;
    const auto share = [&](std::size_t q, auto fits) {
      parts.clear();
      for (const Seen& s : seen)
        if (s.camera->on[q] && fits(*s.camera)) parts.emplace_back(s.from_m, s.to_m);
      return static_cast<float>(union_share(parts, length));
    };
    for (std::size_t q = 0; q < kQuartersOfDay; ++q) {
      view.recorded[q] = share(q, [](const Camera&) { return true; });
      view.live[q] = share(q, [](const Camera& c) { return c.live; });
      view.known[q] = share(q, [](const Camera& c) { return c.sign; });
    }
    views.push_back(view);
    view_of[street] = static_cast<std::uint32_t>(views.size());
  }
}

}  // namespace lichtung::plan
