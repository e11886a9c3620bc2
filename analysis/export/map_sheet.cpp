// Title, legend, scale, date, replicates, seed, licence, and that it is an experiment of a model.
#include "analysis/export/map_sheet.hpp"

#include "analysis/report/maps.hpp"
#include "analysis/report/words.hpp"
#include "scenarios/errors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::exports {
namespace {

using report::Layer;
using report::MapMaker;
using report::RunSet;
using report::Words;

/// Values by street; never empty.
std::vector<double> values_of(const RunSet& run, const Layer& layer, const Words& w) {
  std::vector<double> values = report::layer_values(run, layer.id);
  if (values.size() != run.segments || values.empty())
    throw DataError(ErrorKind::Data, run.name,
                    message(w.language(), "export.error_no_values", w(fmt::format("layer_{}", layer.id))));
  return values;
}

std::string with_unit(const Layer& layer, const Words& w) {
  return fmt::format("{} ({})", w(fmt::format("layer_{}", layer.id)), w(fmt::format("layer_{}_unit", layer.id)));
}

std::string origin(const RunSet& run, std::size_t replicates, Language language) {
  const Words w(language);
  return message(language, "export.map_origin", w.date(run.provenance.start), run.provenance.days, replicates,
                 run.provenance.seed);
}

}  // namespace

std::vector<std::string> map_names() {
  std::vector<std::string> names;
  for (const Layer& layer : report::layers()) names.emplace_back(layer.id);
  return names;
}

std::string map_sheet(const RunSet& run, std::string_view map, Language language) {
  const Words w(language);
  const Layer& layer = *report::find_layer(map);
  const MapMaker maker(run, language);
  return maker.sheet(
      layer, values_of(run, layer, w),
      {.title = with_unit(layer, w),
       .licence = run.provenance.licence,
       .notes = {run.provenance.title, origin(run, run.size(), language), message(language, "export.caution")}});
}

std::string difference_sheet(const comparison::Comparison& comparison, const RunSet& before, const RunSet& after,
                             std::string_view map, Language language) {
  const Words w(language);
  const Layer& layer = *report::find_layer(map);
  const std::vector<double> a = values_of(before, layer, w), b = values_of(after, layer, w);
  std::vector<double> change(std::min(a.size(), b.size()));
  std::vector<std::uint8_t> sure(change.size(), 0);
  for (std::size_t s = 0; s < change.size(); ++s) change[s] = b[s] - a[s];
  if (const comparison::StreetFigure* f = comparison::find_street(comparison, report::compared_variable(map)))
    for (std::size_t s = 0; s < std::min(sure.size(), f->p_adjusted.size()); ++s) sure[s] = f->sure(s) ? 1 : 0;
  const MapMaker maker(before, language);
  return maker.difference_sheet(
      change, sure, std::max(1, layer.decimals + 1),
      {.title = w("difference_title", with_unit(layer, w)),
       .licence = before.provenance.licence,
       .notes = {message(language, "export.title_two", before.provenance.title, after.provenance.title),
                 origin(before, comparison.a.replicates.size(), language), message(language, "export.caution")}});
}

}  // namespace lichtung::exports
