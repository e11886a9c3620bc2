// Files made to break readers: each is read with notices or refused with a DataError, never worse.
#include "import_fixture.hpp"
#include "sim/town/import_reader.hpp"
#include "tests/support/shared_data.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace lichtung;
using namespace lichtung::test;

namespace {

/// Empty if the file was read, otherwise the message.
std::string refusal(const std::filesystem::path& path) {
  try {
    static_cast<void>(import_file(path));
    return {};
  } catch (const DataError& error) {
    CHECK(error.where == path.string());
    return error.what();
  }
}

std::string refusal_of(const std::string& content, const std::string& suffix) {
  const TemporaryFile file(content, suffix);
  return refusal(file.path());
}

std::string varint(std::uint64_t n) {
  std::string out;
  for (; n > 0x7F; n >>= 7U) out += static_cast<char>((n & 0x7FU) | 0x80U);
  return out + static_cast<char>(n);
}
std::string number(std::uint64_t field, std::uint64_t value) { return varint(field << 3U) + varint(value); }
std::string bytes(std::uint64_t field, const std::string& value) { return varint((field << 3U) | 2U) + varint(value.size()) + value; }

/// One block of a PBF file, uncompressed; `kind` may be empty, then it doesn't say it.
std::string block(const std::string& kind, const std::string& content) {
  const std::string body = bytes(1, content);
  const std::string head = (kind.empty() ? "" : bytes(1, kind)) + number(3, body.size());
  return std::string(3, '\0') + static_cast<char>(head.size()) + head + body;
}

/// A bus stop near Hannover as PBF.
std::string binary_map(const std::string& key, const std::string& kind_of_header = "OSMHeader") {
  const std::string texts = bytes(1, "") + bytes(1, key) + bytes(1, "bus_stop");
  const std::string node = number(1, 2) + bytes(2, "\x01") + bytes(3, "\x02") + number(8, 2 * 524000000ULL) + number(9, 2 * 97000000ULL);
  return block(kind_of_header, bytes(4, "OsmSchema-V0.6")) + block("OSMData", bytes(1, texts) + bytes(2, bytes(1, node)));
}

}  // namespace

TEST_CASE("binary maps whose texts hold zero bytes or whose blocks don't say what they are are refused", "[import][hostile]") {
  using namespace std::string_literals;
  CHECK(refusal_of(binary_map("highway"), ".osm.pbf") == "");
  CHECK_THAT(refusal_of(binary_map("highway\0x"s), ".osm.pbf"), Catch::Contains("zero byte"));
  CHECK_THAT(refusal_of(binary_map("highway\0"s), ".osm.pbf"), Catch::Contains("zero byte"));
  CHECK_THAT(refusal_of(binary_map("highway", ""), ".osm.pbf"), Catch::Contains("doesn't say what it is"));
}

TEST_CASE("every hostile file is read or refused as osmium would, but for documented differences", "[import][hostile]") {
  if (!have_shared_data("osm-hostile/osmium-verdicts.csv")) return;
  // Histories: osmium reads them, but a town needs one state of the map. And maps far from Germany can't be projected.
  const std::set<std::string> refused_by_choice{
      "libosmium/t/io/deleted_nodes.osh", "libosmium/t/io/deleted_nodes.osh.pbf", "osm-testdata/misc/64bit_ids.osm",
      "osm-testdata/misc/multipolygon_testcases.osm", "osm-testdata/xml/data/200-nodes/data.osm",
      "osm2pgsql/test_output_pgsql_way_area.osm"};
  std::ifstream verdicts(shared_data("osm-hostile/osmium-verdicts.csv"));
  std::string line;
  std::getline(verdicts, line);
  int files = 0;
  while (std::getline(verdicts, line)) {
    const auto a = line.find(','), b = line.find(',', a + 1), c = line.find(',', b + 1), d = line.find(',', c + 1);
    const std::string name = line.substr(0, a);
    const bool osmium_reads = line.substr(c + 1, d - c - 1) == "0";
    INFO(name);
    const std::string problem = refusal(shared_data("osm-hostile/" + name));
    INFO(problem);
    CHECK(problem.empty() == (osmium_reads && refused_by_choice.count(name) == 0));
    ++files;
  }
  CHECK(files > 200);
}

TEST_CASE("every file of the hostile folder is read or refused, listed or not", "[import][hostile]") {
  if (!have_shared_data("osm-hostile")) return;
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shared_data("osm-hostile"))) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path());
    CHECK_NOTHROW(refusal(entry.path()));
    ++files;
  }
  CHECK(files > 200);
}

TEST_CASE("a missing map names its path and is missing input", "[import][hostile]") {
  try {
    static_cast<void>(import_file("/nonexistent/town.osm.pbf"));
    FAIL("read a file that isn't there");
  } catch (const DataError& error) {
    CHECK(error.kind == ErrorKind::MissingInput);
    CHECK(std::string(error.what()).find("/nonexistent/town.osm.pbf") != std::string::npos);
  }
}

TEST_CASE("a folder is refused as a folder", "[import][hostile]") {
  CHECK(refusal(std::filesystem::temp_directory_path()).find("folder") != std::string::npos);
}

TEST_CASE("an unknown suffix is refused with the known ones", "[import][hostile]") {
  CHECK(refusal_of("hello", ".txt").find(".osm.pbf") != std::string::npos);
}

TEST_CASE("XML under the name of a PBF is refused", "[import][hostile]") {
  CHECK_FALSE(refusal_of(OsmText().node(1, 0, 0).text(), ".osm.pbf").empty());
}

TEST_CASE("an entity bomb is refused", "[import][hostile]") {
  const std::string bomb = "<?xml version='1.0'?><!DOCTYPE osm [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                           "<osm version=\"0.6\"><node id=\"1\" lat=\"52\" lon=\"9\"><tag k=\"name\" v=\"&b;\"/></node></osm>";
  CHECK(refusal_of(bomb, ".osm").find("entities") != std::string::npos);
}

TEST_CASE("an endless XML element is refused before it is parsed", "[import][hostile]") {
  const std::string text = "<?xml version='1.0'?><osm version=\"0.6\"><node id=\"1\" user=\"" + std::string(3'000'000, 'a') + "\"/></osm>";
  CHECK(refusal_of(text, ".osm").find("longer than") != std::string::npos);
}

TEST_CASE("truncated files are refused at any length", "[import][hostile]") {
  if (!have_shared_data("osm/dortmund-aplerbeck")) return;
  std::ifstream file(shared_data("osm/dortmund-aplerbeck/dortmund-aplerbeck.osm.pbf"), std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(file)), {});
  // Lengths that don't happen to end between two blocks.
  for (const std::size_t length : {std::size_t{3}, std::size_t{100}, whole.size() / 3, whole.size() / 2, whole.size() - 1}) {
    INFO(length);
    CHECK_FALSE(refusal_of(whole.substr(0, length), ".osm.pbf").empty());
  }
}

TEST_CASE("flipped bytes of a PBF never do worse than a DataError", "[import][hostile]") {
  if (!have_shared_data("osm-hostile/osmium-tool")) return;
  std::ifstream file(shared_data("osm-hostile/osmium-tool/formats/f1-nocompression.osm.pbf"), std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(file)), {});
  REQUIRE_FALSE(whole.empty());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string broken = whole;
    broken[i] = static_cast<char>(broken[i] ^ 0x55);
    INFO(i);
    CHECK_NOTHROW(refusal_of(broken, ".osm.pbf"));
  }
}

TEST_CASE("limits refuse an extract that is too large", "[import][hostile]") {
  const TemporaryFile file(OsmText().node(1, 0, 0).node(2, 9, 0).node(3, 20, 0).text(), ".osm");
  town::osm::ReadLimits limits;
  limits.nodes = 2;
  CHECK_THROWS_WITH(town::osm::read_osm_file(file.path(), limits), Catch::Contains("more than 2 nodes"));
}

TEST_CASE("compressed text that unpacks beyond the limit is refused", "[import][hostile]") {
  const TemporaryFile file(OsmText().node(1, 0, 0).text(), ".osm");
  town::osm::ReadLimits limits;
  limits.unpacked_bytes = 20;
  CHECK_THROWS_WITH(town::osm::read_osm_file(file.path(), limits), Catch::Contains("unpacks to more"));
}

TEST_CASE("deleted objects are skipped and noticed", "[import][hostile]") {
  const auto draft = OsmText().node(1, 0, 0).node(2, 50, 0).raw("<node id=\"3\" visible=\"false\" lat=\"52.37\" lon=\"9.75\"/>")
                         .way(1, {1, 2, 3}, {{"highway", "residential"}}).import();
  CHECK(noticed(draft, "import.deleted_objects") == 1);
  CHECK(draft.ways.at(0).nodes.size() == 2);
}

TEST_CASE("negative and huge ids are ids like others", "[import][hostile]") {
  const auto draft = OsmText().node(-7, 0, 0).node(9'000'000'000'000, 50, 0)
                         .way(-3, {-7, 9'000'000'000'000}, {{"highway", "footway"}}).import();
  REQUIRE(draft.ways.size() == 1);
  CHECK(draft.ways[0].osm_id == -3);
}

TEST_CASE("of two objects with one id the last one counts", "[import][hostile]") {
  const auto draft = OsmText().node(1, 0, 0).node(2, 50, 0).node(2, 80, 0).way(1, {1, 2}, {{"highway", "path"}}).import();
  CHECK(noticed(draft, "import.duplicate_objects") == 1);
  REQUIRE(draft.nodes.size() == 2);
  CHECK(draft.nodes[1].x - draft.nodes[0].x == Approx(80).margin(1));
}

TEST_CASE("objects may come in any order", "[import][hostile]") {
  const auto draft = OsmText().way(1, {2, 1}, {{"highway", "path"}}).node(2, 50, 0).node(1, 0, 0).import();
  CHECK(draft.ways.size() == 1);
  CHECK(draft.counts.missing_node_refs == 0);
}

TEST_CASE("a map on the other side of the world is refused with its place", "[import][hostile]") {
  const std::string text = OsmText().node_at(1, 139.7, 35.6).node_at(2, 139.71, 35.6).way(1, {1, 2}, {{"highway", "path"}}).text();
  CHECK(refusal_of(text, ".osm").find("139.7") != std::string::npos);
}
