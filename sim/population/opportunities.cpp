// Venues by goal. How strongly a kind draws for a goal is assumed; within a kind the venue's attraction decides.
#include "sim/population/opportunities.hpp"

#include "sim/random/distributions.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace lichtung::population {
namespace {

using town::VenueKind;

/// Pull of a venue kind of mean attraction for a goal; work: typical number of workplaces.
double pull(VenueKind kind, Goal goal) {
  using enum VenueKind;
  const auto is = [kind](VenueKind k) { return kind == k; };
  switch (goal) {
    case Goal::Work:
      switch (kind) {
        case Workplace: return 25;
        case Office: return 15;
        case Hospital: return 200;
        case School: return 40;
        case University: return 150;
        case Supermarket: return 20;
        case Kindergarten: case Surgery: case PoliceStation: return 10;
        case Shop: case Restaurant: case Culture: case Sport: return 5;
        case Bar: case Station: return 4;
        case Stop: case Park: case Worship: return 0;
      }
      return 0;
    case Goal::Kindergarten: return is(Kindergarten) ? 1 : 0;
    case Goal::School: return is(School) ? 1 : 0;
    case Goal::University: return is(University) ? 1 : 0;
    case Goal::Shop: return is(Supermarket) ? 4 : is(Shop) ? 1 : 0;
    case Goal::Errand: return is(Surgery) ? 3 : is(Hospital) ? 10 : is(Office) || is(Shop) ? 0.6 : is(Worship) ? 0.5 : 0;
    case Goal::Leisure: return is(Culture) || is(Sport) ? 3 : is(Restaurant) ? 2 : is(Park) ? 2 : is(Worship) ? 1 : 0;
    case Goal::NightLife: return is(Bar) ? 3 : is(Restaurant) ? 0.6 : is(Culture) ? 0.6 : 0;
    case Goal::Stroll: return is(Park) ? 8 : 0;
    case Goal::Visit: return 0;
  }
  return 0;
}

bool reachable(const town::Town& town, SegmentId s) {
  const auto& net = town.streets;
  if (!s.valid() || s.index() >= net.segments.size() || net.segments.walkable[s.index()] == 0) return false;
  return net.component.empty() || net.component[net.segments.from[s.index()].index()] == 0;
}

void add(Destinations& d, SegmentId segment, town::Point p, double weight, VenueId venue) {
  d.segment.push_back(segment);
  d.venue.push_back(venue);
  d.x.push_back(static_cast<float>(p.x));
  d.y.push_back(static_cast<float>(p.y));
  d.weight.push_back(static_cast<float>(weight));
}

void add_venues(const town::Town& town, Opportunities& out) {
  std::array<double, town::kVenueKinds> sum{}, count{};
  const auto& v = town.venues;
  for (std::size_t i = 0; i < v.size(); ++i) {
    sum[static_cast<std::size_t>(v.kind[i])] += static_cast<double>(std::max(0.0F, v.attraction[i]));
    ++count[static_cast<std::size_t>(v.kind[i])];
  }
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (!reachable(town, v.segment[i])) continue;
    const auto kind = static_cast<std::size_t>(v.kind[i]);
    const double relative =
        sum[kind] > 0.0 ? static_cast<double>(std::max(0.0F, v.attraction[i])) * count[kind] / sum[kind] : 1.0;
    for (std::size_t g = 0; g < kGoals; ++g) {
      const double w = relative * pull(v.kind[i], static_cast<Goal>(g));
      if (w > 0.0) add(out.goal[g], v.segment[i], v.position[i], w, VenueId(i));
    }
  }
}

/// Homes of acquaintances: evenly spaced dwellings; paths and footways to stroll on, evenly spaced too.
void add_places(const town::Town& town, Opportunities& out) {
  constexpr std::size_t kMost = 1500;  // enough to meet every street's neighbourhood, few enough to stay quick
  const std::size_t homes = town.dwellings.size(), step = std::max<std::size_t>(1, homes / kMost);
  for (std::size_t d = step / 2; d < homes; d += step) {
    const SegmentId s = town.dwellings.segment[d];
    if (reachable(town, s)) add(out.goal[static_cast<std::size_t>(Goal::Visit)], s, town.streets.middle(s), 1.0, VenueId{});
  }
  std::vector<SegmentId> paths;
  for (std::size_t s = 0; s < town.streets.segments.size(); ++s) {
    const auto kind = town.streets.segments.kind[s];
    const bool path = kind == town::StreetKind::Footway || kind == town::StreetKind::Path ||
                      kind == town::StreetKind::Track || kind == town::StreetKind::LivingStreet ||
                      kind == town::StreetKind::Pedestrian;
    if (path && reachable(town, SegmentId(s))) paths.emplace_back(s);
  }
  const std::size_t stride = std::max<std::size_t>(1, paths.size() / kMost);
  for (std::size_t i = 0; i < paths.size(); i += stride)
    add(out.goal[static_cast<std::size_t>(Goal::Stroll)], paths[i], town.streets.middle(paths[i]), 1.0, VenueId{});
}

double squared(town::Point a, town::Point b) {
  const double dx = a.x - b.x, dy = a.y - b.y;
  return dx * dx + dy * dy;
}

std::vector<SegmentId> nearest_stops(const town::Town& town) {
  std::vector<std::size_t> stops;
  for (std::size_t i = 0; i < town.venues.size(); ++i) {
    const auto kind = town.venues.kind[i];
    if ((kind == VenueKind::Stop || kind == VenueKind::Station) && reachable(town, town.venues.segment[i])) stops.push_back(i);
  }
  if (stops.empty()) return {};
  std::vector<SegmentId> nearest(town.streets.segments.size());
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, nearest.size(), 256), [&](const auto& range) {
    for (std::size_t s = range.begin(); s < range.end(); ++s) {
      const town::Point here = town.streets.middle(SegmentId(s));
      const auto best = std::ranges::min_element(
          stops, {}, [&](std::size_t i) { return squared(here, town.venues.position[i]); });
      nearest[s] = town.venues.segment[*best];
    }
  });
  return nearest;
}

}  // namespace

Opportunities find_opportunities(const town::Town& town) {
  Opportunities out;
  add_venues(town, out);
  add_places(town, out);
  out.exits = find_exits(town);
  out.nearest_stop = nearest_stops(town);
  return out;
}

void Rings::build(const Destinations& d, town::Point home) {
  const std::size_t n = d.size();
  ring_.resize(n);
  item_.resize(n);
  cumulative_.resize(n);
  std::array<std::uint32_t, kRings> count{};
  const auto hx = static_cast<float>(home.x), hy = static_cast<float>(home.y);
  for (std::size_t i = 0; i < n; ++i) {
    const float dx = d.x[i] - hx, dy = d.y[i] - hy;
    // The exponent of the squared distance is the ring: 2^10 m² = (32 m)².
    const int exponent = static_cast<int>(std::bit_cast<std::uint32_t>(dx * dx + dy * dy) >> 23) - 127 - 10;
    ring_[i] = static_cast<std::uint8_t>(std::clamp(exponent, 0, kRings - 1));
    ++count[ring_[i]];
  }
  first_[0] = 0;
  for (std::size_t r = 0; r < kRings; ++r) first_[r + 1] = first_[r] + count[r];
  std::array<std::uint32_t, kRings> at{};
  std::array<float, kRings> sum{};
  std::copy_n(first_.begin(), kRings, at.begin());
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t r = ring_[i];
    sum[r] += d.weight[i];
    item_[at[r]] = static_cast<std::uint32_t>(i);
    cumulative_[at[r]++] = sum[r];
  }
}

bool Rings::empty(int ring) const {
  const auto r = static_cast<std::size_t>(ring);
  return first_[r] == first_[r + 1];
}

std::uint32_t Rings::pick(int ring, double u) const {
  const auto r = static_cast<std::size_t>(ring);
  const auto begin = cumulative_.begin() + first_[r], end = cumulative_.begin() + first_[r + 1];
  const auto it = std::upper_bound(begin, end, static_cast<float>(u) * *(end - 1));
  return item_[static_cast<std::size_t>(std::min(it, end - 1) - cumulative_.begin())];
}

std::optional<std::uint32_t> Rings::at(double straight_m, double u) const {
  if (item_.empty()) return std::nullopt;
  const int wanted = std::clamp(static_cast<int>(std::floor(2.0 * std::log2(std::max(1.0, straight_m) / 32.0))), 0, kRings - 1);
  int last = kRings - 1;
  while (empty(last)) --last;
  if (wanted > last + 1) return std::nullopt;
  for (int apart = 0; apart < kRings; ++apart)
    for (const int ring : {wanted - apart, wanted + apart})
      if (ring >= 0 && ring < kRings && !empty(ring)) return pick(ring, u);
  return std::nullopt;
}

std::optional<std::uint32_t> Rings::near(double scale_m, double u) const {
  if (item_.empty()) return std::nullopt;
  std::array<double, kRings> weight{};
  double total = 0.0, radius = 40.0;
  for (std::size_t r = 0; r < kRings; ++r, radius *= std::numbers::sqrt2) {
    if (empty(static_cast<int>(r))) continue;
    weight[r] = static_cast<double>(cumulative_[first_[r + 1] - 1]) * std::exp(-radius / scale_m);
    total += weight[r];
  }
  int ring = 0;
  if (total > 0.0) ring = static_cast<int>(random::categorical(weight, u));
  else while (empty(ring)) ++ring;
  double before = 0.0;
  for (int r = 0; r < ring; ++r) before += weight[static_cast<std::size_t>(r)];
  const double inside = total > 0.0 ? (u * total - before) / weight[static_cast<std::size_t>(ring)] : u;
  return pick(ring, std::clamp(inside, 0.0, 1.0));
}

}  // namespace lichtung::population
