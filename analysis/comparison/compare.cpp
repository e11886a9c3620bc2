// The order of work: files matched, one pass over all replicates, treated streets found, a second pass over expected
// offences for the rings. Memory holds two replicates' figures and one variable at a time, and running sums by street.
#include "analysis/comparison/collect.hpp"
#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/concentration.hpp"
#include "analysis/comparison/costs.hpp"
#include "analysis/comparison/displacement.hpp"
#include "analysis/comparison/files.hpp"
#include "analysis/comparison/good.hpp"
#include "analysis/comparison/inputs.hpp"
#include "analysis/comparison/treated.hpp"
#include "analysis/statistics/multiple_testing.hpp"
#include "scenarios/errors.hpp"
#include "scenarios/offence_kinds.hpp"
#include "sim/outcome/columns.hpp"
#include "sim/outcome/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::comparison {
namespace {

namespace fs = std::filesystem;

void require_same_town(const Streets& a, const Streets& b, const Comparison& c, const fs::path& path, Language language) {
  if (!same_network(a, b)) throw DataError(ErrorKind::Data, path.string(), message(language, "compare.error_other_town", a.size(), b.size()));
  const auto& pa = c.a.provenance;
  const auto& pb = c.b.provenance;
  if (pa.days != pb.days) throw DataError(ErrorKind::Data, path.string(), message(language, "compare.error_other_days", pa.days, pb.days));
}

outcome::Table parameters_of(const fs::path& file) {
  const outcome::Reader reader(file, false);
  const auto& names = reader.table_names();
  return std::ranges::find(names, "parameters") == names.end() ? outcome::Table{"parameters", {}} : reader.table("parameters");
}

Caveats caveats_of(const Comparison& c, const Matched& files) {
  const auto& a = c.a.provenance;
  const auto& b = c.b.provenance;
  const outcome::Table before = parameters_of(files.a.front()), after = parameters_of(files.b.front());
  return {.independent = !files.paired,
          .other_seed = a.seed != b.seed,
          .own_people = people_of_their_own(a.scenario_toml) && people_of_their_own(b.scenario_toml),
          .other_version = a.software_version != b.software_version || a.git_sha1 != b.git_sha1,
          .other_start = a.start != b.start,
          .one_replicate = std::min(files.a.size(), files.b.size()) < 2,
          .inputs = changed_inputs(before, after, a.scenario_toml, b.scenario_toml),
          .contested_a = contested(before),
          .contested_b = contested(after)};
}

Collected collect(const Matched& files, const Streets& streets, Language language) {
  Collected out;
  if (files.paired) {
    for (std::size_t i = 0; i < files.a.size(); ++i) {
      const Sample a = read_sample(files.a[i], streets, language), b = read_sample(files.b[i], streets, language);
      add(a, streets, 0, i, out);
      add(b, streets, 1, i, out);
      add_pair_of_streets(a, b, out);
    }
  } else {
    for (std::size_t side = 0; side < 2; ++side) {
      const auto& paths = side == 0 ? files.a : files.b;
      for (std::size_t i = 0; i < paths.size(); ++i) {
        const Sample sample = read_sample(paths[i], streets, language);
        add(sample, streets, side, i, out);
        add_streets(sample, side, out);
      }
    }
  }
  const std::array<std::size_t, 2> replicates{files.a.size(), files.b.size()};
  for (TwoSidedRows* rows : {&out.figures, &out.districts, &out.groups, &out.hours}) rows->finish(replicates);
  return out;
}

/// NaN: no test, and no difference either.
double p_of(const Contrast& c, bool fixed) {
  if (c.verdict == Verdict::Equal || c.verdict == Verdict::Unknown) return kUnknown;
  if (!std::isnan(c.p)) return std::min(1.0, c.p);
  // The same difference in every replicate: no t test, but how likely they agree by chance.
  return fixed ? 0.0 : chance_of_agreement(c.replicates_a, c.replicates_b, c.paired);
}

/// Only some of the rows have tests; those of one metric stand together.
void adjust(std::vector<PartFigure>& parts) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> families;
  for (std::size_t i = 0; i < parts.size(); ++i) families[{parts[i].metric, parts[i].ledger}].push_back(i);
  for (const auto& [name, members] : families) {
    std::vector<double> p;
    for (const std::size_t i : members) {
      const Contrast& c = parts[i].contrast;
      p.push_back(p_of(c, fixed_by_plan(name.first)));
    }
    const auto adjusted = statistics::adjusted_p(p, statistics::FalseDiscovery::BenjaminiHochberg);
    for (std::size_t k = 0; k < members.size(); ++k) parts[members[k]].p_adjusted = adjusted[k];
  }
}

/// Offences of any ledger but the expected one are drawn by chance.
Contrast contrast_of(const TwoSided& row, Good good, ContrastRules rules) {
  rules.sampled = !row.ledger.empty() && row.ledger != "expected";
  return contrast(row.values[0], row.values[1], good, rules);
}

std::vector<PartFigure> parts_of(const TwoSidedRows& rows, const ContrastRules& rules) {
  std::vector<PartFigure> out;
  for (const TwoSided& row : rows.rows()) {
    const Good good = good_of(row.metric);
    out.push_back({row.part, row.metric, row.unit, row.ledger, good, contrast_of(row, good, rules), kUnknown});
  }
  adjust(out);
  return out;
}

/// Bit by bit, missing values included.
bool identical(const TwoSidedRows& rows) {
  const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
  return std::ranges::all_of(rows.rows(), [&](const TwoSided& r) { return std::ranges::equal(r.values[0], r.values[1], same); });
}

bool identical(const Collected& all) {
  return identical(all.figures) && identical(all.districts) && identical(all.groups) && identical(all.hours) &&
         std::ranges::all_of(all.streets, [](const auto& named) { return named.second.identical(); });
}

double variance_of_differences(const TwoSidedRows& figures, std::string_view start, std::string_view ledger, std::string_view kind, bool paired) {
  std::array<std::vector<double>, 2> sum;
  for (const TwoSided& row : figures.rows()) {
    if (row.ledger != ledger || !(kind == "all" ? row.metric.starts_with(start) : row.metric == fmt::format("{}{}", start, kind))) continue;
    for (std::size_t side = 0; side < 2; ++side) {
      sum[side].resize(row.values[side].size(), 0.0);
      for (std::size_t i = 0; i < sum[side].size(); ++i) sum[side][i] += row.values[side][i];
    }
  }
  const double sd = contrast(sum[0], sum[1], Good::Lower, {.paired = paired, .resamples = 0, .needed = false}).sd;
  return sd * sd;
}

std::vector<ExpectedGain> gains_of(const TwoSidedRows& figures, bool paired) {
  std::vector<ExpectedGain> out;
  const auto add = [&](std::string_view kind) {
    ExpectedGain g{.kind = std::string(kind)};
    g.variance_sampled = variance_of_differences(figures, "incidents_per_100k.", "true", kind, paired);
    g.variance_expected = variance_of_differences(figures, "expected_per_100k.", "expected", kind, paired);
    if (g.variance_expected > 0.0) g.ratio = g.variance_sampled / g.variance_expected;
    out.push_back(std::move(g));
  };
  add("all");
  for (const OffenceKindInfo& kind : kOffenceKindTable) add(kind.key);
  std::erase_if(out, [](const ExpectedGain& g) { return !std::isfinite(g.variance_expected) || !std::isfinite(g.variance_sampled); });
  return out;
}

void add_rings(const Matched& files, const Streets& streets, const CompareOptions& options, const ContrastRules& rules, Language language, Comparison& c) {
  if (c.treatment.streets.empty()) return;
  const Ringed ringed = make_rings(streets, c.treatment.streets, options.ring_ends_m);
  c.rings = ringed.rings;
  std::map<std::string, RingCounts> counts;
  for (std::size_t side = 0; side < 2; ++side)
    for (const fs::path& file : side == 0 ? files.a : files.b) add_to_rings(read_expected(file, streets, language), ringed, side, counts);
  const auto add = [&](std::string_view kind) {
    const auto at = counts.find(std::string(kind));
    if (at != counts.end() && at->second[0].size() == c.rings.size() && at->second[1].size() == c.rings.size())
      c.displacement.push_back(displacement_of(at->first, at->second, c.rings, rules));
  };
  add("all");
  for (const OffenceKindInfo& kind : kOffenceKindTable) add(kind.key);
}

void add_concentration(const Collected& all, const Streets& streets, Comparison& c) {
  const StreetFigure* expected = find_street(c, "expected_all");
  if (expected == nullptr) return;
  const std::vector<double> before(expected->mean_a.begin(), expected->mean_a.end()), after(expected->mean_b.begin(), expected->mean_b.end());
  c.concentration.push_back(concentration_of("expected", before, after, before, streets.length_m));
  c.concentration.push_back(concentration_of("true", all.sampled[0], all.sampled[1], before, streets.length_m));
}

}  // namespace

Comparison compare_folders(const fs::path& a, const fs::path& b, const CompareOptions& options, Language language) {
  Comparison c;
  const Matched files = match(files_of_side(a, options.verify, language), files_of_side(b, options.verify, language), c.a, c.b);
  const Streets streets = read_streets(files.a.front(), language), after = read_streets(files.b.front(), language);
  require_same_town(streets, after, c, b, language);
  c.caveats = caveats_of(c, files);
  const ContrastRules rules{.paired = files.paired, .resamples = options.resamples, .seed = options.seed, .needed = true};
  const ContrastRules brief{.paired = files.paired, .resamples = 0, .seed = options.seed, .needed = false};
  const Collected all = collect(files, streets, language);
  c.identical = files.paired && identical(all);
  for (const TwoSided& row : all.figures.rows()) {
    const Good good = good_of(row.metric);
    c.figures.push_back({row.metric, row.unit, row.ledger, good, contrast_of(row, good, rules)});
  }
  for (const auto& [name, sums] : all.streets) c.streets.push_back(sums.conclude(name, good_of(name), files.paired));
  c.districts = parts_of(all.districts, rules);
  c.groups = parts_of(all.groups, rules);
  c.hours = parts_of(all.hours, brief);
  c.gains = gains_of(all.figures, files.paired);
  c.treatment = options.treated.empty() ? treated_as_seen(streets, after, c.streets) : treated_as_told(options.treated, streets, language);
  add_rings(files, streets, options, rules, language, c);
  add_costs(all.figures, rules, c);
  add_concentration(all, streets, c);
  return c;
}

const Figure* find(const Comparison& c, std::string_view metric, std::string_view ledger) {
  const auto at = std::ranges::find_if(c.figures, [&](const Figure& f) { return f.metric == metric && f.ledger == ledger; });
  return at == c.figures.end() ? nullptr : &*at;
}

const StreetFigure* find_street(const Comparison& c, std::string_view variable) {
  const auto at = std::ranges::find(c.streets, variable, &StreetFigure::variable);
  return at == c.streets.end() ? nullptr : &*at;
}

}  // namespace lichtung::comparison
