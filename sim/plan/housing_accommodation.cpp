// What edits of collective accommodation do. Its people form households by the scenario's sizes and have an age, nothing
// else. One that moves takes its people with it: the same households, other places.
#include "sim/plan/apply.hpp"

#include "sim/plan/housing_stock.hpp"
#include "sim/plan/where.hpp"
#include "sim/town/apportion.hpp"
#include "sim/town/street_finder.hpp"
#include "sim/town/streets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace lichtung::plan {
namespace {

using town::kNone;

constexpr float kPersonArea = 12.0F;   // m² of a unit per person; assumed

/// A small site while it fills up.
struct Site {
  SegmentId segment;
  std::int64_t free{};
  std::vector<std::uint32_t> households;
};

class Accommodations {
 public:
  explicit Accommodations(const Target& target)
      : target_(target), town_(target.town), stock_(target.town, target.applied.levers.housing), change_(stock_.change()),
        address_(town::address_streets(target.town.streets)) {}

  void build(const WrittenSite& written) {
    const auto segment = street_of(written, false);
    if (!segment) return;
    const auto sizes = household_sizes(*written.persons, 0, target_.applied.scenario.population.household_size);
    Site site{*segment, 0, {}};
    for (const std::uint32_t size : sizes) site.households.push_back(stock_.new_household(size));
    open({site});
  }

  void close(const WrittenSite& written) {
    if (const auto segment = street_of(written, true)) clear(units_on(*segment));
  }

  void replace(const WrittenSite& written, const WrittenUnits& by) {
    const auto segment = street_of(written, true);
    if (!segment) return;
    const auto units = units_on(*segment);
    std::int64_t there = 0;
    for (const std::uint32_t d : units) there += size_of(d);
    const std::int64_t wanted = written.persons.value_or(static_cast<int>(there));
    if (wanted > there) {
      target_.error("plan.too_many_persons", {{fmt::format("{}", wanted)}, {fmt::format("{}", there)}});
      return;
    }
    const std::int64_t places = std::int64_t{*by.sites} * *by.persons;
    if (places < wanted) {
      target_.error("plan.too_few_places", {{fmt::format("{}", places)}, {fmt::format("{}", wanted)}});
      return;
    }
    auto sites = small_sites(by, *segment);
    if (sites.empty()) return;
    std::vector<std::uint32_t> movers;
    std::int64_t persons = 0;
    for (const std::uint32_t d : units)
      if (persons + size_of(d) <= wanted) movers.push_back(d), persons += size_of(d);
    fill(movers, sites);
    clear(movers);
    open(sites);
  }

 private:
  [[nodiscard]] std::int64_t size_of(std::uint32_t d) const { return change_.newcomer_size[change_.newcomers[d]]; }

  [[nodiscard]] std::vector<std::uint32_t> units_on(SegmentId s) const {
    std::vector<std::uint32_t> units;
    const auto& first = town_.dwellings.segment_first;
    for (std::uint32_t d = first[s.index()]; d < first[s.index() + 1]; ++d)
      if (change_.collective[d] != 0) units.push_back(d);
    return units;
  }

  /// The street that a site is written for; `standing`: on which an accommodation stands.
  std::optional<SegmentId> street_of(const WrittenSite& written, bool standing) {
    const auto candidates = written.near ? nearest(*written.near, standing) : named(*written.name);
    if (!candidates) return std::nullopt;
    for (const SegmentId s : *candidates)
      if (units_on(s).empty() != standing) return s;
    target_.error(standing ? "plan.no_accommodation_there" : "plan.accommodation_exists");
    return std::nullopt;
  }

  std::optional<std::vector<SegmentId>> nearest(const WrittenPoint& written, bool standing) {
    std::vector<std::uint8_t> allowed = address_;
    if (standing)
      for (std::size_t s = 0; s < allowed.size(); ++s) allowed[s] = units_on(SegmentId(s)).empty() ? 0 : 1;
    const double reach = target_.applied.scenario.parameters.town.snap_building_m;
    const auto foot = town::StreetFinder(town_.streets).nearest(place_of(written, town_.epsg), reach, allowed);
    if (foot) return std::vector{foot->segment};
    if (standing)
      target_.error("plan.no_accommodation_there");
    else
      target_.error("plan.site_off_street", {{fmt::format("[{}, {}]", written[0], written[1])}, {fmt::format("{}", reach)}});
    return std::nullopt;
  }

  /// Segments of the street that may have addresses, the longest first.
  std::optional<std::vector<SegmentId>> named(const std::string& name) {
    const auto& streets = town_.streets;
    std::vector<SegmentId> found;
    for (std::size_t s = 0; s < streets.segments.size(); ++s)
      if (address_[s] != 0 && streets.names[streets.segments.name[s]] == name) found.emplace_back(s);
    if (found.empty()) {
      target_.error("plan.unknown_street", {{name}, {town_.source}}).suggestion =
          std::string(lichtung::nearest(name, std::vector<std::string_view>(streets.names.begin(), streets.names.end())));
      return std::nullopt;
    }
    std::ranges::stable_sort(found, [&](SegmentId a, SegmentId b) { return streets.segments.length_m[a.index()] > streets.segments.length_m[b.index()]; });
    return found;
  }

  /// Streets for the small sites, over the dwellings of the chosen streets; none, and an error, if they are too few.
  std::vector<Site> small_sites(const WrittenUnits& by, SegmentId old) {
    std::vector<std::uint8_t> chosen(address_.size(), target_.streets.empty() ? 1 : 0);
    for (const SegmentId s : target_.streets) chosen[s.index()] = 1;
    const std::size_t districts = by.spread == SiteSpread::Districts ? std::max<std::size_t>(1, town_.districts.name.size()) : 1;
    std::vector<std::vector<SegmentId>> candidates(districts);
    const auto& first = town_.dwellings.segment_first;
    std::size_t streets = 0;
    for (std::size_t s = 0; s < chosen.size(); ++s) {
      const bool lived_on = first[s] < first[s + 1] && units_on(SegmentId(s)).empty();
      if (chosen[s] == 0 || address_[s] == 0 || !lived_on || SegmentId(s) == old) continue;
      const DistrictId d = town_.streets.segments.district[s];
      candidates[districts > 1 && d.valid() ? d.index() : 0].push_back(SegmentId(s));
      ++streets;
    }
    if (streets < static_cast<std::size_t>(*by.sites)) {
      target_.error("plan.too_many_sites", {{fmt::format("{}", *by.sites)}, {fmt::format("{}", streets)}});
      return {};
    }
    std::vector<Site> sites;
    for (const auto& [district, n] : per_district(candidates, *by.sites))
      for (const SegmentId s : spread(candidates[district], n)) sites.push_back({s, *by.persons, {}});
    return sites;
  }

  /// Sites per district: one in turn, as long as a district has streets left.
  static std::vector<std::pair<std::size_t, std::size_t>> per_district(std::span<const std::vector<SegmentId>> candidates, int sites) {
    std::vector<std::pair<std::size_t, std::size_t>> numbers;
    for (std::size_t d = 0; d < candidates.size(); ++d) numbers.emplace_back(d, 0);
    for (int given = 0; given < sites;)
      for (auto& [district, n] : numbers)
        if (given < sites && n < candidates[district].size()) ++n, ++given;
    return numbers;
  }

  /// `n` of these streets, evenly over their dwellings, none twice.
  [[nodiscard]] std::vector<SegmentId> spread(std::span<const SegmentId> streets, std::size_t n) const {
    const auto& first = town_.dwellings.segment_first;
    std::vector<double> until;
    double dwellings = 0.0;
    for (const SegmentId s : streets) until.push_back(dwellings += first[s.index() + 1] - first[s.index()]);
    std::vector<std::uint8_t> used(streets.size(), 0);
    for (std::size_t k = 0; k < n; ++k) {
      const double at = (static_cast<double>(k) + 0.5) * dwellings / static_cast<double>(n);
      auto i = static_cast<std::size_t>(std::ranges::upper_bound(until, at) - until.begin()) % streets.size();
      while (used[i] != 0) i = (i + 1) % streets.size();
      used[i] = 1;
    }
    std::vector<SegmentId> chosen;
    for (std::size_t i = 0; i < streets.size(); ++i)
      if (used[i] != 0) chosen.push_back(streets[i]);
    return chosen;
  }

  /// Large households first, each where most places are free; a household is never split, so a site may have a few more.
  void fill(std::span<const std::uint32_t> units, std::vector<Site>& sites) const {
    std::vector<std::uint32_t> order(units.begin(), units.end());
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return size_of(a) > size_of(b); });
    for (const std::uint32_t d : order) {
      Site& site = *std::ranges::max_element(sites, {}, &Site::free);
      site.free -= size_of(d);
      site.households.push_back(change_.newcomers[d]);
    }
  }

  void clear(std::span<const std::uint32_t> units) {
    std::vector<std::uint8_t> gone(town_.dwellings.size(), 0);
    for (const std::uint32_t d : units) gone[d] = 1;
    stock_.rebuild(gone, {});
  }

  void open(std::vector<Site> sites) {
    std::ranges::stable_sort(sites, {}, &Site::segment);
    std::vector<NewHouse> houses;
    for (const Site& site : sites) {
      if (site.households.empty()) continue;
      NewHouse& house = houses.emplace_back(NewHouse{site.segment, {}});
      for (const std::uint32_t h : site.households)
        house.dwellings.push_back({kPersonArea * static_cast<float>(change_.newcomer_size[h]), town::Tenure::Social, town::RentBand::Low, h, true});
    }
    stock_.rebuild(std::vector<std::uint8_t>(town_.dwellings.size(), 0), houses);
  }

  const Target& target_;
  town::Town& town_;
  HousingStock stock_;
  town::StockChange& change_;
  std::vector<std::uint8_t> address_;
};

}  // namespace

void apply(const AccommodationEdit& what, const Target& target) {
  Accommodations work(target);
  if (what.build) work.build(*what.build);
  if (what.close) work.close(*what.close);
  if (what.replace && what.by) work.replace(*what.replace, *what.by);
}

}  // namespace lichtung::plan
