// What two folders of outcomes say about the difference between their scenarios: plain data, made by compare_folders().
// A is before, B is after. Ledgers (true, reported, discovered, recorded, cleared, expected) are never mixed: each figure
// names its own. Reads outcome files only. NaN means unknown everywhere. docs/compare.md says how all is computed.
#pragma once

#include "analysis/comparison/contrast.hpp"
#include "analysis/statistics/displacement.hpp"
#include "scenarios/messages.hpp"
#include "sim/outcome/outcome_data.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::comparison {

inline constexpr double kFalseDiscoveries = 0.05;   // share of discoveries among many tests that may be false

/// One side: a folder with replicate files, or one replicate file.
struct Side {
  std::string name;                          // of the folder, without its path
  std::string folder;                        // as a reader of the JSON file finds it from there; empty: not known
  outcome::Provenance provenance;            // of the first replicate compared
  std::vector<std::uint32_t> replicates;     // numbers compared, ascending
  std::vector<std::uint32_t> unpaired;       // numbers that the other side doesn't have; left out when paired
};

/// A row of the totals, compared.
struct Figure {
  std::string metric, unit, ledger;
  Good good{Good::Neither};
  Contrast contrast;
};

/// One variable by street over the whole run (counts as sums, all else as means over time). Vectors by segment.
/// `p_adjusted`: Benjamini & Hochberg over the streets where anything varies or differs; NaN: not tested, no difference.
struct StreetFigure {
  std::string variable, unit, ledger;
  Good good{Good::Neither};
  std::vector<float> mean_a, mean_b, low, high, p_adjusted;   // low, high: 95 % interval of the difference
  std::size_t tested{}, less{}, more{};      // streets with a test; discoveries at 5 % false discoveries
  /// Is the difference of this street told apart from chance?
  [[nodiscard]] bool sure(std::size_t segment) const { return static_cast<double>(p_adjusted[segment]) <= kFalseDiscoveries; }
};

/// A figure of a part of the town, of the week or of its people.
struct PartFigure {
  std::string part;                          // name of the district; "female.18-24", "women", "25-64"; hour of the week "0" … "167"
  std::string metric, unit, ledger;
  Good good{Good::Neither};
  Contrast contrast;
  double p_adjusted{kUnknown};               // over the parts of one metric
  [[nodiscard]] bool sure() const { return p_adjusted <= kFalseDiscoveries; }
};

/// Expected numbers against sampled ones: what the narrower interval saves.
struct ExpectedGain {
  std::string kind;                          // key of an offence kind, or "all"
  double variance_sampled{kUnknown}, variance_expected{kUnknown};   // of the differences, per 100 000 and year
  double ratio{kUnknown};                    // sampled / expected: so many times fewer replicates are needed
};

/// Streets that the plan changed, and by what that shows. Light counts from 0.1 lx and 5 % on.
struct Treatment {
  struct Cause {
    std::string variable;                    // "illuminance_mean", "lamps", "patrol_minutes" …; "given": by the user
    std::size_t streets{};
  };
  std::vector<Cause> causes;
  std::vector<std::uint32_t> streets;        // ascending
  [[nodiscard]] bool given() const { return causes.size() == 1 && causes.front().variable == "given"; }
};

/// Streets by their distance from the treated ones along the network.
struct Ring {
  enum class Role : std::uint8_t { Treated = 0, Catchment = 1, Control = 2 };
  Role role{};
  double from_m{}, to_m{};                   // to_m infinite: the rest of the town
  std::size_t streets{};
  double length_km{};
};

/// What the offences of one kind did in the rings, and where to they moved.
struct Displacement {
  enum class Verdict : std::uint8_t {
    Undefined = 0,       // no treated or no control streets, or no offences there
    NoGain = 1,          // no detectable fall in the treated streets against the control: nothing could be displaced
    Undecided = 2,       // the interval of the quotient holds 0
    Displacement = 3,    // part of the gain came up nearby
    Diffusion = 4,       // the streets nearby gained as well
  };
  std::string kind;                          // key of an offence kind, or "all"; ledger: expected
  std::vector<Contrast> rings;               // expected offences of the whole run, in the order of Comparison::rings
  statistics::WeightedDisplacement wdq;      // of the means; all catchment rings together
  statistics::Interval interval{kUnknown, kUnknown};       // of the quotient, percentile bootstrap over replicates
  statistics::Interval net_interval{kUnknown, kUnknown};   // of the net effect
  Verdict verdict{Verdict::Undefined};
};

/// What one prevented incident or one more fearless walk costs. Interval: Fieller 1954.
struct CostRatio {
  enum class Verdict : std::uint8_t {
    Unknown = 0,         // no costs or no such figure in the files, or one replicate
    Equal = 1,           // neither costs nor incidents differ
    NoGain = 2,          // nothing is detectably gained, so each may cost anything
    Price = 3,           // `ratio` € each, within `interval`
    Saves = 4,           // gained, and not dearer
    Loses = 5,           // detectably more incidents, or fewer fearless walks
  };
  std::string what;                          // "incident" or "fearless_walk"
  std::string kind, ledger;                  // of incidents: key or "all"; true or expected
  Contrast per_year;                         // incidents, or night walks not felt unsafe, B − A
  double gained{kUnknown};                   // per year: fewer incidents, or more walks
  double ratio{kUnknown};                    // € each
  statistics::Interval interval{kUnknown, kUnknown};
  bool bounded{};                            // false: the interval reaches to infinity
  Verdict verdict{Verdict::Unknown};
};

/// How unequally offences lie on streets, before and after, and how well A's worst places foretell B's offences.
struct ConcentrationFigure {
  std::string ledger;                        // "expected", or "true": sampled offences of all replicates together
  double gini_a{kUnknown}, gini_b{kUnknown};
  double streets_with_25_a{kUnknown}, streets_with_25_b{kUnknown};   // share of streets that hold 25 % of the offences
  double streets_with_50_a{kUnknown}, streets_with_50_b{kUnknown};
  double hit_rate{kUnknown}, pai{kUnknown}, pei{kUnknown};   // A's expected worst 5 % of street length as a forecast of B
};

/// A parameter or another input with another value on the two sides, the plan left out.
struct InputChange {
  std::string key, unit, a, b;               // empty: that side doesn't have it
  bool by_plan{};                            // an edit of the plan sets it
};

/// What a reader must know before believing a figure; remarks() says it in words.
struct Caveats {
  bool independent{};                        // not paired: other seeds, or no number of a replicate in common
  bool other_seed{};                         // so also other invented people
  bool own_people{};                         // every replicate of both sides has people of its own: intervals know how much they differ
  bool other_version{};                      // different programs made A and B
  bool other_start{};                        // other dates
  bool one_replicate{};                      // no intervals
  std::vector<InputChange> inputs;           // what differs besides the plan
  std::vector<std::string> contested_a, contested_b;   // parameters of contested effects that aren't 0
};

struct Comparison {
  Side a, b;
  Caveats caveats;
  bool identical{};                          // every figure, street, hour and group is equal in every replicate
  std::vector<Figure> figures;               // rows of the totals, and "fearless_night_walks_per_year"
  std::vector<StreetFigure> streets;
  std::vector<PartFigure> districts, groups, hours;
  std::vector<ExpectedGain> gains;
  Treatment treatment;
  std::vector<Ring> rings;                   // treated, catchment from near to far, control; empty without treated streets
  std::vector<Displacement> displacement;    // "all" first, then by kind
  Contrast cost_per_year;                    // of all costs in €/a together
  std::vector<CostRatio> costs;
  std::vector<ConcentrationFigure> concentration;
  [[nodiscard]] bool paired() const { return !caveats.independent; }
};

struct CompareOptions {
  std::uint32_t resamples{2000};             // of every bootstrap; 0: none
  std::uint64_t seed{1};                     // of the bootstrap
  bool verify{true};                         // hash the files' bytes first
  std::vector<double> ring_ends_m{150.0, 300.0};   // outer ends of the catchment rings, rising
  std::vector<std::string> treated{};        // see treated.hpp; empty: what the two sides differ in
};

/// Errors: outcome::FileError; DataError (in `language`): no or doubled replicates, replicates of several scenarios in one
/// folder, other streets, other days, treated streets that don't exist.
[[nodiscard]] Comparison compare_folders(const std::filesystem::path& a, const std::filesystem::path& b, const CompareOptions& options,
                                         Language language = Language::English);

/// The figure, or nullptr.
[[nodiscard]] const Figure* find(const Comparison& c, std::string_view metric, std::string_view ledger = "");
[[nodiscard]] const StreetFigure* find_street(const Comparison& c, std::string_view variable);

}  // namespace lichtung::comparison
