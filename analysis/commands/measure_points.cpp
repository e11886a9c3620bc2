// `lichtung stats centre|nearest|quadrats|ripley`: point patterns.
#include "analysis/commands/measures.hpp"
#include "analysis/commands/session.hpp"
#include "analysis/commands/tests_report.hpp"
#include "analysis/statistics/centrography.hpp"
#include "analysis/statistics/nearest_neighbour.hpp"
#include "analysis/statistics/point_process.hpp"
#include "analysis/statistics/quadrats.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace lichtung::commands {
namespace {

using statistics::Point;
using statistics::Window;

struct PointOptions {
  Common common;
  PlaceColumns places;
  std::string window, distances;
  std::size_t rows{10}, columns{10};
};

/// Points and study area of a call; nothing after telling what is wrong. Without --window the area is the points' own
/// bounding box, which is too small an area by construction; that is told as a warning.
struct Pattern {
  std::vector<Point> points;
  Window window;
};
std::optional<Pattern> read_pattern(const PointOptions& o, Session& session) {
  const std::vector<Point> places = session.places(o.places);
  const auto corners = o.window.empty() ? std::optional(std::vector<double>()) : parse_list(o.window);
  const bool four =
      corners && corners->size() == 4 && std::ranges::all_of(*corners, [](double c) { return std::isfinite(c); });
  if (!o.window.empty() && !four) session.error("stats.not_a_window", {{o.window}});
  if (!session.ready()) return std::nullopt;
  Pattern pattern{session.kept(places), {}};
  if (o.window.empty()) {
    pattern.window = statistics::bounding_window(pattern.points);
    session.notes().warning(o.common.file, 0, "stats.window_guessed");
  } else {
    pattern.window = {{Metres((*corners)[0]), Metres((*corners)[1])}, {Metres((*corners)[2]), Metres((*corners)[3])}};
  }
  return pattern;
}

Json to_json(Point p) { return {p.x.value, p.y.value}; }
Json to_json(const Window& w) { return {w.low.x.value, w.low.y.value, w.high.x.value, w.high.y.value}; }

void run_centre(const PointOptions& o, Context& context) {
  Session session(o.common, context);
  const std::vector<Point> places = session.places(o.places);
  if (!session.ready()) return;
  const statistics::Centrography c = statistics::centrography(session.kept(places));
  const Language l = context.language;
  Report report(l);
  const auto at = [l](Point p) { return figure(p.x.value, l) + "   " + figure(p.y.value, l); };
  TextTable table;
  table.row({report.word_of("mean_centre"), at(c.mean_centre)});
  table.row({report.word_of("median_centre"), at(c.median_centre)});
  table.row({report.word_of("circle_centre"), at(c.smallest_circle.centre)});
  report.count("points", "points", session.used());
  report.number("standard_distance", "standard_distance", c.standard_distance.value, "unit_m");
  report.number("smallest_circle.radius", "circle_radius", c.smallest_circle.radius.value, "unit_m");
  report.count("hull_corners", "hull_corners", c.hull.size());
  report.table(table);
  report.json("mean_centre", to_json(c.mean_centre));
  report.json("median_centre", to_json(c.median_centre));
  report.json("smallest_circle.centre", to_json(c.smallest_circle.centre));
  Json hull = Json::array();
  for (const Point& p : c.hull) hull.push_back(to_json(p));
  report.json("hull", std::move(hull));
  session.print(report);
}

void run_nearest(const PointOptions& o, Context& context) {
  Session session(o.common, context);
  const auto pattern = read_pattern(o, session);
  if (!pattern) return;
  const auto r = statistics::nearest_neighbour_index(pattern->points, pattern->window);
  Report report(context.language);
  report.count("points", "points", pattern->points.size());
  report.number("area", "area", pattern->window.area(), "unit_m2");
  report.json("window", to_json(pattern->window));
  report.number("mean_distance", "mean_nearest", r.mean_distance.value, "unit_m");
  report.number("index", "nearest_index", r.index);
  report.number("donnelly_index", "donnelly_index", r.donnelly_index);
  report_z(report, "plain", "heading_clark_evans", r.plain);
  report_z(report, "donnelly", "heading_donnelly", r.donnelly);
  session.print(report);
}

void run_quadrats(const PointOptions& o, Context& context) {
  Session session(o.common, context);
  const auto pattern = read_pattern(o, session);
  if (!pattern) return;
  const statistics::Quadrats q = statistics::quadrats(pattern->points, pattern->window, o.rows, o.columns);
  Report report(context.language);
  report.count("points", "points", pattern->points.size());
  report.json("window", to_json(pattern->window));
  report.count("rows", "rows", o.rows);
  report.count("columns", "columns", o.columns);
  report.number("mean", "mean", q.mean);
  report.number("variance_to_mean", "variance_to_mean", q.variance_to_mean);
  report.number("chi_squared", "chi_squared", q.chi_squared);
  report.number("degrees", "degrees", q.degrees);
  report.number("p_clustered", "p_clustered", q.p_clustered);
  report.number("p_regular", "p_regular", q.p_regular);
  report.json("counts", q.counts);
  session.print(report);
}

/// Given distances, or ten steps up to a quarter of the shorter side (Diggle's advice).
std::optional<std::vector<Metres>> distances_of(const PointOptions& o, const Window& window, Session& session) {
  std::vector<Metres> distances;
  if (o.distances.empty()) {
    const double most = 0.25 * std::min(window.width(), window.height());
    for (int k = 1; k <= 10; ++k) distances.emplace_back(most * k / 10.0);
    return distances;
  }
  const auto list = parse_list(o.distances);
  if (!list) {
    session.error("stats.not_a_list", {{"--distances"}, {o.distances}});
    static_cast<void>(session.ready());
    return std::nullopt;
  }
  for (const double d : *list) distances.emplace_back(d);
  return distances;
}

void run_ripley(const PointOptions& o, Context& context) {
  Session session(o.common, context);
  const auto pattern = read_pattern(o, session);
  if (!pattern) return;
  const auto distances = distances_of(o, pattern->window, session);
  if (!distances) return;
  const auto rows = statistics::point_functions(pattern->points, pattern->window, *distances, o.common.plan());
  const Language l = context.language;
  Report report(l);
  report.count("points", "points", pattern->points.size());
  report.count("simulations", "simulations", o.common.permutations);
  report.json("seed", o.common.seed);
  report.json("window", to_json(pattern->window));
  TextTable table;
  table.row({"r", "K", "L", "L min", "L max", "G", "F", "J", report.word_of("random_k"), report.word_of("random_g")});
  Json list = Json::array();
  for (const statistics::PointFunctions& f : rows) {
    table.row({figure(f.r.value, l), figure(f.k, l), number(f.l, 2, l), number(f.l_low, 2, l), number(f.l_high, 2, l),
               number(f.g, 3, l), number(f.f, 3, l), number(f.j, 3, l), figure(f.random_k, l),
               number(f.random_g, 3, l)});
    list.push_back({{"r", f.r.value},
                    {"k", f.k},
                    {"l", f.l},
                    {"l_low", json_number(f.l_low)},
                    {"l_high", json_number(f.l_high)},
                    {"g", json_number(f.g)},
                    {"f", json_number(f.f)},
                    {"j", json_number(f.j)},
                    {"random_k", f.random_k},
                    {"random_g", f.random_g}});
  }
  report.heading("heading_ripley");
  report.table(table);
  report.json("functions", std::move(list));
  session.print(report);
}

std::shared_ptr<PointOptions> add_points(CLI::App& stats, Context& context, const std::string& name,
                                         void (*run)(const PointOptions&, Context&), bool window) {
  auto o = std::make_shared<PointOptions>();
  CLI::App* sub = add_measure(stats, context, name, o->common, [o, &context, run] { run(*o, context); });
  add_place_options(*sub, context, o->places);
  if (window) add_option(*sub, context, "--window", o->window, "X0,Y0,X1,Y1");
  return o;
}

}  // namespace

void add_centre(CLI::App& stats, Context& context) { add_points(stats, context, "centre", run_centre, false); }

void add_nearest(CLI::App& stats, Context& context) { add_points(stats, context, "nearest", run_nearest, true); }

void add_quadrats(CLI::App& stats, Context& context) {
  const auto o = add_points(stats, context, "quadrats", run_quadrats, true);
  CLI::App* sub = stats.get_subcommand("quadrats");
  add_option(*sub, context, "--rows", o->rows, "N");
  add_option(*sub, context, "--columns", o->columns, "N");
}

void add_ripley(CLI::App& stats, Context& context) {
  const auto o = add_points(stats, context, "ripley", run_ripley, true);
  o->common.permutations = 99;
  CLI::App* sub = stats.get_subcommand("ripley");
  add_option(*sub, context, "--distances", o->distances, "LIST");
  add_permutation_options(*sub, context, o->common);
}

}  // namespace lichtung::commands
