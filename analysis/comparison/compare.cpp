// Reads both folders replicate by replicate and composes the comparison.
#include "analysis/comparison/comparison.hpp"

#include "analysis/comparison/good.hpp"
#include "analysis/comparison/parts.hpp"
#include "analysis/statistics/multiple_testing.hpp"
#include "scenarios/errors.hpp"
#include "sim/outcome/columns.hpp"
#include "sim/outcome/reader.hpp"
#include "sim/outcome/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace lichtung::comparison {
namespace {

namespace fs = std::filesystem;

struct Folder {
  Side side;
  std::map<std::uint32_t, fs::path> files;   // by number of the replicate
};

Folder open_folder(const fs::path& path) {
  Folder folder;
  const fs::path plain = path.lexically_normal();
  folder.side.name = (plain.has_filename() ? plain : plain.parent_path()).filename().string();
  for (const fs::path& file : replicate_files(path)) {
    const outcome::Reader reader(file, false);
    const outcome::Provenance& p = reader.provenance();
    if (p.replicates > 0) throw DataError(ErrorKind::Data, file.string(), "is a summary, expected replicates");
    if (folder.files.empty()) folder.side.provenance = p;
    if (p.scenario_sha256 != folder.side.provenance.scenario_sha256 || p.seed != folder.side.provenance.seed)
      throw DataError(ErrorKind::Data, file.string(), "has another scenario or seed than the other replicates of its folder");
    folder.files.emplace(p.replicate, file);
  }
  return folder;
}

/// The same streets and the same days, or nothing can be compared.
void check_comparable(const Folder& a, const Folder& b, const Streets& streets_a, const Streets& streets_b) {
  const auto& file = b.files.begin()->second;
  const outcome::Provenance &pa = a.side.provenance, &pb = b.side.provenance;
  if (streets_a.mesh.node_x != streets_b.mesh.node_x || streets_a.mesh.node_y != streets_b.mesh.node_y ||
      streets_a.mesh.edge_segment != streets_b.mesh.edge_segment || streets_a.mesh.epsg != streets_b.mesh.epsg)
    throw DataError(ErrorKind::Data, file.string(), "has other streets than " + a.side.name + "; only one town can be compared with itself");
  if (pa.days != pb.days || pa.start != pb.start)
    throw DataError(ErrorKind::Data, file.string(), fmt::format("has {} days from {}, {} has {} days from {}", pb.days, pb.start, a.side.name, pa.days, pa.start));
}

/// Numbers compared: those both have where they share a seed, else all of each.
void choose_replicates(Folder& a, Folder& b, bool& paired) {
  std::vector<std::uint32_t> common;
  for (const auto& [number, file] : a.files)
    if (b.files.contains(number)) common.push_back(number);
  paired = a.side.provenance.seed == b.side.provenance.seed && !common.empty();
  for (Folder* folder : {&a, &b})
    for (const auto& [number, file] : folder->files) {
      const bool use = !paired || std::ranges::binary_search(common, number);
      (use ? folder->side.replicates : folder->side.unpaired).push_back(number);
    }
}

void read_all(const Folder& a, const Folder& b, const Streets& streets, bool paired, bool verify, Collected& all, std::array<outcome::Table, 2>& parameters) {
  const auto read = [&](const Folder& folder, std::size_t side, std::size_t place) {
    Sample sample = read_sample(folder.files.at(folder.side.replicates[place]), streets, verify);
    add(sample, streets, side, place, all);
    if (place == 0) parameters[side] = sample.parameters;
    return sample;
  };
  if (paired) {
    for (std::size_t r = 0; r < a.side.replicates.size(); ++r) {
      const Sample first = read(a, 0, r), second = read(b, 1, r);
      add_streets(first, &second, 0, all);
    }
    return;
  }
  for (std::size_t r = 0; r < a.side.replicates.size(); ++r) add_streets(read(a, 0, r), nullptr, 0, all);
  for (std::size_t r = 0; r < b.side.replicates.size(); ++r) add_streets(read(b, 1, r), nullptr, 1, all);
}

Contrast contrast_of(const TwoSided& values, std::size_t na, std::size_t nb, Good good, const ContrastRules& rules) {
  std::vector<double> a = values.values[0], b = values.values[1];
  a.resize(na, kUnknown);
  b.resize(nb, kUnknown);
  return contrast(a, b, good, rules);
}

/// Parts of one metric and ledger are tested together.
void adjust(std::vector<PartFigure>& parts) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_metric;
  for (std::size_t i = 0; i < parts.size(); ++i) by_metric[{parts[i].metric, parts[i].ledger}].push_back(i);
  for (const auto& [metric, members] : by_metric) {
    std::vector<double> p;
    for (const std::size_t i : members) p.push_back(parts[i].contrast.p);
    const auto adjusted = statistics::adjusted_p(p, statistics::FalseDiscovery::BenjaminiHochberg);
    for (std::size_t k = 0; k < members.size(); ++k) parts[members[k]].p_adjusted = adjusted[k];
  }
}

std::vector<PartFigure> parts_of(const std::vector<TwoSided>& rows, const Comparison& c, const ContrastRules& rules) {
  ContrastRules plain = rules;
  plain.resamples = 0;   // hundreds of parts: t intervals say enough
  std::vector<PartFigure> out;
  for (const TwoSided& row : rows) {
    PartFigure p{.part = row.part, .metric = row.metric, .unit = row.unit, .ledger = row.ledger, .good = good_of(row.metric), .contrast = {}};
    p.contrast = contrast_of(row, c.a.replicates.size(), c.b.replicates.size(), p.good, plain);
    out.push_back(std::move(p));
  }
  adjust(out);
  return out;
}

std::string unit_of(const std::string& variable) {
  const auto* info = outcome::find_variable("", variable);
  return info == nullptr ? (variable == "expected_all" ? "1" : "") : std::string(info->unit);
}

std::vector<std::string> contested(const outcome::Table& parameters) {
  std::vector<std::string> on;
  const auto key = outcome::texts_of(parameters, "key");
  const auto value = outcome::numbers_of(parameters, "value");
  for (std::size_t i = 0; i < std::min(key.size(), value.size()); ++i)
    if ((key[i].ends_with("_switch") || key[i] == "offence.efficacy") && value[i] > 0.0) on.push_back(key[i]);
  return on;
}

std::vector<ParameterChange> changed_parameters(const std::array<outcome::Table, 2>& parameters) {
  std::map<std::string, double> before;
  const auto keys = outcome::texts_of(parameters[0], "key");
  const auto values = outcome::numbers_of(parameters[0], "value");
  for (std::size_t i = 0; i < std::min(keys.size(), values.size()); ++i) before[keys[i]] = values[i];
  std::vector<ParameterChange> out;
  const auto key = outcome::texts_of(parameters[1], "key"), unit = outcome::texts_of(parameters[1], "unit");
  const auto value = outcome::numbers_of(parameters[1], "value");
  for (std::size_t i = 0; i < std::min(key.size(), value.size()); ++i)
    if (const auto at = before.find(key[i]); at != before.end() && at->second != value[i])
      out.push_back({key[i], i < unit.size() ? unit[i] : "", at->second, value[i]});
  return out;
}

bool all_equal(const Comparison& c) {
  const auto equal = [](const auto& f) { return f.contrast.verdict == Verdict::Equal || f.contrast.replicates_a == 0; };
  return std::ranges::all_of(c.figures, equal) && std::ranges::all_of(c.districts, equal) && std::ranges::all_of(c.groups, equal) &&
         std::ranges::all_of(c.hours, equal) && std::ranges::all_of(c.streets, [](const StreetFigure& f) {
           for (std::size_t s = 0; s < f.mean_a.size(); ++s)
             if (f.mean_a[s] != f.mean_b[s] && !(std::isnan(f.mean_a[s]) && std::isnan(f.mean_b[s]))) return false;
           return true;
         });
}

}  // namespace

Comparison compare_folders(const fs::path& path_a, const fs::path& path_b, const CompareOptions& options) {
  Folder a = open_folder(path_a), b = open_folder(path_b);
  const Streets streets = read_streets(a.files.begin()->second, options.verify), streets_b = read_streets(b.files.begin()->second, options.verify);
  check_comparable(a, b, streets, streets_b);
  ContrastRules rules{.paired = true, .resamples = options.resamples, .seed = options.seed};
  choose_replicates(a, b, rules.paired);
  Collected all;
  std::array<outcome::Table, 2> parameters;
  read_all(a, b, streets, rules.paired, options.verify, all, parameters);
  Comparison c;
  c.a = a.side;
  c.b = b.side;
  for (const TwoSided& row : all.figures) {
    Figure f{.metric = row.metric, .unit = row.unit, .ledger = row.ledger, .good = good_of(row.metric), .contrast = {}};
    f.contrast = contrast_of(row, c.a.replicates.size(), c.b.replicates.size(), f.good, rules);
    c.figures.push_back(std::move(f));
  }
  for (const auto& [name, sums] : all.streets) c.streets.push_back(sums.conclude(name, unit_of(name), good_of(name), rules.paired));
  c.districts = parts_of(all.districts, c, rules);
  c.groups = parts_of(all.groups, c, rules);
  c.hours = parts_of(all.hours, c, rules);
  c.gains = expected_gains(c);
  c.displacement = displacement(all, streets, streets_b, c, options, rules);
  c.costs = cost_ratios(all, rules);
  c.concentration = concentration(all, streets, c);
  c.caveats = {.independent = !rules.paired,
               .other_version = a.side.provenance.software_version != b.side.provenance.software_version || a.side.provenance.git_sha1 != b.side.provenance.git_sha1,
               .one_replicate = std::min(c.a.replicates.size(), c.b.replicates.size()) < 2,
               .parameters = changed_parameters(parameters), .contested_a = contested(parameters[0]), .contested_b = contested(parameters[1])};
  c.identical = all_equal(c);
  return c;
}

const Figure* find(const Comparison& c, std::string_view metric, std::string_view ledger) {
  const auto at = std::ranges::find_if(c.figures, [&](const Figure& f) { return f.metric == metric && f.ledger == ledger; });
  return at == c.figures.end() ? nullptr : &*at;
}

}  // namespace lichtung::comparison
