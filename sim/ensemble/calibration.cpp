// Rounds of measuring and moving base levels.
#include "sim/ensemble/calibration.hpp"

#include "scenarios/errors.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lichtung::ensemble {
namespace {

using Totals = std::map<std::string, double>;

constexpr std::array<unsigned, 4> kSeasons{1, 4, 7, 10};   // months whose second week a season starts in
constexpr double kDay = 12.0;                              // … on this day of the month

double logit(double p) { return std::log(p / (1.0 - p)); }

/// Totals of one outcome by "metric" or "metric/ledger".
Totals totals_of(const outcome::OutcomeData& data) {
  Totals out;
  for (const auto& table : data.tables) {
    if (table.name != "totals") continue;
    const auto& metric = std::get<std::vector<std::string>>(table.columns[0].values);
    const auto& value = std::get<std::vector<double>>(table.columns[1].values);
    const auto& ledger = std::get<std::vector<std::string>>(table.columns[3].values);
    for (std::size_t i = 0; i < metric.size(); ++i) out[ledger[i].empty() ? metric[i] : metric[i] + "/" + ledger[i]] = value[i];
  }
  return out;
}

/// Mean over seasons and replicates; NaN never enters a base level.
Totals measure(engine::Setup& setup, const CalibrationRequest& request) {
  Totals sum;
  double n = 0.0;
  for (const unsigned month : kSeasons)
    for (std::uint32_t r = 0; r < request.replicates; ++r) {
      setup.scenario.time.start = setup.scenario.time.start.year() / std::chrono::month(month) / std::chrono::day(static_cast<unsigned>(kDay));
      setup.scenario.time.days = request.days;
      const auto data = engine::simulate(setup, r, {});
      for (const auto& [key, value] : totals_of(*data)) sum[key] += std::isfinite(value) ? value : 0.0;
      n += 1.0;
    }
  for (auto& [key, value] : sum) value /= n;
  return sum;
}

CalibrationRow row(std::string what, double target, double measured, std::string key, double value) {
  return {std::move(what), target, 0.0, measured, std::move(key), value};
}

/// What the parameters give, as rows.
std::vector<CalibrationRow> report(const Parameters& p, const CalibrationTargets& targets, const Totals& totals) {
  std::vector<CalibrationRow> rows;
  for (const OffenceKindInfo& info : kOffenceKindTable) {
    const std::size_t k = index(info.kind);
    const std::string key(info.key);
    rows.push_back(row(key, targets.recorded_per_100k[k], totals.at(fmt::format("expected_recorded_per_100k.{}/expected", key)),
                       fmt::format("offence.base.{}", key), p.offence.base[k]));
  }
  for (const OffenceKindInfo& info : kOffenceKindTable) {
    const std::size_t k = index(info.kind);
    const double recorded = totals.at(fmt::format("incidents_per_100k.{}/recorded", info.key));
    const double cleared = totals.at(fmt::format("cleared_per_100k.{}/recorded", info.key));
    rows.push_back(row(fmt::format("clearance.{}", info.key), targets.clearance[k], recorded > 0.0 ? cleared / recorded : 0.0,
                       fmt::format("police.clearance.{}", info.key), p.police.clearance[k]));
  }
  rows.push_back(row("unsafe_at_night", targets.unsafe_at_night, totals.at("survey_unsafe_share"), "fear.level", p.fear.level));
  return rows;
}

void move_levels(Parameters& p, const CalibrationTargets& targets, const Totals& totals) {
  for (const OffenceKindInfo& info : kOffenceKindTable) {
    const std::size_t k = index(info.kind);
    const double measured = totals.at(fmt::format("expected_recorded_per_100k.{}/expected", info.key));
    if (measured > 0.0) p.offence.base[k] += std::log(targets.recorded_per_100k[k] / measured);
  }
}

}  // namespace

CalibrationTargets read_targets(const std::filesystem::path& path) {
  const toml::parse_result parsed = [&] {
    try {
      return toml::parse_file(path.string());
    } catch (const toml::parse_error& e) {
      throw DataError(ErrorKind::Data, fmt::format("{}:{}", path.string(), e.source().begin.line), std::string(e.description()));
    }
  }();
  const auto number = [&](std::string_view table, std::string_view key) {
    const auto value = parsed[table][key].value<double>();
    if (!value || !(*value > 0.0))
      throw DataError(ErrorKind::Data, path.string(), fmt::format("[{}] {}: a number above 0 is expected", table, key));
    return *value;
  };
  CalibrationTargets targets;
  for (const OffenceKindInfo& info : kOffenceKindTable) {
    targets.recorded_per_100k[index(info.kind)] = number("recorded_per_100k", info.key);
    targets.clearance[index(info.kind)] = std::min(1.0, number("clearance", info.key));
  }
  targets.unsafe_at_night = std::min(0.95, number("feeling", "unsafe_at_night"));
  return targets;
}

std::vector<CalibrationRow> calibrate(const Scenario& scenario, const CalibrationTargets& targets,
                                      const CalibrationRequest& request,
                                      const std::function<void(int, const std::vector<CalibrationRow>&)>& on_round) {
  Scenario current = scenario;
  // Fear first: it shapes routes, so each step prepares anew, without simulating.
  auto setup = std::make_shared<engine::Setup>(*engine::prepare(current));
  for (int i = 0; i < request.rounds; ++i) {
    const double share = engine::survey_unsafe_share(*setup);
    current.parameters.fear.level += logit(targets.unsafe_at_night) - logit(std::clamp(share, 1e-6, 1.0 - 1e-6));
    setup->scenario.parameters.fear.level = current.parameters.fear.level;
  }
  setup = std::make_shared<engine::Setup>(*engine::prepare(current));
  Totals totals = measure(*setup, request);
  std::vector<CalibrationRow> rows = report(setup->scenario.parameters, targets, totals);
  const std::vector<CalibrationRow> first = rows;
  for (int i = 0; i < request.rounds; ++i) {
    on_round(i, rows);
    move_levels(setup->scenario.parameters, targets, totals);
    totals = measure(*setup, request);
    rows = report(setup->scenario.parameters, targets, totals);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].before = first[i].measured;
  on_round(request.rounds, rows);
  return rows;
}

}  // namespace lichtung::ensemble
