// Homes are matched by rank: households by size, dwellings by area, ties by draws of stable entities.
#include "sim/population/resettle.hpp"

#include "scenarios/errors.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <utility>

namespace lichtung::population {
namespace {

using town::kNone;

constexpr std::uint32_t kNewcomer = 0x40000000U;   // draws of households new in town

/// Households that need a home and dwellings that have none, matched by size and area.
class HomeSeekers {
 public:
  HomeSeekers(const town::Town& now, const random::Random& random) : now_(now), random_(random) {}
  void seek(std::size_t hearth, const Hearth& h) {
    seekers_.push_back({{-static_cast<double>(h.size), random::uniform(random_, random::Purpose::HousingMove, h.entity, 1)}, hearth});
  }
  void offer(std::uint32_t dwelling) { offers_.push_back({-now_.dwellings.area_m2[dwelling], dwelling}); }

  /// Gives homes; households left without one, by number.
  std::vector<std::size_t> settle(std::vector<Hearth>& hearths) {
    std::ranges::sort(seekers_);
    std::ranges::sort(offers_);
    std::vector<std::size_t> homeless;
    for (std::size_t i = 0; i < seekers_.size(); ++i) {
      if (i < offers_.size())
        hearths[seekers_[i].second].dwelling = DwellingId(offers_[i].second);
      else
        homeless.push_back(seekers_[i].second);
    }
    return homeless;
  }

 private:
  const town::Town& now_;
  const random::Random& random_;
  std::vector<std::pair<std::pair<double, double>, std::size_t>> seekers_;
  std::vector<std::pair<float, std::uint32_t>> offers_;
};

/// Takes the members of these households away; both lists stay in order.
void leave(std::vector<std::size_t> gone, Settled& people) {
  if (gone.empty()) return;
  std::ranges::sort(gone);
  Settled rest;
  std::size_t member = 0;
  for (std::size_t i = 0; i < people.hearths.size(); ++i) {
    const Hearth& h = people.hearths[i];
    if (!std::ranges::binary_search(gone, i)) {
      rest.hearths.push_back(h);
      rest.members.insert(rest.members.end(), people.members.begin() + static_cast<std::ptrdiff_t>(member),
                          people.members.begin() + static_cast<std::ptrdiff_t>(member + h.size));
    }
    member += h.size;
  }
  people = std::move(rest);
}

void add_newcomers(const town::StockChange& change, std::span<const Zone> zones, const random::Random& random, Settled& people) {
  std::vector<Hearth> hearths;
  for (std::uint32_t d = 0; d < change.newcomers.size(); ++d)
    if (const std::uint32_t n = change.newcomers[d]; n != kNone) hearths.push_back({DwellingId(d), change.newcomer_size[n], 0, kNewcomer | n});
  std::ranges::sort(hearths, {}, &Hearth::entity);   // however often they have moved since
  const auto members = compose(hearths, zones, {random.seed, random.replicate + 1});
  people.hearths.insert(people.hearths.end(), hearths.begin(), hearths.end());
  people.members.insert(people.members.end(), members.begin(), members.end());
}

}  // namespace

Settled settle_people(const town::Town& town, const Scenario& scenario, const random::Random& random, std::vector<town::Notice>& notices) {
  const auto zones = make_zones(town, scenario, notices);
  Settled people{settle(town, scenario, zones, random, notices), {}};
  if (people.hearths.empty())
    throw DataError(ErrorKind::Data, town.source, "found no residents for any dwelling; check census and residents");
  people.members = compose(people.hearths, zones, random);
  return people;
}

Settled resettle(const town::Town& now, const town::StockChange& change, const Scenario& scenario, const random::Random& random,
                 std::vector<town::Notice>& notices) {
  town::Town before = now;
  before.buildings = change.buildings;
  before.dwellings = change.dwellings;
  before.venues = change.venues;
  Settled people = settle_people(before, scenario, random, notices);
  std::vector<std::uint32_t> home(change.dwellings.size(), kNone);   // of whoever lived there before
  for (std::uint32_t d = 0; d < now.dwellings.size(); ++d)
    if (change.tenants[d] != kNone) home[change.tenants[d]] = d;
  HomeSeekers converted(now, random), homeless(now, random);
  std::vector<std::uint8_t> taken(now.dwellings.size(), 0);
  for (std::size_t i = 0; i < people.hearths.size(); ++i) {
    Hearth& h = people.hearths[i];
    const std::uint32_t d = home[h.dwelling.index()];
    if (d == kNone) {
      homeless.seek(i, h);
      continue;
    }
    if (change.converted(now.dwellings, d)) converted.seek(i, h);
    h.dwelling = DwellingId(d);
    taken[d] = 1;
  }
  for (std::uint32_t d = 0; d < now.dwellings.size(); ++d) {
    const bool for_newcomers = change.newcomers[d] != kNone || change.collective[d] != 0;
    if (change.converted(now.dwellings, d) && taken[d] != 0)
      converted.offer(d);
    else if (taken[d] == 0 && !for_newcomers)
      homeless.offer(d);
  }
  static_cast<void>(converted.settle(people.hearths));   // as many homes as households
  const auto gone = homeless.settle(people.hearths);
  if (!gone.empty()) notices.push_back({"population.left_town", static_cast<std::int64_t>(gone.size()), ""});
  leave(gone, people);
  add_newcomers(change, make_zones(before, scenario, notices), random, people);
  return people;
}

}  // namespace lichtung::population
