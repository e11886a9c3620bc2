// All that a report needs of one folder of results, read once: figures by replicate, so that intervals can be given,
// and what is drawn as means over replicates.
#pragma once

#include "scenarios/offence_kinds.hpp"
#include "sim/outcome/outcome_data.hpp"
#include "sim/svg/svg_map.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::report {

/// A figure of the totals.
struct Total {
  std::string metric, unit, ledger;
  std::vector<double> values;                // by replicate; NaN: missing
};

/// The books of offences, never mixed.
enum class Ledger : std::uint8_t { True, Reported, Discovered, Recorded, Cleared };
inline constexpr std::size_t kLedgers = 5;
inline constexpr std::array<std::string_view, kLedgers> kLedgerWords{"true", "reported", "discovered", "recorded", "cleared"};

/// Sampled offences by kind and book; cleared ones are recorded ones that were cleared.
using OffenceCounts = std::array<std::array<double, kLedgers>, kOffenceKinds>;

inline constexpr std::size_t kSexes = 2, kAgeBands = 8, kHours = 168;

/// What a group of invented residents did and felt at night.
struct GroupNight {
  double residents{}, tours{}, avoided{}, walks{}, unsafe_walks{};
};
using Groups = std::array<std::array<GroupNight, kAgeBands>, kSexes>;

/// One replicate.
struct Replicate {
  std::string file, content_sha256;
  std::uint32_t number{};
  std::vector<OffenceCounts> offences;                        // by district, last: outside all
  std::vector<std::array<double, kOffenceKinds>> expected;    // the same, hazards summed
  std::array<double, kHours> incident_hours{};                // true offences by hour of the week
  std::vector<double> responses_s;                            // of calls that somebody came to
  double calls{};
  Groups groups{};
};

struct RunSet {
  std::string name;                          // of the folder or file, without its path
  outcome::Provenance provenance;            // of the first replicate
  std::vector<Replicate> replicates;
  std::vector<double> frame_start_s;
  std::size_t segments{};
  int epsg{};
  std::vector<std::vector<svg::Point>> lines;                 // by segment
  std::vector<double> length_m;                               // by segment
  std::vector<std::int32_t> district;                         // by segment, −1: none
  std::vector<Total> totals;
  std::map<std::string, std::vector<double>, std::less<>> streets;               // variable → by segment, mean over replicates
  std::map<std::string, std::vector<double>, std::less<>> streets_half;          // half the 95 % interval of that mean; NaN: below two values
  std::map<std::string, std::vector<std::vector<double>>, std::less<>> series;   // variable → frame → by replicate
  std::array<double, kHours> footfall_hours{};                // persons × streets per hour, mean over replicates
  outcome::Table segment_table, districts, parameters, angst, night;   // without columns where the files have none
  bool angst_of_means{};                     // from the summary, not from one replicate

  [[nodiscard]] std::size_t size() const { return replicates.size(); }
  [[nodiscard]] double years() const { return static_cast<double>(provenance.days) / 365.0; }
  /// nullptr if the files don't have it.
  [[nodiscard]] const Total* find(std::string_view metric, std::string_view ledger = "") const;
  /// Empty if the files don't have it.
  [[nodiscard]] const std::vector<double>& street(std::string_view variable) const;
};

/// `path`: a folder with replicate files (and summary.h5, if there), or one replicate file. `verify`: hash the bytes
/// first. `only`: these replicates, by number; empty: all. Errors: outcome::FileError; DataError (no replicates, replicates of different scenarios).
[[nodiscard]] RunSet read_run_set(const std::filesystem::path& path, std::span<const std::uint32_t> only = {}, bool verify = true);

}  // namespace lichtung::report
