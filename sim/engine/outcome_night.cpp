// What was recorded of the nights, per street and night: the table that the search for feared places reads, and the
// main columns once more on the mesh for maps.
#include "sim/behaviour/feared_places.hpp"
#include "sim/engine/outcome_builder.hpp"
#include "sim/engine/setting.hpp"

#include <algorithm>
#include <functional>

namespace lichtung::engine::detail {
namespace {

using Sums = NightStreetSums;

std::vector<float> per_night(const Recorder& recorder, const std::function<double(const Sums&)>& value) {
  const double nights = static_cast<double>(std::max<std::size_t>(1, recorder.days.size()));
  std::vector<float> out;
  out.reserve(recorder.night.size());
  for (const Sums& s : recorder.night) out.push_back(static_cast<float>(value(s) / nights));
  return out;
}

/// A count by group: all, women, and the age bands from 14.
void add_people(const Recorder& recorder, const std::string& name, NightPeople<std::uint64_t> Sums::*member, double unit,
                outcome::Table& table) {
  const auto add = [&](const std::string& suffix, const std::function<std::uint64_t(const NightPeople<std::uint64_t>&)>& pick) {
    table.columns.push_back({name + suffix, per_night(recorder, [&](const Sums& s) { return static_cast<double>(pick(s.*member)) / unit; })});
  };
  add("", [](const auto& p) { return p.all(); });
  add("_women", [](const auto& p) { return p.sex[static_cast<std::size_t>(population::Sex::Female)]; });
  add("_14_24", [](const auto& p) { return p.age[1]; });
  add("_25_64", [](const auto& p) { return p.age[2]; });
  add("_65", [](const auto& p) { return p.age[3]; });
}

/// The predictor's terms summed over passes.
void add_terms(const Setup& setup, const Recorder& recorder, outcome::Table& table) {
  const FearParameters& p = setup.scenario.parameters.fear;
  const auto& streets = setup.town.streets.segments;
  const std::size_t n = recorder.night.size();
  const double nights = static_cast<double>(std::max<std::size_t>(1, recorder.days.size()));
  std::vector<float> dark(n), hidden(n), no_way_out(n), disorder(n), alone(n);
  for (std::size_t s = 0; s < n; ++s) {
    const Sums& sums = recorder.night[s];
    const behaviour::FearTerms still = behaviour::terms_alone(p, street_setting(streets, s, 0.0F), Lux(1.0));
    const double passes = static_cast<double>(sums.passes.all());
    const auto mean = [&](double sum) { return static_cast<float>(sum / nights); };
    dark[s] = mean(p.light * static_cast<double>(sums.gap) / kNightUnit);
    hidden[s] = mean(passes * still[static_cast<std::size_t>(behaviour::FearReason::Hidden)]);
    no_way_out[s] = mean(passes * still[static_cast<std::size_t>(behaviour::FearReason::NoWayOut)]);
    disorder[s] = mean(p.disorder * sums.disorder);
    // Police seen counts as company: little, and more than there is to be relieved only where both are plenty.
    alone[s] = mean(std::max(0.0, passes * p.company - static_cast<double>(sums.relief) / kNightUnit));
  }
  table.columns.push_back({"term_dark", std::move(dark)});
  table.columns.push_back({"term_hidden", std::move(hidden)});
  table.columns.push_back({"term_no_way_out", std::move(no_way_out)});
  table.columns.push_back({"term_disorder", std::move(disorder)});
  table.columns.push_back({"term_alone", std::move(alone)});
}

outcome::Table night_table(const Setup& setup, const Recorder& recorder) {
  outcome::Table table{"night", {}};
  const auto add = [&](const char* name, const std::function<double(const Sums&)>& value) {
    table.columns.push_back({name, per_night(recorder, value)});
  };
  add_people(recorder, "passes", &Sums::passes, 1.0, table);
  add_people(recorder, "unsafe", &Sums::unsafe, kNightUnit, table);
  add_people(recorder, "away", &Sums::away, 1.0, table);
  add_people(recorder, "away_unsafe", &Sums::away_unsafe, kNightUnit, table);
  add("gave_up", [](const Sums& s) { return static_cast<double>(s.gave_up); });
  add("passes_middle", [](const Sums& s) { return static_cast<double>(s.passes_of_class[0]); });
  add("passes_high", [](const Sums& s) { return static_cast<double>(s.passes_of_class[1]); });
  add("away_unsafe_middle", [](const Sums& s) { return static_cast<double>(s.away_unsafe_of_class[0]) / kNightUnit; });
  add("away_unsafe_high", [](const Sums& s) { return static_cast<double>(s.away_unsafe_of_class[1]) / kNightUnit; });
  add_terms(setup, recorder, table);
  add("robbery", [](const Sums& s) { return s.robbery; });
  add("assault", [](const Sums& s) { return s.assault; });
  return table;
}

/// (unsafe + away_unsafe) / (passes + away); 0 where nobody passes or would.
std::vector<float> concerned_share(const Recorder& recorder) {
  std::vector<float> out;
  for (const Sums& s : recorder.night) {
    const double away = static_cast<double>(s.away.all()), would = static_cast<double>(s.passes.all()) + away;
    const double concerned = static_cast<double>(s.unsafe.all() + s.away_unsafe.all()) / kNightUnit;
    out.push_back(would > 0.0 ? static_cast<float>(concerned / would) : 0.0F);
  }
  return out;
}

}  // namespace

void add_night(const Setup& setup, const Recorder& recorder, outcome::OutcomeData& data) {
  outcome::Table table = night_table(setup, recorder);
  const auto copy = [&](const char* variable, const char* column) {
    for (const outcome::Column& c : table.columns)
      if (c.name == column) data.variables.push_back({variable, false, std::get<std::vector<float>>(c.values)});
  };
  copy("night_passes", "passes");
  copy("night_unsafe", "unsafe");
  copy("night_away", "away");
  data.variables.push_back({"night_concerned_share", false, concerned_share(recorder)});
  data.variables.push_back({"night_offences", false, per_night(recorder, [](const Sums& s) { return s.robbery + s.assault; })});
  data.tables.push_back(std::move(table));
}

}  // namespace lichtung::engine::detail
