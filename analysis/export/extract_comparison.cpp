// Two folders. Streets are wide (six columns a figure), so that a map can be drawn of each; parts are long tables.
#include "analysis/export/parts.hpp"
#include "analysis/export/styles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace lichtung::exports {
namespace {

using comparison::Comparison;
using comparison::Contrast;
using comparison::PartFigure;
using comparison::StreetFigure;
using geopackage::Layer;
using geopackage::Shape;
using report::RunSet;

std::vector<double> doubles(const std::vector<float>& values) {
  std::vector<double> out;
  for (const float v : values) out.push_back(short_digits(v));
  return out;
}

void add_figure(Columns& out, const StreetFigure& f, Language language) {
  const std::string meaning =
      f.variable == "expected_all" ? message(language, "export.expected_all") : meaning_of(f.variable);
  const auto add = [&](const char* suffix, const std::vector<float>& values) {
    out.add_numbers(f.variable + "_" + suffix, f.unit,
                    message(language, fmt::format("export.street_{}", suffix), meaning), doubles(values));
  };
  std::vector<double> difference(f.mean_a.size());
  for (std::size_t s = 0; s < difference.size(); ++s) difference[s] = short_digits(f.mean_b[s] - f.mean_a[s]);
  add("before", f.mean_a);
  add("after", f.mean_b);
  out.add_numbers(f.variable + "_difference", f.unit, message(language, "export.street_difference", meaning),
                  difference);
  add("low", f.low);
  add("high", f.high);
  out.add_numbers(f.variable + "_q", "1", message(language, "export.street_q", meaning), doubles(f.p_adjusted));
}

Layer streets_layer(const Comparison& c, const RunSet& before, Language language) {
  Columns out = street_columns(before, message(language, "export.layer_streets_compared"));
  std::vector<double> treated(before.segments, 0.0);
  for (const std::uint32_t s : c.treatment.streets)
    if (s < treated.size()) treated[s] = 1.0;
  out.add_whole("treated", "", message(language, "export.treated"), treated);
  for (const StreetFigure& f : c.streets) add_figure(out, f, language);
  Layer layer = out.take();
  style_differences(layer, language);
  return layer;
}

/// A row of a long table.
struct Row {
  std::string part, metric, unit, ledger;
  const Contrast* contrast{};
  double q{};
};

Layer long_table(const std::string& name, const std::vector<Row>& rows, bool parts, Language language) {
  const std::string called = name == "districts" ? "districts_compared" : name;
  Columns out(name, message(language, fmt::format("export.layer_{}", called)), Shape::None, rows.size());
  const auto texts = [&](std::string Row::*field) {
    std::vector<std::string> values;
    for (const Row& r : rows) values.push_back(r.*field);
    return values;
  };
  const auto numbers = [&](const std::string& column, const std::string& meaning,
                           const std::function<double(const Row&)>& value) {
    std::vector<double> values;
    for (const Row& r : rows) values.push_back(value(r));
    out.add_numbers(column, "", meaning, values);
  };
  const auto about = [&](const char* key) { return message(language, fmt::format("export.{}", key)); };
  if (parts) out.add_texts("part", about("part"), texts(&Row::part));
  out.add_texts("metric", about("metric"), texts(&Row::metric));
  out.add_texts("ledger", about("ledger"), texts(&Row::ledger));
  out.add_texts("unit", about("unit"), texts(&Row::unit));
  numbers("before", about("before"), [](const Row& r) { return r.contrast->mean_a; });
  numbers("after", about("after"), [](const Row& r) { return r.contrast->mean_b; });
  numbers("difference", about("difference"), [](const Row& r) { return r.contrast->difference; });
  numbers("low", message(language, "export.low", "difference"), [](const Row& r) { return r.contrast->t.low; });
  numbers("high", message(language, "export.high", "difference"), [](const Row& r) { return r.contrast->t.high; });
  numbers("p", about("p"), [](const Row& r) { return r.contrast->p; });
  if (parts) numbers("q", about("q"), [](const Row& r) { return r.q; });
  numbers("replicates", about("replicates"),
          [](const Row& r) { return static_cast<double>(r.contrast->replicates_a); });
  return out.take();
}

Layer parts_table(const std::string& name, const std::vector<PartFigure>& parts, Language language) {
  std::vector<Row> rows;
  for (const PartFigure& f : parts) rows.push_back({f.part, f.metric, f.unit, f.ledger, &f.contrast, f.p_adjusted});
  return long_table(name, rows, true, language);
}

Layer figures_table(const Comparison& c, Language language) {
  std::vector<Row> rows;
  for (const comparison::Figure& f : c.figures)
    rows.push_back({"", f.metric, f.unit, f.ledger, &f.contrast, comparison::kUnknown});
  return long_table("figures", rows, false, language);
}

}  // namespace

Extract extract(const Comparison& c, const RunSet& before, const std::filesystem::path& before_path,
                const RunSet& after, const std::filesystem::path& after_path, Language language) {
  Extract out;
  out.name = before.name + "-" + after.name;
  Extract second;
  describe(after, c.b.replicates.size(), language, second);
  describe(before, c.a.replicates.size(), language, out);
  out.title = message(language, "export.title_two", before.provenance.title, after.provenance.title);
  for (auto& [key, value] : out.about)
    if (key != "caution") key += "_before";
  for (auto& [key, value] : second.about)
    if (key != "caution") out.about.emplace_back(key + "_after", value);
  out.about.emplace_back("pairs", c.paired() ? "common random numbers" : "independent");
  out.about.emplace_back("q", message(language, "export.q"));
  out.layers = {streets_layer(c, before, language),
                angst_layer(before, before_path, "angst_before", language),
                angst_layer(after, after_path, "angst_after", language),
                lamps_layer(before_path, "lamps_before", language),
                lamps_layer(after_path, "lamps_after", language),
                figures_table(c, language),
                parts_table("districts", c.districts, language),
                parts_table("groups", c.groups, language),
                parts_table("hours", c.hours, language)};
  out.layers.push_back(about_layer(out, language));
  return out;
}

}  // namespace lichtung::exports
