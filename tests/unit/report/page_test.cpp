// The page as its readers meet it: alone, printed, read aloud, in two languages, and made from files of any kind.
#include "analysis/report/page.hpp"

#include "scenarios/errors.hpp"
#include "tests/support/grid_folder.hpp"
#include "tests/support/xml_page.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <regex>
#include <set>

using namespace lichtung;
using namespace lichtung::test;
namespace fs = std::filesystem;

namespace {

constexpr std::array kLanguages{Language::German, Language::English};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string one_page(const fs::path& folder, Language language) {
  return report::report_page(report::read_run_set(folder), language);
}

std::string two_pages(const fs::path& before, const fs::path& after, Language language) {
  const comparison::Comparison c = comparison::compare_folders(before, after, {.resamples = 200}, language);
  return report::report_page(report::read_run_set(before, c.a.replicates), report::read_run_set(after, c.b.replicates),
                             c, language);
}

/// Folders "vorher" and "nachher" of three replicates, made once for all tests.
struct Town {
  TemporaryFolder folder;
  fs::path before = folder.path / "vorher", after = folder.path / "nachher";
  Town() {
    write_grid(before, false, 3);
    write_grid(after, true, 3,
               [](outcome::OutcomeData& data) { data.provenance.scenario_sha256 = std::string(64, 'c'); });
  }
};

const Town& town() {
  static const Town kTown;
  return kTown;
}

/// All pages of the town: one scenario and two, in both languages.
const std::vector<std::string>& pages() {
  static const std::vector<std::string> kPages = [] {
    std::vector<std::string> out;
    for (const Language l : kLanguages) {
      out.push_back(one_page(town().before, l));
      out.push_back(two_pages(town().before, town().after, l));
    }
    return out;
  }();
  return kPages;
}

/// The text of the section with this id.
std::string section(const XmlPage& page, const std::string& id) {
  const XmlElement* e = page.by_id(id);
  return e == nullptr ? std::string() : e->text;
}

}  // namespace

TEST_CASE("the page is well-formed and loads nothing") {
  for (const std::string& page : pages()) {
    const XmlPage parsed(page);
    REQUIRE(parsed.error == "");
    for (const XmlElement& e : parsed.elements) {
      INFO(e.name);
      CHECK(std::set<std::string>{"script", "link", "iframe", "object", "embed", "img", "video", "audio", "base"}.count(
                e.name) == 0);
      for (const auto& [key, value] : e.attributes) {
        INFO(key << " = " << value);
        if (key == "href" || key == "xlink:href" || key == "src" || key == "srcset") CHECK(value.starts_with("#"));
        CHECK_FALSE(key.starts_with("on"));
        CHECK_FALSE(holds(value, "url("));
      }
    }
    const std::string style = parsed.all("style").front()->text;
    CHECK_FALSE(holds(style, "url("));
    CHECK_FALSE(holds(style, "@import"));
  }
}

TEST_CASE("every id is there once, and whatever points to an id finds it") {
  for (const std::string& page : pages()) {
    const XmlPage parsed(page);
    std::set<std::string> ids;
    for (const XmlElement& e : parsed.elements)
      if (const std::string id = e.attribute("id"); !id.empty()) {
        INFO(id);
        CHECK(ids.insert(id).second);
      }
    for (const XmlElement& e : parsed.elements) {
      if (const std::string to = e.attribute("href"); !to.empty()) CHECK(ids.count(to.substr(1)) == 1);
      const std::string labels = e.attribute("aria-labelledby");
      const std::regex word("[^ ]+");
      for (std::sregex_iterator at(labels.begin(), labels.end(), word), end; at != end; ++at)
        CHECK(ids.count(at->str()) == 1);
    }
  }
}

TEST_CASE("every picture has a title and a description, or is hidden from screen readers") {
  for (const std::string& page : pages()) {
    const XmlPage parsed(page);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < parsed.elements.size(); ++i) {
      const XmlElement& svg = parsed.elements[i];
      if (svg.name != "svg" || svg.attribute("aria-hidden") == "true") continue;
      ++seen;
      CHECK(svg.attribute("role") == "img");
      std::set<std::string> told;
      for (std::size_t k = i + 1; k < parsed.elements.size(); ++k) {
        const XmlElement& e = parsed.elements[k];
        const bool child = !e.ancestors.empty() && e.ancestors.back() == i;
        if (child && (e.name == "title" || e.name == "desc") && e.text.size() > 3) told.insert(e.name);
      }
      INFO(svg.text.substr(0, 60));
      CHECK(told.size() == 2);
    }
    CHECK(seen >= 5);
  }
}

TEST_CASE("headings go down one level at a time, tables have captions and heads") {
  for (const std::string& page : pages()) {
    const XmlPage parsed(page);
    int last = 0, firsts = 0;
    for (const XmlElement& e : parsed.elements) {
      if (e.name.size() != 2 || e.name[0] != 'h' || e.name[1] < '1' || e.name[1] > '6') continue;
      const int level = e.name[1] - '0';
      INFO(e.text);
      CHECK(level <= last + 1);
      CHECK_FALSE(e.text.empty());
      firsts += level == 1 ? 1 : 0;
      last = level;
    }
    CHECK(firsts == 1);
    CHECK(parsed.all("caption").size() == parsed.all("table").size());
    for (const XmlElement* th : parsed.all("th")) CHECK_FALSE(th->attribute("scope").empty());
  }
}

TEST_CASE("both languages say so, write numbers in their way, and have words for everything") {
  for (std::size_t i = 0; i < pages().size(); ++i) {
    const bool german = i < 2;
    const XmlPage parsed(pages()[i]);
    CHECK(parsed.elements.front().attribute("lang") == (german ? "de" : "en"));
    const std::string costs = section(parsed, "costs"), parameters = section(parsed, "parameters");
    CHECK(holds(costs, german ? "12.34" : "12,34"));  // 12345.5 €
    CHECK(holds(parameters, german ? "-4,25" : "-4.25"));
    CHECK_FALSE(holds(parameters, german ? "-4.25" : "-4,25"));
    std::smatch key;
    CHECK_FALSE(std::regex_search(parsed.elements.front().text, key,
                                  std::regex("\\b(report|compare|grade|export)\\.(?!html)[a-z_]{3,}")));
  }
}

TEST_CASE("all that a reader needs to doubt and to repeat it stands there") {
  for (std::size_t i = 0; i < pages().size(); ++i) {
    const bool german = i < 2;
    const XmlPage parsed(pages()[i]);
    CHECK(holds(section(parsed, "limits"), german ? "keine Prognose" : "not a forecast"));
    CHECK(parsed.all("li").size() > 10);
    const std::string parameters = section(parsed, "parameters"), reproduce = section(parsed, "reproduce");
    CHECK(holds(parameters, "fear.level"));
    CHECK(holds(parameters, std::string(text(german ? Language::German : Language::English, "grade.correlational"))));
    CHECK(holds(parameters, "Quelle B"));
    CHECK(holds(reproduce, "--seed 7 --replicates 3"));
    CHECK(holds(reproduce, std::string(64, 'b')));
    CHECK(holds(reproduce, "replicate-0002.h5"));
    CHECK(holds(reproduce, "0123456789abcdef"));
    CHECK(holds(reproduce, "ODbL"));
    CHECK_FALSE(holds(pages()[i], town().folder.path.string()));  // no path of this machine
  }
}

TEST_CASE("books are told apart and never added up") {
  for (std::size_t i = 0; i < pages().size(); i += 2) {
    const bool german = i < 2;
    const std::string page = section(XmlPage(pages()[i]), "figures") + section(XmlPage(pages()[i]), "offences");
    const auto shown = [&](int value) {
      std::string digits = std::to_string(value);
      return value < 1000 ? digits : digits.insert(digits.size() - 3, german ? "." : ",");
    };
    // Means of the three replicates are one above the first: true 1112, recorded 651, discovered 78, expected 1001.
    for (const int value : {1112, 651, 78, 1001}) CHECK(holds(page, shown(value)));
    for (const int sum :
         {1112 + 651, 1112 + 601, 1112 + 1001, 651 + 601, 651 + 78 + 601, 1112 + 651 + 78, 1112 + 78, 651 + 100}) {
      INFO(sum);
      CHECK_FALSE(holds(page, shown(sum)));
    }
  }
}

TEST_CASE("what is the same is called no difference, and what may be chance is not called a difference") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 3);
  write_grid(folder.path / "b", false, 3);
  write_grid(folder.path / "c", false, 3, [](outcome::OutcomeData& data) {
    data.provenance.scenario_sha256 = std::string(64, 'd');
    const double noise[] = {0.02, -0.03, 0.015};
    column_of<double>(data, "totals", "value")[1] += noise[data.provenance.replicate];
  });
  const XmlPage same(two_pages(folder.path / "a", folder.path / "b", Language::German));
  CHECK(holds(section(same, "answer"), "Kein Unterschied: Beide Szenarien stimmen in allen Läufen überein."));
  CHECK(holds(section(same, "figures"), "unverändert"));
  CHECK_FALSE(holds(section(same, "figures"), "besser"));
  CHECK_FALSE(holds(section(same, "figures"), "schlechter"));
  const XmlPage chance(two_pages(folder.path / "a", folder.path / "c", Language::English));
  CHECK(holds(section(chance, "answer"), "No detectable difference"));
  CHECK(holds(section(chance, "figures"), "no detectable difference"));
  CHECK_FALSE(holds(section(chance, "figures"), "better"));
  const XmlPage real(two_pages(town().before, town().after, Language::English));
  CHECK(holds(section(real, "answer"), "down from 31"));  // unsafe walks, 31 % → 21 % in every pair
}

TEST_CASE("a difference that was found is shown with the digits in which it lies, also of the survey's question") {
  const TemporaryFolder folder;
  const auto write = [&](const char* name, bool plan) {
    write_grid(folder.path / name, false, 3, [plan](outcome::OutcomeData& data) {
      const double r = data.provenance.replicate;
      if (plan) data.provenance.scenario_sha256 = std::string(64, 'd');
      set_totals(data, {{"survey_unsafe_share", 0.21979 + 0.001 * r - (plan ? 0.00026 + 0.00001 * r : 0.0), "1", ""}});
    });
  };
  write("a", false);
  write("b", true);
  const std::string answer = section(XmlPage(two_pages(folder.path / "a", folder.path / "b", Language::English)), "answer");
  CHECK(holds(answer, "down from 22.079 % to 22.052 %"));
}

TEST_CASE("kinds of offences that differ are named where their sum hides it") {
  const TemporaryFolder folder;
  const auto write = [&](const char* name, bool plan) {
    write_grid(folder.path / name, false, 3, [plan](outcome::OutcomeData& data) {
      const double noise[] = {60.0, -70.0, 20.0}, r = data.provenance.replicate;
      if (plan) data.provenance.scenario_sha256 = std::string(64, 'd');
      set_totals(data, {{"night_walks_unsafe_share", 0.3 + 0.01 * r, "1", ""},
                        {"expected_per_100k.burglary", 1000.0 + r + (plan ? 50.0 + 0.5 * r : 0.0), "1", "expected"},
                        {"expected_per_100k.damage", 2000.0 + r + (plan ? noise[data.provenance.replicate] - 50.0 : 0.0), "1", "expected"}});
    });
  };
  write("a", false);
  write("b", true);
  const std::string answer = section(XmlPage(two_pages(folder.path / "a", folder.path / "b", Language::English)), "answer");
  CHECK(holds(answer, "no detectable difference in all offences together, but in single kinds: more "));
  CHECK(holds(answer, "burglary"));
  CHECK_FALSE(holds(answer, "damage"));
}

TEST_CASE("one replicate gives no intervals and says why") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 1);
  write_grid(folder.path / "b", true, 1);
  const XmlPage one(one_page(folder.path / "a", Language::German));
  CHECK(holds(section(one, "answer"), "nur einen Lauf"));
  CHECK(holds(section(one, "limits"), "nur ein Lauf"));
  const XmlPage two(two_pages(folder.path / "a", folder.path / "b", Language::English));
  REQUIRE(two.error == "");
  CHECK(holds(section(two, "answer"), "only one replicate"));
  CHECK_FALSE(holds(section(two, "figures"), "(better)"));
}

TEST_CASE("names from files are shown as they are and do nothing") {
  const TemporaryFolder folder;
  write_grid(folder.path / "<b>&", false, 2, [](outcome::OutcomeData& data) {
    data.provenance.title = "<script>alert('1')</script> & \"Söhne\"";
    data.provenance.scenario_toml = "name = \"]]></pre><!--\"\n";
    column_of<std::string>(data, "districts", "name")[0] = "Nord\x01\x1b[31m</td>\xef\xbf\xbe";
    column_of<std::string>(data, "angst", "name")[0] = "\" onload=\"x";
  });
  for (const Language l : kLanguages) {
    const std::string page = one_page(folder.path / "<b>&", l);
    const XmlPage parsed(page);
    REQUIRE(parsed.error == "");
    CHECK(parsed.all("script").empty());
    CHECK(holds(parsed.all("h1").front()->text, "<script>alert('1')</script> & \"Söhne\""));
    CHECK_FALSE(holds(page, "\x1b"));
    for (const XmlElement& e : parsed.elements) CHECK(e.attribute("onload").empty());
  }
}

TEST_CASE("what can't be reported on is refused with its reason") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path / "leer");
  CHECK_THROWS_AS(one_page(folder.path / "leer", Language::German), outcome::FileError);
  CHECK_THROWS_AS(one_page(folder.path / "nichts", Language::German), outcome::FileError);
  write_grid(folder.path / "kaputt", false, 2);
  fs::resize_file(folder.path / "kaputt/replicate-0001.h5", 5000);
  CHECK_THROWS_WITH(one_page(folder.path / "kaputt", Language::German), Catch::Contains("replicate-0001.h5"));
  write_grid(folder.path / "anders", true, 2, [](outcome::OutcomeData& data) { data.mesh.node_x.back() += 5.0; });
  CHECK_THROWS_AS(two_pages(town().before, folder.path / "anders", Language::German), DataError);
  write_grid(folder.path / "gemischt", false, 1);
  outcome::OutcomeData other = full_grid(false, 1);
  other.provenance.scenario_sha256 = std::string(64, 'e');
  outcome::write_outcome(folder.path / "gemischt/replicate-0001.h5", other);
  CHECK_THROWS_WITH(one_page(folder.path / "gemischt", Language::German), Catch::Contains("replicate-0001.h5"));
}
