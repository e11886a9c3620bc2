// Which units are neighbours, as options of a measure: a weights file, distances, a lattice, groups or street nodes.
#pragma once

#include "analysis/commands/session.hpp"
#include "analysis/statistics/weights.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lichtung::commands {

struct WeightsOptions {
  std::string file, id;       // .gal or .gwt, and the data's column of ids
  std::string gwt{"binary"};  // binary | value
  double band{};              // metres; 0: not asked for
  std::size_t nearest{};
  std::string lattice;  // "4x5"
  std::string contiguity{"rook"};
  std::string same;       // column of groups
  std::string streets;    // "FROM,TO": columns of street nodes
  std::string transform;  // row | binary
  PlaceColumns places;

  [[nodiscard]] bool row_standardised() const { return transform == "row"; }
};

/// `transform`: what the measure does unless told otherwise.
void add_weights_options(CLI::App& app, const Context& context, WeightsOptions& options, const std::string& transform);

/// Columns that the weights need, read before rows are dropped.
struct WeightsColumns {
  std::vector<std::string> ids, groups, from, to;
  std::vector<statistics::Point> places;
};
/// Exactly one kind of neighbours must be asked for; otherwise an error.
[[nodiscard]] WeightsColumns read_weights_columns(const WeightsOptions& options, Session& session);

/// Weights of the rows in use, not yet row-standardised. Nothing after telling what is wrong. Rows may be left out only
/// where neighbours follow from the data alone.
[[nodiscard]] std::optional<statistics::SpatialWeights> make_weights(const WeightsOptions& options,
                                                                     const WeightsColumns& columns, Session& session);

/// Units, links, islands and one-way links, for the report.
void describe_weights(const statistics::SpatialWeights& weights, Report& report);

/// Numbers of words in order of appearance.
[[nodiscard]] std::vector<std::uint32_t> numbered(const std::vector<std::string>& words);

}  // namespace lichtung::commands
