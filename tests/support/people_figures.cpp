// Counts trips of a planned week.
#include "support/people_figures.hpp"

#include <fmt/format.h>

#include <ctime>

namespace lichtung::test {

using namespace population;

double PeopleFigures::mean_km() const {
  double km = 0.0;
  for (const double m : mode_km) km += m;
  return km / trips;
}

double PeopleFigures::hours(int from, int to) const {
  double sum = 0.0;
  for (const auto& day : hour)
    for (int h = from; h < to; ++h) sum += day[static_cast<std::size_t>(h - 4)];
  return sum / trips;
}

PeopleFigures measure_people(const Population& people, const ActivityParameters& parameters,
                             const random::Random& random, std::uint32_t step) {
  PeopleFigures f;
  const auto travel = nominal_travel_seconds(people.habits, parameters);
  const PlanInputs in{people, parameters, random, travel};
  const auto& h = people.habits;
  DayTrips trips;
  const std::clock_t start = std::clock();  // time on the processor: others may compute beside us
  std::size_t planned = 0, any = 0;
  for (std::uint32_t who = 0; who < people.residents.size(); who += step)
    for (std::uint32_t day = 0; day < 7; ++day, ++planned) {
      plan_day(in, ResidentId(who), {day + 700, day, false}, trips);
      any += trips.size();
    }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  f.planned_per_s = any > 0 ? static_cast<double>(planned) / seconds : 0.0;
  for (std::uint32_t who = 0; who < people.residents.size(); who += step)
    for (std::uint32_t day = 0; day < 7; ++day) {
      plan_day(in, ResidentId(who), {day, day, false}, trips);
      ++f.person_days;
      f.out += !trips.empty();
      f.day_out[day] += !trips.empty();
      f.trips += static_cast<double>(trips.size());
      f.day_trips[day] += static_cast<double>(trips.size());
      for (const auto& t : trips) {
        const double km = static_cast<double>(h.distance_m[t.habit]) / 1000.0;
        const auto m = static_cast<std::size_t>(h.mode[t.habit]), p = static_cast<std::size_t>(h.purpose[t.habit]);
        ++f.mode_trips[m];
        f.mode_km[m] += km;
        ++f.purpose_trips[p];
        f.purpose_km[p] += km;
        ++f.hour[day][static_cast<std::size_t>(t.depart_s / 3600)];
        f.minutes += static_cast<double>(travel[t.habit]) / 60.0;
        f.out_of_town += h.out_of_town[t.habit];
        f.night_returns += h.purpose[t.habit] == Purpose::NightLife && t.back && t.depart_s >= 20 * 3600;
      }
    }
  return f;
}

std::string figures_table(const PeopleFigures& f) {
  std::string out = "| figure | MiD 2017 | here |\n|---|---|---|\n";
  const auto row = [&](std::string_view name, std::string_view mid, double value, int digits = 1) {
    out += fmt::format("| {} | {} | {:.{}f} |\n", name, mid, value, digits);
  };
  const auto percent = [&](std::string_view name, std::string_view mid, double share) { row(name, mid, 100.0 * share); };
  row("trips per person and day", "3.1", f.trip_rate(), 2);
  percent("out of the house, %", "85", f.out_share());
  percent("… Monday to Friday, %", "88", (f.day_out[0] + f.day_out[1] + f.day_out[2] + f.day_out[3] + f.day_out[4]) / (f.person_days * 5 / 7));
  percent("… Sunday, %", "73", f.day_out[6] / (f.person_days / 7));
  percent("on foot, % of trips", "22", f.mode_share(Mode::Walk));
  percent("bicycle, %", "11", f.mode_share(Mode::Bicycle));
  percent("public transport, %", "10", f.mode_share(Mode::Transit));
  percent("car, %", "57", f.mode_share(Mode::Car));
  row("mean trip on foot, km", "1.7", f.mean_km(Mode::Walk), 2);
  row("mean trip by bicycle, km", "3.9 (recalled)", f.mean_km(Mode::Bicycle), 2);
  row("mean trip, km", "12.5 (11.7 without business trips)", f.mean_km());
  row("minutes on the way, per person and day", "80 (recalled)", f.minutes / f.person_days, 0);
  percent("work, % of trips", "18 without business trips", f.purpose_share(Purpose::Work));
  percent("education, %", "8", f.purpose_share(Purpose::Education));
  percent("shopping, %", "18", f.purpose_share(Purpose::Shopping));
  percent("errands, %", "16", f.purpose_share(Purpose::Errand));
  percent("leisure, night life, strolls, %", "31",
          f.purpose_share(Purpose::Leisure) + f.purpose_share(Purpose::NightLife) + f.purpose_share(Purpose::Stroll));
  percent("accompanying, %", "9", f.purpose_share(Purpose::Accompany));
  percent("start 5-8 h, %", "13 (recalled)", f.hours(5, 8));
  percent("start 8-10 h, %", "12 (recalled)", f.hours(8, 10));
  percent("start 10-13 h, %", "20 (recalled)", f.hours(10, 13));
  percent("start 13-16 h, %", "22 (recalled)", f.hours(13, 16));
  percent("start 16-19 h, %", "22 (recalled)", f.hours(16, 19));
  percent("start 19-22 h, %", "8 (recalled)", f.hours(19, 22));
  percent("start 22-5 h, %", "3 (recalled)", f.hours(22, 28) + f.hours(4, 5));
  percent("leaving the town, % of trips", "–", f.out_of_town / f.trips);
  row("persons planned per second and core, millions", "–", f.planned_per_s / 1e6, 2);
  return out;
}

}  // namespace lichtung::test
