// Reads OpenStreetMap files by libosmium into RawMap: one pass, any order of objects, personal metadata discarded.
// Before parsing, XML and OPL are scanned for endless elements, which the parsers would buffer whole.
#include "sim/town/import_reader.hpp"

#include "scenarios/errors.hpp"
#include "scenarios/input_file.hpp"

#include <fmt/format.h>
#include <osmium/io/any_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <protozero/pbf_reader.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <memory>
#include <new>
#include <system_error>
#include <utility>

namespace lichtung::town::osm {
namespace {

constexpr std::string_view kFormats = ".osm.pbf, .osm, .osm.xml, .osm.gz, .osm.bz2, .o5m or .opl";

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& message) {
  throw DataError(ErrorKind::Data, path.string(), message);
}

/// True for tags by which an object becomes something in the model; the other keys only describe.
bool makes_something(const osmium::TagList& tags) {
  static constexpr const char* kMakers[] = {"highway", "building", "shop",      "office",  "amenity", "leisure",
                                            "landuse", "railway",  "man_made",  "craft",   "natural", "place",
                                            "tourism", "public_transport", "boundary", "waterway", "healthcare"};
  return std::any_of(tags.begin(), tags.end(), [](const osmium::Tag& tag) {
    return std::any_of(std::begin(kMakers), std::end(kMakers),
                       [&](const char* key) { return std::strcmp(tag.key(), key) == 0; });
  });
}

class Collector {
 public:
  Collector(const std::filesystem::path& path, const ReadLimits& limits) : path_(path), limits_(limits) {}

  void add(const osmium::OSMObject& object) {
    const bool visible = object.visible();
    if (visible) check_tags(object.tags());
    switch (object.type()) {
      case osmium::item_type::node:
        ++map_.nodes_read;
        if (visible) node(static_cast<const osmium::Node&>(object));
        break;
      case osmium::item_type::way:
        ++map_.ways_read;
        if (visible) way(static_cast<const osmium::Way&>(object));
        break;
      case osmium::item_type::relation:
        ++map_.relations_read;
        if (visible) relation(static_cast<const osmium::Relation&>(object));
        break;
      default: return;
    }
    if (!visible) ++map_.deleted;
  }

  RawMap finish() {
    keep_last(map_.nodes, [](const RawNode& n) { return n.id; });
    keep_last(map_.ways, [](const RawWay& w) { return w.id; });
    const auto before = map_.duplicates;
    keep_last(map_.places, [](const TaggedNode& n) { return n.node.id; });
    map_.duplicates = before;   // the same nodes again
    keep_last(map_.relations, [](const RawRelation& r) { return r.id; });
    return std::move(map_);
  }

 private:
  /// libosmium walks through tags from one zero byte to the next; a binary file can put zero bytes into its texts, and the walk
  /// would leave the list.
  void check_tags(const osmium::TagList& tags) const {
    if (tags.empty()) return;
    const auto* end = tags.data() + tags.byte_size();
    const auto ends = std::count(tags.data() + sizeof(osmium::TagList), end, std::uint8_t{0});
    if (ends % 2 != 0 || end[-1] != 0) refuse(path_, "a tag holds a zero byte; expected text");
  }

  void limit(std::size_t have, std::size_t most, std::string_view what) const {
    if (have < most) return;
    refuse(path_, fmt::format("more than {} {}; expected an extract of one town. Cut it out first, for example with "
                              "'osmium extract --bbox'", most, what));
  }

  TagRange keep_tags(const osmium::TagList& tags) {
    TagRange range{static_cast<std::uint32_t>(map_.tag_list.size()), 0};
    for (const osmium::Tag& tag : tags) {
      const auto key = std::find(kKeys.begin(), kKeys.end(), std::string_view(tag.key()));
      if (key == kKeys.end()) continue;
      const std::string_view value(tag.value());
      limit(map_.tag_list.size(), limits_.tags, "tags");
      limit(map_.text.size() + value.size(), limits_.text_bytes, "bytes of tags");
      map_.tag_list.push_back({static_cast<std::uint32_t>(map_.text.size()), static_cast<std::uint16_t>(value.size()),
                               static_cast<std::uint16_t>(key - kKeys.begin())});
      map_.text += value;
      ++range.count;
    }
    return range;
  }

  void node(const osmium::Node& n) {
    limit(map_.nodes.size(), limits_.nodes, "nodes");
    RawNode raw{n.id(), kNoLocation, kNoLocation};
    if (n.location().valid()) {
      raw.lon7 = n.location().x();
      raw.lat7 = n.location().y();
    } else {
      ++map_.unlocated;
    }
    map_.nodes.push_back(raw);
    if (n.tags().empty() || !raw.located() || !makes_something(n.tags())) return;
    limit(map_.places.size(), limits_.objects, "places");
    map_.places.push_back({raw, keep_tags(n.tags())});
  }

  void way(const osmium::Way& w) {
    limit(map_.ways.size(), limits_.objects, "ways");
    limit(map_.refs.size() + w.nodes().size(), limits_.references, "references to nodes");
    RawWay raw{w.id(), static_cast<std::uint32_t>(map_.refs.size()), static_cast<std::uint32_t>(w.nodes().size()), {}};
    for (const osmium::NodeRef& ref : w.nodes()) map_.refs.push_back(ref.ref());
    if (makes_something(w.tags())) raw.tags = keep_tags(w.tags());
    map_.ways.push_back(raw);
  }

  void relation(const osmium::Relation& r) {
    if (r.tags().has_key("building")) ++map_.building_relations;
    const char* type = r.tags().get_value_by_key("type", "");
    if (std::strcmp(type, "multipolygon") != 0 && std::strcmp(type, "boundary") != 0) return;
    if (!makes_something(r.tags())) return;
    limit(map_.relations.size(), limits_.objects, "relations");
    limit(map_.members.size() + r.members().size(), limits_.references, "members of relations");
    RawRelation raw{r.id(), static_cast<std::uint32_t>(map_.members.size()), 0, keep_tags(r.tags())};
    for (const osmium::RelationMember& m : r.members()) {
      if (m.type() != osmium::item_type::way) continue;
      map_.members.push_back({m.ref(), std::strcmp(m.role(), "inner") == 0});
      ++raw.member_count;
    }
    map_.relations.push_back(raw);
  }

  /// Sorts by id and keeps the last of several objects with one id.
  template <class T, class IdOf>
  void keep_last(std::vector<T>& list, IdOf id) {
    const auto less = [&](const T& a, const T& b) { return id(a) < id(b); };
    if (!std::is_sorted(list.begin(), list.end(), less)) std::stable_sort(list.begin(), list.end(), less);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i + 1 < list.size() && id(list[i]) == id(list[i + 1])) {
        ++map_.duplicates;
        continue;
      }
      list[kept++] = list[i];
    }
    list.resize(kept);
  }

  const std::filesystem::path& path_;
  const ReadLimits& limits_;
  RawMap map_;
};

/// Walks through the (unpacked) text once and refuses elements or lines that are too long.
void scan_text(const std::filesystem::path& path, const osmium::io::File& file, const ReadLimits& limits) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw DataError(ErrorKind::MissingInput, path.string(), fmt::format("can't be opened: {}", std::strerror(errno)));
  const auto unpacked = osmium::io::CompressionFactory::instance().create_decompressor(file.compression(), fd);
  const char end = file.format() == osmium::io::file_format::opl ? '\n' : '>';
  std::size_t total = 0, open = 0;   // bytes so far; bytes since the last end of an element
  for (std::string chunk = unpacked->read(); !chunk.empty(); chunk = unpacked->read()) {
    total += chunk.size();
    const auto last = chunk.rfind(end);
    // Only the first and the last element of a chunk can reach beyond it; chunks are at most a few megabytes.
    const auto first = chunk.find(end);
    if (open + std::min(first, chunk.size()) > limits.token_bytes) {
      refuse(path, fmt::format("an element or line is longer than {} bytes; expected OpenStreetMap data", limits.token_bytes));
    }
    open = last == std::string::npos ? open + chunk.size() : chunk.size() - last - 1;
    if (total > limits.unpacked_bytes) refuse(path, fmt::format("unpacks to more than {} bytes", limits.unpacked_bytes));
  }
  unpacked->close();
}

/// Walks through the frames of a PBF file and refuses a blob without a kind, which libosmium compares as a null pointer.
/// What else is wrong with frames it finds itself.
void scan_blobs(const std::filesystem::path& path) {
  constexpr std::size_t kMostHeader = 64 * 1024;
  std::ifstream file(path, std::ios::binary);
  std::array<unsigned char, 4> size{};
  while (file.read(reinterpret_cast<char*>(size.data()), size.size())) {
    const std::size_t bytes = std::size_t{size[0]} << 24U | std::size_t{size[1]} << 16U | std::size_t{size[2]} << 8U | size[3];
    if (bytes > kMostHeader) return;
    std::string header(bytes, '\0');
    if (!file.read(header.data(), static_cast<std::streamsize>(bytes))) return;
    protozero::pbf_reader field(header);
    bool kind = false;
    std::int32_t data = 0;
    while (field.next()) {
      const bool is_kind = field.tag() == 1 && field.wire_type() == protozero::pbf_wire_type::length_delimited;
      const bool is_size = field.tag() == 3 && field.wire_type() == protozero::pbf_wire_type::varint;
      if (is_kind) kind = field.get_view().size() > 0;
      else if (is_size) data = field.get_int32();
      else field.skip();
    }
    if (!kind) refuse(path, "holds a block that doesn't say what it is; expected an intact .osm.pbf file");
    if (data <= 0) return;
    file.seekg(data, std::ios::cur);
  }
}

void check_is_file(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    throw DataError(ErrorKind::MissingInput, path.string(), "the map file does not exist; check the path under [map] osm");
  }
  if (std::filesystem::is_directory(status)) refuse(path, fmt::format("is a folder; expected a file {}", kFormats));
  if (!is_input_file(path)) refuse(path, fmt::format("is not a regular file; expected {}", kFormats));
}

RawMap parse(const std::filesystem::path& path, const ReadLimits& limits) {
  const osmium::io::File file{std::filesystem::absolute(path).string()};
  if (file.has_multiple_object_versions()) {
    refuse(path, "is a history or change file; expected one state of the map. Make one with 'osmium time-filter' or "
                 "'osmium apply-changes'");
  }
  using osmium::io::file_format;
  const bool is_text = file.format() == file_format::xml || file.format() == file_format::opl;
  const bool is_binary = file.format() == file_format::pbf || file.format() == file_format::o5m;
  if (!is_text && !is_binary) refuse(path, fmt::format("the format isn't known by its name; expected {}", kFormats));
  if (is_binary && file.compression() != osmium::io::file_compression::none) {
    refuse(path, "is a compressed binary file; unpack it first");
  }
  if (is_text) scan_text(path, file, limits);
  if (file.format() == file_format::pbf) scan_blobs(path);
  osmium::io::Reader reader{file, osmium::io::read_meta::no, osmium::osm_entity_bits::nwr};
  if (reader.header().has_multiple_object_versions()) {
    refuse(path, "holds a history or changes; expected one state of the map. Make one with 'osmium time-filter'");
  }
  Collector collector(path, limits);
  while (const osmium::memory::Buffer buffer = reader.read()) {
    for (const auto& object : buffer.select<osmium::OSMObject>()) collector.add(object);
  }
  reader.close();
  return collector.finish();
}

[[noreturn]] void refuse_unreadable(const std::filesystem::path& path, const std::exception& error) {
  refuse(path, fmt::format("can't be read as OpenStreetMap data ({}); expected an intact file {}", error.what(), kFormats));
}

}  // namespace

RawMap read_osm_file(const std::filesystem::path& path, const ReadLimits& limits) {
  check_is_file(path);
  try {
    return parse(path, limits);
  } catch (const DataError&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw DataError(ErrorKind::Internal, path.string(), "needs more memory than there is; cut out a smaller extract");
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::resource_unavailable_try_again) refuse_unreadable(path, error);
    throw DataError(ErrorKind::Internal, path.string(), "no thread to read it with: out of memory, or too many processes");
  } catch (const std::exception& error) {
    refuse_unreadable(path, error);
  }
}

}  // namespace lichtung::town::osm
