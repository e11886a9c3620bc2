// Nearest streets by boxes that grow until nothing outside them can be nearer.
#include "sim/town/street_finder.hpp"

#include "sim/town/street_rules.hpp"

#include <algorithm>

namespace lichtung::town {
namespace {

constexpr double kFirstReach = 30.0;  // m: most houses find their street here

}  // namespace

StreetFinder::StreetFinder(const StreetNetwork& streets) : streets_(&streets) {
  std::vector<Box> boxes;
  for (std::uint32_t s = 0; s < streets.segments.size(); ++s) {
    const auto line = streets.polyline(SegmentId(s));
    double along = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
      stretches_.push_back({SegmentId(s), line[i - 1], line[i], static_cast<float>(along)});
      boxes.push_back(box_of(line.subspan(i - 1, 2)));
      along += distance(line[i - 1], line[i]);
    }
  }
  for (std::uint32_t n = 1; n < streets.names.size(); ++n) name_number_.emplace(streets.names[n], n);
  index_ = SpatialIndex(boxes);
}

Foot StreetFinder::foot(const Stretch& stretch, std::span<const Point> outline) const {
  // Where outline and street do not cross, the least distance is at a corner of one of them.
  Foot best{stretch.segment, std::numeric_limits<double>::infinity(), 0.0, {}};
  const double length = distance(stretch.a, stretch.b);
  const auto offer = [&](double metres, double share) {
    if (metres >= best.distance_m) return;
    best.distance_m = metres;
    best.along_m = static_cast<double>(stretch.along_m) + share * length;
  };
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const double share = nearest_share(outline[i], stretch.a, stretch.b);
    offer(distance(outline[i], between(stretch.a, stretch.b, share)), share);
    const Point next = outline[(i + 1) % outline.size()];
    offer(distance_to_line(stretch.a, outline[i], next), 0.0);
    offer(distance_to_line(stretch.b, outline[i], next), 1.0);
  }
  if (length > 0.0) best.ahead = {(stretch.b.x - stretch.a.x) / length, (stretch.b.y - stretch.a.y) / length};
  return best;
}

std::optional<Foot> StreetFinder::nearest(Point p, double reach_m, std::span<const std::uint8_t> allowed) const {
  const HouseRule rule{reach_m, 0.0, 0.0};
  return street_of(std::span(&p, 1), {}, rule, allowed);
}

std::optional<Foot> StreetFinder::street_of(std::span<const Point> outline, const std::string& address,
                                            const HouseRule& house, std::span<const std::uint8_t> allowed) const {
  const Segments& s = streets_->segments;
  const Box box = box_of(outline);
  std::vector<std::uint32_t> near;
  const auto best_within = [&](double reach, auto penalty) {
    std::optional<Foot> best;
    double best_score = reach;
    index_.find(box.grown(reach), near);
    for (const std::uint32_t i : near) {
      const std::size_t segment = stretches_[i].segment.index();
      if (!allowed[segment]) continue;
      const double extra = penalty(segment);
      if (extra > best_score) continue;
      const Foot f = foot(stretches_[i], outline);
      const double score = f.distance_m + extra;
      if (score > best_score || (best && score == best_score)) continue;
      best = f;
      best_score = score;
    }
    return best;
  };

  const auto name = address.empty() ? name_number_.end() : name_number_.find(address);
  if (name != name_number_.end()) {
    const auto other_name = [&](std::size_t i) {
      return s.name[i] == name->second ? 0.0 : std::numeric_limits<double>::infinity();
    };
    if (const auto found = best_within(house.named_reach_m, other_name)) return found;
  }
  const auto minor = [&](std::size_t i) { return rule(s.kind[i]).minor ? house.minor_penalty_m : 0.0; };
  for (double reach = std::min(kFirstReach, house.reach_m);; reach = std::min(2.0 * reach, house.reach_m)) {
    if (const auto found = best_within(reach, minor)) return found;
    if (reach >= house.reach_m) break;
  }
  // Only a driveway or path is in reach.
  return best_within(house.reach_m, [](std::size_t) { return 0.0; });
}

}  // namespace lichtung::town
