// Head, contents and the order of parts.
#include "analysis/report/page.hpp"

#include "analysis/report/embedded.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"
#include "scenarios/errors.hpp"
#include "sim/svg/xml_text.hpp"

#include <fmt/format.h>

#include <array>

namespace lichtung::report {
namespace {

struct Part {
  std::string_view id;                       // text section_ID
  std::string (*markup)(const Content&);
};
constexpr std::array<Part, 16> kParts{{{"question", question_section},
                                       {"answer", answer_section},
                                       {"figures", figures_section},
                                       {"maps", maps_section},
                                       {"plots", plots_section},
                                       {"displacement", displacement_section},
                                       {"groups", groups_section},
                                       {"angst", angst_section},
                                       {"safety", safety_section},
                                       {"offences", offences_section},
                                       {"response", response_section},
                                       {"costs", costs_section},
                                       {"limits", limits_section},
                                       {"contested", contested_section},
                                       {"parameters", parameters_section},
                                       {"reproduce", reproduce_section}}};

std::string contents(const Words& w, bool compares) {
  std::string out = fmt::format("<nav aria-label=\"{0}\">\n<h2>{0}</h2>\n<ol>\n", svg::xml_text(w("contents")));
  for (const Part& part : kParts)
    if (compares || part.id != "displacement")
      out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", part.id, svg::xml_text(w(fmt::format("section_{}", part.id))));
  return out + "</ol>\n</nav>\n";
}

std::string page(const Content& c) {
  const Words& w = c.words;
  const auto& p = c.subject().provenance;
  const std::string title = c.compares() ? w("title_two", c.before.provenance.title, p.title) : w("title_one", p.title);
  const std::string under = w("subtitle", w.date(p.start), p.days, p.source);
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"generator\" content=\"Lichtung {}\"/>\n"
      "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
      w.language() == Language::German ? "de" : "en", svg::xml_text(p.software_version), svg::xml_text(title), kStyleSheet);
  out += fmt::format("<a class=\"skip\" href=\"#answer\">{}</a>\n", svg::xml_text(w("skip")));
  out += "<svg class=\"shared\" aria-hidden=\"true\" width=\"0\" height=\"0\"><defs>\n" + c.maps.definitions() + "</defs></svg>\n";
  out += fmt::format("<header>\n<p class=\"brand\">{}</p>\n<h1>{}</h1>\n<p class=\"under\">{}</p>\n<p class=\"banner\">{}</p>\n</header>\n",
                     svg::xml_text(w("brand")), svg::xml_text(title), svg::xml_text(under), svg::xml_text(w("banner")));
  out += contents(w, c.compares()) + "<main>\n";
  for (const Part& part : kParts)
    if (const std::string markup = part.markup(c); !markup.empty()) out += section_html(part.id, w(fmt::format("section_{}", part.id)), markup);
  out += fmt::format("</main>\n<footer>\n<p>{}</p>\n{}</footer>\n</body>\n</html>\n", svg::xml_text(w("footer", p.software_version)),
                     p.licence.empty() ? std::string() : paragraph(p.licence));
  return out;
}

}  // namespace

std::string report_page(const RunSet& run, Language language) {
  const Words words(language);
  const MapMaker maps(run, language);
  return page({.words = words, .before = run, .maps = maps});
}

std::string report_page(const RunSet& before, const RunSet& after, const comparison::Comparison& comparison, Language language) {
  const Words words(language);
  if (before.segments != after.segments || before.epsg != after.epsg)
    throw DataError(ErrorKind::Data, after.name, words("error_other_town", before.segments, after.segments));
  if (before.provenance.start != after.provenance.start || before.provenance.days != after.provenance.days)
    throw DataError(ErrorKind::Data, after.name, words("error_other_time"));
  const MapMaker maps(before, language);
  return page({.words = words, .before = before, .after = &after, .maps = maps, .comparison = &comparison});
}

}  // namespace lichtung::report
