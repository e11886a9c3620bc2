// What edits of housing do: as few dwellings as possible change tenure, rent band or size; or households of a group and
// others change places, with their tenure and rent. Dwellings that go back to what they were come first, so that an
// edit and its inverse leave the town as it stood. Who lives where follows in sim/population/resettle.cpp.
#include "sim/plan/apply.hpp"

#include "sim/plan/housing_stock.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"
#include "sim/town/apportion.hpp"
#include "sim/town/land_use.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace lichtung::plan {
namespace {

using random::Purpose;
using town::kNone;

/// Areas of a new size, m²; a dwelling that had the size before gets its old area back.
constexpr std::array<std::array<double, 2>, 3> kNewAreas{{{35.0, 59.0}, {62.0, 98.0}, {102.0, 150.0}}};

class Housing {
 public:
  Housing(const HousingEdit& what, const Target& target)
      : what_(what), target_(target), town_(target.town), stock_(target.town, target.applied.levers.housing), change_(stock_.change()),
        here_(stock_.dwellings_on(target.streets)), random_{target.applied.scenario.random.seed, 0} {}

  void apply() {
    if (here_.empty()) {
      target_.error("plan.no_homes");
      return;
    }
    const std::uint16_t zone = ++target_.applied.levers.housing.housing_edits;
    for (const std::uint32_t d : here_) change_.zone[d] = zone;
    if (what_.tenure) change_tenure();
    if (what_.rent) change_rent();
    if (what_.size) change_size();
    if (what_.move) move();
  }

 private:
  /// A stable number of a dwelling for draws.
  [[nodiscard]] std::uint32_t entity(std::uint32_t d) const { return change_.place[d] != kNone ? change_.place[d] : 0x80000000U | d; }

  /// Turns as few of `dwellings` as possible so that `wanted` of each of three kinds result. `before`: what the kind was
  /// before the plan, or −1.
  template <class Now, class Before, class Turn>
  void convert(std::span<const std::uint32_t> dwellings, std::span<const std::int64_t> wanted, std::uint32_t draw, Now now, Before before,
               Turn turn) {
    std::array<std::int64_t, 3> surplus{};
    for (const std::uint32_t d : dwellings) ++surplus[now(d)];
    for (std::size_t k = 0; k < 3; ++k) surplus[k] -= wanted[k];
    for (std::size_t k = 0; k < 3; ++k) {
      if (surplus[k] >= 0) continue;
      std::vector<std::pair<double, std::uint32_t>> order;
      for (const std::uint32_t d : dwellings) {
        if (surplus[now(d)] <= 0) continue;
        const double back = before(d) == static_cast<int>(k) ? 0.0 : 1.0;
        order.emplace_back(back + random::uniform(random_, Purpose::HousingConversion, entity(d), draw), d);
      }
      std::ranges::sort(order);
      for (std::size_t i = 0; i < order.size() && surplus[k] < 0; ++i) {
        const std::uint32_t d = order[i].second;
        if (surplus[now(d)] <= 0) continue;
        --surplus[now(d)];
        ++surplus[k];
        turn(d, k);
      }
    }
  }

  void change_tenure() {
    const auto wanted = town::apportion(static_cast<std::int64_t>(here_.size()), *what_.tenure);
    auto& d = town_.dwellings;
    convert(here_, wanted, 0, [&](std::uint32_t i) { return static_cast<std::size_t>(d.tenure[i]); },
            [&](std::uint32_t i) { return change_.tenants[i] == kNone ? -1 : static_cast<int>(change_.dwellings.tenure[change_.tenants[i]]); },
            [&](std::uint32_t i, std::size_t kind) { set_tenure(i, static_cast<town::Tenure>(kind)); });
  }

  /// The rent follows: social is low; what was social before gets a usual band, or its own from before the plan.
  void set_tenure(std::uint32_t i, town::Tenure tenure) {
    auto& d = town_.dwellings;
    const bool was_social = d.tenure[i] == town::Tenure::Social;
    const std::uint32_t t = change_.tenants[i];
    d.tenure[i] = tenure;
    if (tenure == town::Tenure::Social) {
      d.rent[i] = town::RentBand::Low;
    } else if (t != kNone && change_.dwellings.tenure[t] == tenure) {
      d.rent[i] = change_.dwellings.rent[t];
    } else if (was_social) {
      const TownParameters& p = target_.applied.scenario.parameters.town;
      const std::array weights{p.rent_low, 1.0 - p.rent_low - p.rent_high, p.rent_high};
      d.rent[i] = static_cast<town::RentBand>(random::categorical(weights, random::uniform(random_, Purpose::HousingConversion, entity(i), 3)));
    }
  }

  void change_rent() {
    auto& d = town_.dwellings;
    std::vector<std::uint32_t> open;
    for (const std::uint32_t i : here_)
      if (d.tenure[i] != town::Tenure::Social) open.push_back(i);
    const auto social = static_cast<std::int64_t>(here_.size() - open.size());
    auto wanted = town::apportion(static_cast<std::int64_t>(here_.size()), *what_.rent);
    if (wanted[0] + 1 < social) {   // one dwelling is rounding
      const double share = 1.0 - static_cast<double>(social) / static_cast<double>(here_.size());
      target_.error("plan.rent_below_social", {{fmt::format("{:.3f}", share)}, {fmt::format("{}", social)}});
      return;
    }
    if (wanted[0] < social) --wanted[wanted[1] > 0 ? 1 : 2], ++wanted[0];
    wanted[0] -= social;
    convert(open, wanted, 1, [&](std::uint32_t i) { return static_cast<std::size_t>(d.rent[i]); },
            [&](std::uint32_t i) { return change_.tenants[i] == kNone ? -1 : static_cast<int>(change_.dwellings.rent[change_.tenants[i]]); },
            [&](std::uint32_t i, std::size_t kind) { d.rent[i] = static_cast<town::RentBand>(kind); });
  }

  void change_size() {
    const auto wanted = town::apportion(static_cast<std::int64_t>(here_.size()), *what_.size);
    auto& area = town_.dwellings.area_m2;
    const auto before = [&](std::uint32_t i) {
      return change_.place[i] == kNone ? -1 : static_cast<int>(town::size_band(change_.dwellings.area_m2[change_.place[i]]));
    };
    convert(here_, wanted, 2, [&](std::uint32_t i) { return static_cast<std::size_t>(town::size_band(area[i])); }, before,
            [&](std::uint32_t i, std::size_t kind) {
              const double u = random::uniform(random_, Purpose::HousingSize, entity(i), 0);
              area[i] = before(i) == static_cast<int>(kind) ? change_.dwellings.area_m2[change_.place[i]]
                                                            : static_cast<float>(kNewAreas[kind][0] + u * (kNewAreas[kind][1] - kNewAreas[kind][0]));
            });
  }

  [[nodiscard]] bool in_group(std::uint32_t d) const {
    return *what_.move == HousingGroup::Social ? town_.dwellings.tenure[d] == town::Tenure::Social : town_.dwellings.rent[d] == town::RentBand::Low;
  }

  void move() {
    const auto away = stock_.dwellings_off(target_.streets);
    if (away.empty()) {
      target_.error("plan.no_elsewhere");
      return;
    }
    const auto n = static_cast<std::size_t>(what_.into.value_or(what_.out.value_or(0)));
    const auto& from = what_.into ? away : here_;
    const auto& to = what_.into ? here_ : away;
    std::vector<std::uint32_t> movers, others;
    for (const std::uint32_t d : from)
      if (in_group(d)) movers.push_back(d);
    for (const std::uint32_t d : to)
      if (!in_group(d)) others.push_back(d);
    if (movers.size() < n || others.size() < n) {
      target_.error("plan.too_few_to_move", {{fmt::format("{}", n)}, {fmt::format("{}", movers.size())}, {fmt::format("{}", others.size())}});
      return;
    }
    exchange(movers, others, n);
  }

  /// `n` of `movers` change places with `others`: first those whom the plan has brought, with those who live in their
  /// old homes; then by drawn order, each with a dwelling of about the same size.
  void exchange(std::span<const std::uint32_t> movers, std::span<const std::uint32_t> others, std::size_t n) {
    std::vector<std::uint32_t> lived(change_.dwellings.size(), kNone);   // by number before: who of `others` stands there
    std::set<std::pair<float, std::uint32_t>> by_area;
    for (const std::uint32_t d : others) {
      by_area.emplace(town_.dwellings.area_m2[d], d);
      if (change_.place[d] != kNone) lived[change_.place[d]] = d;
    }
    const auto old_home = [&](std::uint32_t d) { return change_.tenants[d] == kNone ? kNone : lived[change_.tenants[d]]; };
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const std::uint32_t d : movers)
      order.emplace_back((old_home(d) == kNone ? 1.0 : 0.0) + random::uniform(random_, Purpose::HousingMove, entity(d), 0), d);
    std::ranges::sort(order);
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint32_t d = order[i].second;
      std::uint32_t other = old_home(d);
      const float area = town_.dwellings.area_m2[d];
      if (other == kNone || by_area.erase({town_.dwellings.area_m2[other], other}) == 0) {
        auto next = by_area.lower_bound({area, 0});
        if (next == by_area.end() || (next != by_area.begin() && area - std::prev(next)->first < next->first - area)) --next;
        other = next->second;
        by_area.erase(next);
      }
      swap_places(d, other);
    }
  }

  void swap_places(std::uint32_t a, std::uint32_t b) {
    auto& d = town_.dwellings;
    std::swap(d.tenure[a], d.tenure[b]);
    std::swap(d.rent[a], d.rent[b]);
    std::swap(change_.tenants[a], change_.tenants[b]);
    std::swap(change_.newcomers[a], change_.newcomers[b]);
  }

  const HousingEdit& what_;
  const Target& target_;
  town::Town& town_;
  HousingStock stock_;
  town::StockChange& change_;
  std::vector<std::uint32_t> here_;
  random::Random random_;
};

}  // namespace

void apply(const HousingEdit& what, const Target& target) { Housing(what, target).apply(); }

}  // namespace lichtung::plan
