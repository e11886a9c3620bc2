// What is given away: numbers worked by hand, books in columns of their own, styles that fit their layers.
#include "analysis/export/columns.hpp"
#include "analysis/export/extract.hpp"
#include "tests/support/grid_folder.hpp"
#include "tests/support/xml_page.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <optional>
#include <regex>
#include <set>

using namespace lichtung;
using namespace lichtung::test;
using exports::Extract;
using geopackage::Layer;
namespace fs = std::filesystem;

namespace {

Extract extract_one(const fs::path& folder, Language language = Language::English) {
  return exports::extract(report::read_run_set(folder), folder, language);
}

Extract extract_two(const fs::path& before, const fs::path& after) {
  const comparison::Comparison c = comparison::compare_folders(before, after, {.resamples = 0});
  return exports::extract(c, report::read_run_set(before), before, report::read_run_set(after), after,
                          Language::English);
}

std::size_t column(const Layer& layer, const std::string& name) {
  for (std::size_t i = 0; i < layer.fields.size(); ++i)
    if (layer.fields[i].name == name) return i;
  throw std::out_of_range("no column " + name + " in " + layer.name);
}

bool has_column(const Layer& layer, const std::string& name) {
  return std::ranges::find(layer.fields, name, &geopackage::Field::name) != layer.fields.end();
}

template <class T>
std::optional<T> value(const Layer& layer, std::size_t row, const std::string& name) {
  const auto* v = std::get_if<T>(&layer.features.at(row).values.at(column(layer, name)));
  return v == nullptr ? std::nullopt : std::optional(*v);
}

const Layer& layer(const Extract& e, const std::string& name) {
  const Layer* found = exports::find(e, name);
  if (found == nullptr) throw std::out_of_range("no layer " + name);
  return *found;
}

}  // namespace

TEST_CASE("a street has its mean over replicates and the interval of that mean") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 3);
  const Extract e = extract_one(folder.path / "a");
  const Layer& streets = layer(e, "streets");
  REQUIRE(streets.features.size() == 49);
  // Street 10: 0.35, 0.36, 0.37 on the three days, and 0, 0.01, 0.02 more in the replicates: means 0.36, 0.37, 0.38.
  const double half = 4.302652729911275 * 0.01 / std::sqrt(3.0);  // t with two degrees of freedom
  CHECK(value<double>(streets, 10, "fear_night").value() == Approx(0.37).epsilon(1e-5));
  CHECK(value<double>(streets, 10, "fear_night_low").value() == Approx(0.37 - half).epsilon(1e-5));
  CHECK(value<double>(streets, 10, "fear_night_high").value() == Approx(0.37 + half).epsilon(1e-5));
  CHECK(value<std::string>(streets, 10, "name") == "Zeile 2");
  CHECK(value<std::string>(streets, 10, "kind") == "secondary");
  CHECK(value<std::string>(streets, 10, "class") == "P5");
  CHECK(value<std::string>(streets, 10, "district") == "Mitte");
  CHECK(streets.features[10].lines == std::vector<geopackage::Line>{{{500000.0, 5800200.0}, {500100.0, 5800200.0}}});
  CHECK_FALSE(has_column(streets, "illuminance_mean_low"));  // light has no chance in it
  CHECK(value<double>(streets, 10, "expected_burglary").value() ==
        Approx(3 * 0.02).epsilon(1e-5));  // a sum over three days
}

TEST_CASE("one replicate has means and no intervals") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 1);
  const Extract e = extract_one(folder.path / "a");
  CHECK(value<double>(layer(e, "streets"), 10, "fear_night").has_value());
  CHECK_FALSE(value<double>(layer(e, "streets"), 10, "fear_night_low").has_value());
  CHECK_FALSE(value<double>(layer(e, "totals"), 0, "high").has_value());
}

TEST_CASE("every incident of every replicate is a row, and its books are columns") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 2);
  const Extract e = extract_one(folder.path / "a");
  const Layer& incidents = layer(e, "incidents");
  REQUIRE(incidents.features.size() == 10);
  CHECK(incidents.shape == geopackage::Shape::Point);
  CHECK(value<std::int64_t>(incidents, 9, "replicate") == 1);
  CHECK(value<std::string>(incidents, 3, "kind") == "bicycle theft");
  CHECK(value<std::string>(incidents, 3, "time") == "2026-11-03T08:25");
  CHECK(value<std::int64_t>(incidents, 3, "reported") == 0);
  CHECK(value<std::int64_t>(incidents, 3, "discovered") == 1);
  CHECK(value<std::int64_t>(incidents, 3, "recorded") == 1);
  CHECK(value<std::int64_t>(incidents, 1, "recorded") == 0);
  CHECK(value<std::string>(incidents, 4, "cleared") == "investigation");
  CHECK(incidents.features[1].lines == std::vector<geopackage::Line>{{{500130.0, 5800130.0}}});
  for (const char* person : {"offender", "victim_sex", "victim_age_band", "building"})
    CHECK_FALSE(has_column(incidents, person));
}

TEST_CASE("what isn't recorded is not in the book of cleared offences") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 1,
             [](outcome::OutcomeData& data) { column_of<std::uint8_t>(data, "incidents", "reported")[4] = 0; });
  const Extract e = extract_one(folder.path / "a");
  CHECK(value<std::string>(layer(e, "incidents"), 4, "cleared") == "");
  CHECK(value<double>(layer(e, "districts"), 0, "cleared_damage") == 0.0);
}

TEST_CASE("districts keep their books apart") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 2);
  const Extract e = extract_one(folder.path / "a");
  const Layer& districts = layer(e, "districts");
  REQUIRE(districts.features.size() == 1);
  CHECK(districts.features[0].lines.size() == 49);
  CHECK(value<double>(districts, 0, "incidents_bicycle_theft") == 1.0);
  CHECK(value<double>(districts, 0, "reported_bicycle_theft") == 0.0);
  CHECK(value<double>(districts, 0, "discovered_bicycle_theft") == 1.0);
  CHECK(value<double>(districts, 0, "recorded_bicycle_theft") == 1.0);
  CHECK(value<double>(districts, 0, "cleared_bicycle_theft") == 0.0);
  // Over 49 streets and three days: Σ 0.001 s = 1.176 a day; the second replicate has 0.01 more a street and day.
  CHECK(value<double>(districts, 0, "expected_burglary").value() == Approx(3 * (1.176 + 49 * 0.005)).epsilon(1e-4));
  for (const Layer& l : e.layers)
    for (const geopackage::Field& f : l.fields) {
      const bool offences = f.name.starts_with("reported_") || f.name.starts_with("recorded_") ||
                            f.name.starts_with("discovered_") || f.name.starts_with("cleared_");
      INFO(f.name << ": " << f.meaning);
      if (offences && l.name == "districts" && !f.name.ends_with("_low") && !f.name.ends_with("_high"))
        CHECK(f.meaning.find("ledger: " + f.name.substr(0, f.name.find('_'))) != std::string::npos);
    }
}

TEST_CASE("streets outside all districts have a row of their own, so that nothing is lost") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 1,
             [](outcome::OutcomeData& data) { column_of<std::int32_t>(data, "segments", "district")[9] = -1; });
  const Extract e = extract_one(folder.path / "a");
  const Layer& districts = layer(e, "districts");
  REQUIRE(districts.features.size() == 2);
  CHECK(districts.features[1].lines.size() == 1);
  CHECK(value<double>(districts, 1, "incidents_bicycle_theft") == 1.0);  // on street 9
  CHECK(value<double>(districts, 0, "incidents_bicycle_theft") == 0.0);
}

TEST_CASE("feared places have the lines of their streets; without them the layer is there and empty") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 1);
  const Extract e = extract_one(folder.path / "a");
  REQUIRE(layer(e, "angst").features.size() == 1);
  CHECK(layer(e, "angst").features[0].lines.size() == 2);
  CHECK(value<std::string>(layer(e, "angst"), 0, "name") == "Spalte 5");
  write_grid(folder.path / "b", false, 1, [](outcome::OutcomeData& data) {
    std::erase_if(data.tables, [](const outcome::Table& t) {
      return t.name == "angst" || t.name == "angst_segments" || t.name == "lamps" || t.name == "incidents";
    });
  });
  const Extract bare = extract_one(folder.path / "b");
  for (const char* name : {"angst", "lamps", "incidents"}) CHECK(layer(bare, name).features.empty());
  CHECK(layer(bare, "streets").features.size() == 49);
}

TEST_CASE("a comparison gives before, after, difference, interval and q value of every street") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 4);
  write_grid(folder.path / "b", true, 4,
             [](outcome::OutcomeData& data) { data.provenance.scenario_sha256 = std::string(64, 'c'); });
  const Extract e = extract_two(folder.path / "a", folder.path / "b");
  const Layer& streets = layer(e, "streets");
  const double before = value<double>(streets, 10, "fear_night_before").value(),
               after = value<double>(streets, 10, "fear_night_after").value();
  CHECK(before == Approx(0.375).epsilon(1e-5));
  CHECK(after == Approx(0.1875).epsilon(1e-5));
  CHECK(value<double>(streets, 10, "fear_night_difference").value() == Approx(after - before).epsilon(1e-5));
  CHECK(value<double>(streets, 10, "fear_night_low").value() < after - before);
  CHECK(value<double>(streets, 10, "fear_night_high").value() > after - before);
  CHECK(value<double>(streets, 10, "fear_night_high").value() < 0.0);
  CHECK(value<double>(streets, 10, "fear_night_q").value() < 0.05);
  CHECK_FALSE(value<double>(streets, 10, "patrol_minutes_q").has_value());  // nothing varies, nothing differs: no test
  CHECK(value<std::int64_t>(streets, 10, "treated") == 1);
  const Layer& figures = layer(e, "figures");
  std::set<std::string> books;
  for (std::size_t r = 0; r < figures.features.size(); ++r)
    if (value<std::string>(figures, r, "metric") == "incidents_per_100k.burglary")
      books.insert(value<std::string>(figures, r, "ledger").value());
  CHECK(books == std::set<std::string>{"true", "reported", "discovered", "recorded", "cleared"});
}

TEST_CASE("styles are well-formed and use only columns of their layer, in both languages") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 2);
  write_grid(folder.path / "b", true, 2);
  const std::vector<Extract> extracts{extract_one(folder.path / "a", Language::German), extract_one(folder.path / "a"),
                                      extract_two(folder.path / "a", folder.path / "b")};
  std::size_t styles = 0;
  for (const Extract& e : extracts)
    for (const Layer& l : e.layers) {
      std::vector<geopackage::Style> all = l.other_styles;
      if (!l.qml.empty()) all.push_back({l.name, l.qml});
      for (const geopackage::Style& style : all) {
        ++styles;
        INFO(l.name << ": " << style.name << "\n" << style.qml);
        const XmlPage parsed(style.qml);
        REQUIRE(parsed.error == "");
        const std::string expression = parsed.all("renderer-v2").front()->attribute("attr");
        const std::regex quoted("\"([^\"]+)\"");
        for (std::sregex_iterator at(expression.begin(), expression.end(), quoted), end; at != end; ++at)
          CHECK(has_column(l, (*at)[1].str()));
        CHECK(parsed.all("symbol").size() >= parsed.all("range").size());
        for (const XmlElement* range : parsed.all("range"))
          CHECK(range->attribute("label").find("_") == std::string::npos);
      }
    }
  CHECK(styles >= 15);
  CHECK_FALSE(layer(extracts[0], "streets").qml.empty());
  CHECK(layer(extracts[0], "streets").other_styles.size() >= 4);
}

TEST_CASE("it is said everywhere what this is, and no path of this machine") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 1);
  const Extract e = extract_one(folder.path / "a");
  std::string all;
  for (const auto& [key, text] : e.about) all += key + "=" + text + "\n";
  CHECK(all.find("not a forecast") != std::string::npos);
  CHECK(all.find("ODbL") != std::string::npos);
  CHECK(all.find("seed=7") != std::string::npos);
  CHECK(all.find(std::string(64, 'b')) != std::string::npos);
  CHECK(all.find(folder.path.string()) == std::string::npos);
}

TEST_CASE("codes become the words of the file's description") {
  CHECK(exports::word_of("0 not cleared, 1 arrest on the spot, 2 camera", 1) == "arrest on the spot");
  CHECK(exports::word_of("kind: 0 motorway, 1 primary, 10 cycleway, 11 path", 10) == "cycleway");
  CHECK(exports::word_of("0 motorway, 10 cycleway", 0) == "motorway");
  CHECK(exports::word_of("0 mast, 1 bollard, from 4 on files", 4) == "");
  CHECK(exports::word_of("0 mast", 7) == "");
}
