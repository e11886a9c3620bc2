// Safety and the feeling of safety are two things: both on one sheet, in four cells, never in one number.
#include "analysis/report/html.hpp"
#include "analysis/report/safety_classes.hpp"
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

#include <array>

namespace lichtung::report {
namespace {

constexpr double kLetters = 1.5;

std::string cell(const Content& c, std::string_view feared, std::string_view risk) {
  const Words& w = c.words;
  const std::string metric = fmt::format("night_km.{}_{}", feared, risk);
  const auto of = [&](const RunSet& run) {
    const Total* t = run.find(metric);
    return t == nullptr ? std::vector<double>() : t->values;
  };
  if (!c.compares()) {
    const Estimate e = estimate(of(c.before));
    return e.has_interval() ? w("value_interval", w.number(e.mean, 1), w.interval(e, 1)) : w.number(e.mean, 1);
  }
  const Contrast d = c.compare(of(c.before), of(*c.after));
  return w("before_after_interval", w.number(d.mean_a, 1), w.number(d.mean_b, 1), interval_words(d, 2, w));
}

HtmlTable cells(const Content& c) {
  const Words& w = c.words;
  HtmlTable t{w(c.compares() ? "safety_caption_two" : "safety_caption"), {word(w("safety_km"))}, {}};
  for (const char* risk : {"risky", "safe", "unknown"}) t.head.push_back(figure(w(fmt::format("safety_{}", risk))));
  for (const char* feared : {"feared", "unfeared"}) {
    t.rows.push_back({word(w(fmt::format("safety_{}", feared)))});
    for (const char* risk : {"risky", "safe", "unknown"}) t.rows.back().push_back(figure(cell(c, feared, risk)));
  }
  t.note = w("safety_note");
  return t;
}

std::string map_of(const Content& c) {
  const Words& w = c.words;
  const std::vector<int> classes = safety_classes(c.subject());
  if (classes.empty()) return {};
  const std::array<MapMaker::Category, 4> looks{{{"#7f0d0d", w("class_feared_risky"), 6.0, false},
                                                 {"#f28e2b", w("class_feared_safe"), 4.5, false},
                                                 {"#3b4cc0", w("class_unfeared_risky"), 4.0, true},
                                                 {"#9db7c9", w("class_unfeared_safe"), 2.0, false}}};
  std::array<double, 4> km{};
  for (std::size_t s = 0; s < classes.size(); ++s)
    if (classes[s] >= 0) km[static_cast<std::size_t>(classes[s])] += c.before.length_m[s] / 1000.0;
  const std::string words = w("safety_map_words", w.number(km[0], 1), w.number(km[1], 1), w.number(km[2], 1), w.number(km[3], 1));
  const MapPicture picture = c.maps.categories(looks, classes, {"map-safety", w("safety_map"), words}, kLetters);
  return figure_html({w("safety_map"), w("safety_map_about"), picture.svg + legend_html(w("safety_map"), picture.legend)});
}

}  // namespace

std::string safety_section(const Content& c) {
  if (c.subject().find("night_km.feared_risky") == nullptr) return paragraph(c.words("safety_missing"));
  return paragraph(c.words("safety_is")) + table_html(cells(c)) + map_of(c);
}

}  // namespace lichtung::report
