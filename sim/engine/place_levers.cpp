// Every dwelling keeps its own draw, so that a higher share or subsidy secures all that a lower one does, and more.
#include "sim/engine/place_levers.hpp"

#include "sim/behaviour/incentives.hpp"
#include "sim/random/random.hpp"

#include <algorithm>
#include <chrono>

namespace lichtung::engine {
namespace {

/// What the programmes of a plan mean for one dwelling.
struct Offer {
  double share{}, take_up{}, subsidy_eur{};
};

std::vector<Offer> offers(const Setup& setup) {
  const auto& dwellings = setup.town.dwellings;
  const PlacesParameters& p = setup.scenario.parameters.places;
  std::vector<Offer> offers(dwellings.size());
  for (const auto& [what, streets] : setup.levers.places.security)
    for (const SegmentId s : streets)
      for (std::uint32_t d = dwellings.segment_first[s.index()]; d < dwellings.segment_first[s.index() + 1]; ++d) {
        if (!what.tenure[static_cast<std::size_t>(dwellings.tenure[d])]) continue;
        Offer& offer = offers[d];
        if (what.share) offer.share = std::max(offer.share, *what.share);
        if (what.subsidy_eur) offer.subsidy_eur = std::max(offer.subsidy_eur, *what.subsidy_eur);
        offer.take_up = behaviour::take_up(p, offer.subsidy_eur, dwellings.tenure[d] == town::Tenure::Owner);
      }
  return offers;
}

void secure(Setup& setup) {
  plan::PlaceLevers& levers = setup.levers.places;
  if (levers.security.empty()) return;
  const random::Random random = population::people_random(setup.scenario.random.seed, setup.people_draw);
  auto& secured = setup.population.dwelling_secured;
  levers.newly_secured.assign(secured.size(), 0);
  const std::vector<Offer> offered = offers(setup);
  for (std::uint32_t d = 0; d < secured.size(); ++d) {
    if (secured[d] != 0) continue;
    const bool takes = random::uniform(random, random::Purpose::SecurityTakeUp, d, 0) < offered[d].take_up;
    const bool reached = random::uniform(random, random::Purpose::DwellingSecurity, d, 0) < offered[d].share;
    if (!takes && !reached) continue;
    secured[d] = 1;
    levers.newly_secured[d] = 1;
    levers.security_eur += takes ? offered[d].subsidy_eur : setup.scenario.parameters.cost.secured_dwelling_eur;
  }
}

void investigate(Setup& setup) {
  plan::PlaceLevers& levers = setup.levers.places;
  Parameters& p = setup.scenario.parameters;
  const double residents = static_cast<double>(setup.population.residents.size()) / 1e5;
  for (std::size_t k = 0; k < kOffenceKinds; ++k) {
    levers.effort[k] *= 1.0 + levers.effort_added[k] / std::max(1e-9, residents);
    p.police.clearance[k] = behaviour::clearance_with(p.places, p.police.clearance[k], levers.effort[k]);
  }
}

}  // namespace

population::OutsiderDemand outsider_demand(const Scenario& scenario, const plan::PlaceLevers& levers) {
  population::OutsiderDemand demand;
  demand.most_per_1000 = demand.usual_per_1000 = std::max(0.0, scenario.population.outsiders_per_1000);
  if (levers.outsiders_per_1000) demand.most_per_1000 = std::max(demand.most_per_1000, std::ranges::max(*levers.outsiders_per_1000));
  if (levers.outsider_kinds) demand.kinds = *levers.outsider_kinds;
  return demand;
}

std::size_t offenders_about(const Setup& setup, std::uint32_t day) {
  const auto& offenders = setup.population.offenders;
  const auto& rates = setup.levers.places.outsiders_per_1000;
  if (!rates) return offenders.size();
  const std::chrono::year_month_day date(std::chrono::sys_days(setup.scenario.time.start) + std::chrono::days(day));
  const double rate = (*rates)[static_cast<unsigned>(date.month()) - 1U];
  const std::size_t local = static_cast<std::size_t>(std::ranges::find(offenders.resident, ResidentId{}) - offenders.resident.begin());
  return std::min(offenders.size(), local + population::outsider_count(rate, setup.population.residents.size()));
}

void people_place_levers(Setup& setup) {
  secure(setup);
  investigate(setup);
}

}  // namespace lichtung::engine
