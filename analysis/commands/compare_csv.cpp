// Tidy tables for spreadsheets and programs: names as in JSON, numbers in the shortest form that reads back exactly.
#include "analysis/commands/compare.hpp"

#include "analysis/comparison/json_fields.hpp"
#include "sim/basics/csv_cell.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace lichtung::commands {
namespace {

using namespace comparison;

constexpr std::string_view kHead =
    "section,part,metric,unit,ledger,better,verdict,replicates_before,replicates_after,mean_before,mean_after,difference,relative,"
    "t_low,t_high,bootstrap_low,bootstrap_high,p,p_adjusted,improvement,correlation,variance_ratio,needed_observed,needed_5,needed_10\r\n";

template <class T>
std::string shown(T value) {
  return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

std::string count(std::size_t n) { return n == 0 ? std::string() : fmt::format("{}", n); }

std::string line(std::string_view section, std::string_view part, std::string_view metric, std::string_view unit, std::string_view ledger, Good good,
                 const Contrast& c, double p_adjusted) {
  std::string out = fmt::format("{},{},{},{},{},{},{},{},{}", section, csv_cell(part), csv_cell(metric), csv_cell(unit), csv_cell(ledger), word(good), word(c.verdict),
                                c.replicates_a, c.replicates_b);
  for (const double v : {c.mean_a, c.mean_b, c.difference, c.relative, c.t.low, c.t.high, c.bootstrap.low, c.bootstrap.high, c.p, p_adjusted, c.improvement,
                         c.correlation, c.variance_ratio})
    out += ',' + shown(v);
  for (const std::size_t n : {c.needed_observed, c.needed_5, c.needed_10}) out += ',' + count(n);
  return out + "\r\n";
}

std::string lines(std::string_view section, const std::vector<PartFigure>& parts) {
  std::string out;
  for (const PartFigure& f : parts) out += line(section, f.part, f.metric, f.unit, f.ledger, f.good, f.contrast, f.p_adjusted);
  return out;
}

std::string ring_part(const Ring& r) {
  return r.role == Ring::Role::Catchment ? fmt::format("catchment {}-{} m", r.from_m, r.to_m) : std::string(word(r.role));
}

}  // namespace

std::string compare_csv(const Comparison& c) {
  std::string out(kHead);
  for (const Figure& f : c.figures) out += line("total", "", f.metric, f.unit, f.ledger, f.good, f.contrast, kUnknown);
  out += lines("district", c.districts) + lines("group", c.groups) + lines("hour", c.hours);
  for (const Displacement& d : c.displacement)
    for (std::size_t r = 0; r < d.rings.size(); ++r)
      out += line("ring", ring_part(c.rings[r]), fmt::format("expected_{}", d.kind), "1", "expected", Good::Lower, d.rings[r], kUnknown);
  return out;
}

std::string compare_streets_csv(const Comparison& c) {
  std::string out = "segment,variable,unit,ledger,mean_before,mean_after,low,high,p_adjusted\r\n";
  for (const StreetFigure& f : c.streets)
    for (std::size_t s = 0; s < f.mean_a.size(); ++s)
      if (std::isfinite(f.p_adjusted[s]))
        out += fmt::format("{},{},{},{},{},{},{},{},{}\r\n", s, f.variable, csv_cell(f.unit), f.ledger, shown(f.mean_a[s]), shown(f.mean_b[s]), shown(f.low[s]),
                           shown(f.high[s]), shown(f.p_adjusted[s]));
  return out;
}

}  // namespace lichtung::commands
