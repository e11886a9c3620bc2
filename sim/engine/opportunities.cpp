// Situations of looks, and willingness to intervene.
#include "sim/engine/opportunities.hpp"

#include "sim/behaviour/opportunity.hpp"
#include "sim/engine/cameras.hpp"
#include "sim/random/random.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

/// People present except the offender; counts those on a night out.
struct Company {
  int persons{};
  int night_out{};
};

Company company(const OpportunityInputs& in, const Look& look) {
  const ResidentId self = in.day.setup.population.offenders.resident[look.offender];
  Company c;
  for (const std::uint64_t key : in.encounters.at(look.segment, look.minute)) {
    if (Encounters::resident(key) == self.value) continue;
    ++c.persons;
    c.night_out += Encounters::night_out(key) ? 1 : 0;
  }
  return c;
}

int parked_at(const OpportunityInputs& in, const Look& look) {
  int n = 0;
  for (std::uint32_t i = in.parked_first[look.segment]; i < in.parked_first[look.segment + 1]; ++i)
    n += in.parked[i].from_minute <= look.minute && look.minute < in.parked[i].to_minute ? 1 : 0;
  return n;
}

behaviour::Situation perceive(const OpportunityInputs& in, const Look& look) {
  const OffenceParameters& p = in.day.setup.scenario.parameters.offence;
  const auto& town = in.day.setup.town;
  const std::size_t quarter = look.minute / 15U;
  behaviour::Situation s;
  double windows = 0.0;
  const std::uint32_t first = town.dwellings.segment_first[look.segment], last = town.dwellings.segment_first[look.segment + 1];
  for (std::uint32_t d = first; d < last; ++d) {
    const double weight = dwelling_weight(in, d, quarter);
    s.dwelling_targets += weight;
    if (weight <= 0.0 && in.day.setup.population.dwelling_household[d].valid()) windows += 1.0;
  }
  const Company c = company(in, look);
  s.persons = c.persons;
  s.night_out = (c.night_out + look.night_out) / (c.persons + 1.0);
  s.bicycles = p.bicycles_outdoors * static_cast<double>(last - first) + parked_at(in, look);
  s.frontage_m = static_cast<double>(town.streets.segments.frontage_m[look.segment]);
  s.disorder = static_cast<double>(in.day.world.disorder[look.segment]);
  s.police_risk = camera_risk(in.day, look.segment, quarter);   // police themselves are left to the minutes
  s.guardianship = behaviour::guardianship(
      p, {.persons = c.persons, .windows = windows, .willingness = static_cast<double>(in.willingness[look.segment])},
      seen_by(in.day, look.segment, quarter));
  return s;
}

}  // namespace

bool newly_secured(const Setup& setup, std::size_t dwelling) {
  const auto& by_plan = setup.levers.places.newly_secured;
  return !by_plan.empty() && by_plan[dwelling] != 0;
}

double dwelling_weight(const OpportunityInputs& in, std::size_t dwelling, std::size_t quarter, bool before) {
  const auto& people = in.day.setup.population;
  const HouseholdId household = people.dwelling_household[dwelling];
  if (!household.valid() || in.life.at_home[household.index()].at(quarter)) return 0.0;
  const OffenceParameters& p = in.day.setup.scenario.parameters.offence;
  const auto& world = in.day.world;
  const float boost = world.dwelling_boost[dwelling] + world.segment_boost[in.day.setup.town.dwellings.segment[dwelling].index()];
  const bool secured = people.dwelling_secured[dwelling] != 0 && !(before && newly_secured(in.day.setup, dwelling));
  return std::exp(static_cast<double>(boost) - (secured ? p.secured : 0.0));
}

namespace {

/// Burglary hazard of a look if the plan had secured no dwelling of its street; 0 if it has secured none there.
float burglary_before(const OpportunityInputs& in, const Look& look, behaviour::Situation s) {
  const Setup& setup = in.day.setup;
  const auto& first = setup.town.dwellings.segment_first;
  bool any = false;
  double targets = 0.0;
  for (std::uint32_t d = first[look.segment]; d < first[look.segment + 1]; ++d) {
    any = any || newly_secured(setup, d);
    targets += dwelling_weight(in, d, look.minute / 15U, true);
  }
  if (!any) return 0.0F;
  s.dwelling_targets = targets;
  const auto h = behaviour::hazards(setup.scenario.parameters.offence, s, setup.population.offenders.motivation[look.offender]);
  return static_cast<float>(h[index(OffenceKind::Burglary)]);
}

}  // namespace

std::vector<Proposal> judge(const OpportunityInputs& in, std::span<const Look> looks) {
  std::vector<Proposal> proposals(looks.size());
  const OffenceParameters& p = in.day.setup.scenario.parameters.offence;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, looks.size(), 256), [&](const auto& range) {
    for (std::size_t i = range.begin(); i != range.end(); ++i) {
      const Look& look = looks[i];
      const behaviour::Situation situation = perceive(in, look);
      const auto h = behaviour::hazards(p, situation, in.day.setup.population.offenders.motivation[look.offender]);
      if (!in.day.setup.levers.places.newly_secured.empty()) proposals[i].burglary_before = burglary_before(in, look, situation);
      const auto chance = behaviour::minute_chances(h);
      for (std::size_t k = 0; k < kOffenceKinds; ++k) {
        proposals[i].hazard[k] = static_cast<float>(h[k]);
        proposals[i].chance[k] = static_cast<float>(chance[k]);
      }
      const auto w = random::words(in.day.world.random, random::Purpose::OffenceTrial, look.offender,
                                   in.day.day.day * kDayMinutes + look.minute);
      proposals[i].u = random::unit53(w[0], w[1]);
    }
  });
  return proposals;
}

std::vector<double> acquaintance_by_segment(const town::Town& town, const population::Population& people) {
  std::vector<double> neighbours(town.streets.segments.size(), 0.0), visitors(neighbours.size(), 0.0);
  for (const SegmentId s : people.residents.home) neighbours[s.index()] += 1.0;
  for (std::size_t h = 0; h < people.habits.size(); ++h)
    if (people.habits.to[h].valid() && people.habits.out_of_town[h] == 0) visitors[people.habits.to[h].index()] += 1.0;
  for (std::size_t s = 0; s < neighbours.size(); ++s)
    neighbours[s] = neighbours[s] > 0.0 ? neighbours[s] / (neighbours[s] + visitors[s]) : 0.0;
  return neighbours;
}

std::vector<float> willingness_by_segment(const town::Town& town, const population::Population& people, const OffenceParameters& parameters) {
  const std::size_t n = town.streets.segments.size();
  std::vector<float> willingness(n, 1.0F);
  if (parameters.efficacy <= 0.0) return willingness;
  const auto& d = town.dwellings;
  const std::vector<double> known = acquaintance_by_segment(town, people);
  std::vector<double> score(n, 0.0);
  double sum = 0.0, squares = 0.0, count = 0.0;
  for (std::size_t s = 0; s < n; ++s) {
    const double homes = static_cast<double>(d.segment_first[s + 1] - d.segment_first[s]);
    if (homes == 0.0) continue;
    std::array<double, 3> tenure{};
    double low_rent = 0.0;
    for (std::uint32_t i = d.segment_first[s]; i < d.segment_first[s + 1]; ++i) {
      tenure[static_cast<std::size_t>(d.tenure[i])] += 1.0 / homes;
      low_rent += d.rent[i] == town::RentBand::Low ? 1.0 / homes : 0.0;
    }
    double mix = 0.0;
    for (const double share : tenure) mix -= share > 0.0 ? share * std::log(share) / std::log(3.0) : 0.0;
    score[s] = tenure[0] + 0.5 * mix - low_rent + parameters.efficacy_acquaintance * known[s];
    sum += score[s];
    squares += score[s] * score[s];
    count += 1.0;
  }
  const double mean = count > 0.0 ? sum / count : 0.0;
  const double sd = count > 0.0 ? std::sqrt(std::max(1e-12, squares / count - mean * mean)) : 1.0;
  for (std::size_t s = 0; s < n; ++s)
    if (d.segment_first[s + 1] != d.segment_first[s])
      willingness[s] = static_cast<float>(std::exp(parameters.efficacy * std::clamp((score[s] - mean) / sd, -2.0, 2.0)));
  return willingness;
}

}  // namespace lichtung::engine
