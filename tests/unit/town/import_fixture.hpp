// Small OpenStreetMap files for tests of the importer, written to a temporary folder and removed again.
#pragma once

#include "scenarios/errors.hpp"
#include "sim/town/import.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <utility>

namespace lichtung::test {

class TemporaryFile {
 public:
  TemporaryFile(const std::string& content, const std::string& suffix) {
    static std::atomic<int> number{0};
    path_ = std::filesystem::temp_directory_path() / fmt::format("lichtung-import-{}-{}{}", ::getpid(), number++, suffix);
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

using TagsOf = std::initializer_list<std::pair<const char*, const char*>>;

/// Writes OSM XML piece by piece. Places are metres east and north of 9.74° E, 52.37° N (roughly).
class OsmText {
 public:
  OsmText& node(long id, double east, double north, TagsOf tags = {}) {
    return node_at(id, 9.74 + east / 67940.0, 52.37 + north / 111260.0, tags);
  }
  OsmText& node_at(long id, double lon, double lat, TagsOf tags = {}) {
    body_ += fmt::format("<node id=\"{}\" lat=\"{:.7f}\" lon=\"{:.7f}\">{}</node>\n", id, lat, lon, write(tags));
    return *this;
  }
  OsmText& way(long id, std::initializer_list<long> refs, TagsOf tags) {
    body_ += fmt::format("<way id=\"{}\">", id);
    for (const long ref : refs) body_ += fmt::format("<nd ref=\"{}\"/>", ref);
    body_ += write(tags) + "</way>\n";
    return *this;
  }
  OsmText& relation(long id, std::initializer_list<std::pair<long, const char*>> ways, TagsOf tags) {
    body_ += fmt::format("<relation id=\"{}\">", id);
    for (const auto& [ref, role] : ways) body_ += fmt::format("<member type=\"way\" ref=\"{}\" role=\"{}\"/>", ref, role);
    body_ += write(tags) + "</relation>\n";
    return *this;
  }
  OsmText& raw(const std::string& text) {
    body_ += text;
    return *this;
  }
  [[nodiscard]] std::string text() const { return "<?xml version='1.0' encoding='UTF-8'?>\n<osm version=\"0.6\">\n" + body_ + "</osm>\n"; }
  [[nodiscard]] town::TownDraft import(std::optional<std::filesystem::path> clip = {}) const {
    const TemporaryFile file(text(), ".osm");
    MapInput input;
    input.osm = file.path();
    input.clip = std::move(clip);
    return town::import_osm(input);
  }

 private:
  static std::string write(TagsOf tags) {
    std::string text;
    for (const auto& [key, value] : tags) text += fmt::format("<tag k=\"{}\" v=\"{}\"/>", key, value);
    return text;
  }
  std::string body_;
};

inline town::TownDraft import_file(const std::filesystem::path& path) {
  MapInput input;
  input.osm = path;
  return town::import_osm(input);
}

/// Count of a notice; 0 if it isn't there.
inline std::int64_t noticed(const town::TownDraft& draft, const std::string& key) {
  const auto it = std::find_if(draft.notices.begin(), draft.notices.end(), [&](const auto& n) { return n.key == key; });
  return it == draft.notices.end() ? 0 : it->count;
}

}  // namespace lichtung::test
