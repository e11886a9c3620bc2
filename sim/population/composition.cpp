// Who lives together: children with adults, couples of similar age, old people in small households. Members are taken
// from a bag of ages per zone without replacement, households in drawn order, so that the age bands come out exactly.
// Preferences are assumed, in the proportions known from the Mikrozensus (recalled).
#include "sim/population/households.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lichtung::population {
namespace {

using Weights = std::array<double, 5>;  // adults: 18-24, 25-44, 45-64, 65-79, 80+
constexpr std::size_t kFirstAdult = 3;

constexpr std::array<Weights, 3> kParent{{{0.06, 1.0, 0.08, 0, 0}, {0.01, 1.0, 0.55, 0, 0}, {0, 0.45, 1.0, 0, 0}}};
constexpr Weights kSingle{1.2, 1.0, 0.8, 1.0, 1.9};
constexpr Weights kCouple{0.5, 0.6, 1.1, 1.2, 0.7};
constexpr Weights kOlderParent{0.05, 0.25, 1.0, 0.25, 0.05};  // grown-up children at home
constexpr Weights kGrownChild{1.0, 0.15, 0.02, 0.02, 0.05};
constexpr std::array<double, 5> kWomen{0.49, 0.495, 0.50, 0.53, 0.60};  // of first adults, by band

struct Bag {
  std::array<std::int64_t, kAgeBands> left{};

  /// Takes one adult by weight × what is left; without preference where nothing preferred is left.
  std::size_t adult(const Weights& weights, std::uint32_t word) {
    std::array<double, 5> w{};
    double sum = 0.0;
    for (std::size_t b = 0; b < 5; ++b) sum += w[b] = weights[b] * static_cast<double>(left[kFirstAdult + b]);
    if (sum <= 0.0)
      for (std::size_t b = 0; b < 5; ++b) w[b] = static_cast<double>(left[kFirstAdult + b]);
    return take(kFirstAdult + random::categorical(w, random::unit(word)));
  }
  std::size_t child(std::uint32_t word) {
    std::array<double, 3> w{};
    for (std::size_t b = 0; b < 3; ++b) w[b] = static_cast<double>(left[b]);
    return take(random::categorical(w, random::unit(word)));
  }

 private:
  std::size_t take(std::size_t band) {
    --left[band];
    return band;
  }
};

/// Children of a household of this size (assumed, by size).
std::uint32_t wished_children(std::uint32_t size, double u) {
  switch (size) {
    case 1: return 0;
    case 2: return u < 0.10 ? 1 : 0;
    case 3: return u < 0.10 ? 2 : u < 0.68 ? 1 : 0;
    case 4: return u < 0.05 ? 3 : u < 0.75 ? 2 : u < 0.89 ? 1 : 0;
    default: return u < 0.75 ? size - 2 : u < 0.87 ? size - 3 : 0;
  }
}

struct Order {
  std::uint32_t word;
  std::uint32_t hearth;
  auto operator<=>(const Order&) const = default;
};

/// Numbers of children so that they sum to `total` and every household keeps an adult (two where it can).
std::vector<std::uint32_t> children(std::span<const Hearth> hearths, std::span<const Order> order, std::int64_t total,
                                    const random::Random& random) {
  std::vector<std::uint32_t> kids(order.size());
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& h = hearths[order[i].hearth];
    kids[i] = wished_children(h.size, random::uniform(random, random::Purpose::HouseholdComposition, h.entity, 0, 1));
    sum += kids[i];
  }
  for (const std::uint32_t adults : {2U, 1U})
    for (bool more = true; sum < total && more;) {
      more = false;
      for (std::size_t i = 0; i < order.size() && sum < total; ++i)
        if (hearths[order[i].hearth].size >= kids[i] + 1 + adults) ++kids[i], ++sum, more = true;
    }
  for (bool less = true; sum > total && less;) {
    less = false;
    for (std::size_t i = 0; i < order.size() && sum > total; ++i)
      if (kids[i] > 0) --kids[i], --sum, less = true;
  }
  return kids;
}

/// Quotas of the zone's age bands; at most as many children as leave an adult per household.
Bag fill_bag(const Zone& zone, std::int64_t residents, std::int64_t households) {
  Bag bag;
  const auto quota = detail::apportion(residents, zone.ages);
  std::ranges::copy(quota, bag.left.begin());
  std::int64_t too_many = bag.left[0] + bag.left[1] + bag.left[2] - (residents - households);
  for (std::size_t b = 0; b < 3 && too_many > 0; ++b) {
    const auto moved = std::min(too_many, bag.left[b]);
    bag.left[b] -= moved;
    bag.left[4] += moved;
    too_many -= moved;
  }
  return bag;
}

Weights similar(std::size_t band, double same, double next) {
  Weights w{};
  for (std::size_t b = 0; b < 5; ++b) {
    const std::size_t apart = b > band ? b - band : band - b;
    w[b] = apart == 0 ? same : apart == 1 ? next : next / 10.0;
  }
  return w;
}

/// The adults of one household, in order; returns sexes too. `youngest`: band of the youngest child, 3 if none.
void add_adults(Bag& bag, const Hearth& h, std::uint32_t adults, std::size_t youngest, const random::Random& random,
                std::span<Member> members) {
  const bool family = youngest < 3;
  std::size_t first = 0;
  Sex first_sex{};
  for (std::uint32_t a = 0; a < adults; ++a) {
    const auto w = random::words(random, random::Purpose::HouseholdComposition, h.entity, 2 + a);
    const bool couple = a == 1 && (family || adults == 2 || random::unit(w[2]) < 0.85);
    const Weights& start = family ? kParent[youngest] : adults == 1 ? kSingle : adults == 2 ? kCouple : kOlderParent;
    const Weights weights = a == 0 ? start : couple ? similar(first, 12.0, 0.6) : kGrownChild;
    const std::size_t band = bag.adult(weights, w[0]) - kFirstAdult;
    const bool alone_old = adults == 1 && band >= 3;
    double women = couple ? (first_sex == Sex::Male ? 0.97 : 0.03) : kWomen[band];
    if (adults == 1 && family) women = 0.82;
    else if (alone_old) women = 0.68;
    else if (adults == 1) women = 0.46;
    members[a] = {static_cast<AgeBand>(kFirstAdult + band), random::unit(w[1]) < women ? Sex::Female : Sex::Male};
    if (a == 0) first = band, first_sex = members[0].sex;
  }
}

void compose_zone(std::span<const Hearth> hearths, std::vector<Order>& order, const Zone& zone,
                  std::span<const std::uint32_t> first, const random::Random& random, std::vector<Member>& members) {
  std::ranges::sort(order);
  std::int64_t residents = 0;
  for (const auto& o : order) residents += hearths[o.hearth].size;
  Bag bag = fill_bag(zone, residents, static_cast<std::int64_t>(order.size()));
  const auto kids = children(hearths, order, bag.left[0] + bag.left[1] + bag.left[2], random);
  // Families choose their adults first, then large households, then couples and singles from what is left.
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Hearth& h = hearths[order[i].hearth];
      const std::uint32_t adults = h.size - kids[i];
      if ((kids[i] > 0 ? 0 : adults > 2 ? 1 : 2) != round) continue;
      const std::span<Member> home(members.data() + first[order[i].hearth], h.size);
      std::size_t youngest = 3;
      for (std::uint32_t k = 0; k < kids[i]; ++k) {
        const auto w = random::words(random, random::Purpose::HouseholdComposition, h.entity, 100 + k);
        const std::size_t band = bag.child(w[0]);
        youngest = std::min(youngest, band);
        home[adults + k] = {static_cast<AgeBand>(band), random::unit(w[1]) < 0.487 ? Sex::Female : Sex::Male};
      }
      add_adults(bag, h, adults, youngest, random, home);
    }
  }
}

}  // namespace

std::vector<Member> compose(std::span<const Hearth> hearths, std::span<const Zone> zones, const random::Random& random) {
  std::vector<std::vector<Order>> by_zone(zones.size());
  std::vector<std::uint32_t> first(hearths.size() + 1, 0);
  for (std::uint32_t i = 0; i < hearths.size(); ++i) {
    first[i + 1] = first[i] + hearths[i].size;
    const auto w = random::words(random, random::Purpose::HouseholdComposition, hearths[i].entity, 1);
    by_zone[hearths[i].zone].push_back({w[0], i});
  }
  std::vector<Member> members(first.back());
  for (std::size_t z = 0; z < zones.size(); ++z) compose_zone(hearths, by_zone[z], zones[z], first, random, members);
  return members;
}

}  // namespace lichtung::population
