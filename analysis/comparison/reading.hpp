// One replicate reduced to what is compared. Files are read one after the other: memory holds one variable of one
// replicate, the figures of all replicates, and running sums by street (see street_sums.hpp).
#pragma once

#include "sim/outcome/outcome_data.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lichtung::comparison {

inline constexpr std::size_t kWeekHours = 168;

/// Streets of the town; both sides must have the same.
struct Streets {
  outcome::Mesh mesh;
  std::vector<std::int32_t> from, to, district;    // nodes, row of districts (−1: none)
  std::vector<double> length_m, lamps;
  std::vector<std::string> districts;
  [[nodiscard]] std::size_t size() const { return length_m.size(); }
};

struct Row {
  std::string metric, unit, ledger;
  double value{};
};

/// Invented residents of one sex and age band in the dark.
struct Group {
  std::string name;                                // "female.18-24"
  double residents{}, tours{}, avoided{}, walks{}, unsafe_walks{};
};

/// A replicate over its whole run.
struct Sample {
  outcome::Provenance provenance;
  std::vector<Row> totals;
  std::map<std::string, std::vector<double>> streets;                    // counts summed over frames, the rest as means over time
  std::map<std::string, std::array<double, kWeekHours>> hours;           // footfall, incidents, patrol: sum over streets; fear: mean by footfall
  std::vector<Group> groups;
  std::vector<double> sampled;                                           // true incidents by street, all kinds
  outcome::Table parameters;
};

/// The replicate files of a folder by name, or the file itself. Errors: FileError Missing.
[[nodiscard]] std::vector<std::filesystem::path> replicate_files(const std::filesystem::path& path);

[[nodiscard]] Streets read_streets(const std::filesystem::path& file, bool verify);

/// Errors: FileError; DataError where it has another number of streets than `streets`, or is a summary.
[[nodiscard]] Sample read_sample(const std::filesystem::path& file, const Streets& streets, bool verify);

}  // namespace lichtung::comparison
