// `lichtung stats knox`: the near-repeat table.
#include "analysis/commands/measures.hpp"
#include "analysis/commands/session.hpp"
#include "analysis/commands/tests_report.hpp"
#include "analysis/statistics/knox.hpp"

#include <fmt/format.h>
#include <CLI/Validators.hpp>

#include <cmath>
#include <memory>
#include <utility>

namespace lichtung::commands {
namespace {

struct KnoxOptions {
  Common common;
  PlaceColumns places;
  std::string time{"date"}, space{"0,0.1,100,200,300,400"}, days{"0,7,14,21,28"}, metric{"euclidean"}, closed{"left"},
      pairs;
};

/// "0 … 100" of a band, with the bracket that belongs to its edges.
std::string band_name(const statistics::Bands& bands, std::size_t k, Language language) {
  const auto edge = [&](double value) {
    std::string text = fmt::format("{}", value);
    if (language == Language::German)
      for (char& c : text) c = c == '.' ? ',' : c;
    return std::isinf(value) ? std::string("∞") : text;
  };
  const bool left = bands.closed == statistics::BandEdges::LeftClosed;
  const std::string_view open = left || k == 0 ? "[" : "(", close = left ? ")" : "]";
  return fmt::format("{}{}; {}{}", open, edge(bands.edges[k]), edge(bands.edges[k + 1]), close);
}

/// Pairs with given distances: columns first, second (rows of the data from 1) and distance.
std::vector<statistics::NearPair> read_pairs(const std::string& file, std::size_t events, Session& session) {
  std::vector<statistics::NearPair> pairs;
  const auto table = session.other_table(file);
  if (!table) return pairs;
  const auto a = tables::find_column(*table, "first", session.notes()),
             b = tables::find_column(*table, "second", session.notes());
  const auto d = tables::find_column(*table, "distance", session.notes());
  if (!a || !b || !d) return pairs;
  for (std::size_t r = 0; r < table->rows(); ++r) {
    const auto first = tables::parse_number(table->cell(r, *a), session.decimal()),
               second = tables::parse_number(table->cell(r, *b), session.decimal());
    const auto distance = tables::parse_number(table->cell(r, *d), session.decimal());
    const auto row = [events](const std::optional<double>& v) {
      return v && *v >= 1.0 && *v <= static_cast<double>(events) && *v == std::floor(*v);
    };
    if (!row(first) || !row(second) || !distance)
      session.notes().error(table->file, table->lines[r], "stats.not_a_pair", {{std::to_string(events)}});
    else
      pairs.push_back(
          {static_cast<std::uint32_t>(*first) - 1, static_cast<std::uint32_t>(*second) - 1, Metres(*distance)});
  }
  return pairs;
}

/// One quantity of the table: space bands in rows, time bands in columns.
template <class T, class Show>
void report_grid(Report& report, const std::string& key, const std::vector<T>& cells, const statistics::Bands& space,
                 const statistics::Bands& time, const Show& show) {
  const Language l = report.language();
  TextTable table;
  std::vector<std::string> head{report.word_of("knox_metres_days")};
  for (std::size_t t = 0; t < time.count(); ++t) head.push_back(band_name(time, t, l));
  table.row(std::move(head));
  Json rows = Json::array();
  for (std::size_t s = 0; s < space.count(); ++s) {
    std::vector<std::string> line{band_name(space, s, l)};
    Json row = Json::array();
    for (std::size_t t = 0; t < time.count(); ++t) {
      const T value = cells[s * time.count() + t];
      line.push_back(show(value));
      row.push_back(std::is_floating_point_v<T> ? json_number(static_cast<double>(value)) : Json(value));
    }
    table.row(std::move(line));
    rows.push_back(std::move(row));
  }
  report.heading("knox_" + key);
  report.table(table);
  report.json(key, std::move(rows));
}

Json edges_json(const statistics::Bands& bands) {
  Json list = Json::array();
  for (const double edge : bands.edges) list.push_back(std::isinf(edge) ? Json("inf") : Json(edge));
  return list;
}

void report_knox(const statistics::KnoxTable& t, const statistics::Bands& space, const statistics::Bands& time,
                 const Common& common, Report& report) {
  const Language l = report.language();
  const auto real = [l](int decimals) { return [l, decimals](double v) { return number(v, decimals, l); }; };
  report.count("events", "events", t.events);
  report.count("pairs", "pairs", t.pairs);
  report.count("permutations", "permutations", common.permutations);
  report.json("seed", common.seed);
  report.json("space", edges_json(space));
  report.json("time", edges_json(time));
  report.json("pairs_in_space", t.in_space);
  report.json("pairs_in_time", t.in_time);
  report_grid(report, "observed", t.observed, space, time,
              [l](std::uint64_t v) { return number(static_cast<std::int64_t>(v), l); });
  report_grid(report, "expected_product", t.expected_product, space, time, real(1));
  report_grid(report, "p_poisson", t.p_poisson, space, time, real(3));
  if (common.permutations == 0) return;
  report_grid(report, "expected", t.expected_permuted, space, time, real(1));
  report_grid(report, "ratio", t.ratio, space, time, real(2));
  report_grid(report, "p", t.p, space, time, real(3));
}

void run_knox(const KnoxOptions& o, Context& context) {
  Session session(o.common, context);
  const std::vector<double> days = session.days(o.time);
  const std::vector<statistics::Point> places =
      o.pairs.empty() ? session.places(o.places) : std::vector<statistics::Point>();
  const auto space_edges = parse_list(o.space), day_edges = parse_list(o.days);
  if (!space_edges) session.error("stats.not_a_list", {{"--space"}, {o.space}});
  if (!day_edges) session.error("stats.not_a_list", {{"--days"}, {o.days}});
  std::vector<statistics::NearPair> pairs;
  if (!o.pairs.empty() && session.has_table()) pairs = read_pairs(o.pairs, days.size(), session);
  if (!o.pairs.empty() && session.notes().rows_left_out > 0) session.error("stats.pairs_need_all_rows");
  if (!session.ready()) return;
  const auto closed = o.closed == "left" ? statistics::BandEdges::LeftClosed : statistics::BandEdges::RightClosed;
  const statistics::Bands space{*space_edges, closed}, time{*day_edges, closed};
  const auto metric = o.metric == "manhattan" ? statistics::Metric::Manhattan : statistics::Metric::Euclidean;
  const statistics::KnoxTable table =
      o.pairs.empty() ? statistics::knox(session.kept(places), session.kept(days), metric, space, time, o.common.plan())
                      : statistics::knox(pairs, days, space, time, o.common.plan());
  Report report(context.language);
  report_knox(table, space, time, o.common, report);
  session.print(report);
}

}  // namespace

void add_knox(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<KnoxOptions>();
  CLI::App* sub = add_measure(stats, context, "knox", o->common, [o, &context] { run_knox(*o, context); });
  add_place_options(*sub, context, o->places);
  add_option(*sub, context, "--time", o->time, "COLUMN");
  add_option(*sub, context, "--space", o->space, "LIST");
  add_option(*sub, context, "--days", o->days, "LIST");
  add_option(*sub, context, "--metric", o->metric, "euclidean|manhattan")
      ->check(CLI::IsMember({"euclidean", "manhattan"}).description(""));
  add_option(*sub, context, "--closed", o->closed, "left|right")
      ->check(CLI::IsMember({"left", "right"}).description(""));
  add_option(*sub, context, "--pairs", o->pairs, "FILE");
  add_permutation_options(*sub, context, o->common);
}

}  // namespace lichtung::commands
