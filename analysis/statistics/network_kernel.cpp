// All paths up to the bandwidth are followed from each event; what they add is gathered per event and summed in order.
#include "analysis/statistics/network_kernel.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace lichtung::statistics {
namespace {

constexpr std::size_t kMostSteps = 10'000'000, kMostLixels = 100'000'000, kBatch = 1024;

/// Share of a quartic kernel between 0 and u bandwidths: 15/16 (u − 2u³/3 + u⁵/5), a half at u = 1.
double kernel_share(double u) {
  const double x = std::min(u, 1.0);
  return 15.0 / 16.0 * (x - 2.0 * x * x * x / 3.0 + std::pow(x, 5.0) / 5.0);
}

/// The end of an edge: 2 · edge at its `from` node, 2 · edge + 1 at its `to` node.
using End = std::uint32_t;
End opposite(End end) { return end ^ 1U; }

class Streets {
 public:
  Streets(std::span<const NetworkEdge> edges, Metres lixel_length) : edges_(edges) {
    std::uint32_t nodes = 0;
    for (const NetworkEdge& e : edges) nodes = std::max({nodes, e.from + 1, e.to + 1});
    first_.assign(nodes + 1U, 0);
    for (const NetworkEdge& e : edges) {
      ++first_[e.from + 1];
      ++first_[e.to + 1];
    }
    for (std::size_t n = 0; n < nodes; ++n) first_[n + 1] += first_[n];
    ends_.resize(2 * edges.size());
    std::vector<std::size_t> fill(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
      ends_[fill[edges[i].from]++] = 2 * i;
      ends_[fill[edges[i].to]++] = 2 * i + 1;
    }
    lixel_first_.push_back(0);
    for (const NetworkEdge& e : edges) {
      const double pieces = std::max(1.0, std::ceil(e.length / lixel_length * (1.0 - 1e-12)));
      if (pieces + static_cast<double>(lixel_first_.back()) > static_cast<double>(kMostLixels))
        throw InvalidData(Problem::TooLarge, "lixels", "> " + std::to_string(kMostLixels), std::to_string(kMostLixels));
      lixel_first_.push_back(lixel_first_.back() + static_cast<std::size_t>(pieces));
    }
  }

  [[nodiscard]] const NetworkEdge& edge(std::size_t i) const { return edges_[i]; }
  [[nodiscard]] std::size_t edges() const { return edges_.size(); }
  [[nodiscard]] std::span<const End> ends_at(End end) const {
    const NetworkEdge& e = edges_[end / 2];
    const std::uint32_t node = end % 2 == 0 ? e.from : e.to;
    return std::span(ends_).subspan(first_[node], first_[node + 1] - first_[node]);
  }
  [[nodiscard]] std::size_t lixel(std::size_t edge) const { return lixel_first_[edge]; }
  [[nodiscard]] std::size_t lixels() const { return lixel_first_.back(); }
  [[nodiscard]] double lixel_length(std::size_t edge) const {
    return edges_[edge].length.value / static_cast<double>(lixel_first_[edge + 1] - lixel_first_[edge]);
  }

 private:
  std::span<const NetworkEdge> edges_;
  std::vector<std::size_t> first_;
  std::vector<End> ends_;
  std::vector<std::size_t> lixel_first_;
};

struct Share {
  std::size_t lixel{};
  double mass{};
};

/// A path that is about to leave `start` along an edge.
struct Path {
  End start{};
  double begun{};    // distance from the event to that point
  double skipped{};  // of the edge before that point (the event's own edge)
  double factor{};
};

/// Adds the kernel along the path's edge, from `begun` on.
void lay(const Streets& streets, const Path& path, double bandwidth, std::vector<Share>& out) {
  const std::size_t edge = path.start / 2;
  const double length = streets.edge(edge).length.value, piece = streets.lixel_length(edge);
  const double stop = std::min(length, path.skipped + bandwidth - path.begun);
  const std::size_t first = streets.lixel(edge), pieces = streets.lixel(edge + 1) - first;
  for (auto p = static_cast<std::size_t>(path.skipped / piece); p < pieces; ++p) {
    const double low = std::max(path.skipped, static_cast<double>(p) * piece);
    const double high = std::min(stop, p + 1 == pieces ? length : static_cast<double>(p + 1) * piece);
    if (low >= stop) break;
    if (high <= low) continue;
    const double mass = kernel_share((path.begun + high - path.skipped) / bandwidth) -
                        kernel_share((path.begun + low - path.skipped) / bandwidth);
    out.push_back({first + (path.start % 2 == 0 ? p : pieces - 1 - p), path.factor * mass});
  }
}

/// One entry per lixel, so that many paths through the same streets take no more memory than the streets.
void merge(std::vector<Share>& shares) {
  std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.lixel < b.lixel; });
  std::size_t last = 0;
  for (std::size_t i = 1; i < shares.size(); ++i) {
    if (shares[i].lixel == shares[last].lixel)
      shares[last].mass += shares[i].mass;
    else
      shares[++last] = shares[i];
  }
  shares.resize(std::min(shares.size(), last + 1));
}

/// All that one event adds.
std::vector<Share> follow(const Streets& streets, const NetworkEvent& event, double bandwidth) {
  const double length = streets.edge(event.edge).length.value;
  std::vector<Path> open{{2 * event.edge, 0.0, event.offset.value, event.weight},
                         {2 * event.edge + 1, 0.0, length - event.offset.value, event.weight}};
  std::vector<Share> shares;
  std::size_t merge_at = 1 << 16;
  for (std::size_t steps = 0; !open.empty(); ++steps) {
    if (steps > kMostSteps)
      throw InvalidData(Problem::TooLarge, "paths", "> " + std::to_string(kMostSteps), std::to_string(kMostSteps));
    const Path path = open.back();
    open.pop_back();
    lay(streets, path, bandwidth, shares);
    if (shares.size() > merge_at) {
      merge(shares);
      merge_at = 2 * shares.size() + (1 << 16);
    }
    const double arrived = path.begun + streets.edge(path.start / 2).length.value - path.skipped;
    if (arrived >= bandwidth) continue;
    const End in = opposite(path.start);
    const auto ends = streets.ends_at(in);
    const double pass = 2.0 / static_cast<double>(ends.size());
    for (const End out : ends) {
      const double factor = path.factor * (out == in ? pass - 1.0 : pass);
      if (factor != 0.0) open.push_back({out, arrived, 0.0, factor});
    }
  }
  merge(shares);
  return shares;
}

void require_network(std::span<const NetworkEdge> edges, std::span<const NetworkEvent> events, Metres bandwidth,
                     Metres lixel_length) {
  require_at_least(edges.size(), 1, "edges");
  const auto require_length = [](Metres length, const char* name) {
    if (!(length.value > 0.0) || std::isinf(length.value))
      throw InvalidData(Problem::OutOfRange, name, shown(length.value), "> 0");
  };
  require_length(bandwidth, "bandwidth");
  require_length(lixel_length, "lixels");
  for (const NetworkEdge& e : edges) {
    require_length(e.length, "lengths");
    if (std::max(e.from, e.to) >= 2 * edges.size())  // nodes are numbered densely
      throw InvalidData(Problem::OutOfRange, "nodes", std::to_string(std::max(e.from, e.to)),
                        "< " + std::to_string(2 * edges.size()));
  }
  for (const NetworkEvent& e : events) {
    if (e.edge >= edges.size())
      throw InvalidData(Problem::OutOfRange, "edges", std::to_string(e.edge + 1),
                        "1 … " + std::to_string(edges.size()));
    if (!(e.offset.value >= 0.0 && e.offset <= edges[e.edge].length))
      throw InvalidData(Problem::OutOfRange, "offsets", shown(e.offset.value),
                        "0 … " + shown(edges[e.edge].length.value));
    if (!(e.weight >= 0.0) || std::isinf(e.weight))
      throw InvalidData(Problem::OutOfRange, "weights", shown(e.weight), "≥ 0");
  }
}

}  // namespace

std::vector<Lixel> network_density(std::span<const NetworkEdge> edges, std::span<const NetworkEvent> events,
                                   Metres bandwidth, Metres lixel_length) {
  require_network(edges, events, bandwidth, lixel_length);
  const Streets streets(edges, lixel_length);
  std::vector<double> mass(streets.lixels(), 0.0);
  std::vector<std::vector<Share>> shares(std::min(kBatch, events.size()));
  for (std::size_t begin = 0; begin < events.size(); begin += kBatch) {
    const std::size_t count = std::min(kBatch, events.size() - begin);
    tbb::parallel_for(std::size_t{0}, count,
                      [&](std::size_t i) { shares[i] = follow(streets, events[begin + i], bandwidth.value); });
    for (std::size_t i = 0; i < count; ++i)
      for (const Share& share : shares[i]) mass[share.lixel] += share.mass;
  }
  std::vector<Lixel> lixels;
  lixels.reserve(streets.lixels());
  for (std::uint32_t e = 0; e < streets.edges(); ++e) {
    const double piece = streets.lixel_length(e);
    for (std::size_t l = streets.lixel(e); l < streets.lixel(e + 1); ++l) {
      const double from = static_cast<double>(l - streets.lixel(e)) * piece;
      lixels.push_back({e, Metres(from), Metres(from + piece), mass[l] / piece});
    }
  }
  return lixels;
}

}  // namespace lichtung::statistics
