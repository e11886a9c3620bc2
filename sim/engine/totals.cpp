// Figures of a whole run. Ledgers are never mixed: every offence figure names its ledger.
#include "sim/behaviour/perceived_safety.hpp"
#include "sim/engine/outcome_builder.hpp"
#include "sim/engine/setting.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lichtung::engine {
namespace {

constexpr std::size_t kSurveySample = 1000;   // residents asked

class Rates {
 public:
  Rates(const Setup& setup, const World& world, std::size_t days)
      : world_(world), factor_(1e5 / static_cast<double>(std::max<std::size_t>(1, setup.population.residents.size())) * 365.0 /
                               static_cast<double>(std::max<std::size_t>(1, days))) {}
  template <class Fits>
  [[nodiscard]] double count(OffenceKind kind, Fits fits) const {
    return static_cast<double>(
        std::ranges::count_if(world_.incidents, [&](const Incident& i) { return i.kind == kind && fits(i); }));
  }
  [[nodiscard]] double factor() const { return factor_; }

 private:
  const World& world_;
  double factor_{};
};

void add_offences(const Setup& setup, const World& world, const Recorder& recorder, std::vector<Total>& rows) {
  const Rates rates(setup, world, recorder.days.size());
  const auto per_year = [&](const std::string& metric, double n, const char* ledger) {
    rows.push_back({metric, n * rates.factor(), "per 100000 and year", ledger});
  };
  for (const OffenceKindInfo& info : kOffenceKindTable) {
    const std::string metric = fmt::format("incidents_per_100k.{}", info.key);
    const double recorded = rates.count(info.kind, [](const Incident& i) { return i.recorded(); });
    const double cleared = rates.count(info.kind, [](const Incident& i) { return i.recorded() && i.cleared(); });
    per_year(metric, rates.count(info.kind, [](const Incident&) { return true; }), "true");
    per_year(metric, rates.count(info.kind, [](const Incident& i) { return i.reported; }), "reported");
    per_year(metric, rates.count(info.kind, [](const Incident& i) { return i.discovered; }), "discovered");
    per_year(metric, recorded, "recorded");
    per_year(fmt::format("cleared_per_100k.{}", info.key), cleared, "recorded");
    double expected = 0.0;
    for (const Frame& f : recorder.frames)
      for (const auto& street : f.expected) expected += static_cast<double>(street[index(info.kind)]);
    per_year(fmt::format("expected_per_100k.{}", info.key), expected, "expected");
    per_year(fmt::format("expected_recorded_per_100k.{}", info.key), recorder.expected_recorded[index(info.kind)], "expected");
    rows.push_back({fmt::format("clearance.{}", info.key), recorded > 0.0 ? cleared / recorded : 0.0, "1", "recorded"});
  }
  const double burglaries = rates.count(OffenceKind::Burglary, [](const Incident&) { return true; });
  const double attempts = rates.count(OffenceKind::Burglary, [](const Incident& i) { return i.attempted; });
  rows.push_back({"burglary_attempt_share", burglaries > 0.0 ? attempts / burglaries : 0.0, "1", "true"});
}

void add_travel(const Recorder& recorder, std::vector<Total>& rows) {
  DayCounts sum;
  for (const DayRow& d : recorder.days) sum.add(d.counts);
  const double person_days = std::max(1.0, static_cast<double>(sum.persons));
  const double trips = static_cast<double>(std::accumulate(sum.trips.begin(), sum.trips.end(), std::uint64_t{0}));
  rows.push_back({"person_days", static_cast<double>(sum.persons), "1", ""});
  rows.push_back({"visits", static_cast<double>(sum.visits), "1", ""});
  rows.push_back({"trips_per_person_day", trips / person_days, "1", ""});
  rows.push_back({"out_of_house_share", static_cast<double>(sum.out_of_house) / person_days, "1", ""});
  constexpr std::array<const char*, population::kModes> names{"walk", "bicycle", "transit", "car"};
  for (std::size_t m = 0; m < names.size(); ++m)
    rows.push_back({fmt::format("mode_share.{}", names[m]), static_cast<double>(sum.trips[m]) / std::max(1.0, trips), "1", ""});
  rows.push_back({"walk_distance_mean_m", static_cast<double>(sum.walk_dm) / 10.0 / std::max(1.0, static_cast<double>(sum.walk_trips)), "m", ""});
}

void add_safety(const Setup& setup, const World& world, const Recorder& recorder, std::vector<Total>& rows) {
  GroupCounts all;
  double person_days = 0.0;
  for (const DayRow& d : recorder.days) {
    all.add(d.groups);
    person_days += static_cast<double>(d.counts.persons);
  }
  std::array<double, 2> walks{}, unsafe{};
  double avoided = 0.0, tours = 0.0, detour = 0.0;
  for (std::size_t g = 0; g < GroupCounts::kGroups; ++g) {
    const GroupCounts::Row& r = all.row[g];
    walks[g / population::kAgeBands] += static_cast<double>(r.night_walks);
    unsafe[g / population::kAgeBands] += static_cast<double>(r.unsafe_micro) * 1e-6;
    avoided += static_cast<double>(r.cancelled + r.shifted + r.other_mode);
    tours += static_cast<double>(r.dark_tours);
    detour += static_cast<double>(r.detour_dm) / 10.0;
  }
  const double n = walks[0] + walks[1];
  rows.push_back({"night_walks_unsafe_share", (unsafe[0] + unsafe[1]) / std::max(1.0, n), "1", ""});
  rows.push_back({"night_walks_unsafe_share.female", unsafe[0] / std::max(1.0, walks[0]), "1", ""});
  rows.push_back({"night_walks_unsafe_share.male", unsafe[1] / std::max(1.0, walks[1]), "1", ""});
  rows.push_back({"survey_unsafe_share", survey_unsafe_share(setup, world.disorder), "1", ""});
  rows.push_back({"avoided_trips_per_1000_days", avoided / std::max(1.0, person_days) * 1000.0, "per 1000 person-days", ""});
  rows.push_back({"avoided_share_of_dark_tours", avoided / std::max(1.0, tours), "1", ""});
  rows.push_back({"detour_mean_m", detour / std::max(1.0, n), "m", ""});
}

void add_streets(const Setup& setup, const Recorder& recorder, std::vector<Total>& rows) {
  double by_day = 0.0, by_night = 0.0, disorder = 0.0;
  for (const Frame& f : recorder.frames) {
    by_day += std::accumulate(f.footfall_day.begin(), f.footfall_day.end(), 0.0);
    by_night += std::accumulate(f.footfall_night.begin(), f.footfall_night.end(), 0.0);
  }
  for (const float d : recorder.frames.back().disorder) disorder += static_cast<double>(d);
  const double n = static_cast<double>(setup.town.streets.segments.size());
  const double days = static_cast<double>(std::max<std::size_t>(1, recorder.days.size()));
  rows.push_back({"footfall_mean", (by_day + by_night) / n / days, "persons per street and day", ""});
  rows.push_back({"footfall_night_mean", by_night / n / days, "persons per street and day", ""});
  rows.push_back({"disorder_mean", disorder / n, "1", ""});
  rows.push_back({"residents", static_cast<double>(setup.population.residents.size()), "1", ""});
  rows.push_back({"offenders", static_cast<double>(setup.population.offenders.size()), "1", ""});
  rows.push_back({"segments", n, "1", ""});
}

}  // namespace

double survey_unsafe_share(const Setup& setup) { return survey_unsafe_share(setup, setup.initial_disorder); }

double survey_unsafe_share(const Setup& setup, std::span<const float> disorder_now) {
  const auto& residents = setup.population.residents;
  const auto& streets = setup.town.streets;
  if (residents.size() == 0) return 0.0;
  const std::vector<float> alone(streets.segments.size(), 0.0F);
  const Beliefs beliefs = make_beliefs(setup.town, setup.light.usual_light(), setup.scenario.parameters, disorder_now, alone);
  const std::size_t asked = std::min(kSurveySample, residents.size());
  const double radius = setup.scenario.parameters.fear.survey_radius_m;
  std::vector<double> share(asked, 0.0);
  tbb::parallel_for(std::size_t{0}, asked, [&](std::size_t i) {
    const std::size_t r = i * residents.size() / asked;
    const town::Point home = streets.middle(residents.home[r]);
    double sum = 0.0, length = 0.0;
    for (std::size_t s = 0; s < streets.segments.size(); ++s) {
      if (streets.segments.walkable[s] == 0) continue;
      const town::Point p = streets.middle(SegmentId(s));
      if (std::abs(p.x - home.x) > radius || std::hypot(p.x - home.x, p.y - home.y) > radius) continue;
      const double l = static_cast<double>(streets.segments.length_m[s]);
      sum += l * static_cast<double>(beliefs.night[static_cast<std::size_t>(residents.fear_class[r])][s]);
      length += l;
    }
    share[i] = length > 0.0 ? sum / length
                            : static_cast<double>(beliefs.night[static_cast<std::size_t>(residents.fear_class[r])][residents.home[r].index()]);
  });
  return std::accumulate(share.begin(), share.end(), 0.0) / static_cast<double>(asked);
}

std::vector<Total> totals(const Setup& setup, const World& world, const Recorder& recorder) {
  std::vector<Total> rows;
  add_offences(setup, world, recorder, rows);
  add_safety(setup, world, recorder, rows);
  add_travel(recorder, rows);
  add_police(setup, world, recorder, rows);
  add_streets(setup, recorder, rows);
  add_lighting(setup, recorder, rows);
  add_places(setup, world, recorder, rows);
  add_nightlife(setup, recorder, rows);
  add_housing(setup, world, recorder, rows);
  return rows;
}

}  // namespace lichtung::engine
