// The list of feared places with reasons and what would help, and the map that names them.
#include "analysis/report/html.hpp"
#include "analysis/report/safety_classes.hpp"
#include "analysis/report/sections.hpp"
#include "scenarios/edit_table.hpp"
#include "sim/outcome/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace lichtung::report {
namespace {

constexpr std::size_t kListed = 15;
constexpr double kLetters = 1.5;
constexpr std::array<std::string_view, 5> kReasons{"dark", "hidden", "no_way_out", "disorder", "alone"};
constexpr std::array<std::string_view, 6> kMeasures{"light", "sight", "way_out", "clean", "company", "patrol"};

std::string angst_text(const Words& w, const std::string& key) { return std::string(text(w.language(), "angst." + key)); }

struct Places {
  std::vector<std::string> name, near;
  std::vector<double> kind, tunnel, length, concerned, share, away, core, risk, best, x, y;
  std::array<std::vector<double>, kReasons.size()> reason;
  std::array<std::vector<double>, kMeasures.size()> relief;
  std::size_t size{};
};

/// Empty if any column is missing.
Places read_places(const outcome::Table& t) {
  Places p;
  p.name = outcome::texts_of(t, "name");
  p.near = outcome::texts_of(t, "near");
  const auto column = [&](std::string_view name) { return outcome::numbers_of(t, name); };
  p.kind = column("kind");
  p.tunnel = column("tunnel");
  p.length = column("length_m");
  p.concerned = column("concerned");
  p.share = column("concerned_share");
  p.away = column("away");
  p.core = column("core");
  p.risk = column("risk");
  p.best = column("best");
  p.x = column("x");
  p.y = column("y");
  bool whole = p.near.size() == p.name.size();
  for (const auto* c : {&p.kind, &p.tunnel, &p.length, &p.concerned, &p.share, &p.away, &p.core, &p.risk, &p.best, &p.x, &p.y})
    whole = whole && c->size() == p.name.size();
  for (std::size_t r = 0; r < kReasons.size(); ++r) whole = whole && (p.reason[r] = column(fmt::format("reason_{}", kReasons[r]))).size() == p.name.size();
  for (std::size_t m = 0; m < kMeasures.size(); ++m) whole = whole && (p.relief[m] = column(fmt::format("relief_{}", kMeasures[m]))).size() == p.name.size();
  p.size = whole ? p.name.size() : 0;
  return p;
}

std::string place_name(const Places& p, std::size_t i, const Words& w) {
  if (!p.name[i].empty()) return p.tunnel[i] > 0.0 ? fmt::format("{} ({})", p.name[i], angst_text(w, "underpass")) : p.name[i];
  const auto kind = static_cast<std::size_t>(p.kind[i]);
  const std::string what = p.tunnel[i] > 0.0 || kind >= 14 ? angst_text(w, "underpass")
                                                           : std::string(text(w.language(), fmt::format("town_report.street_{}", kStreetWords[kind])));
  return p.near[i].empty() ? what : message(w.language(), "angst.near", what, p.near[i]);
}

template <std::size_t N>
std::array<std::size_t, N> descending(const std::array<std::vector<double>, N>& columns, std::size_t row) {
  std::array<std::size_t, N> order;
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return columns[a][row] > columns[b][row]; });
  return order;
}

std::string reasons(const Places& p, std::size_t i, const Words& w) {
  std::string out;
  for (const std::size_t r : descending(p.reason, i))
    if (p.reason[r][i] >= 0.05)
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", angst_text(w, fmt::format("reason_{}", kReasons[r])), w.percent(p.reason[r][i], 0));
  return out.empty() ? "–" : out;
}

std::string measures(const Places& p, std::size_t i, const Words& w) {
  std::string out;
  std::size_t told = 0;
  for (const std::size_t m : descending(p.relief, i))
    if (p.relief[m][i] >= 0.05 && told++ < 3)
      out += fmt::format("{}{} −{}", out.empty() ? "" : ", ", angst_text(w, fmt::format("measure_{}", kMeasures[m])),
                         w.number(p.relief[m][i], p.relief[m][i] < 9.95 ? 1 : 0));
  return out.empty() ? "–" : out;
}

/// People concerned per night at a street of another run.
double concerned_at(const RunSet& run, double segment) {
  const auto unsafe = outcome::numbers_of(run.night, "unsafe"), away = outcome::numbers_of(run.night, "away_unsafe");
  const auto s = static_cast<std::size_t>(segment);
  return segment >= 0.0 && s < std::min(unsafe.size(), away.size()) ? unsafe[s] + away[s] : std::nan("");
}

HtmlTable places_table(const Content& c, const Places& p, const RunSet* other, std::string_view caption) {
  const Words& w = c.words;
  HtmlTable t{w(caption), {word(w("rank")), word(w("place")), figure(w("length_m")), figure(w("concerned_per_night"))}, {}};
  if (other != nullptr) t.head.push_back(figure(w(other == &c.before ? "before" : "after")));
  for (const char* head : {"share", "staying_away"}) t.head.push_back(figure(w(head)));
  for (const char* head : {"reasons", "what_helps", "risk"}) t.head.push_back(word(w(head)));
  for (std::size_t i = 0; i < std::min(kListed, p.size); ++i) {
    std::vector<Cell> row{figure(std::to_string(i + 1)), word(place_name(p, i, w)), figure(w.number(p.length[i], 0)), figure(w.number(p.concerned[i], 0))};
    if (other != nullptr) row.push_back(figure(w.number(concerned_at(*other, p.core[i]), 0)));
    row.push_back(figure(w.percent(p.share[i], 0)));
    row.push_back(figure(w.number(p.away[i], 0)));
    row.push_back(word(reasons(p, i, w)));
    row.push_back(word(measures(p, i, w)));
    row.push_back(word(w(p.risk[i] == 1.0 ? "risk_higher" : p.risk[i] == 0.0 ? "risk_lower" : "risk_unknown")));
    t.rows.push_back(std::move(row));
  }
  t.note = w("angst_note", p.size, c.subject().angst_of_means ? w("of_means") : w("of_one_run"));
  return t;
}

std::string map_of(const Content& c, const Places& p) {
  const Words& w = c.words;
  const std::vector<int> classes = safety_classes(c.subject());
  std::vector<int> feared(classes.size(), -1);
  for (std::size_t s = 0; s < classes.size(); ++s)
    if (classes[s] == kFearedRisky || classes[s] == kFearedSafe) feared[s] = 0;
  const std::array<MapMaker::Category, 1> looks{{{"#c2410c", w("feared"), 5.0, false}}};
  std::vector<svg::Point> spots;
  for (std::size_t i = 0; i < std::min(kListed, p.size); ++i) spots.push_back({p.x[i], p.y[i]});
  const MapPicture picture = c.maps.categories(looks, feared, {"map-angst", w("angst_map"), w("angst_map_words", p.size)}, kLetters, spots);
  return figure_html({w("angst_map"), w("angst_map_about"), picture.svg + legend_html(w("angst_map"), picture.legend)});
}

}  // namespace

std::string angst_section(const Content& c) {
  const Words& w = c.words;
  if (c.subject().angst.columns.empty()) return paragraph(w("angst_missing"));
  const Places p = read_places(c.subject().angst);
  std::string out = paragraph(w("angst_is"));
  out += p.size == 0 ? paragraph(w("angst_none")) : map_of(c, p);
  if (!c.compares()) return p.size == 0 ? out : out + table_html(places_table(c, p, nullptr, "angst_caption"));
  const Places before = read_places(c.before.angst);
  if (p.size > 0) out += table_html(places_table(c, p, &c.before, "angst_caption_after"));
  return before.size == 0 ? out : out + details(w("angst_before_summary"), table_html(places_table(c, before, c.after, "angst_caption_before")), true);
}

}  // namespace lichtung::report
