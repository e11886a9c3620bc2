// `lichtung stats network-kernel`: density of events along streets.
#include "analysis/commands/measures.hpp"
#include "analysis/commands/session.hpp"
#include "analysis/commands/tests_report.hpp"
#include "analysis/commands/weights_options.hpp"
#include "analysis/statistics/network_kernel.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

namespace lichtung::commands {
namespace {

struct NetworkOptions {
  Common common;
  std::string id{"id"}, from{"from"}, to{"to"}, length{"length"};
  std::string events, edge{"edge"}, offset{"offset"};
  double bandwidth{200.0}, lixel{20.0};
  std::size_t top{20};
};

/// Streets by their names.
struct Streets {
  std::vector<std::string> names;
  std::vector<statistics::NetworkEdge> edges;
};

std::optional<Streets> read_streets(const NetworkOptions& o, Session& session) {
  const std::vector<std::string> ids = session.texts(o.id), from = session.texts(o.from), to = session.texts(o.to);
  const std::vector<double> length = session.numbers(o.length);
  if (!session.ready()) return std::nullopt;
  Streets streets{session.kept(ids), {}};
  std::vector<std::string> ends = session.kept(from);
  const std::vector<std::string> others = session.kept(to);
  ends.insert(ends.end(), others.begin(), others.end());
  const std::vector<std::uint32_t> nodes = numbered(ends);
  const std::vector<double> lengths = session.kept(length);
  for (std::size_t i = 0; i < lengths.size(); ++i)
    streets.edges.push_back({nodes[i], nodes[lengths.size() + i], Metres(lengths[i])});
  return streets;
}

/// Events on the streets; those on streets that aren't there or beyond their end are left out.
std::vector<statistics::NetworkEvent> read_events(const NetworkOptions& o, const Streets& streets, Session& session) {
  std::vector<statistics::NetworkEvent> events;
  const auto table = session.other_table(o.events);
  if (!table) return events;
  const auto edge = tables::find_column(*table, o.edge, session.notes()),
             offset = tables::find_column(*table, o.offset, session.notes());
  if (!edge || !offset) return events;
  std::map<std::string, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < streets.names.size(); ++i) numbers.emplace(streets.names[i], i);
  tables::Selection selection(*table, session.notes());
  const std::vector<std::string> names = selection.texts(*edge);
  const std::vector<double> offsets = selection.numbers(*offset, session.decimal());
  for (std::size_t r = 0; r < names.size(); ++r) {
    if (!selection.uses(r)) continue;
    const auto found = numbers.find(names[r]);
    if (found == numbers.end())
      selection.leave_out(r, "stats.unknown_unit", {{names[r]}, {o.common.file}});
    else if (offsets[r] < 0.0 || offsets[r] > streets.edges[found->second].length.value)
      selection.leave_out(r, "stats.beyond_street", {{names[r]}});
    else
      events.push_back({found->second, Metres(offsets[r])});
  }
  return events;
}

void run_network(const NetworkOptions& o, Context& context) {
  Session session(o.common, context);
  const auto streets = read_streets(o, session);
  if (!streets) return;
  const std::vector<statistics::NetworkEvent> events = read_events(o, *streets, session);
  if (!session.ready()) return;
  const auto lixels = statistics::network_density(streets->edges, events, Metres(o.bandwidth), Metres(o.lixel));
  const Language l = context.language;
  Report report(l);
  report.count("streets", "streets", streets->edges.size());
  report.count("events", "events", events.size());
  report.json("bandwidth", o.bandwidth);
  report.json("lixel_length", o.lixel);
  report.count("lixels", "lixels", lixels.size());
  Json list = Json::array();
  for (const statistics::Lixel& x : lixels)
    list.push_back(
        {{"edge", streets->names[x.edge]}, {"begin", x.begin.value}, {"end", x.end.value}, {"density", x.density}});
  report.json("lixels_list", std::move(list));
  std::vector<std::size_t> order(lixels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return lixels[a].density > lixels[b].density; });
  TextTable table;
  table.row({report.word_of("street"), report.word_of("from_m"), report.word_of("to_m"), report.word_of("per_km")});
  for (std::size_t n = 0; n < std::min(o.top, order.size()); ++n) {
    const statistics::Lixel& x = lixels[order[n]];
    table.row({printable(streets->names[x.edge]), number(x.begin.value, 0, l), number(x.end.value, 0, l),
               number(1000.0 * x.density, 2, l)});
  }
  report.heading("heading_lixels");
  report.table(table);
  session.print(report);
}

}  // namespace

void add_network_kernel(CLI::App& stats, Context& context) {
  const auto o = std::make_shared<NetworkOptions>();
  CLI::App* sub = add_measure(stats, context, "network-kernel", o->common, [o, &context] { run_network(*o, context); });
  add_option(*sub, context, "--street-id", o->id, "COLUMN");
  add_option(*sub, context, "--from-node", o->from, "COLUMN");
  add_option(*sub, context, "--to-node", o->to, "COLUMN");
  add_option(*sub, context, "--length", o->length, "COLUMN");
  add_option(*sub, context, "--events", o->events, "FILE")->required();
  add_option(*sub, context, "--edge", o->edge, "COLUMN");
  add_option(*sub, context, "--offset", o->offset, "COLUMN");
  add_option(*sub, context, "--bandwidth", o->bandwidth, "M");
  add_option(*sub, context, "--lixel", o->lixel, "M");
  add_option(*sub, context, "--top", o->top, "N");
}

}  // namespace lichtung::commands
