// Costs hardly vary between replicates and gains do, so the ratio's interval may be unbounded; Fieller's set knows that.
#include "analysis/comparison/costs.hpp"

#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/fieller.hpp"
#include "scenarios/offence_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace lichtung::comparison {
namespace {

using Sides = std::array<std::vector<double>, 2>;

double mean(const std::vector<double>& v) {
  double sum = 0.0;
  for (const double x : v) sum += x;
  return sum / static_cast<double>(v.size());
}

double covariance(const std::vector<double>& x, const std::vector<double>& y) {
  const double mx = mean(x), my = mean(y);
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mx) * (y[i] - my);
  return sum / (static_cast<double>(x.size()) - 1.0);
}

bool finite(const std::vector<double>& v) { return std::ranges::all_of(v, [](double x) { return std::isfinite(x); }); }

bool any_finite(const std::vector<double>& v) { return std::ranges::any_of(v, [](double x) { return std::isfinite(x); }); }

std::vector<double> minus(const std::vector<double>& b, const std::vector<double>& a) {
  std::vector<double> out(b.size());
  for (std::size_t i = 0; i < b.size(); ++i) out[i] = b[i] - a[i];
  return out;
}

/// Of the difference of costs and of the gain; `sign` turns a fall into a gain.
statistics::TwoMeans two_means(const Sides& cost, const Sides& count, double sign, bool paired) {
  statistics::TwoMeans m;
  m.x = mean(cost[1]) - mean(cost[0]);
  m.y = sign * (mean(count[1]) - mean(count[0]));
  const auto add = [&](const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    m.variance_x += covariance(x, x) / n;
    m.variance_y += covariance(y, y) / n;
    m.covariance += sign * covariance(x, y) / n;
  };
  if (paired) {
    add(minus(cost[1], cost[0]), minus(count[1], count[0]));
  } else {
    add(cost[0], count[0]);
    add(cost[1], count[1]);
  }
  return m;
}

using Verdict = CostRatio::Verdict;

Verdict judge(const Contrast& cost, const Contrast& count, double sign) {
  if (!count.has_interval()) return Verdict::Unknown;
  if (count.verdict == comparison::Verdict::Equal) return cost.verdict == comparison::Verdict::Equal ? Verdict::Equal : Verdict::NoGain;
  const double low = sign > 0.0 ? count.t.low : -count.t.high, high = sign > 0.0 ? count.t.high : -count.t.low;
  if (high < 0.0) return Verdict::Loses;
  if (!(low > 0.0)) return Verdict::NoGain;
  return cost.t.high <= 0.0 ? Verdict::Saves : Verdict::Price;
}

class Prices {
 public:
  Prices(std::optional<Sides> cost, const ContrastRules& rules, Comparison& out) : cost_(std::move(cost)), rules_(rules), out_(out) {
    if (cost_) out_.cost_per_year = contrast((*cost_)[0], (*cost_)[1], Good::Lower, rules_);
  }

  void add(CostRatio about, const Sides& count, Good good) {
    const double sign = good == Good::Lower ? -1.0 : 1.0;
    about.per_year = contrast(count[0], count[1], good, rules_);
    about.gained = sign * about.per_year.difference;
    if (cost_ && std::isfinite(out_.cost_per_year.difference)) {
      about.verdict = judge(out_.cost_per_year, about.per_year, sign);
      find_ratio(count, sign, about);
    }
    out_.costs.push_back(std::move(about));
  }

 private:
  void find_ratio(const Sides& count, double sign, CostRatio& about) const {
    const auto shortest = std::min({(*cost_)[0].size(), (*cost_)[1].size(), count[0].size(), count[1].size()});
    if (shortest < 2 || !finite((*cost_)[0]) || !finite((*cost_)[1]) || !finite(count[0]) || !finite(count[1])) return;
    // Unpaired: the fewer replicates decide, which is on the safe side.
    const double t = statistics::student_t_quantile(static_cast<double>(shortest) - 1.0, 0.5 + kLevel / 2.0);
    const auto found = statistics::fieller(two_means(*cost_, count, sign, rules_.paired), t);
    about.ratio = found.ratio;
    about.bounded = found.bounded;
    about.interval = found.interval;
  }

  std::optional<Sides> cost_;
  const ContrastRules& rules_;
  Comparison& out_;
};

/// Sum of rows, replicate by replicate; nothing if there is no such row.
template <class Wanted>
std::optional<Sides> sum_of(const TwoSidedRows& figures, Wanted wanted) {
  std::optional<Sides> sum;
  for (const TwoSided& row : figures.rows()) {
    if (!wanted(row)) continue;
    if (!sum) sum = Sides{std::vector<double>(row.values[0].size(), 0.0), std::vector<double>(row.values[1].size(), 0.0)};
    const std::array<bool, 2> known{any_finite(row.values[0]), any_finite(row.values[1])};
    for (std::size_t side = 0; side < 2; ++side)
      for (std::size_t i = 0; i < row.values[side].size(); ++i) {
        // A lever that only one scenario has costs nothing in the other.
        if (known[side]) (*sum)[side][i] += row.values[side][i];
      }
  }
  return sum;
}

/// Cases per 100 000 people as cases a year.
void scale_to_cases(const TwoSided* residents, Sides& rates) {
  for (std::size_t side = 0; side < 2; ++side)
    for (std::size_t i = 0; i < rates[side].size(); ++i) rates[side][i] *= (residents == nullptr ? kUnknown : residents->values[side][i]) / 1e5;
}

}  // namespace

bool is_yearly_cost(std::string_view metric, std::string_view unit) {
  const bool a_year = unit == "€/a" || unit == "EUR/a" || unit == "EUR/yr";
  return a_year && (metric.ends_with("_cost_per_year_eur") || metric.starts_with("cost_"));
}

void add_costs(const TwoSidedRows& figures, const ContrastRules& rules, Comparison& out) {
  Prices prices(sum_of(figures, [](const TwoSided& r) { return is_yearly_cost(r.metric, r.unit); }), rules, out);
  const TwoSided* residents = figures.find("residents", "");
  for (const auto& [ledger, start] : {std::pair("expected", "expected_per_100k."), std::pair("true", "incidents_per_100k.")}) {
    const auto rates = [&](std::string_view kind) {
      auto sum = sum_of(figures, [&](const TwoSided& r) {
        return r.ledger == ledger && (kind == "all" ? r.metric.starts_with(start) : r.metric == fmt::format("{}{}", start, kind));
      });
      if (sum) scale_to_cases(residents, *sum);
      return sum;
    };
    const auto add = [&](std::string_view kind) {
      if (const auto sum = rates(kind)) prices.add({.what = "incident", .kind = std::string(kind), .ledger = ledger, .per_year = {}}, *sum, Good::Lower);
    };
    add("all");
    for (const OffenceKindInfo& kind : kOffenceKindTable) add(kind.key);
  }
  if (const TwoSided* walks = figures.find("fearless_night_walks_per_year", ""))
    prices.add({.what = "fearless_walk", .kind = {}, .ledger = {}, .per_year = {}}, walks->values, Good::Higher);
}

}  // namespace lichtung::comparison
