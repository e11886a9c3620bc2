// What edits of land use do: venues and dwellings are added, taken away, or changed until floor areas have the asked
// shares. Footfall, eyes and targets follow because people choose among what is there.
#include "sim/plan/apply.hpp"

#include "sim/plan/housing_stock.hpp"
#include "sim/random/random.hpp"
#include "sim/town/land_use.hpp"
#include "sim/town/street_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace lichtung::plan {
namespace {

using town::kLandUses;
using town::kNone;
using town::LandUse;
using town::VenueKind;

/// What is added for each use, and how many m² one has.
constexpr std::array<VenueKind, 4> kNewKind{VenueKind::Shop, VenueKind::Bar, VenueKind::Office, VenueKind::School};
constexpr std::size_t kPerHouse = 8;          // dwellings of a new house
constexpr NewDwelling kUsualDwelling{75.0F, town::Tenure::Rent, town::RentBand::Middle, kNone, false};
constexpr float kOfficeJobs = 15.0F;          // where no office tells

class LandUses {
 public:
  explicit LandUses(const Target& target)
      : target_(target), town_(target.town), stock_(target.town, target.applied.levers.housing), change_(stock_.change()),
        random_{target.applied.scenario.random.seed, 0}, here_(town_.streets.segments.size(), 0) {
    for (const SegmentId s : target.streets) here_[s.index()] = 1;
  }

  void apply(const LandUseEdit& what) {
    std::array<std::int64_t, kLandUses> more{};
    for (std::size_t u = 0; u < kLandUses; ++u) more[u] = what.add[u] - what.remove[u];
    if (what.shares && !numbers_for(*what.shares, more)) return;
    for (std::size_t u = 0; u < kLandUses; ++u)
      if (more[u] < 0) take_away(static_cast<LandUse>(u), static_cast<std::size_t>(-more[u]));
    for (std::size_t u = 0; u < kLandUses; ++u)
      if (more[u] > 0 && !has_errors(target_.applied.problems)) add(static_cast<LandUse>(u), static_cast<std::size_t>(more[u]));
  }

 private:
  [[nodiscard]] bool is_here(SegmentId s) const { return s.valid() && here_[s.index()] != 0; }

  [[nodiscard]] std::vector<std::uint32_t> venues_of(LandUse use) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t v = 0; v < town_.venues.size(); ++v)
      if (is_here(town_.venues.segment[v]) && town::land_use(town_.venues.kind[v]) == use) found.push_back(v);
    return found;
  }

  /// Numbers to add (or, below 0, take away) so that floor areas come as near to the shares as whole units can.
  bool numbers_for(const std::array<double, kLandUses>& shares, std::array<std::int64_t, kLandUses>& more) {
    std::array<double, kLandUses> area{}, unit{};
    for (std::size_t u = 0; u < 4; ++u) {
      for (const std::uint32_t v : venues_of(static_cast<LandUse>(u))) area[u] += town::usual_area_m2(town_.venues.kind[v]);
      unit[u] = town::usual_area_m2(kNewKind[u]);
    }
    const auto dwellings = stock_.dwellings_on(target_.streets);
    for (const std::uint32_t d : dwellings) area[4] += static_cast<double>(town_.dwellings.area_m2[d]);
    unit[4] = dwellings.empty() ? static_cast<double>(kUsualDwelling.area_m2) : area[4] / static_cast<double>(dwellings.size());
    const double whole = std::accumulate(area.begin(), area.end(), 0.0);
    if (whole <= 0.0) {
      target_.error("plan.no_floor_area");
      return false;
    }
    for (std::size_t u = 0; u < kLandUses; ++u) {
      const double missing = shares[u] * whole - area[u];
      more[u] = missing >= 0.0 || u == 4 ? std::llround(missing / unit[u]) : -static_cast<std::int64_t>(fewer(static_cast<LandUse>(u), -missing));
    }
    return true;
  }

  /// How many go, in their order, until `area_m2` is freed.
  [[nodiscard]] std::size_t fewer(LandUse use, double area_m2) const {
    double freed = 0.0;
    std::size_t n = 0;
    for (const std::uint32_t v : in_order(use)) {
      const double more = town::usual_area_m2(town_.venues.kind[v]);
      if (freed + more / 2.0 > area_m2) break;
      freed += more;
      ++n;
    }
    return n;
  }

  /// Venues of a use in the order in which they go: those of the plan first, then the usual kind before the large ones.
  [[nodiscard]] std::vector<std::uint32_t> in_order(LandUse use) const {
    std::vector<std::tuple<bool, double, double, std::uint32_t>> order;
    for (const std::uint32_t v : venues_of(use)) {
      const std::uint32_t before = change_.venue_before[v];
      const double u = before == kNone ? -static_cast<double>(v) : random::uniform(random_, random::Purpose::HousingConversion, before, 4);
      order.emplace_back(before != kNone, town::usual_area_m2(town_.venues.kind[v]), u, v);
    }
    std::ranges::sort(order);
    std::vector<std::uint32_t> venues;
    for (const auto& o : order) venues.push_back(std::get<3>(o));
    return venues;
  }

  void take_away(LandUse use, std::size_t n) {
    const auto order = use == LandUse::Dwellings ? dwellings_in_order() : in_order(use);
    if (order.size() < n) {
      target_.error("plan.too_few_uses", {{std::string(kLandUseWords[static_cast<std::size_t>(use)])}, {fmt::format("{}", n)}, {fmt::format("{}", order.size())}});
      return;
    }
    std::vector<std::uint8_t> gone(use == LandUse::Dwellings ? town_.dwellings.size() : town_.venues.size(), 0);
    for (std::size_t i = 0; i < n; ++i) gone[order[i]] = 1;
    if (use == LandUse::Dwellings)
      stock_.rebuild(gone, {});
    else
      stock_.remove_venues(gone);
  }

  [[nodiscard]] std::vector<std::uint32_t> dwellings_in_order() const {
    std::vector<std::tuple<bool, double, std::uint32_t>> order;
    for (const std::uint32_t d : stock_.dwellings_on(target_.streets)) {
      const std::uint32_t before = change_.place[d];
      const double u = before == kNone ? -static_cast<double>(d) : random::uniform(random_, random::Purpose::HousingConversion, before, 5);
      order.emplace_back(before != kNone, u, d);
    }
    std::ranges::sort(order);
    std::vector<std::uint32_t> dwellings;
    for (const auto& o : order) dwellings.push_back(std::get<2>(o));
    return dwellings;
  }

  void add(LandUse use, std::size_t n) {
    const bool homes = use == LandUse::Dwellings;
    const auto places = along_fronts(town_, target_.streets, homes ? (n + kPerHouse - 1) / kPerHouse : n);
    if (places.empty()) {
      target_.error("plan.no_room_for_uses");
      return;
    }
    if (homes) return add_dwellings(places, n);
    const VenueKind kind = kNewKind[static_cast<std::size_t>(use)];
    for (const SegmentId s : places) stock_.add_venue(kind, s, usual_attraction(kind));
  }

  /// As much as the others of the kind draw on average, so that what one of them draws doesn't change by scale.
  [[nodiscard]] float usual_attraction(VenueKind kind) const {
    double sum = 0.0, n = 0.0;
    for (std::size_t v = 0; v < change_.venues.size(); ++v)
      if (change_.venues.kind[v] == kind) sum += static_cast<double>(change_.venues.attraction[v]), n += 1.0;
    return n > 0.0 ? static_cast<float>(sum / n) : kind == VenueKind::Office ? kOfficeJobs : 1.0F;
  }

  /// New dwellings are like those that stand here, taken evenly; all but the usual vacancy get new residents.
  void add_dwellings(std::span<const SegmentId> places, std::size_t n) {
    const auto models = stock_.dwellings_on(target_.streets);
    std::vector<NewDwelling> dwellings;
    for (std::size_t i = 0; i < n; ++i) {
      dwellings.push_back(kUsualDwelling);
      if (models.empty()) continue;
      const std::uint32_t d = models[(2 * i + 1) * models.size() / (2 * n)];
      dwellings.back() = {town_.dwellings.area_m2[d], town_.dwellings.tenure[d], town_.dwellings.rent[d], kNone, false};
    }
    const auto& s = target_.applied.scenario;
    const auto households = std::llround((1.0 - s.parameters.activity.vacancy) * static_cast<double>(n));
    const auto sizes = household_sizes(0, households, s.population.household_size);
    std::vector<std::size_t> largest(n);
    std::iota(largest.begin(), largest.end(), 0U);
    std::ranges::stable_sort(largest, [&](std::size_t a, std::size_t b) { return dwellings[a].area_m2 > dwellings[b].area_m2; });
    for (std::size_t i = 0; i < sizes.size(); ++i) dwellings[largest[i]].newcomers = stock_.new_household(sizes[i]);
    std::vector<NewHouse> houses;
    for (std::size_t h = 0; h < places.size(); ++h) {
      houses.push_back({places[h], {}});
      for (std::size_t i = h; i < n; i += places.size()) houses.back().dwellings.push_back(dwellings[i]);
    }
    stock_.rebuild(std::vector<std::uint8_t>(town_.dwellings.size(), 0), houses);
  }

  const Target& target_;
  town::Town& town_;
  HousingStock stock_;
  town::StockChange& change_;
  random::Random random_;
  std::vector<std::uint8_t> here_;   // per segment
};

}  // namespace

void apply(const LandUseEdit& what, const Target& target) { LandUses(target).apply(what); }

}  // namespace lichtung::plan
