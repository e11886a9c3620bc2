// See sensitivity_table.hpp.
#include "analysis/sensitivity/sensitivity_table.hpp"

#include "scenarios/diagnostics.hpp"
#include "scenarios/errors.hpp"
#include "scenarios/sweep/resolved.hpp"
#include "sim/basics/csv_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::sensitivity {
namespace {

std::string cell(double value) { return std::isfinite(value) ? fmt::format("{}", value) : std::string(); }

std::string line(const std::string& figure, const std::string& factor, const char* measure, double value, const Interval* interval,
                 std::size_t n) {
  return fmt::format("{},{},{},{},{},{},{}\n", csv_cell(figure), csv_cell(factor), measure, cell(value),
                     interval == nullptr ? "" : cell(interval->low), interval == nullptr ? "" : cell(interval->high), n);
}

std::vector<const FigureOfPoints*> chosen(const SweepResults& results, const std::vector<std::string>& names) {
  std::vector<const FigureOfPoints*> out;
  std::vector<std::string_view> known;
  for (const FigureOfPoints& figure : results.figures) {
    known.push_back(figure.name);
    if (names.empty()) out.push_back(&figure);
  }
  for (const std::string& name : names) {
    const auto at = std::ranges::find(results.figures, name, &FigureOfPoints::name);
    if (at == results.figures.end()) {
      const std::string_view guess = nearest(name, known);
      throw DataError(ErrorKind::Data, name, guess.empty() ? "no such figure in index.csv" : fmt::format("no such figure; did you mean {}?", guess));
    }
    out.push_back(&*at);
  }
  return out;
}

}  // namespace

SensitivityTable analyse(const SweepResults& results, const std::vector<std::string>& figures, const Resampling& resampling) {
  SensitivityTable table;
  table.method = results.sweep.method;
  if (table.method != sweep::Method::Morris && table.method != sweep::Method::Sobol)
    throw DataError(ErrorKind::Data, results.sweep.name, "needs a sweep by method morris or sobol");
  for (const sweep::Factor& factor : results.sweep.factors) table.factors.push_back(factor.name);
  for (const FigureOfPoints* figure : chosen(results, figures)) {
    FigureSensitivity& out = table.figures.emplace_back();
    out.figure = figure->name;
    if (table.method == sweep::Method::Morris)
      out.morris = morris(results.design.unit, table.factors.size(), figure->values, resampling);
    else
      out.sobol = sobol(figure->values, table.factors.size(), resampling);
  }
  return table;
}

std::string sensitivity_csv(const SensitivityTable& table) {
  std::string out = "figure,factor,measure,value,low,high,n\n";
  for (const FigureSensitivity& f : table.figures)
    for (std::size_t i = 0; i < table.factors.size(); ++i) {
      if (table.method == sweep::Method::Morris) {
        const MorrisFactor& m = f.morris.factors[i];
        out += line(f.figure, table.factors[i], "mu", m.mu, nullptr, f.morris.trajectories);
        out += line(f.figure, table.factors[i], "mu_star", m.mu_star, &m.mu_star_interval, f.morris.trajectories);
        out += line(f.figure, table.factors[i], "sigma", m.sigma, nullptr, f.morris.trajectories);
      } else {
        const SobolFactor& s = f.sobol.factors[i];
        out += line(f.figure, table.factors[i], "first", s.first, &s.first_interval, f.sobol.samples);
        out += line(f.figure, table.factors[i], "total", s.total, &s.total_interval, f.sobol.samples);
      }
    }
  return out;
}

}  // namespace lichtung::sensitivity
