// See patrols.hpp. The recorded facts are the streets at full minutes; what lies between is drawn, not simulated.
#include "viz/playback/patrols.hpp"

#include <algorithm>
#include <queue>
#include <unordered_map>

namespace lichtung::viz {
namespace {

constexpr std::int32_t kSilent_s = 180;      // without a fix for so long, a unit is off duty
constexpr std::size_t kMostVisited = 4000;   // nodes; a car passes some 30 in a minute

Vec2 along(std::span<const Vec2> line, float share) {
  float total = 0;
  for (std::size_t i = 1; i < line.size(); ++i) total += length(line[i] - line[i - 1]);
  float left = total * share;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const float piece = length(line[i] - line[i - 1]);
    if (left <= piece && piece > 0) return between(line[i - 1], line[i], left / piece);
    left -= piece;
  }
  return line.back();
}

/// A street's points between two shares of its length, in the order of going.
void append_part(const Streets& streets, std::size_t s, float from, float to, std::vector<Vec2>& out) {
  const std::uint32_t a = streets.lines.first[s], b = streets.lines.first[s + 1];
  const float metres = std::max(streets.length_m[s], 1e-3F), low = std::min(from, to), high = std::max(from, to);
  std::vector<Vec2> part{streets.at(s, low)};
  for (std::uint32_t i = a; i < b; ++i) {
    const float share = streets.along_m[i] / metres;
    if (share > low && share < high) part.push_back(streets.lines.points[i]);
  }
  part.push_back(streets.at(s, high));
  if (from > to) std::ranges::reverse(part);
  out.insert(out.end(), part.begin(), part.end());
}

}  // namespace

PatrolTracks::PatrolTracks(std::span<const UnitFix> fixes, const Streets& streets) : fixes_(fixes), streets_(streets) {
  std::int32_t nodes = 0;
  for (std::size_t s = 0; s < streets.size(); ++s) nodes = std::max({nodes, streets.from[s] + 1, streets.to[s] + 1});
  node_first_.assign(static_cast<std::size_t>(nodes) + 1, 0);
  for (std::size_t s = 0; s < streets.size(); ++s)
    for (const std::int32_t n : {streets.from[s], streets.to[s]}) ++node_first_[static_cast<std::size_t>(n) + 1];
  for (std::size_t n = 1; n < node_first_.size(); ++n) node_first_[n] += node_first_[n - 1];
  node_streets_.resize(node_first_.back());
  std::vector<std::uint32_t> next(node_first_.begin(), node_first_.end() - 1);
  for (std::size_t s = 0; s < streets.size(); ++s)
    for (const std::int32_t n : {streets.from[s], streets.to[s]})
      node_streets_[next[static_cast<std::size_t>(n)]++] = static_cast<std::uint32_t>(s);
  for (std::size_t i = 0; i < fixes.size(); ++i)
    if (i == 0 || fixes[i].unit != fixes[i - 1].unit) unit_first_.push_back(i);
  legs_.resize(unit_first_.size());
  unit_first_.push_back(fixes.size());
}

std::vector<Vec2> PatrolTracks::way(std::int32_t from_segment, std::int32_t to_segment) const {
  const auto a = static_cast<std::size_t>(from_segment), b = static_cast<std::size_t>(to_segment);
  if (a == b) return {streets_.at(a, 0.5F)};
  // Dijkstra over nodes from both ends of the first street to an end of the last one.
  struct Seen {
    float metres{};
    std::int32_t before{-1};       // node
    std::uint32_t street{};
    bool done{};
  };
  std::unordered_map<std::int32_t, Seen> seen;
  using Entry = std::pair<float, std::int32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  for (const std::int32_t n : {streets_.from[a], streets_.to[a]}) {
    seen[n] = {streets_.length_m[a] / 2, -1, static_cast<std::uint32_t>(a), false};
    open.emplace(streets_.length_m[a] / 2, n);
  }
  std::int32_t goal = -1;
  for (std::size_t visited = 0; !open.empty() && visited < kMostVisited; ++visited) {
    const auto [metres, node] = open.top();
    open.pop();
    Seen& here = seen[node];
    if (here.done) continue;
    here.done = true;
    if (node == streets_.from[b] || node == streets_.to[b]) {
      goal = node;
      break;
    }
    const auto n = static_cast<std::size_t>(node);
    for (std::uint32_t i = node_first_[n]; i < node_first_[n + 1]; ++i) {
      const std::uint32_t s = node_streets_[i];
      const std::int32_t other = streets_.from[s] == node ? streets_.to[s] : streets_.from[s];
      const float sum = metres + streets_.length_m[s];
      const auto it = seen.find(other);
      if (it != seen.end() && it->second.metres <= sum) continue;
      seen[other] = {sum, node, s, false};
      open.emplace(sum, other);
    }
  }
  if (goal < 0) return {streets_.at(a, 0.5F), streets_.at(b, 0.5F)};
  std::vector<std::pair<std::uint32_t, std::int32_t>> back;   // street and the node at its end
  std::int32_t node = goal;
  for (; seen[node].before >= 0; node = seen[node].before) back.emplace_back(seen[node].street, node);
  std::vector<Vec2> points;
  append_part(streets_, a, 0.5F, streets_.to[a] == node ? 1.0F : 0.0F, points);
  for (auto it = back.rbegin(); it != back.rend(); ++it) {
    const bool forward = streets_.to[it->first] == it->second;
    append_part(streets_, it->first, forward ? 0.0F : 1.0F, forward ? 1.0F : 0.0F, points);
  }
  append_part(streets_, b, streets_.from[b] == goal ? 0.0F : 1.0F, 0.5F, points);
  return points;
}

void PatrolTracks::at(double time_s, std::vector<PatrolPlace>& out) {
  for (std::size_t u = 0; u + 1 < unit_first_.size(); ++u) {
    const auto begin = fixes_.begin() + static_cast<std::ptrdiff_t>(unit_first_[u]),
               end = fixes_.begin() + static_cast<std::ptrdiff_t>(unit_first_[u + 1]);
    const auto next = std::upper_bound(begin, end, time_s, [](double t, const UnitFix& f) { return t < f.time_s; });
    if (next == begin) continue;
    const UnitFix& last = *(next - 1);
    if (time_s - last.time_s > kSilent_s) continue;
    if (next == end || next->time_s - last.time_s > kSilent_s) {
      out.push_back({streets_.at(static_cast<std::size_t>(last.segment), 0.5F), last.unit});
      continue;
    }
    Leg& leg = legs_[u];
    if (leg.points.empty() || leg.from != last.segment || leg.to != next->segment)
      leg = {last.segment, next->segment, way(last.segment, next->segment)};
    const float share = static_cast<float>((time_s - last.time_s) / static_cast<double>(next->time_s - last.time_s));
    out.push_back({along(leg.points, share), last.unit});
  }
}

}  // namespace lichtung::viz
