// Options to spatial weights.
#include "analysis/commands/weights_options.hpp"

#include "analysis/statistics/weights_builders.hpp"
#include "analysis/tables/weights_file.hpp"

#include <CLI/Validators.hpp>

#include <array>
#include <map>
#include <utility>

namespace lichtung::commands {
namespace {

using statistics::SpatialWeights;

int kinds_asked_for(const WeightsOptions& o) {
  const std::array<bool, 6> kinds{!o.file.empty(),    o.band > 0.0,    o.nearest > 0,
                                  !o.lattice.empty(), !o.same.empty(), !o.streets.empty()};
  int count = 0;
  for (const bool kind : kinds) count += kind ? 1 : 0;
  return count;
}

/// "4x5" as rows and columns.
std::optional<std::pair<std::size_t, std::size_t>> parse_lattice(const std::string& text) {
  const auto cross = text.find_first_of("xX");
  if (cross == std::string::npos) return std::nullopt;
  const auto rows = tables::parse_number(text.substr(0, cross), tables::DecimalMark::Point);
  const auto columns = tables::parse_number(text.substr(cross + 1), tables::DecimalMark::Point);
  const auto usable = [](const std::optional<double>& v) {
    return v && *v >= 1.0 && *v <= 1e6 && *v == static_cast<double>(static_cast<std::size_t>(*v));
  };
  if (!usable(rows) || !usable(columns)) return std::nullopt;
  return std::pair(static_cast<std::size_t>(*rows), static_cast<std::size_t>(*columns));
}

std::optional<SpatialWeights> from_file(const WeightsOptions& o, const WeightsColumns& columns, Session& session) {
  const auto file = tables::read_weights(o.file, session.notes());
  if (!file) return std::nullopt;
  std::vector<std::string> ids = session.kept(columns.ids);
  // The id column that the file names is used if the data have it; otherwise ids must be row numbers.
  if (ids.empty() && !file->id_column.empty()) {
    tables::Notes unheard;
    if (const auto column = tables::find_column(session.table(), file->id_column, unheard))
      for (std::size_t r = 0; r < session.table().rows(); ++r)
        ids.emplace_back(tables::trimmed(session.table().cell(r, *column)));
  }
  if (ids.empty()) ids = tables::row_ids(*file, session.used());
  if (ids.empty()) {
    session.error("stats.weights_need_ids", {{o.file}, {file->ids.front()}});
    return std::nullopt;
  }
  auto weights = tables::align(*file, ids, session.notes());
  if (weights && o.gwt == "binary") weights = statistics::binary(*weights);
  return weights;
}

SpatialWeights from_streets(const WeightsColumns& columns, Session& session) {
  const std::vector<std::string> from = session.kept(columns.from), to = session.kept(columns.to);
  std::vector<std::string> ends = from;
  ends.insert(ends.end(), to.begin(), to.end());
  const std::vector<std::uint32_t> nodes = numbered(ends);
  std::vector<statistics::StreetEdge> edges;
  for (std::size_t i = 0; i < from.size(); ++i) edges.push_back({nodes[i], nodes[from.size() + i]});
  return statistics::street_neighbours(edges);
}

}  // namespace

std::vector<std::uint32_t> numbered(const std::vector<std::string>& words) {
  std::map<std::string, std::uint32_t> known;
  std::vector<std::uint32_t> numbers;
  for (const std::string& word : words)
    numbers.push_back(known.emplace(word, static_cast<std::uint32_t>(known.size())).first->second);
  return numbers;
}

void add_weights_options(CLI::App& app, const Context& context, WeightsOptions& options, const std::string& transform) {
  options.transform = transform;
  add_option(app, context, "--weights", options.file, "FILE");
  add_option(app, context, "--id", options.id, "COLUMN");
  add_option(app, context, "--gwt", options.gwt, "binary|value")
      ->check(CLI::IsMember({"binary", "value"}).description(""));
  add_option(app, context, "--band", options.band, "M");
  add_option(app, context, "--nearest", options.nearest, "K");
  add_place_options(app, context, options.places);
  add_option(app, context, "--lattice", options.lattice, "ROWSxCOLUMNS");
  add_option(app, context, "--contiguity", options.contiguity, "rook|queen")
      ->check(CLI::IsMember({"rook", "queen"}).description(""));
  add_option(app, context, "--same", options.same, "COLUMN");
  add_option(app, context, "--streets", options.streets, "FROM,TO");
  add_option(app, context, "--transform", options.transform, "row|binary")
      ->check(CLI::IsMember({"row", "binary"}).description(""));
}

WeightsColumns read_weights_columns(const WeightsOptions& o, Session& session) {
  WeightsColumns columns;
  if (kinds_asked_for(o) != 1) {
    session.error("stats.weights_one_kind");
    return columns;
  }
  if (!o.id.empty()) columns.ids = session.texts(o.id);
  if (o.band > 0.0 || o.nearest > 0) columns.places = session.places(o.places);
  if (!o.same.empty()) columns.groups = session.texts(o.same);
  if (!o.streets.empty()) {
    const std::vector<std::string> names = split(o.streets);
    if (names.size() == 2) {
      columns.from = session.texts(names[0]);
      columns.to = session.texts(names[1]);
    } else {
      session.error("stats.not_two_columns", {{"--streets"}, {o.streets}});
    }
  }
  return columns;
}

std::optional<SpatialWeights> make_weights(const WeightsOptions& o, const WeightsColumns& columns, Session& session) {
  std::optional<SpatialWeights> weights;
  if (session.notes().rows_left_out > 0 && (!o.file.empty() || !o.lattice.empty())) {
    session.error("stats.weights_need_all_rows");
  } else if (!o.file.empty()) {
    weights = from_file(o, columns, session);
  } else if (o.band > 0.0) {
    weights = statistics::distance_band(session.kept(columns.places), Metres(o.band));
  } else if (o.nearest > 0) {
    weights = statistics::nearest_neighbours(session.kept(columns.places), o.nearest);
  } else if (!o.same.empty()) {
    weights = statistics::same_group(numbered(session.kept(columns.groups)));
  } else if (!o.streets.empty()) {
    weights = from_streets(columns, session);
  } else if (const auto size = parse_lattice(o.lattice); size && size->first * size->second == session.used()) {
    weights =
        statistics::lattice(size->first, size->second,
                            o.contiguity == "queen" ? statistics::Contiguity::Queen : statistics::Contiguity::Rook);
  } else {
    session.error("stats.not_a_lattice", {{o.lattice}, {std::to_string(session.used())}});
  }
  if (!session.ready()) return std::nullopt;
  return weights;
}

void describe_weights(const SpatialWeights& weights, Report& report) {
  report.count("units", "units", weights.units());
  report.count("links", "links", weights.links());
  report.count("islands", "islands", statistics::islands(weights).size());
  report.count("one_way_links", "one_way_links", statistics::one_way_links(weights));
}

}  // namespace lichtung::commands
