// One replicate reduced to what is compared. Files are read one after the other: memory holds one variable of one
// replicate, the figures of all replicates, and running sums by street (see street_sums.hpp).
#pragma once

#include "scenarios/messages.hpp"
#include "sim/outcome/outcome_data.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace lichtung::comparison {

inline constexpr std::size_t kWeekHours = 168;

/// Streets of the town; both sides must have the same.
struct Streets {
  outcome::Mesh mesh;
  std::vector<std::int32_t> from, to, district;    // nodes, row of districts (−1: none)
  std::vector<double> length_m;
  std::vector<std::string> names, districts;
  std::map<std::string, std::vector<double>, std::less<>> state;   // columns that a plan may change: lamps, dwellings …
  [[nodiscard]] std::size_t size() const { return length_m.size(); }
};

struct Row {
  std::string metric, unit, ledger;
  double value{};
};

/// A figure of a group of invented people; NaN: nobody did it.
struct GroupRow {
  std::string group, metric, unit;                 // "female.18-24", "women"
  double value{};
};

using Hours = std::array<double, kWeekHours>;

/// A replicate over its whole run.
struct Sample {
  outcome::Provenance provenance;
  std::vector<Row> totals;                                               // with fearless_night_walks_per_year
  std::map<std::string, std::vector<double>, std::less<>> streets;       // counts summed over frames, the rest as means over time
  std::map<std::string, Hours, std::less<>> hours;                       // sums over streets; fear: mean by footfall
  std::vector<GroupRow> groups;
  std::vector<double> sampled;                                           // true incidents by street, all kinds
};

/// The replicate files of a folder by name, or the file itself. Errors: FileError Missing.
[[nodiscard]] std::vector<std::filesystem::path> replicate_files(const std::filesystem::path& path);

/// Errors of these three: FileError; DataError in `language` where tables don't fit together or it is a summary.
[[nodiscard]] Streets read_streets(const std::filesystem::path& file, Language language);
[[nodiscard]] Sample read_sample(const std::filesystem::path& file, const Streets& streets, Language language);
/// Expected offences by kind and segment over the whole run; keys as in offence kinds.
[[nodiscard]] std::map<std::string, std::vector<double>, std::less<>> read_expected(const std::filesystem::path& file, const Streets& streets,
                                                                                 Language language);

/// The same town: nodes, lengths, ends and map ways of all streets are equal.
[[nodiscard]] bool same_network(const Streets& a, const Streets& b);

}  // namespace lichtung::comparison
