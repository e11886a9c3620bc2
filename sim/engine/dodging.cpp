// Most habits have one path for day and night and cost one comparison; the rest is found in blocks of residents whose
// results are joined in order.
#include "sim/engine/dodging.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace lichtung::engine {
namespace {

constexpr std::size_t kBlock = 2048;   // residents

/// Mean unsafety of some streets by length; 0 of none.
double mean_unsafety(std::span<const std::uint32_t> streets, std::span<const float> unsafety, std::span<const float> length_m) {
  double sum = 0.0, length = 0.0;
  for (const std::uint32_t s : streets) {
    sum += static_cast<double>(unsafety[s]) * static_cast<double>(length_m[s]);
    length += static_cast<double>(length_m[s]);
  }
  return length > 0.0 ? sum / length : 0.0;
}

/// The dodged streets of a block of residents, and how many each habit has.
struct Block {
  std::vector<std::uint32_t> streets, counts;
};

Block find_block(const town::Segments& streets, const population::Population& people, const Beliefs& beliefs,
                 const Routes& routes, std::size_t first, std::size_t last) {
  Block block;
  for (std::size_t r = first; r < last; ++r) {
    const auto& unsafety = beliefs.night[static_cast<std::size_t>(people.residents.fear_class[r])];
    for (std::uint32_t h = people.habits.first[r]; h < people.habits.first[r + 1]; ++h) {
      const std::size_t before = block.streets.size();
      for (const auto& [day, night] : {std::pair(routes.day_a[h], routes.night_a[h]), std::pair(routes.day_b[h], routes.night_b[h])}) {
        if (day.first == night.first) continue;
        const auto dodged = dodged_streets(routes.segments(day), routes.segments(night), unsafety, streets.length_m,
                                           people.residents.tolerance[r]);
        block.streets.insert(block.streets.end(), dodged.begin(), dodged.end());
      }
      block.counts.push_back(static_cast<std::uint32_t>(block.streets.size() - before));
    }
  }
  return block;
}

}  // namespace

std::vector<std::uint32_t> dodged_streets(std::span<const std::uint32_t> day, std::span<const std::uint32_t> night,
                                          std::span<const float> unsafety, std::span<const float> length_m, float tolerance) {
  std::vector<std::uint32_t> by_day(day.begin(), day.end()), by_night(night.begin(), night.end()), left, instead;
  std::ranges::sort(by_day);
  std::ranges::sort(by_night);
  std::ranges::set_difference(by_day, by_night, std::back_inserter(left));
  std::ranges::set_difference(by_night, by_day, std::back_inserter(instead));
  const double elsewhere = mean_unsafety(instead.empty() ? by_night : instead, unsafety, length_m);
  std::erase_if(left, [&](std::uint32_t s) { return unsafety[s] <= tolerance && static_cast<double>(unsafety[s]) <= elsewhere; });
  return left;
}

void count_stays(const population::Population& people, const Routes& routes, const Beliefs& beliefs, HabitNights& nights,
                 std::span<NightStreetSums> streets) {
  for (std::size_t r = 0; r < people.residents.size(); ++r) {
    const NightGroup who = night_group(people.residents, r);
    const auto& unsafety = beliefs.night[who.fear_class];
    const float tolerance = people.residents.tolerance[r];
    for (std::uint32_t h = people.habits.first[r]; h < people.habits.first[r + 1]; ++h) {
      if (nights.avoided[h] > 0)
        for (const Leg leg : {routes.night_a[h], routes.night_b[h]})
          for (const std::uint32_t s : routes.segments(leg))
            if (unsafety[s] > tolerance) streets[s].stay_away(who, nights.avoided[h], kNightUnit, true);
      if (nights.made[h] > 0)
        for (const std::uint32_t s : routes.dodged_by(h))
          streets[s].stay_away(who, nights.made[h], unsafety[s] > tolerance ? kNightUnit : night_units(unsafety[s]), false);
      nights.avoided[h] = nights.made[h] = 0;
    }
  }
}

void find_dodged(const town::Town& town, const population::Population& people, const Beliefs& beliefs, Routes& routes) {
  const std::size_t residents = people.residents.size();
  std::vector<Block> blocks((residents + kBlock - 1) / kBlock);
  tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t b) {
    blocks[b] = find_block(town.streets.segments, people, beliefs, routes, b * kBlock, std::min(residents, (b + 1) * kBlock));
  });
  routes.dodged.clear();
  routes.dodged_first.assign(1, 0);
  routes.dodged_first.reserve(people.habits.size() + 1);
  for (const Block& block : blocks) {
    routes.dodged.insert(routes.dodged.end(), block.streets.begin(), block.streets.end());
    for (const std::uint32_t n : block.counts) routes.dodged_first.push_back(routes.dodged_first.back() + n);
  }
  routes.dodged_first.resize(people.habits.size() + 1, routes.dodged_first.back());   // ways to events dodge nothing
}

}  // namespace lichtung::engine
