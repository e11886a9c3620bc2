// Compliance grows with control seen at the place (an assumption: nobody has measured it).
#include "sim/engine/drinking.hpp"

#include "sim/random/random.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

constexpr float kControlMemory = 0.2F;             // weight of the last day in what people remember
constexpr std::uint32_t kSaleOpens_min = 25 * 60;  // 05:00 of the next day: after the end of the night

const plan::DryStreet* dry_at(const plan::DrinkingRules& rules, std::size_t segment, std::uint32_t minute) {
  const plan::DryStreet* rule = rules.rule(segment);
  return rule != nullptr && rule->dry[std::min<std::size_t>(minute / 15U, plan::kQuartersOfDay - 1)] ? rule : nullptr;
}

}  // namespace

bool keeps_dry(const DayInputs& in, std::uint32_t person, std::size_t segment, std::uint32_t minute) {
  const plan::DrinkingRules& rules = in.setup.levers.nightlife.drinking;
  const plan::DryStreet* rule = dry_at(rules, segment, minute);
  if (rule == nullptr) return false;
  const NightlifeParameters& p = in.setup.scenario.parameters.nightlife;
  const auto number = static_cast<std::size_t>(rule - rules.streets.data());
  const double control = number < in.world.drink_control.size() ? static_cast<double>(in.world.drink_control[number]) : 0.0;
  const double kept = 1.0 - (1.0 - p.alcohol_compliance) * std::exp(-control / p.alcohol_control_min);
  return random::uniform(in.world.random, random::Purpose::AlcoholComply, person, in.day.day) < kept;
}

void restrict_drinking(const DayInputs& in, Trip& trip) {
  const plan::DrinkingRules& rules = in.setup.levers.nightlife.drinking;
  const NightlifeParameters& p = in.setup.scenario.parameters.nightlife;
  const auto departs = static_cast<std::uint32_t>(trip.depart_s / 60.0F);
  if (rules.sale_share > 0.0 && departs >= rules.sale_from_min && departs < kSaleOpens_min &&
      random::uniform(in.world.random, random::Purpose::AlcoholSales, trip.resident, in.day.day) < p.alcohol_late_sales * rules.sale_share)
    trip.night_out = false;
  if (!trip.night_out) return;
  const std::size_t place = in.setup.population.habits.to[trip.habit].index();
  const float there = trip.back ? trip.depart_s : trip.depart_s + in.world.routes->travel_s[trip.habit];
  const auto minute = static_cast<std::uint32_t>(there / 60.0F);
  const plan::DryStreet* rule = dry_at(rules, place, minute);
  if (rule == nullptr) return;
  const bool lingers = !trip.back && trip.mode != population::Mode::Car;   // who comes by car lingers nowhere
  if (!keeps_dry(in, trip.resident, place, minute)) {
    if (lingers) trip.drinking = static_cast<std::uint8_t>(Drinking::Despite);
    return;
  }
  const auto w = random::words(in.world.random, random::Purpose::AlcoholComply, trip.resident, in.day.day, 1);
  if (random::unit(w[1]) < p.alcohol_sober_switch) trip.night_out = false;
  if (!lingers) return;
  const bool moves = !rule->way_on.empty() && random::unit(w[0]) < p.alcohol_moves_on;
  trip.drinking = static_cast<std::uint8_t>(moves ? Drinking::Elsewhere : Drinking::Indoors);
  trip.way_on = static_cast<std::uint16_t>(rule - rules.streets.data());
}

void remember_control(const plan::DrinkingRules& rules, const PatrolState& patrols, std::vector<float>& control) {
  control.resize(rules.streets.size(), 0.0F);
  for (std::size_t i = 0; i < rules.streets.size(); ++i) {
    const plan::DryStreet& d = rules.streets[i];
    double sum = 0.0, hours = 0.0;
    for (std::size_t h = 0; h < kHours; ++h) {
      double share = 0.0;
      for (std::size_t q = 4 * h; q < 4 * h + 4; ++q) share += d.dry[q] ? 0.25 : 0.0;
      const std::size_t cell = d.street.index() * kHours + h;
      const std::uint32_t order = patrols.order_seconds.empty() ? 0U : patrols.order_seconds[cell];
      sum += share * (patrols.seconds[cell] + order) / 60.0;
      hours += share;
    }
    const auto today = static_cast<float>(hours > 0.0 ? sum / hours : 0.0);
    control[i] += kControlMemory * (today - control[i]);
  }
}

}  // namespace lichtung::engine
